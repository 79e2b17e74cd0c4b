"""Each check finds the fault it is there for."""

from __future__ import annotations

import pathlib
import shutil
import subprocess

import pytest
from pages import ROOT, Link, broken, commands
from test_commands import unknown
from test_manuals import TASKS, wrong_form
from test_terms import loose_stars, misspelt


@pytest.mark.parametrize("target", ["no-such-page.md", "../../../../README.md#no-such-heading", "https://example.org/"])
def test_a_link_that_leads_nowhere(target: str) -> None:
    assert broken(Link(TASKS[0], target))


def test_a_term_written_otherwise() -> None:
    assert misspelt("自治体中間サーバに接続します。") and not misspelt("自治体中間サーバーに接続します。")


def test_stars_that_are_shown() -> None:
    assert loose_stars("順番は、**宛名（T7、T8）**です。") and not loose_stars("**順番**：宛名（T7、T8）。")


@pytest.mark.parametrize("line", [
    "make no-such-target", "kakehashi rehears", "kakehashi rehearse --no-such-option", "kakehashi-check run --plann x",
    "scripts/no-such-script"])
def test_a_command_that_is_not_there(line: str) -> None:
    assert unknown(line)


@pytest.mark.parametrize("line", [
    "make test", "kakehashi rehearse --organisation 202029 --exit", "kakehashi-check run --plan plan.json --ca ca.pem"])
def test_a_command_that_is_there(line: str) -> None:
    assert not unknown(line)


def test_commands_are_found(tmp_path: pathlib.Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Text with `make test`.\n\n    kakehashi rehearse \\\n        --exit   # comment\n\n```sh\nmake lint\n```\n")
    assert commands(page) == ["make test", "kakehashi rehearse      --exit", "make lint"]


def test_a_page_without_a_part_or_a_picture() -> None:
    text = TASKS[0].read_text(encoding="utf-8")
    assert not wrong_form(text)
    assert wrong_form(text.replace("## 担当", "## だれ"))
    assert wrong_form(text.replace("](../pictures/", "](../images/"))


def test_an_error_code_without_an_entry(tmp_path: pathlib.Path) -> None:
    """The sources with one more code, and the entries with one less."""
    for name in ("Sources", "docs/manual/ja/errors", "scripts"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "Sources/Kernel/Verdicts/Extra.swift").write_text('let extra = Problem(code: "extra.not-known")\n')
    entries = tmp_path / "docs/manual/ja/errors/entries.txt"
    entries.write_text(entries.read_text(encoding="utf-8").replace("account.locked |", "account.lockd |"), encoding="utf-8")
    done = subprocess.run([tmp_path / "scripts/manual-errors", "--check"], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "extra.not-known has no entry" in done.stderr and "account.locked has no entry" in done.stderr
    assert "account.lockd has an entry, and nothing makes it" in done.stderr
