"""How a DNS server answers."""

from __future__ import annotations

from dnslib import CNAME, QTYPE, RCODE, RR, A, DNSRecord

from servers import LONG, Answer

#: The names of a platform; all of them are this machine.
SERVER = "mayor-202029.chukan.example"
ADMINISTRATION = f"admin-{SERVER}"
REPOSITORY = "repository.chukan.example"


def _reply(question: bytes) -> DNSRecord:
    return DNSRecord.parse(question).reply()


def address(text: str = "127.0.0.1") -> Answer:
    """Every name is at this address."""
    def answer(question: bytes, over_tcp: bool) -> list[tuple[float, bytes]]:
        reply = _reply(question)
        reply.add_answer(RR(reply.q.qname, QTYPE.A, rdata=A(text), ttl=60))
        return [(0, reply.pack())]
    return answer


def code(name: str) -> Answer:
    """No answer but this RCODE."""
    def answer(question: bytes, over_tcp: bool) -> list[tuple[float, bytes]]:
        reply = _reply(question)
        reply.header.rcode = getattr(RCODE, name)
        return [(0, reply.pack())]
    return answer


def aliases(*chain: str) -> Answer:
    """A chain of aliases from the name that is asked; the last one again in the chain makes a loop."""
    def answer(question: bytes, over_tcp: bool) -> list[tuple[float, bytes]]:
        reply = _reply(question)
        owner = str(reply.q.qname)
        for target in chain:
            reply.add_answer(RR(owner, QTYPE.CNAME, rdata=CNAME(target), ttl=60))
            owner = target
        if len(set(chain)) == len(chain) and str(reply.q.qname).rstrip(".") not in chain:
            reply.add_answer(RR(owner, QTYPE.A, rdata=A("127.0.0.1"), ttl=60))
        return [(0, reply.pack())]
    return answer


def truncated(question: bytes, over_tcp: bool) -> list[tuple[float, bytes]]:
    """Over UDP only that the answer is too long; the whole over TCP."""
    if over_tcp:
        return address()(question, over_tcp)
    reply = _reply(question)
    reply.header.tc = 1
    return [(0, reply.pack())]


def silent(question: bytes, over_tcp: bool) -> list[tuple[float, bytes]]:
    """Nothing."""
    return []


def late(question: bytes, over_tcp: bool) -> list[tuple[float, bytes]]:
    """The right answer, when nobody waits any more."""
    return [(LONG / 4, content) for _, content in address()(question, over_tcp)]


def rubbish(question: bytes, over_tcp: bool) -> list[tuple[float, bytes]]:
    """Bytes that are no answer, under the right number."""
    return [(0, question[:2] + b"\x81\x80\x00\x01\xff\xff\x00\x00\x00\x00" + b"\xc0\x0c" * 20)]


def cut(question: bytes, over_tcp: bool) -> list[tuple[float, bytes]]:
    """The right answer without its end."""
    return [(0, content[:-6]) for _, content in address()(question, over_tcp)]


def another_number(question: bytes, over_tcp: bool) -> list[tuple[float, bytes]]:
    """An answer to a question that was not asked."""
    number = (int.from_bytes(question[:2]) ^ 0x5555).to_bytes(2)
    return [(0, number + content[2:]) for _, content in address()(question, over_tcp)]


def another_name(question: bytes, over_tcp: bool) -> list[tuple[float, bytes]]:
    """The address of another name."""
    reply = _reply(question)
    reply.add_answer(RR("www.example.", QTYPE.A, rdata=A("127.0.0.1"), ttl=60))
    return [(0, reply.pack())]


def only_for(kind: str, answer: Answer, others: Answer) -> Answer:
    """One answer to questions of this kind, another one to all others."""
    def choose(question: bytes, over_tcp: bool) -> list[tuple[float, bytes]]:
        asked = QTYPE[DNSRecord.parse(question).q.qtype]
        return (answer if asked == kind else others)(question, over_tcp)
    return choose


def slow(question: bytes, over_tcp: bool) -> list[tuple[float, bytes]]:
    """The right answer, while somebody still waits."""
    return [(0.4, content) for _, content in address()(question, over_tcp)]


def circle(question: bytes, over_tcp: bool) -> list[tuple[float, bytes]]:
    """An answer whose name points at itself."""
    head = question[:2] + b"\x81\x80\x00\x01\x00\x01\x00\x00\x00\x00" + question[12:]
    return [(0, head + (len(head) | 0xC000).to_bytes(2) + b"\0\1\0\1\0\0\0\x3c\0\4\x7f\0\0\1")]
