"""The rooms of the business. Each owns its tables and its words, and none knows another."""
