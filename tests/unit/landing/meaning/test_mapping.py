import pytest

HEADERS = {
    "english": ("Order ID", "Order Date", "Store", "Item Code", "Qty", "Unit Price"),
    "camel": ("OrderId", "OrderDate", "StoreId", "ProductId", "Quantity", "UnitPrice"),
    "snake": ("order_id", "sold_at", "store_id", "product_id", "quantity", "unit_price"),
    "german": ("Belegnummer", "Datum", "Filiale", "Artikelnummer", "Menge", "Einzelpreis"),
    "french": (
        "Numéro de commande",
        "Date de vente",
        "Magasin",
        "Référence",
        "Quantité",
        "Prix unitaire",
    ),
    "spanish": ("Pedido", "Fecha", "Tienda", "Código", "Cantidad", "Precio unitario"),
    "polish": (
        "Numer zamówienia",
        "Data sprzedaży",
        "Sklep",
        "Indeks",
        "Ilość",
        "Cena jednostkowa",
    ),
    "russian": ("Номер заказа", "Дата", "Магазин", "Артикул", "Количество", "Цена"),
    "chinese": ("订单号", "日期", "门店", "商品编号", "数量", "单价"),
}
OURS = ("order_id", "sold_at", "store_id", "product_id", "quantity", "unit_price")
NEEDED = {"sold_at", "store_id", "product_id", "quantity", "unit_price"}


@pytest.mark.parametrize("language", HEADERS)
def test_headers_are_understood_in_the_language_of_the_till(room, language):
    rows = "".join(f"{n // 2};2024-01-{n:02d};S1;A{n};{n};{n}.50\n" for n in range(1, 29))
    [landed] = room.land_all(";".join(HEADERS[language]) + "\n" + rows)
    taken = {m.theirs: m.ours for m in landed.examined.mapping.matches}
    wanted = dict(zip(HEADERS[language], OURS, strict=True))
    assert landed.line.dataset == "sales"
    assert {t: o for t, o in taken.items() if o in NEEDED} == {
        t: o for t, o in wanted.items() if o in NEEDED
    }


def test_values_overrule_names(room):
    rows = "".join(f"{n},2024-01-{n:02d},a,{n}\n" for n in range(1, 29))
    [landed] = room.land_all("Payment Date,Booked,Product,Quantity\n" + rows)
    assert landed.examined.mapping.theirs("sold_at") == "Booked"


def test_what_a_person_says_is_taken(room):
    rows = "".join(f"2024-01-{n:02d},a,{n},{n}\n" for n in range(1, 29))
    line = room.land("Date,Product,Quantity,Zz\n" + rows, told={"Zz": "quantity", "Quantity": ""})
    assert line.loaded == 28


@pytest.mark.parametrize(
    ("name", "header", "row", "dataset"),
    [
        ("x.csv", "product_id,on_hand,as_of", "p{n},{n},2024-01-01", "stock"),
        ("x.csv", "sku,product name,category,unit cost", "p{n},Tea {n},Food,1.5", "products"),
        (
            "x.csv",
            "store id,store name,city,latitude,longitude",
            "s{n},Mill {n},York,53.9,-1.1",
            "stores",
        ),
        ("x.csv", "customer id,email,customer name", "c{n},c{n}@example.org,Ann {n}", "customers"),
        (
            "x.csv",
            "ordered_at,received_at,product_id,quantity,supplier_id",
            "2024-01-01,2024-01-{n:02d},p{n},9,v",
            "purchase_orders",
        ),
        (
            "x.csv",
            "occurred_at,user_id,product_id,event_type",
            "2024-01-{n:02d} 10:00:00,u{n},p1,view",
            "events",
        ),
    ],
)
def test_the_columns_tell_the_dataset(room, name, header, row, dataset):
    text = header + "\n" + "".join(row.format(n=n) + "\n" for n in range(1, 29))
    assert room.land(text, name).dataset == dataset


@pytest.mark.parametrize("strange", ["??", "--", "§", '"'])
def test_a_heading_of_signs_alone_stops_nothing(room, strange):
    rows = "".join(f"2024-01-{n:02d},Lamp {n},{n},{n}.50,x{n}\n" for n in range(1, 29))
    quoted = strange.replace('"', '""')
    [landed] = room.land_all(f'date,product_name,quantity,price,"{quoted}"\n{rows}')
    taken = {m.theirs: m.ours for m in landed.examined.mapping.matches}
    assert taken["product_name"] == "product_name"
    assert landed.line.loaded == 28
