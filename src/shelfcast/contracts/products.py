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
            synonyms=synonyms.PRODUCT_ID + names("id | product code id"),
            weak=synonyms.WEAK_PRODUCT_ID,
        ),
        Column(
            "product_name",
            Kind.TEXT,
            "the name people know it by",
            synonyms=names("product name | name | title") + synonyms.PRODUCT_NAME[1:],
            weak=names("short description | product | long description"),
        ),
        Column(
            "category",
            Kind.TEXT,
            "the shelf or group it belongs to",
            synonyms=synonyms.CATEGORY,
            weak=names("type"),
        ),
        Column(
            "subcategory",
            Kind.TEXT,
            "the group below the category",
            synonyms=names(
                "subcategory | sub category | subclass | subcategory name | subcategory id | "
                "product subcategory"
            ),
        ),
        Column(
            "brand",
            Kind.TEXT,
            "the brand",
            synonyms=synonyms.BRAND,
            weak=synonyms.WEAK_BRAND,
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
            synonyms=synonyms.PRICE,
            weak=synonyms.WEAK_PRICE,
        ),
        Column(
            "pack_size",
            Kind.QUANTITY,
            "orders come in multiples of this",
            unit="units",
            synonyms=names(
                "pack | pack size | pack quantity | case size | case pack | units per case | pack "
                "unit | quantity per pack | pack unit quantity"
            ),
        ),
        Column(
            "minimum_order",
            Kind.QUANTITY,
            "the smallest quantity a supplier takes",
            unit="units",
            synonyms=names(
                "minimum order | moq | minimum order quantity | min order | minimum quantity | "
                "minimum purchase quantity | minimum"
            ),
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
                "lead time | lead time days | leadtime | delivery days | delivery time | lead | "
                "lead days | delivery time days | supplier lead time | days of delivery"
            ),
        ),
        Column(
            "shelf_life",
            Kind.NUMBER,
            "days it can be kept",
            unit="days",
            synonyms=names(
                "shelf life | shelf life days | expiry days | haltbarkeit | days of shelf life"
            ),
        ),
    ),
)
