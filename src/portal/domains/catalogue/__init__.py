"""Products and the codes on them."""
