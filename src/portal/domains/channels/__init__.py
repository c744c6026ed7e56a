"""Shops and what they send."""
