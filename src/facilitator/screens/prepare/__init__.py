"""Prepare: people, timeline, agenda and checklist of a review, before its meeting."""
