"""Commands of tenancy, one story a file."""
