"""Every select of tenancy, one subject a file."""
