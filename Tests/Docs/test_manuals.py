"""The manuals have their form, hang together with the programme, and have an entry for each error."""

from __future__ import annotations

import pathlib
import re
import subprocess
import sys

import pytest
import yaml
from pages import ROOT

sys.path.insert(0, str(ROOT / "Tests/Browser"))

import manual_steps  # noqa: E402

FOLDERS = sorted(folder for folder in manual_steps.FOLDER.iterdir() if folder.is_dir() and folder.name != "pictures")
TASKS = [page for manual in manual_steps.MANUALS for page in manual_steps.pages(manual)]
PROGRAMME = yaml.safe_load((ROOT / "Programmes/2016-sogo-unyo-test.yaml").read_text(encoding="utf-8"))
#: Who may be told what changed for them (§1.3, §4, §5).
ROLES = {"ASPサービス利用に係る窓口担当部署の管理者", "ASPサービス利用に係る窓口担当部署の担当者", "システム管理者", "業務担当者",
         "サポートサイト管理者", "サポートサイト担当者", "VPN装置管理者", "ヘルプデスク担当者", "ヘルプデスク監督者"}
MOST_BYTES = 15 << 20


def parts(text: str) -> dict[str, str]:
    """A page's parts by their headings."""
    found = re.split(r"^## (.+)$", text, flags=re.M)
    return dict(zip(found[1::2], found[2::2], strict=True))


def wrong_form(text: str) -> list[str]:
    """What a task's page lacks."""
    found = parts(text)
    wrong = [] if list(found) == manual_steps.PARTS else [f"the parts are {list(found)}"]
    wrong += [f"{name} is empty" for name, content in found.items() if len(re.sub(r"<!--.*?-->", "", content, flags=re.S).strip()) < 5]
    for step in re.split(r"^\d+\. ", found.get("手順", ""), flags=re.M)[1:]:
        if "](../pictures/" not in step and "<!-- no screen:" not in step:
            wrong.append(f"neither picture nor reason: {step.strip()[:40]}")
    for picture, title in re.findall(r"!\[[^\]]+\]\((\S+)(?: \"([^\"]*)\")?\)", text):
        if not title:
            wrong.append(f"{picture} says not what is done there")
    return wrong


@pytest.mark.parametrize("page", TASKS, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_a_page_has_its_parts_and_pictures(page: pathlib.Path) -> None:
    assert not (wrong := wrong_form(page.read_text(encoding="utf-8"))), "\n".join(wrong)
    assert all(step.who and step.path for step in manual_steps.steps(page))
    assert manual_steps.world(page) in manual_steps.WORLDS, "no reader walks there"


def test_each_folder_is_walked_or_looked_up() -> None:
    assert {folder.name for folder in FOLDERS} == {*manual_steps.MANUALS, *manual_steps.REFERENCES}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_manual_says_its_version_and_what_changed_for_whom(folder: pathlib.Path) -> None:
    manual = yaml.safe_load((folder / "manual.yaml").read_text(encoding="utf-8"))
    assert manual["changes"][0]["version"] == manual["version"]
    assert {role["role"] for change in manual["changes"] for role in change["roles"]} <= ROLES


def test_the_programmes_documents_open_the_manuals_at_their_versions() -> None:
    opened = set()
    for document in PROGRAMME["documents"]:
        path = document.get("opens", "")
        if path.startswith("/support/manuals/"):
            name = path.removeprefix("/support/manuals/")
            opened.add(name)
            manual = yaml.safe_load((manual_steps.FOLDER / name / "manual.yaml").read_text(encoding="utf-8"))
            assert document["version"] == manual["version"], document["id"]
    named = {one for task in PROGRAMME["tasks"] for one in task["documents"]}
    assert {one["id"] for one in PROGRAMME["documents"] if one.get("opens", "").startswith("/support/manuals/")} <= named
    assert opened == {*manual_steps.MANUALS} - {"help-desk"}, "the desk's manual is on no task"


def test_pictures_are_those_of_the_pages_and_small() -> None:
    shown = {step.picture for page in TASKS for step in manual_steps.steps(page) if step.picture}
    there = {picture.name for picture in manual_steps.PICTURES.glob("*.png")}
    assert shown == there, f"missing {sorted(shown - there)}, unused {sorted(there - shown)}: make manual-screens"
    assert sum(picture.stat().st_size for picture in manual_steps.PICTURES.glob("*.png")) < MOST_BYTES


def test_each_error_code_has_its_entry() -> None:
    done = subprocess.run([ROOT / "scripts/manual-errors", "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
