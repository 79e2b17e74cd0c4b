"""The pictures of the manuals, each with the control marked that its step is about: `make manual-screens`.

Arguments after the folder name manuals; without one, all are walked and pictures that no page shows are removed.
"""

from __future__ import annotations

import pathlib
import sys
import tempfile

from playwright.sync_api import sync_playwright

import manual_steps
from chromium import launched
from manual_walk import Deviation, Walk, shrink
from rehearsal import running


def main(folder: pathlib.Path, manuals: list[str]) -> None:
    """Walks; deviations are told at the end, and no picture is replaced then."""
    all_pages = [page for manual in manual_steps.MANUALS for page in manual_steps.pages(manual)]
    told = []
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        taken = pathlib.Path(work) / "pictures"
        taken.mkdir()
        for world, arguments in manual_steps.WORLDS.items():
            # Day one is one story: a later manual of it needs the earlier ones.
            pages = [page for page in all_pages if manual_steps.world(page) == world and (
                not manuals or page.parent.name in manuals or world == "day-one")]
            if not any(not manuals or page.parent.name in manuals for page in pages):
                continue
            place = pathlib.Path(work) / world
            with running(place / "rehearsal", *arguments) as parties, launched(
                playwright, parties, place / "home"
            ) as browser:
                reader = Walk(parties, browser, taken)
                for page in pages:
                    for step in manual_steps.steps(page):
                        try:
                            reader.take(step)
                        except Deviation as deviation:
                            told.append(str(deviation))
                            break
                reader.close()
        shrink(taken)
        if not told and not manuals:
            for old in folder.glob("*.png"):
                old.unlink()
        folder.mkdir(exist_ok=True)
        for picture in taken.glob("*.png"):
            (folder / picture.name).write_bytes(picture.read_bytes())
    if told:
        sys.exit("\n".join(told))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2:])
