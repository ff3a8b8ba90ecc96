"""Room: warehouse."""
