"""Every select of the catalogue: reading what is known, and finding what somebody typed or scanned."""
