"""States of an inbound plan and the verbs that change them, as data."""

PLAN_STATES = ("draft", "announced", "arrived", "receiving", "received", "closed", "cancelled")
