"""Tables whose columns nobody knows: refused with their names, or read as a person says."""

from dataclasses import replace

import pytest

from facilitator.errors import UnreadableError
from facilitator.sources import ColumnMap, Options, read_text
from facilitator.sources.files import tell_apart

ODD = "id;mark;who;remark;origin\n1;2026-03-10 10:02;Ana;pager goes off;pager\n2;2026-03-10 10:05;Bo;rollback;\n"
NAMELESS = "id,mark,remark\n1,noon or so,x y\n2,a bit later,z\n"


def by(options: Options, columns: ColumnMap) -> Options:
    return replace(options, columns=(columns,))


def test_a_table_without_known_columns_is_refused_with_their_names(madrid: Options) -> None:
    with pytest.raises(UnreadableError, match="“id”, “mark”, “remark”: say --column time=NAME --column text=NAME"):
        read_text(NAMELESS, madrid)


def test_where_somebody_can_be_asked_its_rows_wait(madrid: Options) -> None:
    reading = read_text(NAMELESS, replace(madrid, ask_columns=True))
    assert (reading.read, reading.events) == (2, ())
    assert reading.table is not None
    assert reading.table.names == ("id", "mark", "remark")
    assert reading.table.first == ("1", "noon or so", "x y")
    assert not reading.table.taken.whole


@pytest.mark.parametrize(
    "columns",
    [
        ColumnMap(time="mark", text="Remark", actor="who", source="origin"),
        ColumnMap(time="2", text="4", actor="3", source="5"),
    ],
)
def test_chosen_columns_are_read_by_name_or_by_position(madrid: Options, columns: ColumnMap) -> None:
    reading = read_text(ODD, by(madrid, columns))
    assert [(event.actor, event.text, event.source) for event in reading.events] == [
        ("Ana", "pager goes off", "pager"),
        ("Bo", "rollback", "csv"),
    ]
    assert reading.table is not None
    assert reading.table.taken == ColumnMap(time="2", text="4", actor="3", source="5")


def test_a_choice_goes_before_what_the_names_tell(madrid: Options) -> None:
    text = "time,text,seen\n2026-03-10 10:00,a,2026-03-10 12:00\n"
    (event,) = read_text(text, by(madrid, ColumnMap(time="seen", text="text"))).events
    assert event.at.hour == 11


def test_a_zone_column_and_times_alone_are_read_too(madrid: Options) -> None:
    text = "mark,remark,where\n10:02,a,UTC\n23:50,b,UTC\n00:10,c,UTC\n"
    reading = read_text(text, by(madrid, ColumnMap(time="mark", text="remark", zone="where")))
    assert [event.at.isoformat()[:16] for event in reading.events] == [
        "2026-03-10T10:02",
        "2026-03-10T23:50",
        "2026-03-11T00:10",
    ]


def test_a_column_that_is_not_there_is_said_with_those_that_are(madrid: Options) -> None:
    with pytest.raises(UnreadableError, match=r"no column “9”\. The columns are “id”, “mark”"):
        read_text(ODD, by(madrid, ColumnMap(time="9", text="remark")))


def test_a_choice_for_one_file_leaves_the_others_alone(madrid: Options) -> None:
    options = by(madrid, ColumnMap(time="3", text="2", file="a.csv"))
    assert read_text("time,text,seen\n2026-03-10 10:00,a,b\n", options, "b.csv").events[0].text == "a"
    assert read_text("time,text,seen\n2026-03-10 10:00,a,b\n", options, "a.csv").events == ()


def test_no_choice_touches_what_is_no_table(madrid: Options) -> None:
    text = "2026-03-10 10:02 alert\n2026-03-10 10:03 page sent\n"
    assert len(read_text(text, by(madrid, ColumnMap(time="1", text="2"))).events) == 2


def test_a_source_that_the_file_names_stays_beside_others(madrid: Options) -> None:
    options = by(madrid, ColumnMap(time="mark", text="remark", source="origin"))
    readings = tell_apart([read_text(ODD, options, "a.csv"), read_text(ODD, options, "b.csv")])
    assert [event.source for event in readings[1].events] == ["pager", "csv b.csv"]
