"""Debian's chromium under playwright, with nothing switched off that protects a user."""

from __future__ import annotations

import contextlib
import os
import pathlib
import subprocess
from collections.abc import Iterator

from playwright.sync_api import Browser, BrowserContext, Playwright

from rehearsal import Rehearsal

PROGRAM = "/usr/bin/chromium"
MILLISECONDS = 10_000


@contextlib.contextmanager
def launched(playwright: Playwright, rehearsal: Rehearsal, home: pathlib.Path) -> Iterator[Browser]:
    """A chromium that reaches the rehearsal's servers by their names, and nothing else.

    It really verifies TLS: staff see these pages only after their browser accepted the platform's certificate, so a
    certificate that chromium would refuse (name, key usage, validity, chain) has to fail the tests. `ignore_https_errors`
    would hide that. The rehearsal's CA is therefore installed as an administrator would do it, in the NSS database of a
    HOME made for these tests; and names are mapped to loopback addresses in chromium's resolver, not in the machine's.
    Whatever is not mapped does not resolve.
    """
    _trust(rehearsal.authority_file, home)
    rules = [f"MAP {listener.name} {listener.address}" for listener in rehearsal.listeners.values()]
    # The card reader of the tests.
    rules.append("MAP 127.0.0.1 127.0.0.1")
    browser = playwright.chromium.launch(
        executable_path=PROGRAM,
        # Chromium has no sandbox for root, and refuses to start with one.
        chromium_sandbox=os.geteuid() != 0,
        env={**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_CACHE_HOME": str(home)},
        args=[f"--host-resolver-rules={','.join([*rules, 'MAP * ~NOTFOUND'])}"])
    try:
        yield browser
    finally:
        browser.close()


def opened(browser: Browser, **options: object) -> BrowserContext:
    """A new person at the browser: Japanese, 1280 pixels wide, light, with no cookies."""
    context = browser.new_context(
        **{"locale": "ja-JP", "timezone_id": "Asia/Tokyo", "viewport": {"width": 1280, "height": 900},
           "color_scheme": "light", "reduced_motion": "reduce", **options})
    context.set_default_timeout(MILLISECONDS)
    return context


def _trust(authority_file: pathlib.Path, home: pathlib.Path) -> None:
    """Makes the NSS database that chromium reads, with one CA in it, trusted for servers only."""
    database = home / ".pki/nssdb"
    database.mkdir(parents=True)
    for arguments in (["-N", "--empty-password"],
                      ["-A", "-n", "rehearsal", "-t", "C,,", "-i", authority_file]):
        subprocess.run(["certutil", "-d", f"sql:{database}", *arguments], check=True)
