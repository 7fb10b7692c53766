"""The window: pages, dialogs and widgets of the program."""
