"""Every select of the orders room: reading what is known, finding what somebody typed, counting what waits."""
