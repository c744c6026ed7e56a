"""Commands of the catalogue: products and their codes, and their photos."""
