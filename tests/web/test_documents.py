"""Links to documents in a finished page say what they lead to."""

from annotated.paper.documents import Document
from annotated.web import documents

MADE = {
    "a.pdf": Document("a.pdf", b"x" * 80_000, 2),
    "a.docx": Document("a.docx", b"x" * 14_000),
}


def told(name, words):
    return documents.into_page(f'<a href="../print/{name}">{words}</a>', MADE)


def test_a_link_tells_kind_pages_and_size():
    assert told("a.pdf", "sheet").endswith("sheet</a> (PDF, 2 pages, 80 kB)")
    assert told("a.docx", "sheet to change").endswith("sheet to change</a> (DOCX, 14 kB)")


def test_a_kind_that_the_link_names_is_not_told_twice():
    assert told("a.pdf", "PDF of it all").endswith("</a> (2 pages, 80 kB)")


def test_a_preview_which_has_no_documents_has_no_link():
    assert told("b.pdf", "sheet") == "sheet"
