"""CONTRIBUTING.md: its worked examples work, and the commands that it names are there."""

import re

import pytest

from project import ROOT, run_module

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```\w+ (\S+) (end|after|change|new)\n(.*?)^```$", re.M | re.S)
# Blocks have headings of their own, so an example ends where the next one begins.
EXAMPLES = dict(re.findall(r"^### (An? \w+)\n(.*?)(?=^### An? \w+$|\Z)", TEXT, re.M | re.S))
# What the check says after each; a work waits for its citation.
SAID = {
    "A work": "beispiel2026: nothing cites this work",
    "An event": "No problems.",
    "A claim": "No problems.",
    "A paragraph": "No problems.",
    "A chapter": "No problems.",
}


def put(project, path, how, block):
    """Do with a file what an example says."""
    file = project / path
    if how == "new":
        file.write_text(block, encoding="utf-8")
        return
    good = file.read_text(encoding="utf-8")
    if how == "end":
        file.write_text(good + block, encoding="utf-8")
        return
    first, _, rest = block.partition("\n")
    assert good.count(f"{first}\n") == 1, (path, first)
    kept = f"{first}\n" if how == "after" else ""
    file.write_text(good.replace(f"{first}\n", kept + rest, 1), encoding="utf-8")


def test_the_worked_examples_are_sound_one_after_another(copy):
    assert list(EXAMPLES) == list(SAID)
    for name, text in EXAMPLES.items():
        blocks = BLOCK.findall(text)
        assert blocks, name
        for block in blocks:
            put(copy, *block)
        if name == "A chapter":  # as the example says at its end
            run_module("annotated.read.headers", folder=copy, scripts=copy / "scripts")
        checked = run_module("annotated.read.check", folder=copy, scripts=copy / "scripts")
        assert SAID[name] in checked.stdout, (name, checked.stdout)


@pytest.mark.parametrize("script", sorted(set(re.findall(r"scripts/[a-z]+(?=[` ])", TEXT))))
def test_a_command_that_is_named_is_there(script):
    assert (ROOT / script).exists()
