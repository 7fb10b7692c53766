"""The one SQLite file that holds everything: written, undone and announced in one place."""
