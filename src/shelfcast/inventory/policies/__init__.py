"""What do the textbooks say: how much to order, when, and up to which level?

One policy a file, each a pure function over n products at once, with its symbols, the equation of
the book and an instance of it. `docs/explanation/policies.md` has all instances beside the book's
numbers and stockpyl's.
"""
