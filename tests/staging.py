"""The site as plain Markdown, and whether a generator builds all of it."""

from bs4 import BeautifulSoup

from annotated.paper import documents
from annotated.publish import stage
from annotated.read import screen, settings
from project import EDITION, ROOT, SETTINGS, run


def write(assembled, folder):
    """Fill a folder with the staged site; its documents are stand-ins, which no page shows."""
    made = [documents.Document(name, name.encode()) for name in documents.names()]
    stage.write(stage.files(assembled, EDITION, SETTINGS, made), folder)
    return folder


def pages(folder):
    """Each staged page by its name, without its front matter."""
    docs = folder / "docs"
    return {
        path.relative_to(docs).with_suffix("").as_posix(): path.read_text("utf-8").split(
            "---\n", 2
        )[2]
        for path in sorted(docs.rglob("*.md"))
    }


def assert_built_whole(staged, site, *generator):
    """A generator builds the staged site without a warning, and every word of a page is shown."""
    command = (*generator, "build", "--strict", "--site-dir", site)
    result = run(*command, folder=staged, PYTHONPATH="")
    assert result.returncode == 0, result.stdout + result.stderr
    extensions = settings.extensions(ROOT)
    for name, text in pages(staged).items():
        path = "index.html" if name == "index" else f"{name}/index.html"
        main = BeautifulSoup((site / path).read_text("utf-8"), "lxml").find(role="main")
        for image in main.find_all("img"):
            image.replace_with(image.get("alt", ""))
        shown = "".join(filter(str.isalnum, main.get_text()))
        words = (token for token in screen.read(text, extensions) if token.word)
        assert "".join(token.letters for token in words) in shown, name
        assert "[@" not in main.get_text(), name
