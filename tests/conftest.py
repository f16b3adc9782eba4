"""What holds for every test."""

import os

from hypothesis import settings

# The models of the tests are so small that threads only wait for one another.
os.environ.setdefault("OMP_NUM_THREADS", "1")

# A busy machine is no reason to fail.
settings.register_profile("difootsion", deadline=None, derandomize=True)
settings.load_profile("difootsion")

pytest_plugins = [f"tests.fakes.{room}" for room in ("databases", "s3", "talks", "yards")]
