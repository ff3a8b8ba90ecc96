"""Russian systems: 1C, МойСклад, Ozon, Wildberries, stock left over."""

from __future__ import annotations

from decimal import Decimal

from corpus.case import Export, Sheet, case
from corpus.world import Style, sale_lines
from corpus.write import comma, delimited, dmy, plain, short_comma, spaced


@case("RU", "Europe/Moscow")
def odin_s_prodazhi() -> Export:
    """1C's report of sales: title, period, filters, then the table and Итого; cp1251."""
    lines = sale_lines("ru", 150, 31, Style(product="00-0000{}", scale=20, weights=0.1))
    sheet = Sheet(lines)
    sheet.col("Дата", "moment", lambda x: f"{x.at:%d.%m.%Y %H:%M:%S}")
    sheet.col("Номер", "order", lambda x: x.order)
    sheet.col("Магазин", "store_only", lambda x: x.store_name)
    sheet.col("Код", "product", lambda x: x.product.code)
    sheet.col("Номенклатура", "name", lambda x: x.product.name)
    sheet.col("Количество", "qty", lambda x: spaced(x.qty, 3))
    sheet.col("Цена", "price", lambda x: spaced(x.price))
    sheet.col("Сумма", "amount", lambda x: spaced(x.amount))
    total = sum((x.amount for x in lines), Decimal(0))
    count = sum((x.qty for x in lines), Decimal(0))
    rows = [
        ["Продажи по номенклатуре"],
        ["Период: 02.01.2024 - 21.03.2024"],
        ["Показатели: Количество; Сумма"],
        ['Отбор: Организация Равно "ООО Ромашка"'],
        [],
        sheet.header,
        *sheet.rows,
        ["Итого", "", "", "", "", spaced(count, 3), "", spaced(total)],
    ]
    text = delimited(rows, ";")
    return Export("Продажи.csv", text.encode("cp1251"), (sheet.truth(),))


@case("RU", "Europe/Moscow")
def moysklad_otgruzki() -> Export:
    """МойСклад: comma, UTF-8 with a mark, decimal points, article and name."""
    lines = sale_lines("ru", 120, 32, Style(discounts=0, scale=20))
    sheet = Sheet(lines)
    sheet.col("Дата", "minute", lambda x: f"{x.at:%d.%m.%Y %H:%M}")
    sheet.col("№ заказа", "order", lambda x: x.order)
    sheet.col("Контрагент", "customer_only", lambda x: x.customer_name)
    sheet.col("Склад", "store_only", lambda x: x.store_name)
    sheet.col("Артикул", "product", lambda x: x.product.code)
    sheet.col("Наименование", "name", lambda x: x.product.name)
    sheet.col("Кол-во", "qty", lambda x: f"{x.qty:.0f}")
    sheet.col("Ед. изм.", "", lambda x: "шт")
    sheet.col("Цена, руб.", "price", lambda x: plain(x.price))
    sheet.col("Сумма, руб.", "amount", lambda x: plain(x.amount))
    sheet.col("Себестоимость", "!revenue", lambda x: plain(x.cost))
    text = delimited([sheet.header, *sheet.rows], ",", "\n")
    return Export("otgruzki.csv", b"\xef\xbb\xbf" + text.encode(), (sheet.truth(),))


@case("RU", "Europe/Moscow")
def ozon_zakazy() -> Export:
    """Ozon's list of postings: quoted, semicolons, ISO moments, money with points."""
    style = Style(returns=0, discounts=0, order="4{}-0021-1", scale=20)
    lines = sale_lines("ru", 130, 33, style)
    sheet = Sheet(lines)
    sheet.col("Номер заказа", "", lambda x: x.order[:-2])
    sheet.col("Номер отправления", "order", lambda x: x.order)
    sheet.found["order_id"] = (
        Sheet(lines)
        .col("Номер заказа", "order_id", lambda x: x.order[:-2])
        .col("Номер отправления", "order_id", lambda x: x.order)
        .found["order_id"]
    )
    sheet.col("Принят в обработку", "moment", lambda x: f"{x.at:%Y-%m-%d %H:%M:%S}")
    sheet.col("Статус", "", lambda x: "Доставлен")
    sheet.col("Наименование товара", "name", lambda x: x.product.name)
    sheet.col("OZON id", "product_id", lambda x: "9" + x.product.code)
    sheet.col("Артикул", "product", lambda x: x.product.code)
    sheet.col("Ваша стоимость товара", "price", lambda x: plain(x.price))
    sheet.col("Количество", "qty", lambda x: f"{x.qty:.0f}")
    sheet.col("Итоговая стоимость", "amount", lambda x: plain(x.amount))
    sheet.col("Код валюты", "currency", lambda x: "RUB")
    sheet.col("Стоимость доставки", "!revenue", lambda x: "")
    text = "\n".join(
        ";".join('"' + c.replace('"', '""') + '"' for c in row)
        for row in [sheet.header, *sheet.rows]
    )
    return Export("postings.csv", b"\xef\xbb\xbf" + text.encode(), (sheet.truth(),))


@case("RU", "Europe/Moscow")
def wildberries_otchet() -> Export:
    """Wildberries' weekly detail: many columns of money, of which one is what was paid."""
    style = Style(returns=0, discounts=0, stores=1, scale=20, days=7)
    lines = sale_lines("ru", 90, 34, style)
    sheet = Sheet(lines)
    sheet.col("№", "", lambda x: str(lines.index(x) + 1))
    sheet.col("Предмет", "category", lambda x: x.product.category)
    sheet.col("Код номенклатуры", "product_id", lambda x: "1" + x.product.code)
    sheet.col("Бренд", "brand", lambda x: "Ромашка")
    sheet.col("Артикул поставщика", "product", lambda x: x.product.code)
    sheet.col("Название", "name", lambda x: x.product.name)
    sheet.col("Баркод", "product_id", lambda x: x.product.ean)
    sheet.col("Дата заказа покупателем", "", lambda x: f"{x.at:%Y-%m-%d}")
    sheet.col("Дата продажи", "day", lambda x: f"{x.at:%Y-%m-%d}")
    sheet.col("Кол-во", "qty", lambda x: f"{x.qty:.0f}")
    sheet.col("Цена розничная", "price", lambda x: comma(x.price))
    sheet.col("Вайлдберриз реализовал Товар (Пр)", "amount", lambda x: comma(x.amount))
    sheet.col("Вознаграждение Вайлдберриз (ВВ), без НДС", "!revenue", lambda x: comma(x.tax))
    sheet.col("К перечислению продавцу", "revenue", lambda x: comma(x.net), lambda x: x.net)
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("wb_otchet.csv", text.encode("cp1251"), (sheet.truth(),))


@case("RU", "Europe/Moscow")
def ostatki_na_skladah() -> Export:
    """What is left in the stores, KOI8-R, the day above the table."""
    lines = sale_lines("ru", 300, 35, Style(product="00-{}"))
    goods = list({(x.product.code, x.store): x for x in lines}.values())
    sheet = Sheet(goods)
    sheet.col("Склад", "store_only", lambda x: x.store_name)
    sheet.col("Код товара", "product", lambda x: x.product.code)
    sheet.col("Товар", "", lambda x: x.product.name)
    sheet.col("Остаток", "on_hand", lambda x: short_comma(abs(x.qty) * 3), lambda x: abs(x.qty) * 3)
    sheet.col("Резерв", "", lambda x: "0")
    sheet.col("Ожидается", "in_transit", lambda x: short_comma(abs(x.qty)), lambda x: abs(x.qty))
    rows = [["Остатки товаров на складах на 31.03.2024"], [], sheet.header, *sheet.rows]
    return Export(
        "ostatki.csv", delimited(rows, ";").encode("koi8-r", "replace"), (sheet.truth("stock"),)
    )


@case("RU", "Europe/Moscow")
def torg_smena_chek() -> Export:
    """Receipts of a shop: short names, times in a column of their own, discount in money."""
    lines = sale_lines("ru", 160, 36, Style(order="{:08d}", scale=10))
    sheet = Sheet(lines)
    sheet.col("Дата чека", "minute", lambda x: dmy(x.at))
    sheet.col("Время", "", lambda x: f"{x.at:%H:%M}")
    sheet.col("Касса", "", lambda x: "KKM-" + x.store)
    sheet.col("Чек №", "order", lambda x: x.order)
    sheet.col("Штрихкод", "ean", lambda x: x.product.ean)
    sheet.col("Наименование", "name", lambda x: x.product.name)
    sheet.col("Кол.", "qty", lambda x: short_comma(x.qty))
    sheet.col("Цена", "price", lambda x: comma(x.price) + " ₽")
    sheet.col("Скидка", "discount", lambda x: comma(x.discount) + " ₽")
    sheet.col("Итого", "amount", lambda x: comma(x.amount) + " ₽")
    text = "".join("\t".join(row) + "\r\n" for row in [sheet.header, *sheet.rows])
    return Export("cheki.txt", text.encode("utf-16"), (sheet.truth(),))
