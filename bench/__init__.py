"""Measures the product against floors: every figure is told beside plain SQL that writes or reads the same rows.

Stands outside the product and uses it as others do: its commands, its HTTP, its faces.
"""
