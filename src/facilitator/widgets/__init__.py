"""Reusable pieces of the screen: each takes frozen values, draws them and posts messages; none knows a review.

Colours are the twelve tokens of `theme`, read while drawing. Text from people is never read as markup.
"""
