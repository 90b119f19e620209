"""Wording: text in, what a facilitator would put in neutral words out. Rules are data; nothing here does I/O."""

from facilitator.wording.actions import ActionAdvice, check_action
from facilitator.wording.check import check, check_document, check_typing, word_begun
from facilitator.wording.flags import CATEGORIES, Flag, Level, worst
from facilitator.wording.lexicon import Lexicon, Phrase
from facilitator.wording.load import load_lexicon
from facilitator.wording.markdown import read_markdown

__all__ = [
    "CATEGORIES",
    "ActionAdvice",
    "Flag",
    "Level",
    "Lexicon",
    "Phrase",
    "check",
    "check_action",
    "check_document",
    "check_typing",
    "load_lexicon",
    "read_markdown",
    "word_begun",
    "worst",
]
