"""What files in a review's folder are called. A module of its own: to ask for a name nothing else is loaded."""

from typing import Final

FILE: Final = "review.json"
"""The only truth of a review."""
PREVIOUS: Final = ".prev"
"""What the name of the kept generation ends in."""
