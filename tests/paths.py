"""Where things lie, for tests."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
SSDA903 = SHARED / "samples" / "ssda903"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared samples are not beside this checkout")
