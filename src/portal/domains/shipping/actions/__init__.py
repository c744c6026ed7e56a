"""The verbs of shipping, one story a file."""
