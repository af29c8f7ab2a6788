"""Figures as a reader sees them: large enough, nothing over anything else, on every screen."""

import io

import pytest
from PIL import Image, ImageColor

from annotated.draw import drawings
from annotated.read import pages
from browsing import DRAWN, with_browser

pytestmark = with_browser
WIDTHS = [320, 360, 390, 768, 820, 1024, 1200, 1440]

# The smallest letters that a page shows in its drawings, in pixels of the screen.
SMALLEST = """[...document.querySelectorAll(".drawing svg")].filter(svg => svg.checkVisibility()).map(svg => {
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width
  return Math.min(...[...svg.querySelectorAll("text")].map(text => scale * text.getAttribute("font-size")))
})"""

# The words of a drawing that stand over others, and those that leave the box in which they begin.
OVER = """[...document.querySelectorAll(".drawing svg")].filter(svg => svg.checkVisibility()).flatMap(svg => {
  const place = mark => {
    const { left, top, right, bottom, height } = mark.getBoundingClientRect()
    return { left: left + 1, top: top + height / 4, right: right - 1, bottom: bottom - height / 4, said: mark.textContent }
  }
  const texts = [...svg.querySelectorAll("text")].flatMap(one => one.children.length ? [...one.children] : [one]).map(place)
  const boxes = [...svg.querySelectorAll("rect[stroke]")].map(place).filter(box => box.right - box.left > 60)
  const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
  const over = texts.flatMap((a, n) => texts.slice(0, n).filter(b => !apart(a, b)).map(b => [a.said, b.said]))
  const out = texts.filter(a => boxes.some(b => a.left > b.left && a.left < b.right && !apart(a, b) && a.right > b.right + 2))
  return [...over, ...out.map(a => [a.said, "beyond its box"])]
})"""

# Which drawing is seen, how wide it is, and where it ends.
SHOWN = """[...document.querySelectorAll(".drawing svg")].filter(svg => svg.checkVisibility())
  .map(svg => [svg.classList[0], svg.getBoundingClientRect().width, svg.getBoundingClientRect().right])"""


def shown_on(real):
    return [name for name, page in real.pages.items() if list(pages.figures(page))]


@pytest.mark.parametrize("width", WIDTHS)
def test_letters_have_at_least_14_pixels_and_no_words_stand_over_others(visit, real, width):
    for name in shown_on(real):
        page = visit(f"/{name}/", viewport={"width": width, "height": 900})
        assert page.evaluate(DRAWN) == len(list(pages.figures(real.pages[name])))
        smallest = page.evaluate(SMALLEST)
        assert min(smallest) >= 13.9, name
        assert page.evaluate(OVER) == [], name
        assert all(right <= width for *_, right in page.evaluate(SHOWN)), name


@pytest.mark.parametrize(
    ("width", "cut"), [(390, "narrow"), (768, "narrow"), (820, "wide"), (1440, "wide")]
)
def test_the_wide_drawing_is_shown_one_to_one_where_it_fits(visit, real, width, cut):
    for name in shown_on(real):
        page = visit(f"/{name}/", viewport={"width": width, "height": 900})
        assert page.evaluate(DRAWN)
        for shown, wide, _ in page.evaluate(SHOWN):
            wide -= 2 * drawings.INSET
            assert shown == cut
            assert wide == pytest.approx(736, abs=1) if cut == "wide" else 288 <= wide <= 337


@pytest.mark.parametrize(("scheme", "ground"), [("light", "#fdfcf9"), ("dark", "#191816")])
def test_a_drawing_takes_the_theme_that_the_reader_chose(visit, scheme, ground):
    """Whichever the device has: the words of a drawing are light on dark, or dark on light."""
    page = visit("/mechanics/", color_scheme="dark" if scheme == "light" else "light")
    page.get_by_role("button", name=scheme.capitalize(), exact=True).click()
    picture = page.locator(".drawing").first
    picture.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.drawing img').complete")
    pixels = Image.open(io.BytesIO(picture.screenshot())).convert("L")
    paper = ImageColor.getcolor(ground, "L")
    darker, lighter = pixels.getextrema()
    assert abs(pixels.getpixel((pixels.width // 2, 2)) - paper) <= 2
    assert darker < 60 and lighter > 200
    ink = lighter if scheme == "dark" else darker
    assert abs(ink - paper) > 150


def test_no_drawing_is_fetched_before_a_reader_comes_near_it(visit):
    page = visit("/mechanics/")
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.wait_for_load_state("networkidle")
    last = page.locator(".drawing img").last
    file = last.get_attribute("src").rpartition("/")[2]
    assert file not in asked and not last.evaluate("one => one.complete && one.naturalWidth > 0")
    with page.expect_request(f"**/{file}"):
        last.scroll_into_view_if_needed()


def test_on_paper_every_drawing_stands_whole_in_the_colours_of_paper(visit):
    """Those too that a reader has not come near: paper does not wait for them."""
    page = visit("/mechanics/")
    shown = "[...document.querySelectorAll('.drawing')].map(one => one.firstElementChild.localName)"
    before = page.evaluate(shown)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(shown) == ["svg"] * len(before)
    page.emulate_media(media="print")
    ink = "getComputedStyle(document.querySelector('.drawing svg text')).fill"
    assert page.evaluate(ink) == "rgb(0, 0, 0)"
    names = page.locator(".drawing svg").evaluate_all("all => all.map(one => one.ariaLabel)")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(shown) == before
    alts = page.locator(".drawing img").evaluate_all("all => all.map(one => one.alt)")
    assert names == alts and all(alts)


def test_cite_in_a_caption_leads_to_how_to_cite_without_a_script(visit):
    page = visit("/mechanics/", java_script_enabled=False)
    link = page.locator(".figure-cite").first
    assert link.get_attribute("href") == "../cite/"


def test_the_files_of_a_figure_are_where_its_menu_says(visit, built):
    page = visit("/mechanics/")
    for link in page.locator(".figure-files a:not(.figure-cite)").all():
        path = link.get_attribute("href").removeprefix("../")
        assert (built / path).is_file(), path
