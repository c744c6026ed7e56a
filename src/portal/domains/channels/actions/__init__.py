"""Commands of the channels, one story a file."""
