"""Sales files of the public web: bakery, coffee machine, pizzas, a mall, marketplaces."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from corpus.case import Export, Sheet, Want, case
from corpus.world import Line, Style, cents, sale_lines
from corpus.write import comma, delimited, plain, short

_NO_OFF = Style(returns=0, discounts=0)


def _said(text: str) -> Callable[[Any], str]:
    return lambda _: text


def _either(sheet: Sheet, ours: str, *values: list[Any]) -> None:
    """Other values that an honest reader may take the same column for."""
    old = sheet.found[ours]
    sheet.found[ours] = Want(old.ours, old.theirs, (*old.values, *map(tuple, values)))


def _count(step: int = 1) -> Callable[[Any], str]:
    """Row numbers from nought."""
    at = [-step]

    def told(_: Any) -> str:
        at[0] += step
        return str(at[0])

    return told


@case("FR", "Europe/Paris")
def french_bakery_daily_sales() -> Export:
    """A bakery's tickets: a nameless row number, ticket numbers as floats, prices with a euro."""
    lines = sale_lines("fr", 140, 731, Style(order="{}", returns=0.05, discounts=0))
    sheet = Sheet(lines)
    sheet.col("", "", _count(4))
    sheet.col("date", "minute", lambda x: f"{x.at:%Y-%m-%d}")
    sheet.col("time", "", lambda x: f"{x.at:%H:%M}")
    sheet.col("ticket_number", "order", lambda x: f"{x.order}.0")
    sheet.col("article", "name_only", lambda x: x.product.name)
    sheet.col("Quantity", "qty", lambda x: plain(x.qty, 1))
    sheet.col("unit_price", "price", lambda x: comma(x.price) + " €")
    _either(sheet, "order_id", [f"{x.order}.0" for x in lines])
    total = (sum((x.amount for x in lines), Decimal(0)),)
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("Bakery sales.csv", text.encode(), (sheet.truth(revenue=total),))


@case("UA", "Europe/Kyiv")
def coffee_machine_sales() -> Export:
    """A coffee machine: a cup a row, the day twice, a hidden card that cash has not, money."""
    lines = [x for x in sale_lines("en", 220, 732, _NO_OFF) if x.place == 0]
    exact = {x: x.at + timedelta(milliseconds=int(x.order) % 999) for x in lines}
    card = {x: "" if int(x.order) % 7 == 0 else f"ANON-0000-0000-{x.customer[-4:]}" for x in lines}
    sheet = Sheet(lines)
    sheet.col("date", "day", lambda x: f"{x.at:%Y-%m-%d}")
    sheet.col("datetime", "moment", lambda x: f"{exact[x]:%Y-%m-%d %H:%M:%S.%f}"[:-3])
    sheet.col("cash_type", "", lambda x: "card" if card[x] else "cash")
    sheet.col("card", "customer_id", lambda x: card[x])
    sheet.col("money", "revenue", lambda x: plain(x.price), lambda x: x.price)
    sheet.col("coffee_name", "name_only", lambda x: x.product.name)
    _either(sheet, "sold_at", list(exact.values()))
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("index_1.csv", text.encode(), (sheet.truth(),))


@case("US", "America/New_York")
def retail_store_inventory() -> Export:
    """Sold, ordered, in stock and forecast side by side; the rival's price; a rate of discount."""
    style = Style(store="S{:03d}", product="P{:04d}", returns=0, discounts=0)
    lines = sale_lines("en", 160, 733, style)
    sheet = Sheet(lines)
    sheet.col("Date", "day", lambda x: f"{x.at:%Y-%m-%d}")
    sheet.col("Store ID", "store", lambda x: x.store)
    sheet.col("Product ID", "product", lambda x: x.product.code)
    sheet.col("Category", "category", lambda x: x.product.category)
    sheet.col("Region", "region", lambda x: ("North", "South", "East", "West")[int(x.order) % 4])
    sheet.col("Inventory Level", "!quantity", lambda x: f"{x.qty + 57 + int(x.order) % 300}")
    sheet.col("Units Sold", "qty", lambda x: f"{x.qty}")
    sheet.col("Units Ordered", "!quantity", lambda x: f"{20 + int(x.order) * 7 % 150}")
    sheet.col("Demand Forecast", "!quantity", lambda x: plain(x.qty + Decimal("3.17")))
    sheet.col("Price", "price", lambda x: plain(x.price))
    sheet.col("Discount", "!discount", lambda x: str(int(x.order) % 5 * 5))
    sheet.col("Weather Condition", "", _said("Rainy"))
    sheet.col("Holiday/Promotion", "", lambda x: str(int(x.order) % 2))
    rival = lambda x: x.price * (95 + int(x.order) % 10) / 100  # noqa: E731
    sheet.col("Competitor Pricing", "!unit_price", lambda x: plain(rival(x)))
    sheet.col("Seasonality", "", _said("Winter"))
    sheet.traps.append(("Competitor Pricing", "unit_cost"))
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("retail_store_inventory.csv", text.encode(), (sheet.truth(),))


@case("US", "America/New_York")
def pizza_place_sales() -> Export:
    """Pizzas: half of the days went through a spreadsheet (5/1/2024 and 13-01-2024, day first)."""
    lines = sale_lines("en", 180, 734, Style(order="{}", product="cali_ckn_{}", returns=0))
    lines = [x for x in lines if not x.discount]
    sheet = Sheet(lines)

    def day(x: Line) -> str:
        short_one = f"{x.at.day}/{x.at.month}/{x.at.year}"
        return short_one if x.at.day < 13 else f"{x.at:%d-%m-%Y}"

    sheet.col("order_details_id", "", _count())
    sheet.col("order_id", "order", lambda x: x.order)
    sheet.col("pizza_id", "product", lambda x: x.product.code)
    sheet.col("quantity", "qty", lambda x: f"{x.qty}")
    sheet.col("order_date", "moment", day)
    sheet.col("order_time", "", lambda x: f"{x.at:%H:%M:%S}")
    sheet.col("unit_price", "price", lambda x: short(x.price))
    sheet.col("total_price", "amount", lambda x: short(x.amount))
    sheet.col("pizza_size", "", lambda x: "SML"[int(x.order) % 3])
    sheet.col("pizza_category", "category", lambda x: x.product.category)
    sheet.col("pizza_ingredients", "", _said("Sliced Ham, Pineapple, Mozzarella Cheese"))
    sheet.col("pizza_name", "name", lambda x: x.product.name)
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("pizza_sales.csv", text.encode(), (sheet.truth(),))


@case("TR", "Europe/Istanbul")
def istanbul_mall_shopping() -> Export:
    """Malls of Istanbul: `price` is one piece or the whole line, the publisher does not say."""
    style = Style(order="I{:06d}", customer="C{:06d}", returns=0, discounts=0, scale=10)
    lines = sale_lines("tr", 150, 735, style)
    sheet = Sheet(lines)
    sheet.col("invoice_no", "order", lambda x: x.order)
    sheet.col("customer_id", "customer", lambda x: x.customer)
    sheet.col("gender", "", lambda x: "Female" if int(x.order[1:]) % 2 else "Male")
    sheet.col("age", "!quantity", lambda x: str(18 + int(x.customer[1:]) % 51))
    sheet.col("category", "category", lambda x: x.product.category)
    sheet.col("quantity", "qty", lambda x: f"{x.qty}")
    sheet.col("price", "unit_price|revenue", lambda x: short(x.amount), lambda x: x.amount)
    sheet.col("payment_method", "", _said("Credit Card"))
    sheet.col("invoice_date", "day", lambda x: f"{x.at.day}/{x.at.month}/{x.at.year}")
    sheet.col("shopping_mall", "store_only", lambda x: x.store_name)
    total = tuple(sum((x.amount * times(x) for x in lines), Decimal(0)) for times in (_one, _qty))
    text = delimited([sheet.header, *sheet.rows])
    return Export("customer_shopping_data.csv", text.encode(), (sheet.truth(revenue=total),))


def _one(_: Line) -> Decimal:
    return Decimal(1)


def _qty(x: Line) -> Decimal:
    return x.qty


@case("IN", "Asia/Kolkata")
def amazon_india_sale_report() -> Export:
    """A marketplace: month first in India, newest first, cancelled lines of nought and nothing."""
    style = Style(order="405-8078784-{:07d}", product="SET{}-KR-NP-S", returns=0, discounts=0)
    lines = sale_lines("in", 150, 736, style)[::-1]
    gone = {x for x in lines if int(x.order[-4:]) % 9 == 4}
    states = {x: "Cancelled" if x in gone else "Shipped" for x in lines}
    spent = {x: None if x in gone else x.amount for x in lines}
    sheet = Sheet(lines)
    sheet.col("index", "", _count())
    sheet.col("Order ID", "order", lambda x: x.order)
    sheet.col("Date", "day", lambda x: f"{x.at:%m-%d-%y}")
    sheet.our("Status", "status", lambda x: states[x])
    sheet.col("Fulfilment", "", _said("Merchant"))
    sheet.our("Sales Channel ", "channel", _said("Amazon.in"))
    sheet.col("ship-service-level", "", _said("Standard"))
    sheet.col("Style", "", lambda x: x.product.code[:7])
    sheet.col("SKU", "product", lambda x: x.product.code)
    sheet.col("Category", "category", lambda x: x.product.category)
    sheet.col("Size", "", _said("S"))
    sheet.our("ASIN", "product_id", lambda x: f"B09{x.product.ean[-7:]}")
    sheet.col("Courier Status", "!status", lambda x: "" if x in gone else "Shipped")
    sheet.our(
        "Qty", "quantity", lambda x: "0" if x in gone else f"{x.qty}", lambda x: _kept(x, gone)
    )
    sheet.col("currency", "", lambda x: "" if x in gone else "INR")
    sheet.our("Amount", "revenue", lambda x: "" if x in gone else plain(x.amount), spent.get)
    sheet.col("ship-city", "", lambda x: x.store_name.upper())
    sheet.col("ship-state", "", _said("MAHARASHTRA"))
    sheet.col("ship-postal-code", "", _said("400081.0"))
    sheet.col("ship-country", "", _said("IN"))
    sheet.col("promotion-ids", "", _said(""))
    sheet.col("B2B", "", _said("False"))
    sheet.col("Unnamed: 22", "", _said(""))
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("Amazon Sale Report.csv", text.encode(), (sheet.truth(),))


def _kept(x: Line, gone: set[Line]) -> Decimal:
    return Decimal(0) if x in gone else x.qty


@case("MM", "Asia/Yangon")
def supermarket_sales_of_three_branches() -> Export:
    """Branches A to C: goods without tax, tax, and the total with it, to four places."""
    style = Style(order="750-67-{:04d}", returns=0, discounts=0)
    lines = [x for x in sale_lines("en", 260, 737, style) if x.place == 0]
    sheet = Sheet(lines)
    sheet.col("Invoice ID", "order", lambda x: x.order)
    sheet.our("Branch", "store_id|store_name", lambda x: "ABC"[int(x.store) - 1])
    sheet.our("City", "city|store_name", lambda x: x.store_name)
    sheet.col("Customer type", "!customer_id", _said("Member"))
    sheet.col("Gender", "", _said("Female"))
    sheet.our("Product line", "category|product_name|product_id", lambda x: x.product.category)
    sheet.col("Unit price", "price", lambda x: short(x.price))
    sheet.col("Quantity", "qty", lambda x: f"{x.qty}")
    sheet.col("Tax 5%", "!revenue", lambda x: short(x.amount * 5 / 100))
    taxed = lambda x: x.amount * 105 / 100  # noqa: E731
    sheet.our("Total", "revenue", lambda x: short(taxed(x)), taxed)
    sheet.col("Date", "minute", lambda x: f"{x.at.month}/{x.at.day}/{x.at.year}")
    sheet.col("Time", "", lambda x: f"{x.at:%H:%M}")
    sheet.col("Payment", "", _said("Ewallet"))
    sheet.col("cogs", "amount", lambda x: short(x.amount))
    sheet.col("gross margin percentage", "", _said("4.761904762"))
    sheet.col("gross income", "!revenue", lambda x: short(x.amount * 5 / 100))
    sheet.col("Rating", "!quantity", lambda x: plain(Decimal(int(x.order[-4:]) % 60 + 40) / 10, 1))
    sheet.traps += [("cogs", "unit_cost"), ("Tax 5%", "discount")]
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("supermarket_sales - Sheet1.csv", text.encode(), (sheet.truth(),))


@case("CN", "Asia/Shanghai")
def chinese_superstore() -> Export:
    """The sample shop in Chinese: ordered and sent, the discount a rate, profit beside sales."""
    style = Style(
        order="CN-2024-{:07d}", product="办公用-用品-1000{}", customer="张-{:05d}", returns=0
    )
    lines = sale_lines("zh", 140, 738, style)
    sent = {x.order: x.at + timedelta(days=2 + int(x.order[-1]) % 5) for x in lines}
    sheet = Sheet(lines)
    sheet.col("行 ID", "", _count())
    sheet.col("订单 ID", "order", lambda x: x.order)
    sheet.col("订单日期", "day", lambda x: f"{x.at.year}/{x.at.month}/{x.at.day}")
    sheet.col("发货日期", "!sold_at", lambda x: "{0.year}/{0.month}/{0.day}".format(sent[x.order]))
    sheet.col("邮寄方式", "", _said("二级"))
    sheet.col("客户 ID", "customer", lambda x: x.customer)
    sheet.col("客户名称", "", lambda x: x.customer_name)
    sheet.col("细分", "", _said("公司"))
    sheet.our("城市", "city", lambda x: x.store_name[:2])
    sheet.our("省/自治区", "region", _said("浙江"))
    sheet.our("国家", "country", _said("中国"))
    sheet.our("地区", "region", _said("华东"))
    sheet.col("产品 ID", "product", lambda x: x.product.code)
    sheet.col("类别", "category", lambda x: x.product.category)
    sheet.our("子类别", "category", _said("用品"))
    sheet.col("产品名称", "name", lambda x: x.product.name)
    sheet.col("销售额", "amount", lambda x: short(x.amount))
    sheet.col("数量", "qty", lambda x: f"{x.qty}")
    sheet.col("折扣", "!discount", lambda x: short(cents(x.discount / (x.qty * x.price))))
    sheet.col("利润", "!revenue", lambda x: short((x.amount - x.cost) * Decimal("0.97")))
    text = delimited([sheet.header, *sheet.rows])
    return Export("示例 - 超市.csv", text.encode("gb18030"), (sheet.truth(),))
