"""Nine tills and shops of countries that no other case of the corpus comes from."""

from __future__ import annotations

from decimal import Decimal

from corpus.case import enter
from corpus.cases import fifth_words
from corpus.listing import Listing
from corpus.world import Style
from corpus.write import comma, de, en, plain, spaced

assert fifth_words
_NO_OFF = Style(returns=0, discounts=0)


def _enter(name: str, country: str, listing: Listing, columns: str) -> None:
    enter(name, lambda: listing.write(columns), country)


def _whole(number: Decimal, places: int = 2) -> str:
    """1.234 where there are no cents."""
    return de(number, 0)


def _wide(number: Decimal, places: int = 2) -> str:
    """1,234 where there are no cents."""
    return en(number, 0)


_enter(
    "netvisor_rivit",
    "FI",
    Listing("fi", "Myyntilaskurivit.csv", 501, money=comma, style=Style(rate="0.255", returns=0)),
    (
        "Laskun numero=order | Laskun päivä=day:%d.%m.%Y | Eräpäivä=text:14.04.2024"
        " | Asiakkaan nimi=customer_only | Tuotekoodi=product | Tuotenimi=name | Määrä=qty:0"
        " | Yksikköhinta=price | Alennus=discount | Rivisumma=amount | ALV %=text:25,5"
    ),
)
_enter(
    "szamlazz_tetelek",
    "HU",
    Listing(
        "hu",
        "szamlak_tetelek.csv",
        502,
        encoding="cp1250",
        money=spaced,
        after=" Ft",
        style=Style(scale=100, rate="0.27", order="E-SZ-2024-{}", returns=0.04, discounts=0),
    ),
    (
        "Számlaszám=order | Kelt=day:%Y.%m.%d. | Teljesítés=day:%Y.%m.%d."
        " | Vevő neve=customer_only | Tétel megnevezése=name_only | Mennyiség=qty:0"
        " | Mennyiségi egység=text:db | Bruttó egységár=price | Nettó érték=net"
        " | ÁFA értéke=!revenue/tax | Bruttó érték=amount"
    ),
)
_enter(
    "saga_iesiri",
    "RO",
    Listing(
        "ro",
        "Iesiri.csv",
        503,
        mark=",",
        encoding="utf-8-sig",
        money=de,
        style=Style(rate="0.19", returns=0, discounts=0),
        above=("Situația vânzărilor pe articole", "Perioada: 01.01.2024 - 31.03.2024"),
        below="TOTAL GENERAL",
    ),
    (
        "Data=day:%d.%m.%Y | Nr. doc.=order | Client=customer_only | Gestiune=store_only"
        " | Cod articol=product | Denumire articol=name | UM=text:BUC | Cantitate=qty:2"
        " | Preț unitar=price | Valoare=amount"
    ),
)
_enter(
    "tameiaki_eidi",
    "GR",
    Listing(
        "el",
        "Πωλήσεις ανά είδος.csv",
        504,
        encoding="cp1253",
        money=de,
        after=" €",
        style=Style(rate="0.24", returns=0, discounts=0.2),
    ),
    (
        "Ημερομηνία=minute:%d/%m/%Y %H:%M | Αρ. Παραστατικού=order | Κατάστημα=store_only"
        " | Κωδικός Είδους=product | Περιγραφή=name | Ποσότητα=qty:2 | Τιμή Μονάδας=price"
        " | Έκπτωση=discount | Συνολική Αξία=amount"
    ),
)
_enter(
    "poster_cheky",
    "UA",
    Listing(
        "uk",
        "Чеки.csv",
        505,
        mark=",",
        money=plain,
        after=" ₴",
        style=Style(scale=10, returns=0, discounts=0.15),
    ),
    (
        "№ чека=order | Офіціант=text:Марія | Дата закриття=moment:%d.%m.%Y %H:%M:%S"
        " | Заклад=store_only | Категорія=category | Товар=name_only | Кількість=qty:0"
        " | Ціна=price | Знижка=discount | Сума=amount"
    ),
)
_enter(
    "moka_pos_item_detail",
    "ID",
    Listing(
        "id",
        "Laporan Detail Penjualan.csv",
        506,
        mark=",",
        money=_whole,
        before="Rp. ",
        style=Style(scale=10000, returns=0, discounts=0),
    ),
    (
        "Tanggal=moment:%d-%m-%Y | Jam=time:%H:%M:%S | No. Struk=order | Outlet=store_only"
        " | Kategori=category | Nama Barang=name_only | Jumlah=qty:0 | Harga Satuan=price"
        " | Penjualan Kotor=gross | Diskon=discount | Penjualan Bersih=amount"
        " | Metode Pembayaran=text:QRIS"
    ),
)
_enter(
    "kiotviet_hoa_don",
    "VN",
    Listing(
        "vi",
        "DanhSachChiTietHoaDon.csv",
        507,
        mark=",",
        encoding="utf-8-sig",
        money=_wide,
        style=Style(
            scale=10000, order="HD{}", product="SP{}", customer="KH{:06d}", returns=0, discounts=0
        ),
    ),
    (
        "Chi nhánh=store_only | Mã hóa đơn=order | Thời gian=minute:%d/%m/%Y %H:%M"
        " | Mã khách hàng=customer | Người bán=text:Lan | Tổng tiền hàng=!revenue/total"
        " | Khách đã trả=!revenue/total | Mã hàng=product | Tên hàng=name | ĐVT=text:cái"
        " | Số lượng=qty:0 | Đơn giá=price | Thành tiền=amount"
    ),
)
_enter(
    "smartstore_jumun",
    "KR",
    Listing(
        "ko",
        "주문내역.csv",
        508,
        mark=",",
        encoding="cp949",
        money=_wide,
        style=Style(scale=1000, order="2024010{:09d}", product="{}", returns=0, discounts=0),
    ),
    (
        "상품주문번호=text:2024010112345 | 주문번호=order | 결제일=moment:%Y-%m-%d %H:%M:%S"
        " | 구매자명=customer_only | 상품번호=product | 상품명=name | 옵션정보=text:기본"
        " | 수량=qty:0 | 상품가격=price | 총 주문금액=amount | 배송비=text:3000"
        " | 정산예정금액=!revenue/net"
    ),
)
_enter(
    "rakuten_rms",
    "JP",
    Listing(
        "ja",
        "注文データ.csv",
        509,
        mark=",",
        encoding="cp932",
        money=lambda number, places=2: f"{number:.0f}",
        style=Style(
            scale=100, order="213310-20240105-{}", product="item-{}", returns=0, discounts=0
        ),
        quoting=1,
    ),
    (
        "注文番号=order | ステータス=text:700 | 注文日時=moment:%Y/%m/%d %H:%M:%S"
        " | 注文日=text:2024/01/05 | 商品合計金額=!revenue/total | 送料合計=text:550"
        " | 請求金額=!revenue/total | 商品名=name | 商品管理番号=product | 単価=price"
        " | 個数=qty:0 | 商品ごと消費税込みフラグ=text:1"
    ),
)
