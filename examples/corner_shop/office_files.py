"""What else does the office keep: products, stores, customers, stock, orders, clicks, holidays?

Each list is a file of the format its program would export.
"""

from __future__ import annotations

import json
from pathlib import Path

from corner_shop.catalogue import PRODUCTS
from corner_shop.company import COUNTRY, STORES, Store
from corner_shop.layouts import pounds
from corner_shop.purchasing import PROMISED
from corner_shop.sales_files import delimited
from corner_shop.workbook import Cell, write_sheet
from corner_shop.world import World


def write(folder: Path, world: World) -> list[Path]:
    """All files but the sales."""
    return [
        _table(folder / "stores.csv", _stores()),
        write_sheet(folder / "products.xlsx", "Products", _products()),
        _table(folder / "customers.csv", _customers(world)),
        _table(folder / "calendar.csv", _calendar(world)),
        _table(folder / "promotions.csv", _promotions(world)),
        _table(folder / "stock.csv", _stock(world)),
        _table(folder / "purchase_orders.tsv", _orders(world), "\t"),
        _events(folder / "events.jsonl", world),
    ]


def _table(path: Path, rows: list[list[str]], delimiter: str = ",") -> Path:
    path.write_bytes(delimited(rows, delimiter).encode("utf-8"))
    return path


def _stores() -> list[list[str]]:
    head = "Store,Store Name,Region,City,Country,Latitude,Longitude,Opened"
    return [
        head.split(","),
        *([s.store_id, s.name, s.region, s.city, COUNTRY, *_opened(s)] for s in STORES),
    ]


def _opened(store: Store) -> list[str]:
    return [str(store.latitude), str(store.longitude), store.opened_on.isoformat()]


def _products() -> list[list[Cell]]:
    head = "Product Code,Product Name,Category,Brand,Cost Price,Retail Price,Case Size,MOQ"
    head += ",Supplier,Lead Time Days,Shelf Life Days"
    rows: list[list[Cell]] = [list(head.split(","))]
    for p in PRODUCTS:
        supplier = p.category.supplier_id
        identity: list[Cell] = [p.product_id, p.name, p.category.name, p.brand]
        money: list[Cell] = [p.cost / 100, p.price / 100, p.pack_size, p.minimum_order]
        rows.append([*identity, *money, supplier, PROMISED[supplier], p.category.shelf_life])
    return rows


def _customers(world: World) -> list[list[str]]:
    head = ["Customer No", "Name", "Segment", "E-Mail", "City", "Region", "Country", "Joined On"]
    rows = [head]
    for c in world.customers:
        home = STORES[c.store_at]
        place = [home.city, home.region, COUNTRY]
        rows.append([c.customer_id, c.name, c.segment, c.email, *place, c.joined_on.isoformat()])
    return rows


def _calendar(world: World) -> list[list[str]]:
    closure = world.incidents.closure
    shut = [[day.isoformat(), "", "Christmas Day", "yes"] for day in world.incidents.christmas_days]
    shut += [[day.isoformat(), closure.store_id, closure.reason, "yes"] for day in closure.window]
    return [["Date", "Store", "Event", "Closed"], *sorted(shut)]


def _promotions(world: World) -> list[list[str]]:
    offer = world.incidents.promotion
    dates = [offer.window.starts_on.isoformat(), offer.window.ends_on.isoformat()]
    return [
        ["Promotion", "Start Date", "End Date", "Product Code", "Discount Pct"],
        *(
            [offer.name, *dates, product.product_id, str(offer.percent)]
            for product in PRODUCTS
            if product.category.name == offer.category
        ),
    ]


def _stock(world: World) -> list[list[str]]:
    rows = [["Count Date", "Store", "Product Code", "On Hand", "In Transit", "Due Date"]]
    for c in world.counts:
        due = c.due_on.isoformat() if c.due_on else ""
        rows.append(
            [c.as_of.isoformat(), c.store_id, c.product_id, str(c.on_hand), str(c.in_transit), due]
        )
    return rows


def _orders(world: World) -> list[list[str]]:
    head = "PO Number,Order Date,Promised Date,Received On,Supplier,Store,Product Code"
    rows = [[*head.split(","), "Quantity", "Quantity Received", "Cost Price"]]
    for o in world.orders:
        received = o.received_on.isoformat() if o.received_on else ""
        days = [o.ordered_on.isoformat(), o.expected_on.isoformat(), received]
        place = [o.product.category.supplier_id, o.store_id, o.product.product_id]
        came = str(o.quantity) if received else ""
        rows.append([o.number, *days, *place, str(o.quantity), came, pounds(o.product.cost)])
    return rows


def _events(path: Path, world: World) -> Path:
    rows = (
        {
            "timestamp": event.occurred_at.isoformat(timespec="seconds"),
            "user_id": event.user_id,
            "session_id": event.session_id,
            "event_type": event.event_type,
            "product_id": event.product_id,
            "store_id": event.store_id,
            "price": event.price / 100,
        }
        for event in world.events
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
