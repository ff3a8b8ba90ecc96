"""Room: dashboard."""
