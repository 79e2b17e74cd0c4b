"""The platform's tables as they lie in its database, on either engine."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
from typing import Any

from rehearsal import Rehearsal


class Tables:
    """Reads a rehearsal's database beside the platform."""

    def __init__(self, rehearsal: Rehearsal) -> None:
        self.place: str = rehearsal.session["databaseFile"]
        self.schema: str = rehearsal.session.get("databaseSchema") or ""

    @property
    def options(self) -> list[str]:
        """The options of `kakehashi` that name the database."""
        return ["--database", self.place] + (["--schema", self.schema] if self.schema else [])

    def hexadecimal(self, column: str) -> str:
        """The digits of a column with bytes, as an expression."""
        return f"encode({column}, 'hex')" if self.schema else f"hex({column})"

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What a question is answered, in one state of the database."""
        if not self.schema:
            with sqlite3.connect(self.place) as database:
                return database.execute(query).fetchall()
        # One row a line; a row that is an array has its values in the question's order.
        text = subprocess.run(
            ["psql", self.place, "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set", "ON_ERROR_STOP=1", "--command",
             f"SELECT (SELECT json_agg(value) FROM json_each(to_json(found))) FROM ({query}) AS found"],
            env={**os.environ, "PGOPTIONS": f"-c search_path={self.schema}"}, capture_output=True, text=True, check=True).stdout
        return [tuple(json.loads(line)) for line in text.splitlines() if line]
