"""`python -m shelfcast`."""

from shelfcast.cli import main

if __name__ == "__main__":
    main()
