"""Commands on shipments, waves and parcels, one story a file."""
