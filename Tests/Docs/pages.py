"""The project's pages of text, and what stands in them."""

from __future__ import annotations

import pathlib
import re
import subprocess
from dataclasses import dataclass

from markdown_it import MarkdownIt

ROOT = pathlib.Path(__file__).resolve().parents[2]


def pages() -> list[pathlib.Path]:
    """Every Markdown file of the project that git knows or would."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"], cwd=ROOT, check=True,
        capture_output=True, text=True).stdout.split("\n")
    return [ROOT / name for name in listed if name and (ROOT / name).exists()]


@dataclass(frozen=True)
class Link:
    """A link or picture, where it stands."""

    page: pathlib.Path
    target: str

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT) if self.page.is_relative_to(ROOT) else self.page}: {self.target}"


def parsed(text: str) -> list:
    """A page's tokens, nested ones after their parents."""
    found = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        found.append(token)
        found += token.children or []
    return found


def links(page: pathlib.Path) -> list[Link]:
    """Where a page leads."""
    targets = [str(token.attrs.get("href") or token.attrs.get("src") or "") for token in
               parsed(page.read_text(encoding="utf-8")) if token.type in ("link_open", "image")]
    return [Link(page, target) for target in targets if target]


def anchors(page: pathlib.Path) -> set[str]:
    """The headings of a page as GitHub names them, and as the manuals' pages do."""
    found = set()
    tokens = MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8"))
    for number, token in enumerate(token for token in tokens if token.type == "inline" and token.level == 1):
        words = "".join(child.content for child in token.children or [])
        found.add(re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-"))
        found.add(f"part-{number + 1}")
        found |= {child.content for child in token.children or [] if child.type == "code_inline"}
    return found


def broken(link: Link) -> str:
    """Why a link leads nowhere; empty when it leads somewhere."""
    target, _, anchor = link.target.partition("#")
    if re.match(r"[a-z]+:", target):
        closed = "docs/manual" in link.page.as_posix()
        return "leads out of the project: LGWAN has no such place" if closed else ""
    file = (link.page.parent / target).resolve() if target else link.page
    if not file.exists():
        return "there is no such file"
    if anchor and file.suffix == ".md" and anchor not in anchors(file):
        return "there is no such heading"
    return ""


def commands(page: pathlib.Path) -> list[str]:
    """The command lines that a page shows, continued lines joined, without prompts and comments."""
    found = []
    for token in parsed(page.read_text(encoding="utf-8")):
        if token.type in ("fence", "code_block"):
            for line in token.content.replace("\\\n", " ").splitlines():
                line = re.sub(r"\s+#\s.*$", "", line).strip()
                if re.match(r"(make|kakehashi|kakehashi-check|scripts/[\w-]+|\.build/debug/kakehashi)\b(?![:(])", line):
                    found.append(line)
        if token.type == "code_inline" and re.match(r"(make|kakehashi(-check)?) [a-z]", token.content):
            found.append(token.content)
    return found
