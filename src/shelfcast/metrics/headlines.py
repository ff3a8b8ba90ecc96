"""Which numbers does everybody look at first?

The dashboard's cards and the report's first sheet show these, in this order. Names are the
catalogue's.
"""

HEADLINES = (
    "revenue",
    "units",
    "orders",
    "average_order_value",
    "gross_profit",
    "gross_margin",
    "returns",
    "return_rate",
    "active_stores",
    "active_customers",
)
