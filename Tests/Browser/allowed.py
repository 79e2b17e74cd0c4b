"""Whether somebody is shown only what they may do: every link opens, and no form is refused for want of a permission."""

from __future__ import annotations

import html.parser
import ssl
from urllib.parse import urldefrag, urljoin, urlsplit

from playwright.sync_api import BrowserContext

from parties import Connection
from rehearsal import Rehearsal
from survey import ALIKE, ENOUGH

PAGES = 400
DENIED, STALE = "この操作を行う権限がありません。", "画面の有効期限が切れました。"


class _Targets(html.parser.HTMLParser):
    """Where a page's links and forms lead."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes what leads somewhere."""
        named = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in named:
            self.links.append(named["href"])
        elif tag == "form" and named.get("method", "get").lower() == "post":
            self.forms.append(named["action"])


class Walk:
    """One person's way along every link of a site; `wrong` has what was shown and is denied."""

    def __init__(self, rehearsal: Rehearsal, listener: str, context: BrowserContext) -> None:
        """The person is whoever is signed in in the context."""
        place = rehearsal.listeners[listener]
        self.connection = Connection(place, ssl.create_default_context(cafile=rehearsal.authority_file))
        origin = urlsplit(place.origin)
        self.origin = place.origin
        self.cookie = "; ".join(
            f"{one['name']}={one['value']}" for one in context.cookies() if one["domain"] == origin.hostname)
        self.wrong: list[str] = []
        self.pages: list[str] = []
        self.forms: set[str] = set()
        self._kinds: dict[str, int] = {}

    def along(self, start: str) -> Walk:
        """Walks from a path until everything was seen."""
        waiting, known = [start], {start}
        while waiting:
            here = waiting.pop(0)
            status, text = self._ask("GET", here)
            if status != 200:
                self.wrong.append(f"{here} answers {status}")
                continue
            self.pages.append(here)
            targets = _Targets()
            targets.feed(text)
            for form in targets.forms:
                self.send(here, urljoin(here, form))
            for link in targets.links:
                target = urldefrag(urljoin(self.origin + here, link)).url.removeprefix(self.origin)
                if target.startswith("/") and target not in known and not self._has_enough(target):
                    known.add(target)
                    waiting.append(target)
            assert len(known) <= PAGES, "there is no end to the pages"
        self.connection.close()
        return self

    def send(self, here: str, form: str) -> None:
        """Sends a form that is no form of this session: whoever may send it is told that, and nothing is changed."""
        if form in self.forms:
            return
        self.forms.add(form)
        status, text = self._ask("POST", form, "nothing=")
        if status != 403 or STALE not in text or DENIED in text:
            self.wrong.append(f"{here} shows a form to {form}, which answers {status}")

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        self.connection.request(method, path, body, {
            "Cookie": self.cookie, "Sec-Fetch-Site": "same-origin", "Accept": "text/html",
            "Content-Type": "application/x-www-form-urlencoded"})
        answer = self.connection.getresponse()
        content = answer.read()
        is_page = (answer.getheader("Content-Type") or "").startswith("text/html")
        return answer.status, content.decode() if is_page else ""

    def _has_enough(self, path: str) -> bool:
        kind = next((kind.pattern for kind in ALIKE if kind.search(urlsplit(path).path)), None)
        if kind is None:
            return False
        self._kinds[kind] = self._kinds.get(kind, 0) + 1
        return self._kinds[kind] > ENOUGH
