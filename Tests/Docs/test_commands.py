"""Each command of a page names targets, subcommands and options that exist."""

from __future__ import annotations

import functools
import json
import os
import pathlib
import re
import shlex
import subprocess

import pytest
from pages import ROOT, commands, pages

#: Of every program, and in no description.
ALWAYS = {"--help", "--version", "--generate-completion-script"}
PROGRAMS = {"kakehashi": "kakehashi", ".build/debug/kakehashi": "kakehashi", "kakehashi-check": "kakehashi-check"}


@functools.cache
def description(program: str) -> dict:
    """What a program says of itself."""
    folder = pathlib.Path(os.environ.get("KAKEHASHI_BIN", ROOT / ".build/debug/kakehashi")).resolve().parent
    dump = subprocess.run([folder / program, "--experimental-dump-help"], check=True, capture_output=True)
    return json.loads(dump.stdout)["command"]


@functools.cache
def targets() -> set[str]:
    """The targets of the Makefile."""
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


def unknown(line: str) -> str:
    """What a command line names that there is not; empty when all is there."""
    try:
        words = shlex.split(line.split(" | ")[0].split(" > ")[0], comments=True)
    except ValueError:
        return "cannot be read as a command"
    if words[0] == "make":
        wrong = [word for word in words[1:] if "=" not in word and not word.startswith("-") and word not in targets()]
        return f"no target {', '.join(wrong)}" if wrong else ""
    if words[0].startswith("scripts/"):
        return "" if (ROOT / words[0]).exists() else "no such script"
    if words[0] not in PROGRAMS:
        return ""
    command = description(PROGRAMS[words[0]])
    rest = words[1:]
    while rest and (found := next(
            (one for one in command.get("subcommands", []) if one["commandName"] == rest[0].rstrip(",")), None)):
        command, rest = found, rest[1:]
    if rest and command.get("subcommands") and re.fullmatch(r"[a-z][a-z-]*", rest[0]) and not any(
            argument["kind"] == "positional" for argument in command.get("arguments", [])):
        return f"{command['commandName']} has no subcommand {rest[0]}"
    names = {("-" if name["kind"] == "short" else "--") + name["name"]
             for argument in command.get("arguments", []) for name in argument.get("names", [])}
    wrong = [word for word in rest if word.startswith("--") and word.split("=")[0] not in names | ALWAYS]
    return f"{command['commandName']} has no option {', '.join(wrong)}" if wrong else ""


@pytest.mark.parametrize("page", [page for page in pages() if commands(page)], ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_exist(page: pathlib.Path) -> None:
    wrong = [f"{line}: {why}" for line in commands(page) if (why := unknown(line))]
    assert not wrong, "\n".join(wrong)
