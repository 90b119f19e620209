"""What every test has: property tests that do not depend on how busy the machine is, and enough processes."""

import os

from hypothesis import settings

settings.register_profile("house", deadline=None, max_examples=60)
settings.load_profile("house")


def pytest_xdist_auto_num_workers() -> int:
    """Return two processes a processor: a test of a screen rests as long as it works, until the screen does."""
    return 2 * (os.cpu_count() or 1)
