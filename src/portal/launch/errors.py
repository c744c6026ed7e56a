"""Why a start ended, in one line that says what to do.

Apart from the refusals of the business: nobody asked for anything yet, and no door is open that could answer.
"""


class CannotStart(Exception):
    """A start that ended; the text is one line for a person at a terminal: what is wrong, then what to do."""


class Held(CannotStart):
    """The data folder is in use by another running process."""
