"""Starts the program: `python -m omvendt_desktop`."""

import sys

from omvendt_desktop.app import main

if __name__ == "__main__":
    sys.exit(main())
