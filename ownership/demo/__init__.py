"""The demo organisation: a freight booking company of about sixty, told as twelve months of changes.

`data/` holds it as text; `founding` and `story` turn it into change sets; `load` applies them.
"""
