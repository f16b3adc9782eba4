"""The browser of the tests, as Playwright launches it: `chromium.launch(**CHROMIUM)`."""

from typing import Any

from playwright import async_api, sync_api

CHROMIUM: dict[str, Any] = {"executable_path": "/usr/bin/chromium", "args": ["--no-sandbox"]}
PATIENCE_MS = 60_000  # a busy machine shows things late

async_api.expect.set_options(timeout=PATIENCE_MS)
sync_api.expect.set_options(timeout=PATIENCE_MS)
