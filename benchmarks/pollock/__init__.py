"""The Pollock benchmark of CSV loading: its measure, our own polluted files, the two readers."""
