"""What would a small retailer's own files look like?

The corner shop is a fictional company: three stores, forty products, two years of sales, and the
things that happen to shops: a promotion, a closure, a shelf that stood empty, returns, and a few
spoiled rows. The demo, the tutorial and the tests use it. Everything is drawn from one seed, so
the same seed and last day give byte-identical files.

    world.py      the company's two years, in memory
    generate.py   the same as files, in the formats that tills and offices export
    account.py    what a reader of those files must find: rows, duplicates, faults

Money is in whole pence until it is written; days are counted from the first day of the two years.
Not here: anything that reads the files.
"""
