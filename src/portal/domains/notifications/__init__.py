"""Mails, written first and sent after, once."""
