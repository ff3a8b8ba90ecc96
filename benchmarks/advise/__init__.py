"""The game of bench_advise.py: made-up demand, its rules, and the rules that play it."""
