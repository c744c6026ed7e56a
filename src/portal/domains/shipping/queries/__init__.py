"""Every select of shipping, one kind of thing a file."""
