"""Places, stock as a double-entry ledger, and promises on it."""
