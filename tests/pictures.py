"""The drawings as small pictures, to be looked at and compared with those that were accepted.

`scripts/pictures` shows every picture that differs: as accepted, as drawn now, and the difference.
`scripts/pictures --accept` takes those that are drawn now.

Compared are pictures of half the size. Outside the words at most 20 pixels may be off by 10 of 255 or
more, once both pictures are blurred by a pixel. A line of words is compared as a whole: its colours
taken together may be off by 20 of 255. So another font or another program that draws the pixels
passes; a box of dashes instead of a line, a part of a bar one claim longer or another colour do not.
"""

import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageStat

import shapes
from annotated.draw import colours, drawings
from annotated.model import Figure
from annotated.paper.pixels import pixels
from annotated.read import sources

ROOT = Path(__file__).parent.parent
ACCEPTED = ROOT / "tests" / "draw" / "accepted"
SHOWN = ROOT / ".build" / "pictures"

THEMES = {"light": colours.LIGHT, "dark": colours.DARK}
OFF, PIXELS, WORDS = 10, 20, 20
LIMIT = 400_000  # bytes of all accepted pictures together


@dataclass(frozen=True)
class Picture:
    """A figure in one cut and one theme: as a drawing, and as a file of its own."""

    name: str
    svg: str
    file: str

    @property
    def path(self) -> Path:
        return ACCEPTED / f"{self.name}.png"


def of(figure: Figure) -> Iterator[Picture]:
    """The pictures of a figure; where paper has the wide drawing, the cut is not kept twice."""
    drawing = drawings.draw(figure)
    cuts = {"wide": drawing.wide, "narrow": drawing.narrow, "paper": drawing.paper}
    if drawing.paper == drawing.wide:
        del cuts["paper"]
    for cut, svg in cuts.items():
        for theme, names in THEMES.items():
            file = drawings.alone(svg, figure, drawings.SERIF, names)
            yield Picture(f"{figure.id}-{cut}-{theme}", svg, file)


def taken(file: str) -> Image.Image:
    """A picture of half the size."""
    return halved(pixels(file, 1))


def halved(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB").reduce(2)


def accepted(picture: Picture, size: tuple[int, int]) -> Image.Image:
    """The picture that was accepted; nothing but white where there is none."""
    if not picture.path.exists():
        return Image.new("RGB", size, "white")
    return Image.open(picture.path).convert("RGB")


def fault_of(picture: Picture) -> str:
    """In what a picture differs from the one that was accepted, or nothing."""
    new = taken(picture.file)
    return fault(accepted(picture, new.size), new, picture.svg)


def fault(old: Image.Image, new: Image.Image, svg: str) -> str:
    """In what two pictures of a drawing differ, or nothing."""
    if old.size != new.size:
        return (
            f"expected {old.size[0]} by {old.size[1]} pixels, found {new.size[0]} by {new.size[1]}"
        )
    off = difference(old, new)
    lines = [tuple(int((side + drawings.EDGE) / 2) for side in box) for box in words(svg)]
    for line in lines:
        means = (ImageStat.Stat(one.crop(line)).mean for one in (old, new))
        if max(abs(a - b) for a, b in zip(*means, strict=True)) >= WORDS:
            return f"the words at {line} look otherwise"
        ImageDraw.Draw(off).rectangle(line, fill=0)
    count = sum(off.histogram()[OFF:])
    return f"{count} pixels differ, {PIXELS} may" if count > PIXELS else ""


def difference(old: Image.Image, new: Image.Image) -> Image.Image:
    """How far each pixel is off, in the colour that is off most."""
    blurred = (one.filter(ImageFilter.GaussianBlur(1)) for one in (old, new))
    red, green, blue = ImageChops.difference(*blurred).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def words(svg: str) -> Iterator[tuple[float, float, float, float]]:
    """The place of each line of text, with room for a wide font."""
    for mark in shapes.marks(svg):
        if mark.kind == "text":
            yield from shapes.lines(mark)


def kept(picture: Image.Image) -> bytes:
    """A picture as it is kept: with no more colours than it needs."""
    file = io.BytesIO()
    few = picture.quantize(255, kmeans=2, dither=Image.Dither.NONE)
    few.save(file, "PNG", optimize=True)
    return file.getvalue()


Row = tuple[Picture, str, Image.Image, Image.Image]

# ---- The command ----


def main(arguments: list[str]) -> None:
    """Show the pictures that differ, or accept them; forget those that nothing draws any more."""
    drawn = [one for figure in sources.load(ROOT).figures for one in of(figure)]
    differ = [row for one in drawn if (row := _row(one))]
    gone = set(ACCEPTED.glob("*.png")) - {one.path for one in drawn}
    if arguments == ["--accept"]:
        ACCEPTED.mkdir(exist_ok=True)
        for one, _, _, new in differ:
            one.path.write_bytes(kept(new))
        for path in gone:
            path.unlink()
        print(f"Accepted {len(differ)} pictures; {len(gone)} are gone.")
    else:
        print(f"{len(differ)} of {len(drawn)} pictures differ.")
        if differ:
            print(f"See {_page(differ)}; scripts/pictures --accept takes the new ones.")


def _row(picture: Picture) -> Row | None:
    """A picture that is not as it was accepted: why, the accepted one, and the one drawn now."""
    new = taken(picture.file)
    old = accepted(picture, new.size)
    why = fault(old, new, picture.svg)
    return (picture, why, old, new) if why else None


def _page(rows: list[Row]) -> Path:
    """Old, new and difference side by side, as a page for a browser."""
    SHOWN.mkdir(parents=True, exist_ok=True)
    html = ["<!doctype html><meta charset=utf-8><title>Pictures</title>"]
    for picture, why, old, new in rows:
        sides = {"accepted": old, "now": new, "difference": difference(old, new)}
        html.append(f"<h2>{picture.name}</h2><p>{why}</p>")
        for side, image in sides.items():
            name = f"{picture.name}-{side}.png"
            image.save(SHOWN / name)
            html.append(
                f'<figure><img src="{name}" alt="{side}"><figcaption>{side}</figcaption></figure>'
            )
    page = SHOWN / "index.html"
    page.write_text("\n".join([*html, "<style>figure{display:inline-block}</style>"]), "utf-8")
    return page


if __name__ == "__main__":
    main(sys.argv[1:])
