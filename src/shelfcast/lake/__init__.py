"""Room: lake."""
