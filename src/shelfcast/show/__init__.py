"""What does each command show? A file a kind of answer: for a person, or as one JSON document.

Each command imports the file it needs, so that `shelfcast --help` does not wait for the rooms.
"""
