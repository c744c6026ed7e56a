"""Operators, merchants, people and their credentials."""
