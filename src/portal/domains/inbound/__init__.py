"""What merchants announce and what is counted at the dock."""
