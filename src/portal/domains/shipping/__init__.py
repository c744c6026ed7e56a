"""Carriers, labels, handovers and tracking."""
