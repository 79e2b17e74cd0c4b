"""Loosens a program's needs of newer C libraries, so that its own first code can say what is missing (entry.c).

The loader refuses a program that names a version its library does not have, before any code runs. What is loosened asks for a
symbol of any version, which is the default one wherever there is one, and is nothing where the symbol is missing.

Usage: loosen.py PROGRAM. Changes the file; prints the version of glibc that it needs.
"""

from __future__ import annotations

import pathlib
import re
import struct
import sys

#: What `entry.c` itself needs, and every system has: its versions stay strict.
OLDEST = (2, 17)
WEAK_SYMBOL = 2
ANY_VERSION = 1
MARK = b"kakehashi-needs-glibc="


class Program:
    """A 64-bit little-endian ELF file."""

    def __init__(self, file: pathlib.Path) -> None:
        self.bytes = bytearray(file.read_bytes())
        if self.bytes[:6] != b"\x7fELF\x02\x01":
            raise SystemExit(f"{file}: not a 64-bit little-endian program")
        offset, = struct.unpack_from("<Q", self.bytes, 0x28)
        size, count, _ = struct.unpack_from("<HHH", self.bytes, 0x3A)
        self.sections = [struct.unpack_from("<IIQQQQIIQQ", self.bytes, offset + size * index) for index in range(count)]

    def section(self, kind: int) -> tuple[int, int, int]:
        """Offset, size, and number of the linked section of the only section of a kind."""
        found = [section for section in self.sections if section[1] == kind]
        return found[0][4], found[0][5], found[0][6]

    def text(self, table: int, place: int) -> str:
        """A name in a table of strings."""
        start = self.sections[table][4] + place
        return self.bytes[start:self.bytes.index(0, start)].decode()


def version(text: str) -> tuple[int, ...] | None:
    """The numbers of `GLIBC_2.34`; None of anything else."""
    found = re.fullmatch(r"GLIBC_(\d+(?:\.\d+)*)", text)
    return tuple(int(part) for part in found[1].split(".")) if found else None


def drop_versions(program: Program) -> tuple[set[int], tuple[int, ...]]:
    """Takes newer versions out of the needed ones (.gnu.version_r); their indices, and the newest."""
    start, _, strings = program.section(0x6FFFFFFE)
    dropped, newest, need = set(), OLDEST, start
    while True:
        _, count, _, entry, following = struct.unpack_from("<HHIII", program.bytes, need)
        places, place = [], need + entry
        for _ in range(count):
            _, _, index, name, step = struct.unpack_from("<IHHII", program.bytes, place)
            wanted = version(program.text(strings, name))
            if wanted and wanted > OLDEST:
                newest = max(newest, wanted)
                dropped.add(index & 0x7FFF)
            else:
                places.append(place)
            place += step
        if not places:
            raise SystemExit("a library is needed for newer versions alone")
        struct.pack_into("<H", program.bytes, need + 2, len(places))
        struct.pack_into("<I", program.bytes, need + 8, places[0] - need)
        for place, after in zip(places, [*places[1:], places[-1]]):
            struct.pack_into("<I", program.bytes, place + 12, after - place)
        if not following:
            return dropped, newest
        need += following


def loosen_symbols(program: Program, indices: set[int]) -> int:
    """Lets the symbols of those versions be of any, or missing (.gnu.version, .dynsym); how many."""
    symbols, size, _ = program.section(11)
    versions, _, _ = program.section(0x6FFFFFFF)
    loosened = 0
    for number in range(size // 24):
        index, = struct.unpack_from("<H", program.bytes, versions + 2 * number)
        if index & 0x7FFF in indices:
            place = symbols + 24 * number
            struct.pack_into("<H", program.bytes, versions + 2 * number, ANY_VERSION)
            program.bytes[place + 4] = WEAK_SYMBOL << 4 | program.bytes[place + 4] & 0xF
            loosened += 1
    return loosened


def main() -> None:
    """Changes the file that is named."""
    file = pathlib.Path(sys.argv[1])
    program = Program(file)
    indices, newest = drop_versions(program)
    loosened = loosen_symbols(program, indices)
    needed = ".".join(str(part) for part in newest)
    place = program.bytes.find(MARK)
    if place < 0 or program.bytes.find(MARK, place + 1) >= 0:
        raise SystemExit(f"{file}: not linked with entry.c, or linked twice")
    start = place + len(MARK)
    program.bytes[start:start + 12] = needed.encode().ljust(12, b"\0")
    file.write_bytes(program.bytes)
    print(f"needs glibc {needed}; {loosened} symbols loosened")


if __name__ == "__main__":
    main()
