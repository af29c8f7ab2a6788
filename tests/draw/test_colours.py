"""The colours of what is not shown in a page: those of the style sheet, by day."""

import re

from annotated.draw.colours import LIGHT
from annotated.model import VERDICTS
from project import ROOT

SHEET = ROOT / "scripts/annotated/web/theme/assets/site.css"


def test_the_colours_are_those_of_the_style_sheet_by_day():
    css = SHEET.read_text(encoding="utf-8")
    by_day = re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), #[0-9a-f]{6}\);", css)
    assert list(LIGHT.items()) == by_day


def test_every_verdict_has_its_colour():
    assert {one.colour for one in VERDICTS.values()} <= LIGHT.keys()
