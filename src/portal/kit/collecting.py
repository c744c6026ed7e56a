"""How often a long-lived process looks for garbage cycles. What was loaded at its start is never garbage.

Apart because all three processes want the same: with Python's defaults, a transaction over ten thousand orders spent
more time in the collector, walking the loaded modules again and again, than on its own work.
"""

import gc

# New objects between two looks at the youngest; a request makes some thousand, nearly all freed without the collector.
YOUNG, MIDDLE, OLD = 20_000, 20, 50


def start() -> None:
    """Set everything that exists now aside for good and look rarely from here on. Call it once a process is set up."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
