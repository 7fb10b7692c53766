"""Everything the window and the services read from the store, one file per subject."""
