"""What is no sale: shops, customers, prices, purchase orders, events, promotions, holidays."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from decimal import Decimal

from corpus.case import Export, Sheet, case
from corpus.words import CITIES, PEOPLE
from corpus.world import Style, products, sale_lines
from corpus.write import comma, de, delimited, dmy, mdy, plain, short


def _sheet(rows: list[dict], *columns: tuple[str, str, str]) -> Sheet:
    """Columns as (name, role, key); the key's text is written, its `=` value is the truth."""
    sheet = Sheet(rows)
    for name, role, key in columns:
        sheet.our(name, role, lambda x, k=key: x[k], lambda x, k=key: x.get("=" + k, x[k]))
    return sheet


@case("DE", "Europe/Berlin")
def filialliste() -> Export:
    """The shops: number, name, town, Land, opening day."""
    rng = random.Random(161)
    rows = []
    for place in range(24):
        opened = datetime(2005, 3, 1) + timedelta(days=rng.randrange(6000))
        town = CITIES["de"][place % 3]
        rows.append(
            {
                "no": f"{100 + place}",
                "name": f"Markt {town} {place}",
                "town": town,
                "state": ("Bayern", "NRW", "Berlin")[place % 3],
                "on": dmy(opened),
                "=on": opened,
                "zip": f"{80000 + place}",
                "phone": "089 / 12345",
            }
        )
    sheet = _sheet(
        rows,
        ("Filialnr.", "store_id", "no"),
        ("Filialname", "store_name", "name"),
        ("PLZ", "", "zip"),
        ("Ort", "city", "town"),
        ("Bundesland", "region", "state"),
        ("Telefon", "", "phone"),
        ("Eröffnet am", "opened_on", "on"),
    )
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("Filialen.csv", text.encode("cp1252"), (sheet.truth("stores"),))


@case("US", "UTC")
def store_locations() -> Export:
    """Shops with degrees."""
    rng = random.Random(162)
    rows = []
    for place in range(30):
        lat, lon = round(rng.uniform(30, 45), 5), round(rng.uniform(-120, -75), 5)
        rows.append(
            {
                "no": f"ST{place:03d}",
                "name": f"Store #{place}",
                "lat": str(lat),
                "=lat": lat,
                "lon": str(lon),
                "=lon": lon,
                "kind": rng.choice(["Mall", "Kiosk"]),
                "town": rng.choice(["Reno", "Austin", "Boise"]),
            }
        )
    sheet = _sheet(
        rows,
        ("Store ID", "store_id", "no"),
        ("Store Name", "store_name", "name"),
        ("Store Type", "format", "kind"),
        ("City", "city", "town"),
        ("Latitude", "latitude", "lat"),
        ("Longitude", "longitude", "lon"),
    )
    text = delimited([sheet.header, *sheet.rows])
    return Export("store_locations.csv", text.encode(), (sheet.truth("stores"),))


@case("PL", "Europe/Warsaw")
def lista_klientow() -> Export:
    """The customers: code, name, town, e-mail."""
    rows = [
        {
            "no": f"K{1000 + i}",
            "name": f"{PEOPLE['pl'][i % 3]} {i}",
            "town": "Łódź",
            "mail": f"k{i}@example.pl",
            "nip": f"52{i:08d}",
            "on": f"{2015 + i % 8}-05-{i % 27 + 1:02d}",
            "=on": datetime(2015 + i % 8, 5, i % 27 + 1),
        }
        for i in range(60)
    ]
    sheet = _sheet(
        rows,
        ("Kod klienta", "customer_id", "no"),
        ("Nazwa", "customer_name", "name"),
        ("NIP", "", "nip"),
        ("Miasto", "city", "town"),
        ("E-mail", "email", "mail"),
        ("Data utworzenia", "joined_on", "on"),
    )
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("klienci.csv", text.encode("cp1250"), (sheet.truth("customers"),))


@case("DE", "Europe/Berlin")
def kundenstamm() -> Export:
    """The customers of a German shop."""
    rows = [
        {
            "no": f"{20000 + i}",
            "name": f"{PEOPLE['de'][i % 4]} {i}",
            "street": "Hauptstr. 1",
            "town": CITIES["de"][i % 3],
            "land": "DE",
            "mail": f"k{i}@example.de",
            "group": "Gewerbe" if i % 4 == 0 else "Privat",
        }
        for i in range(80)
    ]
    sheet = _sheet(
        rows,
        ("Kundennr.", "customer_id", "no"),
        ("Name", "customer_name", "name"),
        ("Straße", "", "street"),
        ("Ort", "city", "town"),
        ("Land", "country", "land"),
        ("E-Mail", "email", "mail"),
        ("Kundengruppe", "customer_segment", "group"),
    )
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("Kundenstamm.csv", text.encode("cp1252"), (sheet.truth("customers"),))


@case("NL", "Europe/Amsterdam")
def prijslijst() -> Export:
    """Prices with the day they hold from and to."""
    goods = products("nl", random.Random(163), Style(product="A{}"))
    rows = []
    for quarter in (datetime(2024, 1, 1), datetime(2024, 4, 1), datetime(2024, 7, 1)):
        for item in goods:
            price = item.price + quarter.month
            end = quarter + timedelta(days=90)
            rows.append(
                {
                    "code": item.code,
                    "name": item.name,
                    "price": "€ " + de(price),
                    "=price": price,
                    "from": f"{quarter:%d-%m-%Y}",
                    "=from": quarter,
                    "to": f"{end:%d-%m-%Y}",
                    "=to": end,
                }
            )
    sheet = _sheet(
        rows,
        ("Artikelcode", "product_id", "code"),
        ("Omschrijving", "", "name"),
        ("Verkoopprijs", "price|unit_price", "price"),
        ("Geldig vanaf", "valid_from", "from"),
        ("Geldig tot", "valid_to", "to"),
    )
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("Prijslijst 2024.csv", text.encode("cp1252"), (sheet.truth("prices"),))


def _bought(language: str, seed: int, style: Style, write) -> list[dict]:
    rows = []
    for line in sale_lines(language, 90, seed, style):
        came = line.day + timedelta(days=3 + int(abs(line.qty)) % 9)
        units = abs(line.qty) * 12
        late = line.at.month == 3 and line.at.day > 10
        rows.append(
            {
                "no": line.order,
                "by": "L" + line.customer,
                "name": line.product.name,
                "code": line.product.code,
                "on": write(line.at),
                "=on": line.day,
                "came": "" if late else write(came),
                "=came": None if late else came,
                "due": write(came),
                "=due": came,
                "n": short(units),
                "=n": units,
                "cost": line.product.cost,
                "got": "0" if late else short(units),
                "=got": Decimal(0) if late else units,
            }
        )
    return rows


@case("GB", "Europe/London")
def purchase_order_lines() -> Export:
    """What was ordered, promised and received."""
    style = Style(order="PO-{}", returns=0, discounts=0)
    rows = _bought("en", 164, style, lambda d: dmy(d, "/"))
    for row in rows:
        row["=cost"], row["cost"] = row["cost"], "£" + plain(row["cost"])
    sheet = _sheet(
        rows,
        ("PO Number", "purchase_order_id", "no"),
        ("Order Date", "ordered_at", "on"),
        ("Supplier", "supplier_id", "by"),
        ("SKU", "product_id", "code"),
        ("Description", "", "name"),
        ("Qty Ordered", "quantity", "n"),
        ("Qty Received", "received_quantity", "got"),
        ("Unit Cost", "unit_cost", "cost"),
        ("Expected Date", "expected_at", "due"),
        ("Date Received", "received_at", "came"),
    )
    text = delimited([sheet.header, *sheet.rows])
    truth = sheet.truth("purchase_orders")
    return Export("purchase orders.csv", text.encode(), (truth,))


@case("DE", "Europe/Berlin")
def bestellungen_lieferanten() -> Export:
    """Orders to suppliers: Bestelldatum, Wareneingang, EK-Preis."""
    style = Style(order="B{}", returns=0, discounts=0)
    rows = _bought("de", 165, style, dmy)
    for row in rows:
        row["=cost"], row["cost"] = row["cost"], comma(row["cost"])
    sheet = _sheet(
        rows,
        ("Bestellnr.", "purchase_order_id", "no"),
        ("Lieferant", "supplier_id", "by"),
        ("Bestelldatum", "ordered_at", "on"),
        ("Artikelnr.", "product_id", "code"),
        ("Bezeichnung", "", "name"),
        ("Bestellmenge", "quantity", "n"),
        ("EK-Preis", "unit_cost", "cost"),
        ("Liefertermin", "expected_at", "due"),
        ("Wareneingang am", "received_at", "came"),
    )
    text = delimited([sheet.header, *sheet.rows], ";")
    truth = sheet.truth("purchase_orders")
    return Export("Bestellungen.csv", text.encode("cp1252"), (truth,))


@case("US", "UTC")
def clickstream() -> Export:
    """user_id, item_id, event_type, timestamp."""
    rng = random.Random(166)
    rows = []
    for place in range(200):
        at = datetime(2024, 3, 1) + timedelta(seconds=place * 613)
        rows.append(
            {
                "u": f"u{rng.randrange(40)}",
                "i": f"{rng.randrange(1000, 1040)}",
                "e": rng.choice(["view", "view", "cart", "purchase"]),
                "t": f"{int((at - datetime(1970, 1, 1)).total_seconds() * 1000)}",
                "=t": at,
            }
        )
    sheet = _sheet(
        rows,
        ("timestamp", "occurred_at", "t"),
        ("user_id", "user_id", "u"),
        ("event_type", "event_type", "e"),
        ("item_id", "product_id", "i"),
    )
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("events_2024_03.csv", text.encode(), (sheet.truth("events"),))


@case("FR", "Europe/Paris")
def promotions_francaises() -> Export:
    """What was on offer: from, to, percent."""
    goods = products("fr", random.Random(167), Style())
    rows = []
    for place, item in enumerate(goods * 2):
        start = datetime(2024, 1, 8) + timedelta(weeks=place)
        rows.append(
            {
                "name": f"Promo {place}",
                "code": item.code,
                "from": dmy(start, "/"),
                "=from": start,
                "to": dmy(start + timedelta(days=6), "/"),
                "=to": start + timedelta(days=6),
                "off": f"{5 * (place % 6 + 1)} %",
                "=off": 5 * (place % 6 + 1),
            }
        )
    sheet = _sheet(
        rows,
        ("Promotion", "promotion", "name"),
        ("Code article", "product_id", "code"),
        ("Date début", "starts_on", "from"),
        ("Date fin", "ends_on", "to"),
        ("Remise %", "discount_percent", "off"),
    )
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("promotions.csv", text.encode("cp1252"), (sheet.truth("promotions"),))


@case("US", "UTC")
def holiday_calendar() -> Export:
    """Days, their names and whether the shop was shut."""
    rows = []
    for place in range(40):
        day = datetime(2023, 1, 1) + timedelta(days=17 * place)
        rows.append(
            {
                "d": mdy(day),
                "=d": day,
                "n": f"Holiday {place}",
                "c": "Y" if place % 3 == 0 else "N",
                "=c": place % 3 == 0,
            }
        )
    sheet = _sheet(rows, ("Date", "day", "d"), ("Holiday", "event", "n"), ("Closed", "closed", "c"))
    text = delimited([sheet.header, *sheet.rows])
    return Export("holidays.csv", text.encode(), (sheet.truth("calendar"),))
