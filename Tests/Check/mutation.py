"""Bytes that nobody would send, made of bytes that somebody would."""

from __future__ import annotations

import random

#: What lengths and counts are replaced with.
EDGES = [0, 1, 0x7F, 0x80, 0xFF]


def mutate(content: bytes, chance: random.Random) -> bytes:
    """The same with one to four things wrong."""
    changed = bytearray(content)
    for _ in range(chance.choice([1, 1, 1, 2, 3, 4])):
        if not changed:
            break
        place = chance.randrange(len(changed))
        length = chance.choice([1, 1, 2, 4, 16, 64])
        match chance.randrange(8):
            case 0:
                changed[place] ^= 1 << chance.randrange(8)
            case 1:
                changed[place] = chance.choice(EDGES)
            case 2:
                changed[place:place + 2] = chance.choice([b"\0\0", b"\xff\xff", b"\x7f\xff", b"\x00\xff"])
            case 3:
                del changed[place:place + length]
            case 4:
                changed[place:place] = changed[place:place + length] * chance.choice([1, 1, 2, 50])
            case 5:
                changed[place:place] = chance.randbytes(length)
            case 6:
                del changed[place:]
            case 7:
                other = chance.randrange(len(changed))
                changed[place:place + length] = changed[other:other + length]
    return bytes(changed)
