"""Timeline readers: one module a source, one registry. What goes in is a file's bytes, what comes out is a `Reading`.

Files are told by what is in them, never by their names. Every candidate entry becomes an event or a skipped row with
its reason; what was assumed about zones and dates is said.
"""

from facilitator.sources.clock_changes import Answer, ClockChange, Doubt
from facilitator.sources.column_map import ColumnMap, Table, columns_in_words
from facilitator.sources.compare import compare, compare_both, unmentioned
from facilitator.sources.doubts import Answers, Question, answered, question_of
from facilitator.sources.files import read_paths
from facilitator.sources.levels import quiet_level
from facilitator.sources.records import Options, Precision, Reading, Skipped, SourceEvent
from facilitator.sources.registry import SOURCES, read_bytes, read_text
from facilitator.sources.stopping import StoppedError, Watch, part, unwatched
from facilitator.sources.uninterrupted import uninterrupted
from facilitator.sources.window import window

__all__ = [
    "SOURCES",
    "Answer",
    "Answers",
    "ClockChange",
    "ColumnMap",
    "Doubt",
    "Options",
    "Precision",
    "Question",
    "Reading",
    "Skipped",
    "SourceEvent",
    "StoppedError",
    "Table",
    "Watch",
    "answered",
    "columns_in_words",
    "compare",
    "compare_both",
    "part",
    "question_of",
    "quiet_level",
    "read_bytes",
    "read_paths",
    "read_text",
    "uninterrupted",
    "unmentioned",
    "unwatched",
    "window",
]
