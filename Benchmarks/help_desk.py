"""How long the desk's and the support site's pages take with many inquiries, over HTTPS, signed in: the 95th percentile.

    .build/release/kakehashi rehearse --output rehearsal &         # leaves the screens open
    swift run -c release -Xcc -O2 HelpDeskLoad --rehearsal rehearsal --tickets 100000
    .build/python-venv/bin/python Benchmarks/help_desk.py rehearsal
"""

from __future__ import annotations

import http.cookies
import os
import pathlib
import re
import ssl
import sys
import time
from urllib.parse import quote, urlencode

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Tests/Browser"))

from parties import Connection  # noqa: E402
from rehearsal import Rehearsal  # noqa: E402

ROUNDS = 100
#: Common and rare, long and short, together, and nowhere.
WORDS = ["証明書", "ｼｮｳﾒｲ", "さーばー", "証明", "証", "VPN SESSION", "再起動 教育委員会", "問-77777", "どこにもない言葉", "端末 の"]


class Visitor:
    """Somebody signed in, over one connection."""

    def __init__(self, rehearsal: Rehearsal, site: str, account: str) -> None:
        context = ssl.create_default_context(cafile=rehearsal.authority_file)
        listener = rehearsal.listeners[site]
        self.connection = Connection(listener, context)
        door = rehearsal.door(site, site, account)
        answer = self._ask("POST", door.path, urlencode({"account": door.account, "password": door.password}))
        cookie = http.cookies.SimpleCookie(answer.getheader("set-cookie"))
        self.cookie = "; ".join(f"{name}={one.value}" for name, one in cookie.items())
        answer.read()

    cookie = ""

    def _ask(self, method: str, path: str, body: str = ""):
        self.connection.request(method, path, body or None, {
            "Cookie": self.cookie, "Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"})
        return self.connection.getresponse()

    def get(self, path: str) -> tuple[float, str]:
        """Milliseconds until the whole page is there, and the page."""
        begin = time.perf_counter()
        answer = self._ask("GET", path)
        page = answer.read().decode()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        return (time.perf_counter() - begin) * 1000, page


def percentile(times: list[float]) -> float:
    """The 95th."""
    return sorted(times)[int(len(times) * 0.95)]


def main(folder: pathlib.Path) -> None:
    """Measures and prints."""
    rehearsal = Rehearsal(folder)
    desk, support = Visitor(rehearsal, "desk", "desk-clerk"), Visitor(rehearsal, "support", "")
    process = rehearsal.session["processes"]["platform"]
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} CPUs before")

    def memory(key: str) -> int:
        text = pathlib.Path(f"/proc/{process}/status").read_text(encoding="ascii")
        found = re.search(rf"{key}:\s+(\d+)", text)
        return int(found.group(1)) // 1024 if found else 0

    deep = re.search(r'/desk/queues/technical\?after=[0-9-]+', desk.get("/desk/queues/technical")[1])
    pages = {
        "desk home": (desk, ["/desk/"]), "queue": (desk, [f"/desk/queues/{one}" for one in ("technical", "first", "supervisor")]),
        "queue, next page": (desk, [deep.group(0)] if deep else []), "ticket": (desk, ["/desk/tickets/1"]),
        "desk search": (desk, [f"/desk/search?q={quote(word)}" for word in WORDS]),
        "support search": (support, [f"/support/search?q={quote(word)}" for word in WORDS]),
        "own inquiries": (support, ["/support/inquiries"]), "support home": (support, ["/support/"]),
        "documents, FAQ": (support, ["/support/library", "/support/faq", "/support/notices"]),
        "figures": (Visitor(rehearsal, "desk", "desk-supervisor"), ["/desk/figures"]),
    }
    for name, (visitor, paths) in pages.items():
        times = [visitor.get(path)[0] for _ in range(ROUNDS // max(1, len(paths)) + 1) for path in paths]
        if times:
            print(f"{name:18} p95 {percentile(times):7.1f} ms   worst {max(times):7.1f} ms   {len(times)} pages")
    print(f"platform's memory  {memory('VmRSS')} MB now, {memory('VmHWM')} MB at most")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
