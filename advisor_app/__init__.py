"""Offline desktop workbench for advisors who accompany firms through policy programmes."""

__version__ = "0.1.0"
