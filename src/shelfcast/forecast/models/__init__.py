"""The models: one a file, with `forecast(panel)`, or with `fit(panel, config)` where it learns."""
