"""The manuals as PDF, A4, from the very pages of the site: `make manual-pdf`."""

from __future__ import annotations

import pathlib
import sys
import tempfile

from playwright.sync_api import sync_playwright

import manual_steps
from chromium import launched, opened
from pages import Mouse, sign_in
from rehearsal import running

FOOTER = ('<div style="font-size:8px;width:100%;text-align:center"><span class="pageNumber"></span> / '
          '<span class="totalPages"></span></div>')


def main(folder: pathlib.Path) -> None:
    """Prints each manual from the desk's site, which has all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        place = pathlib.Path(work)
        with running(place / "rehearsal") as parties, launched(playwright, parties, place / "home") as browser:
            context = opened(browser)
            door = parties.door("desk", "desk", "desk-clerk")
            driver = Mouse(context.new_page())
            sign_in(driver, door)
            for manual in (*manual_steps.MANUALS, *manual_steps.REFERENCES):
                if not manual_steps.pages(manual):
                    continue
                driver.page.goto(f"{door.origin}/desk/manuals/{manual}/print")
                # Pictures are loaded when they come into view; on paper they all do.
                driver.page.eval_on_selector_all(
                    "img", "all => Promise.all(all.map(i => { i.loading = 'eager'; return i.decode(); }))")
                driver.page.pdf(
                    path=folder / f"{manual}.pdf", format="A4", print_background=True, display_header_footer=True,
                    header_template="<span></span>", footer_template=FOOTER, outline=True, tagged=True,
                    margin={"top": "15mm", "bottom": "15mm", "left": "15mm", "right": "15mm"})
            context.close()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
