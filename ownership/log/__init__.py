"""The change log, read: requests, the rows that each wrote, and what they were before, in words."""

from .authors import Author, authors
from .found import kinds_in
from .kinds import KINDS
from .reading import Entry, Page, one, page
from .rows import Cell, Row
from .wanted import Wanted

__all__ = ["KINDS", "Author", "Cell", "Entry", "Page", "Row", "Wanted", "authors", "kinds_in", "one", "page"]
