"""A handbook about reviews and blame sounds like blame; a review that talks of its own review a little does not."""

import pytest

from facilitator.wording.check import check, check_document, is_about_blame

HANDBOOK = """
# Holding a retrospective

A blameless retrospective asks how, not who. The facilitator opens each retrospective with the ground rules: remind the
team that anyone could have made the same mistake. Avoid deciding what should not have been done; hindsight bias makes
every postmortem sound as if the ending had been in sight. Human error is where an incident review begins. If somebody
blames a colleague, the facilitator asks what made the choice look right.
"""
REVIEW = """
# Post-mortem of the stale cache

10:02 the cache served old prices. 10:07 the first page came. 10:31 the post-mortem was called. Bob should have checked
the cache. The post-mortem asked for a retrospective of the release, this post-mortem lists what came of it.
"""


def test_examples_and_warnings_of_a_handbook_are_left_alone() -> None:
    assert check(HANDBOOK), "said in a meeting, it is asked about"
    assert is_about_blame(HANDBOOK)
    assert not check_document(HANDBOOK)


def test_a_review_with_times_of_day_is_read_as_one_however_often_it_names_itself() -> None:
    assert not is_about_blame(REVIEW)
    assert [flag.rule for flag in check_document(REVIEW)] == ["should-have"]


@pytest.mark.parametrize("text", ["", "blame " * 7, "blame " * 8 + "word " * 1000])
def test_a_topic_named_seldom_is_no_topic(text: str) -> None:
    assert not is_about_blame(text)
