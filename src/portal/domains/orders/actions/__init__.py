"""What can be done to orders, one verb a file."""
