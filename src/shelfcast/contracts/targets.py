"""The plan: what was to be sold in a month, by the company, a store, a category or both."""

from shelfcast.contracts import synonyms
from shelfcast.contracts.columns import Column, Dataset, Kind
from shelfcast.contracts.synonyms import names

TARGETS = Dataset(
    name="targets",
    grain="one row per month, store and category",
    key=("month", "store_id", "category"),
    needs=(("month",), ("target_revenue", "target_units")),
    time="month",
    columns=(
        Column(
            "month",
            Kind.DATE,
            "a day of the month; several rows of a month are added up",
            required=True,
            synonyms=names(
                "month | target month | plan month | budget month | period | date | monat | mois "
                "| mes | mese | maand | miesiąc"
            ),
            weak=names("day | week"),
        ),
        Column(
            "store_id",
            Kind.ID,
            "for which store; empty is the company",
            synonyms=synonyms.STORE,
            weak=synonyms.WEAK_STORE,
        ),
        Column(
            "category",
            Kind.TEXT,
            "for which category; empty is all of them",
            synonyms=synonyms.CATEGORY,
        ),
        Column(
            "target_revenue",
            Kind.MONEY,
            "money to be taken, net of discounts and returns",
            unit="money",
            synonyms=names(
                "target revenue | revenue target | sales target | target sales | target amount | "
                "planned revenue | revenue plan | planned sales | sales plan | budget revenue | "
                "revenue budget | sales budget | budgeted sales | budget sales | umsatzziel | "
                "zielumsatz | planumsatz | umsatzplan | objectif | objectif ca | presupuesto | "
                "objetivo | obiettivo | omzetdoel | cel sprzedaży"
            ),
            weak=names("target | plan | budget | goal"),
        ),
        Column(
            "target_units",
            Kind.QUANTITY,
            "units to be sold, net of returns",
            unit="units",
            synonyms=names(
                "target units | unit target | units target | target quantity | quantity target | "
                "planned units | planned quantity | unit plan | budget units | budget quantity | "
                "zielmenge | planmenge"
            ),
        ),
    ),
)
