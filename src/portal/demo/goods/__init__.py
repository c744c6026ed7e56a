"""What the demo's merchants sell, one trade a file."""
