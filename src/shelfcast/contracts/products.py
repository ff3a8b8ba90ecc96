"""The product master: what can be sold, and on what terms it is bought."""

from shelfcast.contracts import synonyms
from shelfcast.contracts.columns import Column, Dataset, Kind
from shelfcast.contracts.synonyms import names

PRODUCTS = Dataset(
    name="products",
    grain="one row per product and version",
    key=("product_id",),
    needs=(("product_id",),),
    columns=(
        Column(
            "product_id",
            Kind.ID,
            "the code that sales lines use",
            required=True,
            synonyms=synonyms.PRODUCT_ID + names("id"),
        ),
        Column(
            "product_name",
            Kind.TEXT,
            "the name people know it by",
            synonyms=synonyms.PRODUCT_NAME + names("name"),
        ),
        Column(
            "category",
            Kind.TEXT,
            "the shelf or group it belongs to",
            synonyms=synonyms.CATEGORY,
        ),
        Column(
            "subcategory",
            Kind.TEXT,
            "the group below the category",
            synonyms=names(
                "sub category | subclass | unterkategorie | sous catégorie "
                "| subcategoría | sottocategoria | subcategoria | podkategoria | "
                "subcategorie | подкатегория | 子类"
            ),
        ),
        Column(
            "brand",
            Kind.TEXT,
            "the brand",
            synonyms=synonyms.BRAND,
        ),
        Column(
            "unit_cost",
            Kind.MONEY,
            "what one unit costs the shop",
            unit="money per unit",
            synonyms=synonyms.COST,
        ),
        Column(
            "unit_price",
            Kind.MONEY,
            "the list price of one unit",
            unit="money per unit",
            synonyms=synonyms.PRICE + names("list price"),
        ),
        Column(
            "pack_size",
            Kind.QUANTITY,
            "orders come in multiples of this",
            unit="units",
            synonyms=names(
                "pack | case size | case pack | units per case | packungsgröße | "
                "conditionnement | confezione | opakowanie"
            ),
        ),
        Column(
            "minimum_order",
            Kind.QUANTITY,
            "the smallest quantity a supplier takes",
            unit="units",
            synonyms=names("moq | minimum order quantity | min order | mindestbestellmenge"),
        ),
        Column(
            "supplier_id",
            Kind.ID,
            "who supplies it",
            synonyms=synonyms.SUPPLIER,
        ),
        Column(
            "lead_time",
            Kind.NUMBER,
            "days from order to delivery",
            unit="days",
            synonyms=names(
                "lead time days | leadtime | delivery days | lieferzeit | délai | plazo de entrega"
            ),
        ),
        Column(
            "shelf_life",
            Kind.NUMBER,
            "days it can be kept",
            unit="days",
            synonyms=names("shelf life days | expiry days | haltbarkeit"),
        ),
    ),
)
