"""Commands of inventory, one verb a file.

Every action locks in the same order, so that no two can wait for each other: availability by key, reservations by id,
stock rows by id. Whoever changes an allocation holds its reservation's lock. Several calls in one transaction can
still cross with another's; work on many rows goes through one call.
"""
