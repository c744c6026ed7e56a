"""How the product starts from nothing: its servers, its processes, and what a person is told when it cannot.

Promises: what was started ends with us, also when we are killed; what is in the way is said in one line.
"""

from portal.launch.errors import CannotStart, Held
from portal.launch.servers import Servers, embedded

__all__ = ["CannotStart", "Held", "Servers", "embedded"]
