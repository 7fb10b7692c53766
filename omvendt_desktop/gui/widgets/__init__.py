"""Widgets that know Tk, not mentors."""
