"""What a review is: records, changes, merge, the clock, metrics, contradictions, action gate, completeness.

Pure: no clock, no disk, no screen. Every function takes values and returns values.
"""
