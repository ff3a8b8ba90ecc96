"""The models: one a file, each `forecast(panel, config) -> units, S x horizon`."""
