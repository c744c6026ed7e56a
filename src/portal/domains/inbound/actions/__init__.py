"""The verbs of inbound, one story a file."""
