"""The cases that do not land right yet, with a fault of each. Written by score.py."""

FLOOR = 0.99
KNOWN: dict[str, str] = {
    "coffee_machine_sales": "MEANING: column: 'card' is customer_id; taken as nothing, ou",
}
