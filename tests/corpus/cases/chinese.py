"""Chinese systems: Taobao, Youzan, Meituan, a till, stock; and Japanese tills."""

from __future__ import annotations

from decimal import Decimal

from corpus.case import Export, Sheet, case
from corpus.world import Style, sale_lines
from corpus.write import delimited, en, plain


@case("CN", "Asia/Shanghai")
def taobao_dingdan() -> Export:
    """GB18030, order numbers as Excel formulas of text, units in brackets."""
    style = Style(order="18927364510{}", returns=0, stores=1)
    lines = sale_lines("zh", 150, 41, style)
    sheet = Sheet(lines)
    sheet.col("订单编号", "order", lambda x: f'="{x.order}"', lambda x: x.order)
    sheet.col("买家会员名", "customer_only", lambda x: x.customer_name)
    sheet.col("商家编码", "product", lambda x: x.product.code)
    sheet.col("标题", "name", lambda x: x.product.name)
    sheet.col("购买数量", "qty", lambda x: f"{x.qty:.0f}")
    sheet.col("单价(元)", "price", lambda x: plain(x.price))
    sheet.col("优惠(元)", "discount", lambda x: plain(x.discount))
    sheet.col("买家实际支付金额", "amount", lambda x: plain(x.amount))
    sheet.col("订单状态", "", lambda x: "交易成功")
    sheet.col("订单创建时间", "moment", lambda x: f"{x.at:%Y-%m-%d %H:%M:%S}")
    sheet.col("物流单号", "", lambda x: "SF10" + x.order[-6:])
    text = delimited([sheet.header, *sheet.rows])
    return Export("ExportOrderList202406201200.csv", text.encode("gb18030"), (sheet.truth(),))


@case("CN", "Asia/Shanghai")
def meituan_liushui() -> Export:
    """UTF-8 with a mark; slashes in days; shop, code and name; a total row 合计."""
    lines = sale_lines("zh", 130, 42, Style(store="MD{:03d}", discounts=0))
    sheet = Sheet(lines)
    sheet.col("日期", "day", lambda x: f"{x.at.year}/{x.at.month}/{x.at.day}")
    sheet.col("门店编号", "store", lambda x: x.store)
    sheet.col("门店名称", "store_name", lambda x: x.store_name)
    sheet.col("流水号", "order", lambda x: x.order)
    sheet.col("商品编码", "product", lambda x: x.product.code)
    sheet.col("商品名称", "name", lambda x: x.product.name)
    sheet.col("分类", "category", lambda x: x.product.category)
    sheet.col("销售数量", "qty", lambda x: f"{x.qty:.0f}")
    sheet.col("售价", "price", lambda x: "¥" + plain(x.price))
    sheet.col("销售额", "amount", lambda x: "¥" + en(x.amount))
    total = sum((x.amount for x in lines), Decimal(0))
    count = sum((x.qty for x in lines), Decimal(0))
    rows = [
        ["销售流水明细表"],
        ["统计时间：2024/1/2 - 2024/3/21"],
        sheet.header,
        *sheet.rows,
        ["合计", *[""] * 6, f"{count:.0f}", "", "¥" + en(total)],
    ]
    text = delimited(rows)
    return Export("销售明细.csv", b"\xef\xbb\xbf" + text.encode(), (sheet.truth(),))


@case("CN", "Asia/Shanghai")
def chinese_days_in_words() -> Export:
    """Days as 2024年1月2日, units 元 behind the amounts."""
    lines = sale_lines("zh", 100, 43, Style(discounts=0, returns=0, stores=1))
    sheet = Sheet(lines)
    sheet.col("销售日期", "day", lambda x: f"{x.at.year}年{x.at.month}月{x.at.day}日")
    sheet.col("单据编号", "order", lambda x: "XS" + x.order)
    sheet.found["order_id"] = (
        Sheet(lines).col("单据编号", "order_id", lambda x: "XS" + x.order).found["order_id"]
    )
    sheet.col("客户名称", "customer_only", lambda x: x.customer_name)
    sheet.col("品名", "name_only", lambda x: x.product.name)
    sheet.col("数量", "qty", lambda x: f"{x.qty:.0f}")
    sheet.col("单价", "price", lambda x: plain(x.price))
    sheet.col("金额", "amount", lambda x: en(x.amount) + "元")
    sheet.col("备注", "", lambda x: "无")
    text = delimited([sheet.header, *sheet.rows])
    return Export("xiaoshou.csv", text.encode("gbk"), (sheet.truth(),))


@case("CN", "Asia/Shanghai")
def kucun() -> Export:
    """A stock list: what is there, what is on the way."""
    lines = sale_lines("zh", 300, 44, Style(product="SP{}"))
    goods = list({x.product.code: x for x in lines}.values())
    sheet = Sheet(goods)
    sheet.col("商品编码", "product", lambda x: x.product.code)
    sheet.col("商品名称", "", lambda x: x.product.name)
    sheet.col("规格", "", lambda x: "件")
    sheet.col("库存数量", "on_hand", lambda x: str(int(abs(x.qty)) * 9), lambda x: abs(x.qty) * 9)
    sheet.col("在途数量", "in_transit", lambda x: str(int(abs(x.qty))), lambda x: abs(x.qty))
    sheet.col("盘点日期", "as_of", lambda x: "2024-03-31", lambda x: moment_of("2024-03-31"))
    text = delimited([sheet.header, *sheet.rows])
    return Export("库存表.csv", text.encode("gb18030"), (sheet.truth("stock"),))


def moment_of(text: str):
    """The day of an ISO date."""
    from datetime import datetime

    return datetime.fromisoformat(text)


@case("JP", "Asia/Tokyo")
def smaregi_meisai() -> Export:
    """A Japanese till's lines: Shift-JIS, whole yen, slashes in moments."""
    style = Style(scale=100, discounts=0, rate="0.10")
    lines = [whole(x) for x in sale_lines("ja", 140, 45, style)]
    sheet = Sheet(lines)
    sheet.col("取引日時", "moment", lambda x: f"{x.at:%Y/%m/%d %H:%M:%S}")
    sheet.col("取引ID", "order", lambda x: x.order)
    sheet.col("店舗名", "store_only", lambda x: x.store_name)
    sheet.col("商品コード", "product", lambda x: x.product.code)
    sheet.col("商品名", "name", lambda x: x.product.name)
    sheet.col("部門名", "category", lambda x: x.product.category)
    sheet.col("数量", "qty", lambda x: f"{x.qty:.0f}")
    sheet.col("単価", "price", lambda x: f"{x.price:.0f}")
    sheet.col("売上金額", "amount", lambda x: f"{x.amount:,.0f}")
    text = delimited([sheet.header, *sheet.rows])
    return Export("torihiki_meisai.csv", text.encode("cp932"), (sheet.truth(),))


@case("JP", "Asia/Tokyo")
def air_regi_uriage() -> Export:
    """Days as 2024年01月02日, yen signs, a sum 合計 below."""
    style = Style(scale=100, discounts=0, returns=0, stores=1)
    lines = [whole(x) for x in sale_lines("ja", 100, 46, style)]
    sheet = Sheet(lines)
    sheet.col("会計日", "day", lambda x: f"{x.at:%Y年%m月%d日}")
    sheet.col("伝票番号", "order", lambda x: x.order)
    sheet.col("商品名", "name_only", lambda x: x.product.name)
    sheet.col("カテゴリー", "category", lambda x: x.product.category)
    sheet.col("個数", "qty", lambda x: f"{x.qty:.0f}")
    sheet.col("金額", "amount", lambda x: f"￥{x.amount:,.0f}")
    total = sum((x.amount for x in lines), Decimal(0))
    rows = [sheet.header, *sheet.rows, ["合計", "", "", "", "", f"￥{total:,.0f}"]]
    truth = sheet.truth(quarantined=1)
    return Export("uriage.csv", delimited(rows).encode("cp932"), (truth,))


def whole(line):
    """The line with prices of whole yen."""
    from dataclasses import replace

    return replace(line, price=line.price.quantize(Decimal(1)), discount=Decimal(0))
