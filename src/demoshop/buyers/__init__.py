"""The people who buy in the demo stores: Japanese names, places and habits, the same ones for the same seed."""

from demoshop.buyers.checkout import wish
from demoshop.buyers.people import Household, household

__all__ = ["Household", "household", "wish"]
