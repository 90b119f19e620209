"""Typed errors. Each one ends in a sentence for the person at the keyboard: the cause, then the way out."""


class FacilitatorError(Exception):
    """Something a person can act on.

    Its text is shown as it is: one or two plain sentences, cause first, way out second, no traceback.
    """


class UsageError(FacilitatorError):
    """What was asked for cannot be asked for that way (a command line's exit code 2)."""


class NotFoundError(UsageError):
    """Nothing, or more than one thing, goes by the name that was given."""


class UnreadableError(FacilitatorError):
    """A file is not what it seems, is damaged, or cannot be opened."""


class SaveError(FacilitatorError):
    """The record could not be written; what was typed is still in memory."""


class DataError(FacilitatorError):
    """A data file (rules, questions, settings) has a value that cannot be used; names file and key."""
