"""What crosses outbound's border: what is asked for, and frozen views of what is there."""
