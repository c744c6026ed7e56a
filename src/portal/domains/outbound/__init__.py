"""Shipments and the floor's work on them."""
