"""The Chinese characters of the pages: in a small font, fetched by whoever has no other, and quiet."""

import pytest
from PIL import ImageFont

from annotated.read import glyphs
from browsing import launch, served, with_browser
from project import ROOT

FONT = ROOT / "scripts/annotated/web/theme/assets/han.woff2"
LICENCE = FONT.with_name("han-licence.txt")
# A machine's own fonts without those that have a Chinese character (信), and beside them this file.
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include>/etc/fonts/fonts.conf</include><cachedir>{cache}</cachedir>
<selectfont><acceptfont><pattern><patelt name="file"><string>{file}</string></patelt></pattern></acceptfont>
<rejectfont><pattern><patelt name="charset"><charset><int>0x4fe1</int></charset></patelt></pattern></rejectfont>
</selectfont><dir>{file.parent}</dir></fontconfig>"""
PAPER = ROOT / "scripts/annotated/paper/fonts"
# A font is asked for when its letters are laid out, which a busy machine may do long after the page has come.
SETTLED = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
  .then(() => document.body.offsetHeight && document.fonts.ready).then(() => null)"""
WITHOUT = "/cite/"  # a page that has no Chinese


def lacking(characters):
    """Those of these characters that the font draws as it draws what it does not have."""
    font = ImageFont.truetype(FONT, 24)
    nothing = bytes(font.getmask("\U0010fffd"))
    return [one for one in characters if bytes(font.getmask(one)) == nothing]


def test_the_font_lacks_no_chinese_character_of_the_site(soups):
    used = {one for soup in soups.values() for one in glyphs.HAN.findall(soup.get_text())}
    assert used and lacking(used) == []
    assert lacking("龘") == ["龘"]  # so that the test can fail


def test_the_font_has_what_the_documents_have():
    assert lacking(glyphs.covered().strip()) == []


def test_the_licence_stands_beside_the_font(built):
    assert (built / "assets/han.woff2").read_bytes() == FONT.read_bytes()
    text = (built / "assets/han-licence.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert text == (PAPER / "OFL.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def fetched(playwright, built, tmp_path_factory):
    """Which fonts Chromium fetches for a page, on a machine that has no Chinese but in a file."""

    def ask(path, file=PAPER / "none.otf"):
        room = tmp_path_factory.mktemp("fonts")
        (room / "fonts.conf").write_text(FONTS.format(file=file, cache=room / "cache"))
        browser = launch(playwright, env={"FONTCONFIG_FILE": str(room / "fonts.conf")})
        found = []
        with served(built) as address:
            page = browser.new_page()
            page.on("request", lambda one: found.append(one.url.removeprefix(address)))
            page.goto(address + path, wait_until="networkidle")
            page.evaluate(SETTLED)
        browser.close()
        return [one for one in found if one.endswith((".woff2", ".woff", ".ttf", ".otf"))]

    return ask


@with_browser
def test_a_browser_without_chinese_fonts_fetches_ours_where_there_is_chinese(fetched, soups):
    assert glyphs.HAN.search(soups["/mechanics/"].get_text())
    assert fetched("/mechanics/") == ["/assets/han.woff2"]


@with_browser
def test_a_browser_fetches_no_font_where_there_is_no_chinese(fetched, soups):
    assert not glyphs.HAN.search(soups[WITHOUT].get_text())
    assert fetched(WITHOUT) == []


@with_browser
def test_a_browser_with_a_chinese_font_fetches_none(fetched):
    # The font of the documents is a piece of Noto Serif CJK SC, and says so.
    assert fetched("/mechanics/", PAPER / "NotoSerifCJKsc-subset.otf") == []


# How many lines high each text with Chinese in it is; one with notes beside it is as high as they are.
LINES = """() => [...document.querySelectorAll("article :is(p, li):has(:lang(zh))")].filter(one => one.checkVisibility() && !one.closest(".annotated")).map(one => {
  const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(one)
  const height = one.getBoundingClientRect().height - parseFloat(paddingTop) - parseFloat(paddingBottom)
  return [one.textContent.slice(0, 60), height / parseFloat(lineHeight)]
})"""


@with_browser
@pytest.mark.parametrize("width", [390, 1440])
def test_chinese_text_does_not_push_lines_apart(visit, width):
    page = visit("/mechanics/", viewport={"width": width, "height": 900})
    found = page.evaluate(LINES)
    assert found
    assert [one for one in found if abs(one[1] - round(one[1])) > 0.02] == []
