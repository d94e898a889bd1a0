"""Readers of RACI tables: one module a format, one a shape, and what they share."""
