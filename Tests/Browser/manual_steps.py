"""What the manuals tell a reader to do, read from their Markdown.

A step's picture names who sees it, where, and what is done there; GitHub and the support site show the same source:

    ![CA証明書をダウンロードするリンク](../pictures/ca-certificate-1.png "support /support/documents; get CA証明書を…")

A comment does something that a reader does not see, such as moving the rehearsal's clock: `<!-- do: clock 2016-… -->`, or what a
system of an organisation sends: `<!-- do: system mayor legacy-tax /api/… {"entries": […]} -->`.
A step without a screen of ours says why: `<!-- no screen: 端末のOSの画面 -->`.
"""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from rehearsal import ROOT

FOLDER = ROOT / "docs/manual/ja"
PICTURES = FOLDER / "pictures"
#: The order in which a new organisation needs them.
MANUALS = ("accounts", "ca-certificate", "communication-certificate", "software-administrator", "software-clerk",
           "support-site", "vpn-device", "test-preparation", "help-desk")
#: Looked up, not followed.
REFERENCES = ("errors",)
#: Where pages are walked, each with what its rehearsal is started with: all is done; nothing is; two organisations ask each other.
WORLDS = {"day-one": ("--day-one",), "rehearsal": (), "linkage": ("--act", "linkage")}
PARTS = ["目的", "担当", "始める前に", "手順", "完了の確認", "うまくいかないとき"]
#: `choose` and `chosen` of a group say its label and then the choice: `choose 回答 = する`; `chosen` wants it taken already.
#: `await` looks again by 「最新の状態にする」 until a text is there; `paper` wants a text on paper, too.
VERBS = ("fill", "choose", "chosen", "clear", "select", "upload", "press", "follow", "get", "mark", "see", "keep",
         "await", "paper")
#: What is marked on a picture: the control that the step is about.
CONTROLS = ("press", "follow", "get", "mark")
COMMENT = re.compile(r"<!--\s*(do|no screen|walk):\s*(.*?)\s*-->", re.DOTALL)


@dataclass(frozen=True)
class Act:
    """One thing done at a page: `fill`, `パスワード`, `{password}`."""

    verb: str
    name: str
    value: str = ""


@dataclass(frozen=True)
class Step:
    """One stop: who, where, what is done, and the picture that shows it (empty: none)."""

    page: pathlib.Path
    who: str
    path: str
    acts: tuple[Act, ...]
    picture: str = ""

    def __str__(self) -> str:
        return f"{self.page.parent.name}/{self.page.name}: {self.who} {self.path} {self.picture}"


def pages(manual: str) -> list[pathlib.Path]:
    """The pages of a manual, in their order."""
    return sorted((FOLDER / manual).glob("*.md"))


def tokens(page: pathlib.Path) -> list[Token]:
    """A page as CommonMark with tables."""
    return MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8"))


def world(page: pathlib.Path) -> str:
    """Where a page is walked: one of `WORLDS`."""
    found = [value for kind, value in COMMENT.findall(page.read_text(encoding="utf-8")) if kind == "walk"]
    return found[0] if found else "rehearsal"


def steps(page: pathlib.Path) -> list[Step]:
    """Everything that a page has done, in its order."""
    found = []
    for token in _flat(tokens(page)):
        if token.type == "image" and token.attrs.get("title"):
            found.append(_step(page, str(token.attrs["title"]), pathlib.PurePath(str(token.attrs["src"])).name))
        elif token.type in ("html_block", "html_inline"):
            found += [_step(page, value, "") for kind, value in COMMENT.findall(token.content) if kind == "do"]
    return found


def _flat(all_tokens: list[Token]) -> Iterator[Token]:
    for token in all_tokens:
        yield token
        yield from _flat(token.children or [])


def _step(page: pathlib.Path, text: str, picture: str) -> Step:
    head, *rest = [part.strip() for part in text.split(";")]
    who, _, path = head.partition(" ")
    return Step(page, who, path.strip(), tuple(_act(page, part) for part in rest if part), picture)


def _act(page: pathlib.Path, text: str) -> Act:
    verb, _, rest = text.partition(" ")
    if verb not in VERBS:
        raise ValueError(f"{page}: no such act: {text}")
    separator = " as " if verb in ("get", "keep") else " = "
    name, _, value = rest.partition(separator)
    return Act(verb, name.strip(), value.strip())
