"""Omvendt Desktop keeps reverse mentoring programmes in one file on one computer."""

__version__ = "0.1.0"
