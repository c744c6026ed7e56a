"""What buyers bought."""
