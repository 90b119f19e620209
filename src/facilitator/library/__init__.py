"""The workspace of many reviews: what a list shows of each, finding one by a few words, making and deleting them.

Opening one for work is `session`'s: `Session.open(library.path(folder), …)`.
"""

from facilitator.library.entry import Entry, Group
from facilitator.library.finding import SeveralError, filter_entries, find_entry
from facilitator.library.shelf import Deleted, Library

__all__ = ["Deleted", "Entry", "Group", "Library", "SeveralError", "filter_entries", "find_entry"]
