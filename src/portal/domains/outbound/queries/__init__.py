"""Every select of outbound, one thing a file."""
