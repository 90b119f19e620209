"""What the computer says about its user: login name and time zone."""

import os
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from facilitator.clock import find_zone
from facilitator.config.values import LONGEST_NAME
from facilitator.errors import UsageError
from facilitator.text import clean_line, cut


def login_name(environ: Mapping[str, str]) -> str:
    """Return the name that the user goes by on this computer."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        login = clean_line(environ.get(name, ""))
        if login:
            return cut(login, LONGEST_NAME)
    import getpass  # noqa: PLC0415  # rarely needed

    try:
        return cut(clean_line(getpass.getuser()), LONGEST_NAME) or "somebody"
    except (OSError, KeyError, ImportError):
        return "somebody"


def system_zone(environ: Mapping[str, str]) -> ZoneInfo:
    """Return the zone that the system is set to, by its IANA name; UTC where it does not say."""
    said = environ.get("TZ", "").removeprefix(":")
    for name in (_name_in(said), _name_in(os.path.realpath("/etc/localtime"))):
        try:
            if name:
                return find_zone(name)
        except UsageError:
            continue
    return ZoneInfo("UTC")


def _name_in(path: str) -> str:
    """Return the zone's name in a path like `/usr/share/zoneinfo/Europe/Paris`; a bare name is one already."""
    _, found, name = path.rpartition("zoneinfo/")
    name = name.removeprefix("posix/").removeprefix("right/")
    return name if found or not path.startswith("/") else ""
