"""What should a name be called: a translation, or one spelling for several?

A value of a label column (product_name, category, brand, store_name, region, city, country,
channel) that is `original` is shown as `label`. Where `original` is a code, the label names the
product or the store of that code.
Not here: how labels are applied (warehouse/dbt).
"""

from shelfcast.contracts.columns import Column, Dataset, Kind
from shelfcast.contracts.synonyms import names

LABELS = Dataset(
    name="labels",
    grain="one row per column and original",
    key=("column", "original", "language"),
    needs=(("original",), ("label",)),
    columns=(
        Column(
            "column",
            Kind.TEXT,
            "the column the label is for, by our name or one it is known by; empty for any",
            synonyms=names(
                "column name | field | field name | attribute | label column | spalte | feld | "
                "colonne | champ | columna | campo | colonna | coluna | kolumna | pole | kolom | "
                "veld | столбец | поле | колонка | 列 | 字段"
            ),
        ),
        Column(
            "original",
            Kind.TEXT,
            "the value as files have it, or the code of a product or store",
            required=True,
            synonyms=names(
                "original name | original value | original label | original text | "
                "source value | source text | untranslated | ursprung | originalwert | "
                "valeur originale | valor original | originale | valore originale | "
                "oryginał | wartość oryginalna | origineel | оригинал | исходное значение | "
                "原文 | 原值 | category id | category code | item category id | "
                "product category id | brand id"
            ),
        ),
        Column(
            "label",
            Kind.TEXT,
            "what it is to be called",
            required=True,
            synonyms=names(
                "translation | translated | translated name | name translated | english name | "
                "display name | standard name | clean name | übersetzung | traduction | "
                "traducción | etiqueta | etichetta | traduzione | tradução | etykieta | "
                "tłumaczenie | vertaling | перевод | 译文 | 翻译 | category name | "
                "item category name | product category name | brand name"
            ),
        ),
        Column(
            "language",
            Kind.ID,
            "the language of the label",
            synonyms=names(
                "lang | language code | sprache | langue | idioma | lingua | język | taal | "
                "язык | 语言"
            ),
        ),
    ),
)
