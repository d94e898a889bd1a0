"""Measures of teams: what they own and how clearly, on any day, with the teams below them."""
