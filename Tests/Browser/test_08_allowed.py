"""Nobody is shown a link or a form of something that they may not do. サポートサイト担当者 is in test_09, with an account made there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from allowed import Walk
from conftest import ROLES
from rehearsal import Rehearsal

#: The listener that a role's pages are at.
LISTENERS = {"support": "support", "mayor administrator": "administration-mayor", "mayor clerk": "server-mayor",
             "desk clerk": "desk", "desk supervisor": "desk"}


@pytest.mark.parametrize("role", LISTENERS)
def test_a_role_is_shown_what_it_may_do(
    rehearsal: Rehearsal, signed_in: Callable[..., BrowserContext], role: str
) -> None:
    home = rehearsal.door(*ROLES[role]).home
    listener = LISTENERS[role]
    walk = Walk(rehearsal, listener, signed_in(role)).along(home.removeprefix(rehearsal.listeners[listener].origin))
    assert not walk.wrong, "\n".join(walk.wrong)
    assert len(walk.pages) >= 4 and walk.forms


def test_what_is_denied_is_seen(rehearsal: Rehearsal, signed_in: Callable[..., BrowserContext]) -> None:
    walk = Walk(rehearsal, "desk", signed_in("desk clerk")).along("/desk/figures")
    walk.send("/desk/", "/desk/maintenance")
    walk.send("/desk/", "/desk/tickets")
    assert walk.wrong == ["/desk/figures answers 403", "/desk/ shows a form to /desk/maintenance, which answers 403"]
