"""Run a blameless incident review in the terminal, from raw logs to a finished document."""

__version__ = "0.1.0"
