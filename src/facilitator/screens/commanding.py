"""From the command table to a screen: bindings, footer keys, and the way from a command's id to what does it."""

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar, Protocol, runtime_checkable

from textual.binding import Binding, BindingType
from textual.screen import Screen

from facilitator.commands import by_id, in_scopes, key_words
from facilitator.widgets.keys import Key

Handler = Callable[[str], object]
"""Does a command; takes the words after its slash word, empty when a key or a click asked."""
Handlers = Mapping[str, Handler]


@runtime_checkable
class Speaking(Protocol):
    """A screen that has a place for a sentence."""

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Say something there."""


def bindings(*scopes: str) -> list[BindingType]:
    """Return the bindings of all commands of these scopes; each calls `action_run` of the screen."""
    return [
        Binding(key, f"screen.run('{command.id}')", command.title, show=False)
        for command in in_scopes(scopes)
        for key in command.keys
    ]


def footer(ids: Iterable[str], labels: Mapping[str, str] | None = None) -> tuple[Key, ...]:
    """Return footer keys for these commands, in this order; `labels` says another word for some."""
    keys = []
    for name in ids:
        command = by_id()[name]
        label = (labels or {}).get(name) or command.label or command.title.lower()
        keys.append(Key(key_words(command.keys[0]) if command.keys else f"/{command.slash[0]}", label, name))
    return tuple(keys)


class Commanded(Screen[None]):
    """A screen that does commands. A subclass says which, in `handlers`."""

    SCOPES: ClassVar[tuple[str, ...]] = ("everywhere",)
    """The scopes whose commands the palette and help offer here."""

    def handlers(self) -> Handlers:
        """Return what this screen does, by command id."""
        return {}

    def action_run(self, command_id: str) -> None:
        """Do the command of a key."""
        self.run_command(command_id)

    def run_command(self, command_id: str, argument: str = "") -> bool:
        """Do a command; tells whether this screen, or else the app, does it."""
        handler = self.handlers().get(command_id)
        if handler is not None:
            handler(argument)
            return True
        action = APP_ACTIONS.get(command_id)
        if action is not None:
            self.call_later(self.run_action, action)
        return action is not None

    def scopes(self) -> tuple[str, ...]:
        """Return the scopes whose commands work now."""
        return self.SCOPES

    def offered(self) -> tuple[str, ...]:
        """Return the ids of the commands that work here now: what help and the palette list."""
        mine = self.handlers()
        return tuple(one.id for one in in_scopes(self.scopes()) if one.id in mine or one.id in APP_ACTIONS)


APP_ACTIONS = {
    "app.help": "app.show_help",
    "app.palette": "app.command_palette",
    "app.quit": "app.ask_quit",
    "app.theme": "app.next_theme",
    "app.picture": "app.take_picture",
}
"""Commands that the app itself does, on every screen."""
