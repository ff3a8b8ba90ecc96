"""What a till, a web shop or an invoice book says was sold."""

from shelfcast.contracts import synonyms
from shelfcast.contracts.columns import Column, Dataset, Kind
from shelfcast.contracts.synonyms import names

SALES = Dataset(
    name="sales",
    grain="one row per sale line",
    needs=(("sold_at",), ("quantity", "revenue")),
    time="sold_at",
    partitioned=True,
    columns=(
        Column(
            "sold_at",
            Kind.TIMESTAMP,
            "when the line was sold, local time",
            required=True,
            synonyms=synonyms.DATE,
        ),
        Column(
            "sold_time",
            Kind.TEXT,
            "the time of day, where a file keeps it in a column of its own",
            synonyms=names(
                "time | time of day | sale time | order time | uhrzeit | heure | hora | "
                "ora | godzina | tijd | время"
            ),
        ),
        Column(
            "order_id",
            Kind.ID,
            "the receipt, invoice or order that the line is on",
            synonyms=synonyms.ORDER,
        ),
        Column(
            "store_id",
            Kind.ID,
            "where it was sold",
            synonyms=synonyms.STORE,
        ),
        Column(
            "product_id",
            Kind.ID,
            "what was sold",
            synonyms=synonyms.PRODUCT_ID,
        ),
        Column(
            "customer_id",
            Kind.ID,
            "who bought it, where known",
            synonyms=synonyms.CUSTOMER,
        ),
        Column(
            "quantity",
            Kind.QUANTITY,
            "how many; a return is negative",
            unit="units",
            synonyms=synonyms.QUANTITY,
        ),
        Column(
            "unit_price",
            Kind.MONEY,
            "price of one unit, before the discount",
            unit="money per unit",
            synonyms=synonyms.PRICE,
        ),
        Column(
            "discount",
            Kind.MONEY,
            "money taken off the line",
            unit="money",
            synonyms=names(
                "discount amount | rabatt | nachlass | remise | descuento | sconto | "
                "desconto | rabat | korting | скидка | 折扣"
            ),
        ),
        Column(
            "revenue",
            Kind.MONEY,
            "what the line brought in; quantity x unit_price - discount where absent",
            unit="money",
            synonyms=synonyms.REVENUE,
        ),
        Column(
            "unit_cost",
            Kind.MONEY,
            "what one unit cost the shop",
            unit="money per unit",
            synonyms=synonyms.COST,
        ),
        Column(
            "currency",
            Kind.ID,
            "ISO 4217 code",
            synonyms=synonyms.CURRENCY,
        ),
        Column(
            "channel",
            Kind.TEXT,
            "till, web, phone and the like",
            synonyms=synonyms.CHANNEL,
        ),
        Column(
            "promotion",
            Kind.TEXT,
            "the promotion the line was sold under",
            synonyms=synonyms.PROMOTION,
        ),
        Column(
            "product_name",
            Kind.TEXT,
            "the name printed on the line",
            synonyms=synonyms.PRODUCT_NAME,
        ),
        Column(
            "category",
            Kind.TEXT,
            "the category printed on the line",
            synonyms=synonyms.CATEGORY,
        ),
        Column(
            "brand",
            Kind.TEXT,
            "the brand printed on the line",
            synonyms=synonyms.BRAND,
        ),
        Column(
            "store_name",
            Kind.TEXT,
            "the store name printed on the line",
            synonyms=synonyms.STORE_NAME,
        ),
        Column(
            "region",
            Kind.TEXT,
            "the region printed on the line",
            synonyms=synonyms.REGION,
        ),
        Column(
            "city",
            Kind.TEXT,
            "the city printed on the line",
            synonyms=synonyms.CITY,
        ),
        Column(
            "country",
            Kind.TEXT,
            "the country printed on the line",
            synonyms=synonyms.COUNTRY,
        ),
    ),
)
