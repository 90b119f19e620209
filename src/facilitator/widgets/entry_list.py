"""`EntryList`: every list of the program. One `OptionList`, one width-aware drawing a row, one pointer `►`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from facilitator.widgets.row_visual import Cell, Kind, Row, RowVisual

__all__ = ["Cell", "EntryList", "Kind", "Row"]

EDGE: Final = 2
"""Rows the pointer keeps between itself and the list's edges, where there are any."""


class EntryList(OptionList):
    """A list of rows with a pointer. `set_rows` shows what differs and keeps pointer and scroll.

    The pointer moves by the list's own keys when it has the focus, by `move` and `point_at` from the capture line,
    and by a click; a click on the pointed row, or enter, opens it.
    """

    DEFAULT_CSS = """
    EntryList, EntryList:focus {
        height: 1fr; max-height: 100%; border: none; padding: 0 0 0 1; color: $ink;
        background: transparent; background-tint: transparent;
        scrollbar-size: 0 1; scrollbar-gutter: stable; overflow-x: hidden;
        & > .option-list--option { padding: 0; color: $ink; }
        & > .option-list--option-disabled { color: $ink; background: transparent; text-style: none; }
        & > .option-list--option-hover { background: $sheet; }
        & > .option-list--option-highlighted { color: $ink; background: $pick; text-style: none; }
    }
    """

    @dataclass
    class Pointed(Message):
        """The pointer stands on another row; `by_hand` when a key or click on this list moved it."""

        entry_list: "EntryList"
        row_id: str
        by_hand: bool

        @property
        def control(self) -> "EntryList":
            """The list, for `@on(EntryList.Pointed, "#id")`."""
            return self.entry_list

    @dataclass
    class Opened(Message):
        """Enter on the pointed row, or a click on it."""

        entry_list: "EntryList"
        row_id: str

        @property
        def control(self) -> "EntryList":
            """The list, for `@on(EntryList.Opened, "#id")`."""
            return self.entry_list

    def __init__(
        self,
        rows: Sequence[Row] = (),
        *,
        focus_on_click: bool = True,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        """Take the first rows; `focus_on_click=False` leaves the focus on the capture line when a row is clicked."""
        super().__init__(id=id, classes=classes, markup=False)
        self._focus_on_click = focus_on_click
        self._rows: tuple[Row, ...] = ()
        self._pointed_id: str | None = None
        self._by_hand = False
        self.set_rows(rows)

    def focus_on_click(self) -> bool:
        """Return whether a click gives the list the focus."""
        return self._focus_on_click

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows shown."""
        return self._rows

    @property
    def pointed(self) -> str | None:
        """The id of the row under the pointer."""
        return self._pointed_id

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows. The pointer stays on its row, or goes to the nearest; what was in view stays there."""
        new = tuple(rows)
        if new == self._rows:
            return
        old, self._rows = self._rows, new
        if [(row.id, row.pointable) for row in old] == [(row.id, row.pointable) for row in new]:
            for index, (before, after) in enumerate(zip(old, new, strict=True)):
                if before != after:
                    self._redraw(index)
            return
        place = self._index_of(old, self._pointed_id)
        offset = self._offset_of_anchor()
        self._refill(new)
        self._restore(place, offset)

    def point_at(self, row_id: str) -> bool:
        """Put the pointer on a row; False when there is no such row to point at."""
        index = self._index_of(self._rows, row_id)
        if index is None or not self._rows[index].pointable:
            return False
        self.highlighted = index
        return True

    def move(self, by: int) -> None:
        """Move the pointer by rows that can be pointed at; it stops at the ends."""
        indexes = [index for index, row in enumerate(self._rows) if row.pointable]
        if not indexes:
            return
        if self.highlighted is None:
            self.highlighted = indexes[0]
            return
        place = indexes.index(self.highlighted)
        self.highlighted = indexes[max(0, min(place + by, len(indexes) - 1))]

    def move_page(self, by: int) -> None:
        """Move the pointer by about a page."""
        if self.highlighted is None or not self.scrollable_content_region:
            self.move(by)
        else:
            self._move_page(1 if by > 0 else -1)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Unfold the pointed row, fold the one before, keep the pointer in view, tell the screen."""
        row_id = None if highlighted is None else self._rows[highlighted].id
        if row_id == self._pointed_id:
            return
        before = self._index_of(self._rows, self._pointed_id)
        self._pointed_id = row_id
        for index in (before, highlighted):
            if index is not None:
                self._redraw(index)
        if row_id is not None:
            self.scroll_to_highlight()
            self.post_message(self.Pointed(self, row_id, self._by_hand))

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Bring the pointed row into view with two rows to spare above and below."""
        if self.highlighted is None or not self.is_mounted or not self.scrollable_content_region:
            return
        self._update_lines()
        y = self._index_to_line[self.highlighted]
        height = self._heights[self.highlighted]
        room = self.scrollable_content_region.height
        edge = max(0, min(EDGE, (room - height) // 2))
        first = max(0, y - edge)
        last = min(len(self._lines), y + height + edge)
        region = Region(0, first, self.scrollable_content_region.width, last - first)
        self.scroll_to_region(region, force=True, animate=False, top=top, immediate=True)

    def action_cursor_up(self) -> None:
        """Move up one row."""
        with self._own_hand():
            self.move(-1)

    def action_cursor_down(self) -> None:
        """Move down one row."""
        with self._own_hand():
            self.move(1)

    def action_page_up(self) -> None:
        """Move up about a page."""
        with self._own_hand():
            self.move_page(-1)

    def action_page_down(self) -> None:
        """Move down about a page."""
        with self._own_hand():
            self.move_page(1)

    def action_first(self) -> None:
        """Move to the first row."""
        with self._own_hand():
            super().action_first()

    def action_last(self) -> None:
        """Move to the last row."""
        with self._own_hand():
            super().action_last()

    def action_select(self) -> None:
        """Open the pointed row."""
        if self._pointed_id is not None:
            self.post_message(self.Opened(self, self._pointed_id))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows of a list as high as its rows (in sheets): it scrolls from two thirds of the terminal on."""
        rows = super().get_content_height(container, viewport, width - self.scrollbar_size_vertical)
        return min(rows, viewport.height * 2 // 3)

    def notify_style_update(self) -> None:
        """Forget drawings in the old theme's colours."""
        self._clear_caches()
        super().notify_style_update()

    async def _on_click(self, event: events.Click) -> None:
        event.prevent_default()
        index: int | None = event.style.meta.get("option")
        if index is None or not self._rows[index].pointable:
            return
        event.stop()
        if index == self.highlighted:
            self.action_select()
            return
        with self._own_hand():
            self.highlighted = index

    @contextmanager
    def _own_hand(self) -> Iterator[None]:
        self._by_hand = True
        yield
        self._by_hand = False

    def _redraw(self, index: int) -> None:
        row = self._rows[index]
        self.replace_option_prompt_at_index(index, RowVisual(row, pointed=row.id == self._pointed_id))

    def _refill(self, rows: tuple[Row, ...]) -> None:
        old = {option.id: option for option in self.options}
        options = []
        for row in rows:
            visual = RowVisual(row, pointed=row.id == self._pointed_id)
            option = old.get(row.id)
            if option is None or option.disabled == row.pointable:
                option = Option(visual, id=row.id, disabled=not row.pointable)
            else:
                option._set_prompt(visual)  # noqa: SLF001 - an option has no public way to take another prompt
            options.append(option)
        with self.prevent(self.Pointed):
            kept, self._pointed_id = self._pointed_id, None
            self.set_options(options)
            self._pointed_id = kept

    def _restore(self, place: int | None, offset: tuple[str, int] | None) -> None:
        index = self._index_of(self._rows, self._pointed_id)
        if index is None or not self._rows[index].pointable:
            index = self._nearest(place or 0)
        self.highlighted = index
        if index is None:
            self._pointed_id = None
        anchor = self._index_of(self._rows, offset[0]) if offset else None
        if offset is not None and anchor is not None and self.is_mounted:
            y = max(0, self._index_to_line.get(anchor, 0) - offset[1])
            self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def _offset_of_anchor(self) -> tuple[str, int] | None:
        """The row that should not move on the screen, and its distance from the top of the view."""
        if not self.is_mounted or not self._lines:
            return None
        top = self.scroll_offset.y
        if self.highlighted is not None:
            distance = self._index_to_line.get(self.highlighted, -1) - top
            if 0 <= distance < self.scrollable_content_region.height:
                return self.options[self.highlighted].id or "", distance
        first = self._lines[min(top, len(self._lines) - 1)][0]
        return self.options[first].id or "", self._index_to_line[first] - top

    def _nearest(self, place: int) -> int | None:
        indexes = [index for index, row in enumerate(self._rows) if row.pointable]
        return min(indexes, key=lambda index: (abs(index - place), index), default=None)

    @staticmethod
    def _index_of(rows: tuple[Row, ...], row_id: str | None) -> int | None:
        return next((index for index, row in enumerate(rows) if row.id == row_id), None)
