"""Public data sets of sales, under the column names that their publishers gave them."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from corpus.case import Export, Sheet, Want, case
from corpus.files import typed, workbook
from corpus.world import Line, Style, cents, sale_lines
from corpus.write import delimited, plain, short

_NO_OFF = Style(returns=0, discounts=0)


def _said(text: str) -> Callable[[Any], str]:
    return lambda _: text


def _also(sheet: Sheet, ours: str, name: str, values: list[Any]) -> None:
    """Another honest reading of a column."""
    old = sheet.found[ours]
    sheet.found[ours] = Want(old.ours, (*old.theirs, name), (*old.values, tuple(values)))


@case("US", "America/New_York")
def superstore() -> Export:
    """Tableau's Superstore: the discount is a rate, sales are the line's, the ship date no sale."""
    style = Style(order="CA-2016-{:06d}", product="TEC-AC-1000{}", customer="AB-{:05d}", returns=0)
    lines = sale_lines("en", 130, 401, style)
    sheet = Sheet(lines)
    number = iter(range(1, 999))
    sheet.col("Row ID", "", lambda x: str(next(number)))
    sheet.col("Order ID", "order", lambda x: x.order)
    sheet.col("Order Date", "day", lambda x: f"{x.at.month}/{x.at.day}/{x.at.year}")
    later = {x.order: x.at + timedelta(days=int(x.order[-1]) % 6) for x in lines}
    sheet.col(
        "Ship Date", "!sold_at", lambda x: "{0.month}/{0.day}/{0.year}".format(later[x.order])
    )
    sheet.col("Ship Mode", "", _said("Second Class"))
    sheet.col("Customer ID", "customer", lambda x: x.customer)
    sheet.col("Customer Name", "", lambda x: x.customer_name)
    sheet.col("Segment", "", _said("Consumer"))
    sheet.col("Country", "country", _said("United States"))
    sheet.col("City", "city", lambda x: x.store_name)
    sheet.col("State", "region", _said("Kentucky"))
    sheet.col("Postal Code", "", _said("42420"))
    sheet.col("Region", "", _said("South"))
    sheet.col("Product ID", "product", lambda x: x.product.code)
    sheet.col("Category", "category", lambda x: x.product.category)
    sheet.col("Sub-Category", "", _said("Accessories"))
    sheet.col("Product Name", "name", lambda x: x.product.name)
    sheet.col("Sales", "amount", lambda x: short(x.amount))
    sheet.col("Quantity", "qty", lambda x: f"{x.qty}")
    sheet.col("Discount", "!discount", lambda x: short(cents(x.discount / (x.qty * x.price))))
    sheet.col("Profit", "!revenue", lambda x: short(cents(x.amount - x.cost) * Decimal("1.0001")))
    _either_region(sheet)
    text = delimited([sheet.header, *sheet.rows])
    return Export("Sample - Superstore.csv", text.encode("cp1252"), (sheet.truth(),))


def _either_region(sheet: Sheet) -> None:
    """State or region: both are a region."""
    _also(sheet, "region", "Region", ["South"] * len(sheet.lines))


@case("US", "America/New_York")
def coffee_shop_sales() -> Export:
    """Maven's coffee shops: a workbook with the time of day in a column of its own."""
    style = Style(order="{}", product="{}", store="{}", returns=0, discounts=0)
    lines = sale_lines("en", 140, 402, style)
    sheet = Sheet(lines)
    sheet.col("transaction_id", "order_id", lambda x: x.order)
    sheet.col("transaction_date", "sold_at", lambda x: "", lambda x: x.day)
    sheet.col("transaction_time", "", lambda x: f"{x.at:%H:%M:%S}")
    sheet.col("transaction_qty", "qty", lambda x: "")
    sheet.col("store_id", "store", lambda x: x.store)
    sheet.col("store_location", "store_name", lambda x: x.store_name)
    sheet.col("product_id", "product", lambda x: x.product.code)
    sheet.col("unit_price", "price", lambda x: "")
    sheet.col("product_category", "category", lambda x: x.product.category)
    sheet.col("product_type", "", _said("Gourmet brewed"))
    sheet.col("product_detail", "name", lambda x: x.product.name)
    rows = typed(sheet)
    _also(sheet, "sold_at", "transaction_date", [x.at for x in lines])
    total = (sum((x.amount for x in lines), Decimal(0)),)
    book = workbook({"Transactions": [sheet.header, *rows]}, day="m/d/yyyy")
    return Export("Coffee Shop Sales.xlsx", book, (sheet.truth(revenue=total),))


@case("US", "America/Chicago")
def iowa_liquor() -> Export:
    """An open data portal: names with units in brackets, dollars before, many numbers beside."""
    style = Style(store="{}", product="{}", returns=0, discounts=0, order="INV-{:011d}")
    lines = sale_lines("en", 120, 403, style)
    sheet = Sheet(lines)
    sheet.col(
        "Invoice/Item Number",
        "order_id",
        lambda x: f"{x.order}{x.place + 1:02d}",
    )
    sheet.col("Date", "day", lambda x: f"{x.at:%m/%d/%Y}")
    sheet.col("Store Number", "store", lambda x: x.store)
    sheet.col("Store Name", "store_name", lambda x: x.store_name)
    sheet.col("Address", "", _said("2501 HUBBELL AVE"))
    sheet.col("City", "city", lambda x: x.store_name.upper())
    sheet.col("Zip Code", "", _said("50317"))
    sheet.col("Store Location", "", _said("POINT (-93.57 41.60)"))
    sheet.col("County Number", "", _said("77"))
    sheet.col("County", "", _said("POLK"))
    sheet.col("Category", "", lambda x: f"10{len(x.product.category):02d}100")
    sheet.col("Category Name", "category", lambda x: x.product.category)
    sheet.col("Vendor Number", "", _said("260"))
    sheet.col("Vendor Name", "", _said("DIAGEO AMERICAS"))
    sheet.col("Item Number", "product", lambda x: x.product.code)
    sheet.col("Item Description", "name", lambda x: x.product.name)
    sheet.col("Pack", "!quantity", _said("12"))
    sheet.col("Bottle Volume (ml)", "!quantity", _said("750"))
    sheet.col("State Bottle Cost", "cost", lambda x: "$" + plain(x.product.cost))
    sheet.col("State Bottle Retail", "price", lambda x: "$" + plain(x.price))
    sheet.col("Bottles Sold", "qty", lambda x: f"{x.qty}")
    sheet.col("Sale (Dollars)", "amount", lambda x: "$" + plain(x.amount))
    sheet.col("Volume Sold (Liters)", "!quantity", lambda x: plain(x.qty * Decimal("0.75")))
    sheet.col("Volume Sold (Gallons)", "!quantity", lambda x: plain(x.qty * Decimal("0.2")))
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("Iowa_Liquor_Sales.csv", text.encode(), (sheet.truth(),))


@case("BR", "America/Sao_Paulo")
def olist_order_items() -> Export:
    """Olist's items: a row is one piece, its price is what it brought; the day is elsewhere."""
    style = Style(order="{:032x}", product="{:032x}", returns=0, discounts=0)
    lines = sale_lines("pt", 120, 404, style)
    sheet = Sheet(lines)
    sheet.col("order_id", "order", lambda x: x.order)
    sheet.col("order_item_id", "", lambda x: str(x.place + 1))
    sheet.col("product_id", "product", lambda x: x.product.code)
    sheet.col("seller_id", "!customer_id", lambda x: f"{int(x.store) * 991:032x}")
    sheet.col("shipping_limit_date", "!sold_at", lambda x: f"{x.at + timedelta(days=5):%F %T}")
    sheet.col("price", "revenue|unit_price", lambda x: plain(x.price), lambda x: x.price)
    sheet.col("freight_value", "!revenue", lambda x: plain(8 + x.price % 17))
    text = delimited([sheet.header, *sheet.rows], quoting=1, newline="\n")
    truth = sheet.truth("receipt_lines", revenue=())
    return Export("olist_order_items_dataset.csv", text.encode(), (truth,))


@case("GB", "Europe/London")
def dunnhumby_sort_of_real() -> Export:
    """dunnhumby's transactions: a day as one integer, spend, an hour, codes for all else."""
    style = Style(
        order="99410010{:07d}",
        product="PRD09{:05d}",
        store="STORE{:05d}",
        customer="CUST0000{:06d}",
        returns=0,
        discounts=0,
    )
    lines = sale_lines("en", 150, 405, style)
    sheet = Sheet(lines)
    sheet.col("SHOP_WEEK", "!sold_at", lambda x: f"2024{x.at.isocalendar().week:02d}")
    sheet.col("SHOP_DATE", "day", lambda x: f"{x.at:%Y%m%d}")
    sheet.col("SHOP_WEEKDAY", "", lambda x: str(x.at.isoweekday() % 7 + 1))
    sheet.col("SHOP_HOUR", "", lambda x: str(x.at.hour))
    sheet.col("QUANTITY", "qty", lambda x: f"{x.qty}")
    sheet.col("SPEND", "amount", lambda x: plain(x.amount))
    sheet.col("PROD_CODE", "product", lambda x: x.product.code)
    sheet.col("PROD_CODE_10", "", lambda x: "CL" + x.product.code[-5:])
    sheet.col("PROD_CODE_20", "", lambda x: "DEP000" + x.product.code[-2:])
    sheet.col("CUST_CODE", "customer", lambda x: x.customer)
    sheet.col("CUST_PRICE_SENSITIVITY", "!unit_price", _said("MM"))
    sheet.col("CUST_LIFESTAGE", "", _said("YF"))
    sheet.col("BASKET_ID", "order", lambda x: x.order)
    sheet.col("BASKET_SIZE", "!quantity", _said("L"))
    sheet.col("BASKET_DOMINANT_MISSION", "", _said("Mixed"))
    sheet.col("STORE_CODE", "store", lambda x: x.store)
    sheet.col("STORE_FORMAT", "", _said("LS"))
    sheet.col("STORE_REGION", "region", _said("W02"))
    _also(
        sheet,
        "sold_at",
        "SHOP_DATE",
        [x.at.replace(minute=0, second=0) for x in lines],
    )
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("transactions_200607.csv", text.encode(), (sheet.truth(),))


@case("DE", "Europe/Berlin")
def rossmann_train() -> Export:
    """Rossmann: a row a shop and day, newest first; customers are a count; closed days are 0."""
    rng = random.Random(406)
    rows = []
    for back in range(60):
        day = datetime(2015, 7, 31) - timedelta(days=back)
        for shop in (1, 2, 3, 4):
            is_open = day.isoweekday() < 7
            people = rng.randrange(400, 1500) if is_open else 0
            rows.append((shop, day, Decimal(people * rng.randrange(8, 13)), people, int(is_open)))
    sheet = Sheet(rows)
    sheet.our("Store", "store_id", lambda x: str(x[0]))
    sheet.our("DayOfWeek", "", lambda x: str(x[1].isoweekday()))
    sheet.our("Date", "sold_at", lambda x: f"{x[1]:%Y-%m-%d}", lambda x: x[1])
    sheet.our("Sales", "revenue", lambda x: str(x[2]), lambda x: x[2])
    sheet.col("Customers", "!quantity", lambda x: str(x[3]))
    sheet.traps.append(("Customers", "customer_id"))
    sheet.our("Open", "", lambda x: str(x[4]))
    sheet.our("Promo", "", lambda x: str(x[1].day % 2))
    sheet.our("StateHoliday", "", _said("0"))
    sheet.our("SchoolHoliday", "", _said("1"))
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("train.csv", text.encode(), (sheet.truth(),))


@case("TW", "Asia/Taipei")
def ta_feng() -> Export:
    """Ta-Feng: AMOUNT is how many, ASSET what the line cost, SALES_PRICE what it brought."""
    style = Style(product="4710{:09d}", customer="{:08d}", returns=0, discounts=0, scale=3)
    lines = sale_lines("zh", 140, 407, style)
    whole = {x: x.amount.quantize(Decimal(1)) for x in lines}
    sheet = Sheet(lines)
    sheet.col("TRANSACTION_DT", "day", lambda x: f"{x.at.month}/{x.at.day}/{x.at.year}")
    sheet.col("CUSTOMER_ID", "customer", lambda x: x.customer)
    sheet.col("AGE_GROUP", "", _said("45-49"))
    sheet.col("PIN_CODE", "", _said("115"))
    sheet.our("PRODUCT_SUBCLASS", "category", lambda x: f"1104{len(x.product.category)}5")
    sheet.col("PRODUCT_ID", "product", lambda x: x.product.code)
    sheet.col("AMOUNT", "qty", lambda x: f"{x.qty}")
    sheet.col("ASSET", "!revenue", lambda x: str(x.cost.quantize(Decimal(1))))
    sheet.col("SALES_PRICE", "revenue", lambda x: str(whole[x]), lambda x: whole[x])
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("ta_feng_all_months_merged.csv", text.encode(), (sheet.truth(),))


@case("RU", "Europe/Moscow")
def x5_retail_hero() -> Export:
    """X5's purchases: the sum of the cheque stands in each line; the line's is trn_sum_from_iss."""
    style = Style(order="{:010x}", product="{:010x}", store="{:08x}", customer="{:010x}", returns=0)
    lines = sale_lines("ru", 140, 408, style)
    totals: dict[str, Decimal] = {}
    for x in lines:
        totals[x.order] = totals.get(x.order, Decimal(0)) + x.amount

    def spent(x: Line) -> str:
        return short(-(x.discount // 2))

    sheet = Sheet(lines)
    sheet.col("client_id", "customer", lambda x: x.customer)
    sheet.col("transaction_id", "order", lambda x: x.order)
    sheet.col("transaction_datetime", "moment", lambda x: f"{x.at:%Y-%m-%d %H:%M:%S}")
    sheet.col("regular_points_received", "", lambda x: plain(totals[x.order] / 100, 1))
    sheet.col("express_points_received", "", _said("0.0"))
    sheet.col("regular_points_spent", "!discount", spent)
    sheet.col("express_points_spent", "!discount", _said("0.0"))
    sheet.col("purchase_sum", "!revenue", lambda x: short(totals[x.order]))
    sheet.col("store_id", "store", lambda x: x.store)
    sheet.col("product_id", "product", lambda x: x.product.code)
    sheet.col("product_quantity", "qty", lambda x: plain(x.qty, 1))
    sheet.col("trn_sum_from_iss", "amount", lambda x: plain(x.amount))
    sheet.col("trn_sum_from_red", "!revenue", lambda x: short(x.amount) if x.discount else "")
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("purchases.csv", text.encode(), (sheet.truth(),))
