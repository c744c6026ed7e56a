"""The business of a fulfilment portal, and its HTTP door."""
