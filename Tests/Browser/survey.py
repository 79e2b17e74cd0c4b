"""One walk over all pages of one role, in which every check is made."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page, Request, Response

import checks
from findings import Finding

PAGES = 200
SCHEMES = ("light", "dark")
#: 320 is 400 % zoom of 1280 (WCAG 1.4.10); 360 is a common telephone.
NARROW = (360, 320)
HEIGHT = 900
#: Pages that differ by their data alone: a few of each kind stand for all.
ALIKE = [re.compile(f"/support/{kind}$") for kind in (
    r"\w+/tasks/[\w-]+", r"\w+/tasks/[\w-]+/dates", r"\w+/tasks/[\w-]+/reopening", r"records/\d+",
    r"worksheet/\w+/[\w-]+/T\d+", r"documents/[\w-]+", r"manuals/[\w-]+", r"manuals/[\w-]+/\d[\w-]+",
    r"manuals/[\w-]+/print", r"library/\d+")] + [
        re.compile(r"/desk/manuals/[\w-]+$"), re.compile(r"/desk/manuals/[\w-]+/\d[\w-]+$"),
        re.compile(r"/desk/manuals/[\w-]+/print$"),
        re.compile(r"/admin/audit-log/records/\d+$"), re.compile(r"/admin/audit-log\?.*before=\d+.*$"),
        re.compile("/clerk/records/report$")]
ENOUGH = 4
CONCERNS = ("axe", "document", "reflow", "keyboard", "console", "requests", "headers", "cookies", "status")


@dataclass
class Survey:
    """What was seen on a walk: pages by path, files, findings."""

    titles: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def of(self, concern: str) -> list[Finding]:
        """The findings of one concern."""
        return [finding for finding in self.findings if finding.concern == concern]


class Surveyor:
    """Walks in one browser context, from the starts along every link of the same origin."""

    def __init__(self, context: BrowserContext, starts: list[str], expected: dict[str, int] | None = None) -> None:
        """Begins at `starts` (whole addresses); `expected` has the status of paths that are not to answer 200."""
        self.context, self.starts, self.expected = context, starts, expected or {}
        self.survey = Survey()
        self.origins = {_origin(start) for start in starts}
        self.here, self.seen = "", ""
        self.answers: list[Response] = []
        self.kinds: dict[str, set[str]] = {}

    def walk(self) -> Survey:
        """Looks at every page once in each scheme."""
        page = self.context.new_page()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self._add("console", [("exception", str(error))]))
        page.on("request", self._request)
        page.on("response", lambda response: self.answers.append(response))
        waiting, known = list(self.starts), set(self.starts)
        while waiting and len(known) <= PAGES:
            for link in self._look(page, waiting.pop(0)):
                if link not in known and _origin(link) in self.origins and not self._has_enough(link):
                    known.add(link)
                    waiting.append(link)
        if waiting:
            self._add("status", [("bounded", f"more than {PAGES} pages")])
        page.close()
        self._titles()
        return self.survey

    def _has_enough(self, link: str) -> bool:
        """Whether enough pages of this kind are known already; counts this one if not."""
        kind = next((kind.pattern for kind in ALIKE if kind.search(urlsplit(link).path)), None)
        if kind is None:
            return False
        if len(self.kinds.setdefault(kind, set())) >= ENOUGH:
            return True
        self.kinds[kind].add(link)
        return False

    def _look(self, page: Page, url: str) -> list[str]:
        self.here, links = _path(url), []
        for scheme in SCHEMES:
            self.seen = scheme
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": 1280, "height": HEIGHT})
            response = self._open(page, url)
            if not response:
                return []
            self._add("axe", checks.axe(page))
            self._add("document", checks.document(page))
            self._add("keyboard", checks.keyboard(page))
            for width in NARROW:
                self.seen = f"{scheme} {width}px"
                page.set_viewport_size({"width": width, "height": HEIGHT})
                self._add("reflow", checks.reflow(page))
            self._add("axe", checks.axe(page))
            self.survey.titles[urlsplit(page.url).path] = page.title()
            links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
        return [urldefrag(urljoin(url, link)).url for link in links]

    def _open(self, page: Page, url: str) -> Response | None:
        """Opens a page; a file that is offered for saving is no page, but its headers count."""
        self.answers = []
        try:
            response = page.goto(url)
        except Error as error:
            if "Download is starting" not in str(error):
                raise
            self.survey.files.append(self.here)
            response = None
        for answer in self.answers:
            self._add("headers", checks.headers(answer))
        self._add("cookies", checks.cookies(self.context.cookies()))
        expected = self.expected.get(self.here, 200)
        if response and response.status != expected:
            self._add("status", [(str(expected), f"answered {response.status}")])
        return response

    def _console(self, message: ConsoleMessage) -> None:
        # Chromium notes a page's own status there; it is checked as a status.
        of_page = self.here in self.expected and message.text.startswith("Failed to load resource")
        if message.type in ("error", "warning") and not of_page:
            self._add("console", [(message.type, f"{message.text} ({message.location['url']})")])

    def _request(self, request: Request) -> None:
        if not request.is_navigation_request() and _origin(request.url) != _origin(request.frame.url):
            self._add("requests", [("other-origin", request.url)])

    def _titles(self) -> None:
        paths: dict[str, list[str]] = {}
        for path, title in self.survey.titles.items():
            # The page that says that there is nothing says so everywhere.
            if path not in self.expected:
                paths.setdefault(title, []).append(path)
        self.here, self.seen = "titles", "all"
        self._add("document", [
            ("title-unique", f"{title}: {', '.join(same)}") for title, same in paths.items() if len(same) > 1])

    def _add(self, concern: str, wrong: list[checks.Wrong]) -> None:
        self.survey.findings += [Finding(concern, self.here, self.seen, rule, target) for rule, target in wrong]


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _path(url: str) -> str:
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")
