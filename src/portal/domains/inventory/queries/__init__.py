"""Every select of inventory that is not part of a command."""
