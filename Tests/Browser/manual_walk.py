"""Does what the manuals say, in chromium at running parties; takes the pictures where a folder is given."""

from __future__ import annotations

import contextlib
import json
import pathlib
import re
import subprocess

from playwright.sync_api import Browser, BrowserContext, Locator, Page

import parties
from card_reader import reading
from chromium import opened
from manual_steps import CONTROLS, Act, Step
from pages import Mouse, field, option, sign_in
from rehearsal import ROOT, Rehearsal

#: How often a reader looks again before giving up.
LOOKS = 100
SIZE = {"width": 1024, "height": 720}
#: Who is signed in when the page is opened: the key of a site and of a door there.
SIGNED_IN = {"support": ("support", "support"), "admin": ("mayor", "admin"), "clerk": ("mayor", "clerk"),
             "partner-clerk": ("partner-mayor", "clerk"), "partner-admin": ("partner-mayor", "admin"),
             "desk": ("desk", "desk", "desk-clerk"), "supervisor": ("desk", "desk", "desk-supervisor")}
#: Who stands before the door, and signs in as the manual says.
AT_THE_DOOR = {"support-door": ("support", "support"), "admin-door": ("mayor", "admin"),
               "new-admin": ("mayor", "admin"), "clerk-door": ("mayor", "clerk"), "new-clerk": ("mayor", "clerk"),
               "desk-door": ("desk", "desk", "desk-clerk")}
#: Who is known by a certificate: listener, files' owner, authority, certificate, key.
HOLDERS = {"operator": ("operator", "platform", "authorityFile", "operatorCertificateFile", "operatorKeyFile"),
           "officer": ("registration-authority", "national", "registrationAuthorityFile", "officerCertificateFile",
                       "officerKeyFile")}
MARKED = "const t = e.closest('caption') ? e.closest('.table-box') || e : e;"
MARK = f"""e => {{
    {MARKED} e.scrollIntoView({{block: 'center'}});
    t.style.outline = '4px solid #c70000'; t.style.outlineOffset = '4px'; t.style.borderRadius = '4px';
}}"""
UNMARK = f"e => {{ {MARKED} t.style.outline = ''; t.style.outlineOffset = ''; t.style.borderRadius = ''; }}"


class Deviation(AssertionError):
    """The screen is not as a manual says."""


class Walk:
    """One reader's way through pages of manuals, at one set of parties."""

    def __init__(self, rehearsal: Rehearsal, browser: Browser, pictures: pathlib.Path | None = None) -> None:
        self.rehearsal, self.browser, self.pictures = rehearsal, browser, pictures
        self.stack = contextlib.ExitStack()
        self.people: dict[str, tuple[Mouse, str]] = {}
        self.contexts: list[BrowserContext] = []
        self.kept: dict[str, str | bytes] = {
            "password": "manual: long enough", "other": "manual: longer still", "device.yaml": broken_device()}

    def close(self) -> None:
        """Ends every visit."""
        for context in self.contexts:
            context.close()
        self.stack.close()

    def take(self, step: Step) -> None:
        """Does one step; what is not there as the manual says is a `Deviation`."""
        try:
            if step.who == "clock":
                parties.set_clock(self.rehearsal, step.path)
            elif step.who == "hand-out":
                self.kept[step.path] = parties.core_system_certificate(self.rehearsal)
            elif step.who == "system":
                bureau, system, path, document = step.path.split(" ", 3)
                parties.call(self.rehearsal, system, path, json.loads(document), bureau)
            elif step.who == "leave":
                self.people.pop(step.path, None)
            else:
                self._at_a_page(step)
        except Deviation as deviation:
            raise Deviation(f"{step}: {deviation}") from deviation
        except Exception as error:
            raise Deviation(f"{step}: {str(error).splitlines()[0] if str(error) else type(error).__name__}") from error

    def _at_a_page(self, step: Step) -> None:
        driver, origin = self._person(step.who)
        page = driver.page
        if "*" in step.path:
            # A star is whatever the step before led to: a number, an identifier, or the whole page.
            pattern = ".+" if step.path == "*" else re.escape(self._text(step.path)).replace(r"\*", "[^/]+")
            here = page.url.removeprefix(origin)
            if not re.fullmatch(pattern, here.split("?")[0]):
                raise Deviation(f"the page shown is {here}")
        else:
            response = page.goto(origin + self._text(step.path))
            if not response or response.status >= 400:
                raise Deviation(f"answered {response.status if response else 'nothing'}")
            if page.url.endswith("/sign-in") and not step.path.endswith("/sign-in"):
                raise Deviation("nobody is signed in")
        controls = [act for act in step.acts if act.verb in CONTROLS]
        if step.picture and not controls:
            raise Deviation("no control to mark")
        for act in step.acts:
            if step.picture and act is controls[-1]:
                self._picture(page, self._control(page, act), step.picture)
            self.do(driver, act)

    def do(self, driver: Mouse, act: Act) -> None:
        """Does one act at the page that is shown."""
        page, name = driver.page, self._text(act.name)
        match act.verb:
            case "fill":
                driver.fill(name, self._text(act.value))
            case "choose" if act.value:
                driver.activate(_one(option(page, name, self._text(act.value)), act))
            case "choose":
                driver.choose(name)
            case "chosen":
                if not _one(option(page, name, self._text(act.value)), act).is_checked():
                    raise Deviation(f"{act}: not chosen on {page.url}")
            case "clear":
                field(page, name).uncheck()
            case "select":
                field(page, name).select_option(label=self._text(act.value))
            case "upload":
                self._upload(driver, name, act.value)
            case "press" | "follow":
                control = self._control(page, act)
                with page.expect_navigation():
                    driver.activate(control)
            case "get":
                content = driver.download(name)
                if act.value:
                    self.kept[act.value] = content
            case "keep":
                self.kept[act.value] = _value(page, name)
            case "mark":
                self._control(page, act)
            case "await":
                self._await(driver, name)
            case "paper":
                self._paper(page, name)
            case "see":
                if name not in page.locator("main").inner_text():
                    raise Deviation(f"{act}: not on {page.url}")

    def _await(self, driver: Mouse, text: str) -> None:
        """Looks again, by the page's own link, until a text is there."""
        page = driver.page
        for _ in range(LOOKS):
            if text in page.locator("main").inner_text():
                return
            driver.follow("最新の状態にする")
        raise Deviation(f"{text} did not come on {page.url}")

    def _paper(self, page: Page, text: str) -> None:
        """A text is on paper, too."""
        page.emulate_media(media="print")
        try:
            if not page.locator("main").get_by_text(text).first.is_visible():
                raise Deviation(f"{text}: not on paper of {page.url}")
        finally:
            page.emulate_media(media="screen")

    def _upload(self, driver: Mouse, label: str, value: str) -> None:
        kept = self.kept.get(value.strip("{}"))
        if value.startswith("{") and kept is not None:
            name = value.strip("{}")
            content = kept if isinstance(kept, bytes) else kept.encode()
            driver.upload(label, content, name if "." in name else f"{name}.pem")
        else:
            driver.upload(label, ROOT / value)

    def _control(self, page: Page, act: Act) -> Locator:
        name = self._text(act.name)
        kind = {"press": "button", "follow": "link", "get": "link"}.get(act.verb, "")
        if act.verb == "mark":
            kind, _, name = name.partition(" ")
        if kind == "text":
            return _one(page.locator("main").get_by_text(name, exact=False).first, act)
        if kind == "field":
            return _one(field(page, name), act)
        if name.endswith("*"):
            # One of several that differ by their numbers.
            return _one(page.locator("main").get_by_role(kind, name=re.compile("^" + re.escape(name[:-1]))).first, act)
        control = page.get_by_role(kind, name=name, exact=True)
        # What stands in the menu too is meant on the page.
        return _one(control if control.count() == 1 else page.locator("main").get_by_role(kind, name=name, exact=True), act)

    def _picture(self, page: Page, control: Locator, name: str) -> None:
        if not self.pictures:
            return
        page.set_viewport_size(SIZE)
        control.evaluate(MARK)
        page.screenshot(path=self.pictures / name)
        control.evaluate(UNMARK)

    def _text(self, text: str) -> str:
        return re.sub(r"\{([\w.-]+)\}", lambda match: str(self.kept.get(match[1], match[0])), text)

    def _person(self, who: str) -> tuple[Mouse, str]:
        if who not in self.people:
            self.people[who] = self._enter(who)
        return self.people[who]

    def _enter(self, who: str) -> tuple[Mouse, str]:
        context = opened(self.browser, viewport=SIZE)
        self.contexts.append(context)
        driver = Mouse(context.new_page())
        if who in HOLDERS:
            listener, owner, authority, certificate, key = HOLDERS[who]
            files = getattr(self.rehearsal, owner)
            origin = self.stack.enter_context(
                reading(self.rehearsal.listeners[listener], files[authority], files[certificate], files[key]))
            return driver, origin
        if who in AT_THE_DOOR:
            door = self._door(*AT_THE_DOOR[who])
            self.kept.setdefault(f"{who}.account", door.account)
            self.kept.setdefault(f"{who}.password", door.password)
            return driver, door.origin
        if who not in SIGNED_IN:
            raise Deviation(f"nobody is called {who}")
        door = self.rehearsal.door(*SIGNED_IN[who])
        sign_in(driver, door)
        return driver, door.origin

    def _door(self, site: str, role: str, name: str = ""):
        try:
            return self.rehearsal.door(site, role, name)
        except LookupError:
            # On day one there is no clerk yet, but the address is there.
            from rehearsal import Door

            return Door(site, self.rehearsal.listeners[f"server-{site}"].origin, f"/{role}/sign-in", "", "")


def broken_device() -> bytes:
    """A VPN装置 with one NAT that leads to the wrong port."""
    device = (ROOT / "Examples/network/device.yaml").read_text(encoding="utf-8")
    return device.replace("inside: atena-system-mayor, port: 443", "inside: atena-system-mayor, port: 8443").encode()


def _one(control: Locator, act: Act) -> Locator:
    count = control.count()
    if count != 1:
        raise Deviation(f"{act}: {count} such controls on {control.page.url}")
    return control


def _value(page: Page, label: str) -> str:
    """What stands beside a label: in a summary, or in fixed text after it."""
    row = page.locator(".summary div").filter(has=page.locator("dt", has_text=re.compile(f"^{re.escape(label)}$")))
    if row.count() == 1:
        return row.locator("dd").inner_text().strip()
    raise Deviation(f"nothing is called {label} on {page.url}")


def shrink(folder: pathlib.Path) -> None:
    """Makes PNG files small: 64 colours show a screen as well."""
    files = sorted(folder.glob("*.png"))
    subprocess.run(["pngquant", "--force", "--ext", ".png", "--skip-if-larger", "--strip", "64", *files], check=False)
