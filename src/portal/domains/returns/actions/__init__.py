"""The verbs of returns, one story a file."""
