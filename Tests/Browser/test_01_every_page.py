"""Every page of every role is accessible, fits a telephone, and is served safely.

A role's pages are walked once; each test then asks for one concern, so that one kind of fault does not hide another.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext

from chromium import opened
from conftest import ROLES
from findings import expect_none
from rehearsal import Rehearsal
from survey import CONCERNS, Survey, Surveyor

#: Pages behind no link: one that is not there, and one that another role may see.
ERRORS = {"mayor administrator": {"/no-such-page": 404, "/clerk/basic-four": 403},
          "mayor clerk": {"/no-such-page": 404, "/admin/accounts": 403},
          "support": {"/no-such-page": 404}}
MORE = {"mayor clerk": ["/operation-support/?atena-number=000000000000001"]}

Surveys = Callable[[str], Survey]


@pytest.fixture(scope="module")
def survey(rehearsal: Rehearsal, browser: Browser, signed_in: Callable[..., BrowserContext]) -> Surveys:
    """The survey of a role, made when first asked for."""
    made: dict[str, Survey] = {}

    def of(role: str) -> Survey:
        if role not in made:
            made[role] = _public(rehearsal, browser) if role == "nobody" else _inside(role, rehearsal, signed_in(role))
        return made[role]

    return of


def _inside(role: str, rehearsal: Rehearsal, context: BrowserContext) -> Survey:
    door = rehearsal.door(*ROLES[role])
    others = [*MORE.get(role, []), *ERRORS[role]]
    return Surveyor(context, [door.home, *(door.origin + path for path in others)], ERRORS[role]).walk()


def _public(rehearsal: Rehearsal, browser: Browser) -> Survey:
    mayor, support = rehearsal.listeners["server-mayor"].origin, rehearsal.listeners["support"].origin
    context = opened(browser)
    found = Surveyor(
        context, [f"{mayor}/", f"{mayor}/no-such-page", f"{support}/support/sign-in"], {"/no-such-page": 404}).walk()
    context.close()
    return found


@pytest.mark.parametrize("concern", CONCERNS)
@pytest.mark.parametrize("role", ["nobody", *ROLES])
def test_every_page(survey: Surveys, role: str, concern: str) -> None:
    """No finding of this concern on any page of this role."""
    expect_none(survey(role).of(concern))


@pytest.mark.parametrize("role, least", [("nobody", 4), ("support", 4), ("mayor administrator", 8), ("mayor clerk", 5)])
def test_the_walk_went_everywhere(survey: Surveys, role: str, least: int) -> None:
    """A walk that stops at the first page would find nothing wrong."""
    assert len(survey(role).titles) >= least, sorted(survey(role).titles)
