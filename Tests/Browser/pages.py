"""A person at a page: with a mouse, or with nothing but a keyboard. Both know controls by what people read."""

from __future__ import annotations

import abc
import pathlib
import re

from playwright.sync_api import FilePayload, Locator, Page

from rehearsal import Door

TABS = 120
ARROWS = 40


class Driver(abc.ABC):
    """What a person does at a page. Every name has to fit exactly one control."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @abc.abstractmethod
    def fill(self, label: str, text: str) -> None:
        """Writes into the field with this label; a date as YYYY-MM-DD."""

    @abc.abstractmethod
    def choose(self, label: str) -> None:
        """Takes the radio button or ticks the box with this label."""

    @abc.abstractmethod
    def activate(self, control: Locator) -> None:
        """Presses a button or a link."""

    def click(self, role: str, name: str) -> None:
        """Presses the control with this role and name, and waits for the page that it leads to."""
        with self.page.expect_navigation():
            self.activate(self._control(role, name))

    def follow(self, name: str) -> None:
        """Goes where the link leads."""
        self.click("link", name)

    def upload(self, label: str, content: pathlib.Path | bytes, name: str = "") -> None:
        """Chooses a file for the field with this label: one from disk, or bytes under a name."""
        file = content if isinstance(content, pathlib.Path) else FilePayload(
            name=name, mimeType="application/octet-stream", buffer=content)
        with self.page.expect_file_chooser() as chooser:
            self.activate(field(self.page, label))
        chooser.value.set_files(file)

    def download(self, name: str) -> bytes:
        """The file behind a link."""
        with self.page.expect_download() as download:
            self.activate(self._control("link", name))
        return pathlib.Path(download.value.path()).read_bytes()

    def _control(self, role: str, name: str) -> Locator:
        return self.page.get_by_role(role, name=name, exact=True)


class Mouse(Driver):
    """Points and clicks."""

    def fill(self, label: str, text: str) -> None:
        """Writes into the field with this label."""
        field(self.page, label).fill(text)

    def choose(self, label: str) -> None:
        """Takes the radio button or ticks the box with this label."""
        field(self.page, label).check()

    def activate(self, control: Locator) -> None:
        """Clicks."""
        control.click()


class Keyboard(Driver):
    """Tab, arrows, Space and Enter: never a click, never a focus set from outside."""

    def fill(self, label: str, text: str) -> None:
        """Writes into the field with this label."""
        control = field(self.page, label)
        self._go_to(control)
        if control.get_attribute("type") == "date":
            year, month, day = text.split("-")
            # The order of the parts is that of chromium's own language, which is English in Debian's package.
            self.page.keyboard.type(month + day + year)
        else:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(text)

    def choose(self, label: str) -> None:
        """Takes the radio button with the arrows, or ticks the box with Space."""
        control = field(self.page, label)
        if control.get_attribute("type") == "radio":
            # Tab stops once in a group of radio buttons; arrows go on inside.
            self._go_to(control, "(e) => document.activeElement.name === e.name")
            for _ in range(ARROWS):
                if _is_focused(control):
                    break
                self.page.keyboard.press("ArrowDown")
        else:
            self._go_to(control)
        if not control.is_checked():
            self.page.keyboard.press("Space")
        if not control.is_checked():
            raise AssertionError(f"the keyboard could not choose {label}")

    def activate(self, control: Locator) -> None:
        """Enter on a link, Space on anything else."""
        self._go_to(control)
        self.page.keyboard.press("Enter" if control.evaluate("e => e.matches('a')") else "Space")

    def _go_to(self, control: Locator, arrived: str = "(e) => e === document.activeElement") -> None:
        """Presses Tab until the control has the focus, as often as a patient person might."""
        for _ in range(TABS):
            if control.evaluate(arrived):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{TABS} times Tab did not reach {control}")


def field(page: Page, label: str) -> Locator:
    """The field with this label; the mark for required fields in the label is left aside."""
    return page.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*[※（(]?(必須|任意)?[）)]?\s*$"))


def option(page: Page, group: str, label: str) -> Locator:
    """One choice of the group with this label, where several groups have choices of the same name."""
    name = re.compile(rf"^\s*{re.escape(group)}\s*(※必須)?\s*$")
    return page.get_by_role("group", name=name).get_by_label(label, exact=True)


def sign_in(driver: Driver, door: Door, account: str = "", password: str = "") -> None:
    """Signs in at a door, as the door's own account unless told otherwise."""
    driver.page.goto(door.url)
    driver.fill("ユーザーID", account or door.account)
    driver.fill("パスワード", password or door.password)
    driver.click("button", "サインイン")


def _is_focused(control: Locator) -> bool:
    return control.evaluate("e => e === document.activeElement")
