"""`--help` and what it says of wrong usage, in the language of the locale (POSIX.1-2017 §8.2)."""

from __future__ import annotations

import os
import re
import subprocess

import pytest
from judging import PROGRAM

COMMANDS = ["", "run", "init", "plan", "submit", "report", "trust", "watch", "fleet"]
#: Three English words in a row: a sentence, and no name of an option, a file or a command.
ENGLISH = re.compile(r"\b[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}\b")
JAPANESE = re.compile(r"[ぁ-んァ-ヶ]")


def said(*arguments: str, locale: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LC_ALL": locale}
    return subprocess.run([PROGRAM, *arguments], env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_japanese_where_the_locale_is(command: str) -> None:
    answer = said(*[command] if command else [], "--help", locale="ja_JP.UTF-8")
    assert answer.returncode == 0 and answer.stdout.startswith("概要: ")
    # Lines to type are no sentences.
    sentences = [line for line in answer.stdout.splitlines() if "kakehashi-check" not in line]
    assert not [line for line in sentences if ENGLISH.search(line)]
    assert "使い方:" in answer.stdout and "オプション:" in answer.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_english_elsewhere(command: str) -> None:
    answer = said(*[command] if command else [], "--help", locale="C.UTF-8")
    assert answer.returncode == 0 and answer.stdout.startswith("OVERVIEW: ")
    # Names of the field stand in English sentences too; sentences of our own do not.
    assert "。" not in answer.stdout and "使い方" not in answer.stdout


@pytest.mark.parametrize(("arguments", "japanese", "english"), [
    (["run"], "エラー: --plan <plan>を指定してください。", "Error: Missing expected argument '--plan <plan>'"),
    (["run", "--plan"], "エラー: --plan <plan>の値がありません。", "Error: Missing value for '--plan <plan>'"),
    (["plan", "--plan", "p", "--nothing"], "エラー: オプション --nothingはありません。", "Error: Unknown option '--nothing'"),
    (["nothing"], "エラー: 余分な引数があります: nothing", "Error: Unexpected argument 'nothing'"),
    (["fleet", "l", "--ca", "c", "--repository", "r", "--concurrency", "x"],
     "エラー: --concurrency <concurrency>の値が正しくありません。", "Error: The value 'x' is invalid for"),
    (["watch", "--plan", "p", "--rounds", "0"], "エラー: --rounds は1以上にしてください。",
     "Error: --rounds must be more than 0"),
])
def test_wrong_usage_is_told_in_the_language_of_the_locale(
        arguments: list[str], japanese: str, english: str) -> None:
    for locale, sentence in [("ja_JP.UTF-8", japanese), ("C.UTF-8", english)]:
        answer = said(*arguments, locale=locale)
        assert answer.returncode == 2 and sentence in answer.stderr, answer.stderr
        assert bool(JAPANESE.search(answer.stderr.splitlines()[0])) == (locale != "C.UTF-8")
