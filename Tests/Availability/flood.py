"""A tenant that floods its server: a thousand connections, each with the next records as soon as it is answered.

A process of its own, which the tests run where nobody else wants the processor: what is measured is the server.
Arguments: address, port, name, CA, certificate, key, system, connections. Prints what it was answered when it is told to end.
"""

from __future__ import annotations

import asyncio
import collections
import json
import signal
import ssl
import sys

address, port, name, authority, certificate, key, system, connections = sys.argv[1:]
PERSONS = sys.stdin.read().split()
answers: collections.Counter[str] = collections.Counter()


def body(lane: int, turn: int) -> bytes:
    """A bulk registration for every tenth lane, one record for the others."""
    records = [
        {"recordIdentifier": f"flood-{lane}-{turn}-{number}", "atenaNumber": PERSONS[(lane + number) % len(PERSONS)],
         "itemCode": "TM00000000000002", "dataSetKey": f"{lane}-{turn}-{number}", "versionNumber": "0001",
         "publicationStart": "2016-05-01", "administrativeDistrict": "00001", "changeKind": "initial",
         "values": {"所得額": str(number)}} for number in range(100 if lane % 10 == 0 else 1)]
    return json.dumps({"system": system, "records": records}).encode()


async def lane(number: int, context: ssl.SSLContext) -> None:
    turn = 0
    while True:
        try:
            reader, writer = await asyncio.open_connection(address, int(port), ssl=context, server_hostname=name)
            while True:
                turn += 1
                content = body(number, turn)
                writer.write(b"POST /api/replicas HTTP/1.1\r\nHost: %s:%s\r\nContent-Type: application/json\r\n"
                             b"Content-Length: %d\r\n\r\n" % (name.encode(), port.encode(), len(content)) + content)
                head = await reader.readuntil(b"\r\n\r\n")
                answers[head.split(b" ", 2)[1].decode()] += 1
                lines = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if b": " in line)
                await reader.readexactly(int(lines[b"content-length"]))
                if b"retry-after" in lines:
                    # It takes the hint, but not for as long as it is asked to.
                    await asyncio.sleep(0.2)
        except (OSError, asyncio.IncompleteReadError, ssl.SSLError) as failure:
            answers[type(failure).__name__] += 1
            await asyncio.sleep(0.5)


async def main() -> None:
    context = ssl.create_default_context(cafile=authority)
    context.load_cert_chain(certificate, key)
    over = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, over.set)
    lanes = [asyncio.create_task(lane(number, context)) for number in range(int(connections))]
    print("flooding", flush=True)
    await over.wait()
    for one in lanes:
        one.cancel()
    print(json.dumps(answers), flush=True)


asyncio.run(main())
