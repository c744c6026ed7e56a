"""The verbs of billing, one story a file."""
