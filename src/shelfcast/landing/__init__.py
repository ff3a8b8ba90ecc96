"""Room: landing."""
