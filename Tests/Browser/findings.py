"""What is wrong with a page, as lines that say where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pytest


@dataclass(frozen=True, order=True)
class Finding:
    """One thing wrong on one page, seen one way."""

    concern: str
    page: str
    seen: str
    rule: str
    target: str

    def __str__(self) -> str:
        return f"{self.page} [{self.seen}] {self.rule}: {self.target}"


def report(findings: Iterable[Finding]) -> str:
    """One line for each, under a count; what is wrong in every way of seeing is said once."""
    seen: dict[tuple[str, str, str], list[str]] = {}
    for finding in sorted(set(findings)):
        seen.setdefault((finding.page, finding.rule, finding.target), []).append(finding.seen)
    lines = [f"  {page} [{', '.join(ways)}] {rule}: {target}" for (page, rule, target), ways in seen.items()]
    return "\n".join([f"{len(lines)} findings", *lines])


def expect_none(findings: Iterable[Finding]) -> None:
    """Fails with the report, and nothing else, when there are any."""
    if found := list(findings):
        pytest.fail(report(found), pytrace=False)
