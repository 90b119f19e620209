"""What every test has: property tests that do not depend on how busy the machine is."""

from hypothesis import settings

settings.register_profile("house", deadline=None, max_examples=60)
settings.load_profile("house")
