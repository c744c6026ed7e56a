"""Hallways: writes that cross domains, one file per story. `reactions.py` is the map of what follows what."""
