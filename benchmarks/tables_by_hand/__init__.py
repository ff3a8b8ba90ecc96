"""The same tables as `shelfcast build` makes of sales and prices, by other means."""
