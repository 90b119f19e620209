"""The end of a review that cannot be written where it belongs: what is left goes to a folder that can."""

from itertools import count
from pathlib import Path

from facilitator.errors import SaveError
from facilitator.session.session import Session


def close_or_rescue(session: Session, state: Path) -> str:
    """Close a review; what is not on disk by then is kept in a folder of its own below `state`.

    Returns:
        What to tell the person, in one sentence with the way out; empty where everything is where it belongs.
    """
    if session.flush():
        session.close()
        return ""
    home = session.folder
    place = _free(state / "rescued" / f"{home.name}-{session.clock.now():%Y%m%dT%H%M%S}")
    try:
        session.save_elsewhere(place)
    except SaveError:
        said = f"The last edits are not on disk: neither {home} nor {place} can be written."
    else:
        said = f"Everything is in {place / 'review.json'}: copy it to {home} when that can be written again."
    session.close()
    return said


def _free(place: Path) -> Path:
    """Return the folder, or the first numbered one beside it that is not there yet."""
    numbered = (place.with_name(f"{place.name}-{number}") for number in count(2))
    return place if not place.exists() else next(one for one in numbered if not one.exists())
