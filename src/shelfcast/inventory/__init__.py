"""Room: inventory."""
