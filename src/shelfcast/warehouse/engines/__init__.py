"""Which engine builds the warehouse? One adapter a file, the same function names in each."""
