"""The meeting: one frame (head, working area, capture desk), one working area a phase."""
