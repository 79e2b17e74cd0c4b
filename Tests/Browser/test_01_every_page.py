"""Every page of every role is accessible, fits a telephone, and is served safely.

A role's pages are walked once; each test then asks for one concern, so that one kind of fault does not hide another.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext

from card_reader import reading
from chromium import opened
from conftest import ROLES
from findings import expect_none
from rehearsal import Rehearsal
from survey import CONCERNS, Survey, Surveyor

#: Pages behind no link: one that is not there, and one of the server's other address.
ERRORS = {"mayor administrator": {"/no-such-page": 404, "/clerk/basic-four": 404},
          "mayor clerk": {"/no-such-page": 404, "/admin/accounts": 404},
          "support": {"/no-such-page": 404}, "desk clerk": {"/no-such-page": 404, "/desk/figures": 403},
          "desk supervisor": {"/no-such-page": 404}}
#: Who is known by a certificate: listener, its authority, certificate and key, first page.
HOLDERS = {
    "operator": ("operator", "authorityFile", "operatorCertificateFile", "operatorKeyFile", "/operator/"),
    "officer": ("registration-authority", "registrationAuthorityFile", "officerCertificateFile", "officerKeyFile",
                "/officer/"),
}
MORE = {"support": ["/support/search?q=%E8%A8%BC%E6%98%8E"], "desk clerk": ["/desk/search?q=%E8%A8%BC"],
        "mayor clerk": ["/operation-support/?atena-number=000000000000001"]}

Surveys = Callable[[str], Survey]


@pytest.fixture(scope="module")
def survey(rehearsal: Rehearsal, browser: Browser, signed_in: Callable[..., BrowserContext]) -> Surveys:
    """The survey of a role, made when first asked for."""
    made: dict[str, Survey] = {}

    def of(role: str) -> Survey:
        if role not in made:
            if role == "nobody":
                made[role] = _public(rehearsal, browser)
            elif role in HOLDERS:
                made[role] = _with_card(role, rehearsal, browser)
            else:
                made[role] = _inside(role, rehearsal, signed_in(role))
        return made[role]

    return of


def _inside(role: str, rehearsal: Rehearsal, context: BrowserContext) -> Survey:
    door = rehearsal.door(*ROLES[role])
    others = [*MORE.get(role, []), *ERRORS[role]]
    return Surveyor(context, [door.home, *(door.origin + path for path in others)], ERRORS[role]).walk()


def _with_card(role: str, rehearsal: Rehearsal, browser: Browser) -> Survey:
    files = rehearsal.platform if role == "operator" else rehearsal.national
    listener, authority, certificate, key, home = HOLDERS[role]
    context = opened(browser)
    with reading(rehearsal.listeners[listener], files[authority], files[certificate], files[key]) as origin:
        found = Surveyor(context, [origin + home]).walk()
    context.close()
    return found


def _public(rehearsal: Rehearsal, browser: Browser) -> Survey:
    origins = {key: listener.origin for key, listener in rehearsal.listeners.items()}
    clerks, administrators, support = origins["server-mayor"], origins["administration-mayor"], origins["support"]
    context = opened(browser)
    found = Surveyor(
        context,
        [f"{clerks}/", f"{administrators}/", f"{clerks}/no-such-page", f"{support}/", f"{support}/design"],
        {"/no-such-page": 404}).walk()
    context.close()
    return found


@pytest.mark.parametrize("concern", CONCERNS)
@pytest.mark.parametrize("role", ["nobody", *ROLES, *HOLDERS])
def test_every_page(survey: Surveys, role: str, concern: str) -> None:
    """No finding of this concern on any page of this role."""
    expect_none(survey(role).of(concern))


@pytest.mark.parametrize("role, least", [("nobody", 4), ("support", 30), ("desk clerk", 12), ("desk supervisor", 14), ("mayor administrator", 20), ("mayor clerk", 5), ("operator", 4),
                                         ("officer", 2)])
def test_the_walk_went_everywhere(survey: Surveys, role: str, least: int) -> None:
    """A walk that stops at the first page would find nothing wrong."""
    assert len(survey(role).titles) >= least, sorted(survey(role).titles)
