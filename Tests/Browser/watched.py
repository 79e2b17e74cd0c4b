"""A person at a page whose every new page is looked at."""

from __future__ import annotations

import pathlib

import checks
from pages import Driver


class Watched:
    """A driver whose every new page is looked at by axe-core."""

    def __init__(self, driver: Driver, wrong: list[str]) -> None:
        self.driver, self.page, self.wrong = driver, driver.page, wrong

    def fill(self, label: str, text: str) -> None:
        self.driver.fill(label, text)

    def choose(self, *labels: str) -> None:
        for label in labels:
            self.driver.choose(label)

    def upload(self, label: str, content: pathlib.Path | bytes, name: str = "") -> None:
        self.driver.upload(label, content, name)

    def download(self, name: str) -> bytes:
        return self.driver.download(name)

    def press(self, name: str) -> None:
        self.driver.click("button", name)
        self.look()

    def follow(self, name: str) -> None:
        self.driver.follow(name)
        self.look()

    def look(self) -> None:
        """Notes what is wrong on the page that is shown."""
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)
            found = checks.axe(self.page) + checks.reflow(self.page)
            self.wrong += [f"{self.page.url} [{scheme}] {rule}: {target}" for rule, target in found]

    def says(self, *texts: str) -> None:
        """The page shows these texts."""
        shown = self.page.locator("body").inner_text()
        for text in texts:
            assert text in shown, f"{self.page.url} does not say 「{text}」:\n{shown[:1500]}"

    def errors(self, *texts: str) -> None:
        """The page begins with an error summary that says these texts."""
        summary = self.page.locator("#error-summary").inner_text()
        for text in texts:
            assert text in summary, summary

    def value(self, label: str) -> str:
        """What a summary list says of a label."""
        return self.page.locator("dl.summary div", has=self.page.get_by_text(label, exact=True)).locator("dd").inner_text()
