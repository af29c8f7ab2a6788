"""Works for biblatex: golden texts, and all real works read back by pandoc and pybtex."""

import re
import warnings

import pytest
from pybtex.database import parse_string

from annotated.cite import bibtex, items, kinds
from annotated.model import LANGUAGES, Page
from works import EDITION, PAGE, by_key, names, read_by_pandoc, sample, straight, works_of

AS_BIBTEX = by_key(r"\{(\w+),", sample("works.bib"))


@pytest.fixture(scope="module")
def written(works):
    """All real works as one file."""
    return "\n".join(map(bibtex.of_work, works.values()))


@pytest.mark.parametrize("key", AS_BIBTEX)
def test_a_work_of_each_kind(samples, key):
    assert bibtex.of_work(samples[key]) == AS_BIBTEX[key] + "\n"


def test_every_sample_has_its_golden_text(samples):
    assert list(AS_BIBTEX) == list(samples)


def test_a_page_has_no_author_and_keeps_all_its_capitals():
    assert bibtex.of_item(PAGE) == (
        "@online{eu-outlook,\n"
        "  title        = {{EU outlook: 100\\% of A \\& B\\_2}},\n"
        "  organization = {The Site (2026.1 ed.)},\n"
        "  date         = {2026-11-23},\n"
        "  url          = {https://example.org/credit/eu-outlook/},\n"
        "  urldate      = {2026-11-23},\n"
        "  langid       = {british},\n"
        "  language     = {en-GB}\n"
        "}\n"
    )


def test_home_is_the_whole_site_and_names_its_edition():
    home = items.of_page(Page("index", {"title": "Home"}, "", 1), EDITION)
    assert bibtex.of_item(home) == (
        "@online{index,\n"
        "  title    = {{The Site}},\n"
        "  version  = {2026.1},\n"
        "  date     = {2026-11-23},\n"
        "  url      = {https://example.org/credit/},\n"
        "  urldate  = {2026-11-23},\n"
        "  langid   = {british},\n"
        "  language = {en-GB}\n"
        "}\n"
    )


@pytest.mark.parametrize("form", ["biblatex", "bibtex"])
def test_pandoc_reads_back_types_people_titles_dates_numbers_and_languages(works, written, form):
    read = read_by_pandoc(form, written)
    assert read.keys() == works.keys()
    for key, work in works.items():
        item, found = work.item, read[key]
        # pandoc knows no episode, and has no type for what is none of the others.
        types = {"broadcast": "motion_picture", "document": ""}
        assert found["type"] == types.get(item["type"], item["type"]), key
        assert straight(found["title"]) == straight(item["title"]), key
        assert found.get("issued") == item.get("issued"), key
        assert found.get("number") == item.get("number"), key
        assert found.get("URL") == item.get("URL"), key
        assert found.get("accessed") == item.get("accessed"), key
        assert found["language"].startswith(item["language"]), key
        others = ["others"] if work.is_open else []
        assert names(found.get("author")) == names(item.get("author")) + others, key
        assert found["keyword"] == item["keyword"], key


def test_pybtex_reads_every_work_without_a_warning(works, written):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read = parse_string(written, "bibtex").entries
    for key, work in works.items():
        fields = {
            name: re.sub(r"\\([&%$#_])", r"\1", text) for name, text in read[key].fields.items()
        }
        assert read[key].type == kinds.KINDS[work.kind].biblatex, key
        assert fields["title"].startswith(work.reference.fields["title"]), key
        assert fields["language"] == LANGUAGES[work.reference.fields["langid"]], key
        assert fields.get("date", "") == items.iso(items.date_parts(work.item)), key


def test_what_this_site_alone_has_to_say_is_in_no_field_that_is_printed(written):
    found = {
        name for entry in parse_string(written, "bibtex").entries.values() for name in entry.fields
    }
    ours = {"note", "annotation", "articleerror", "checked", "further", "titleenglish"}
    assert not found & ours


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("publisher = {{Faber and Faber}}", "publisher = {{Faber and Faber}}"),
        ("author = {al-Sisi, Abdel}", "author    = {{al-Sisi}, Abdel}"),
        ("author = {{van der Berg}, Jan}", "author    = {{van der Berg}, Jan}"),
        ("author = {{A} and {B and C}}", "author    = {{A} and {B and C}}"),
    ],
)
def test_names_are_not_split(field, line):
    entry = (
        "@book{a,\n  title = {T},\n  year = {2018},\n  langid = {english},\n"
        "  publisher = {P},\n  keywords = {work},\n  checked = {seen},\n}\n"
    )
    name = field.split(" = ")[0]
    if name == "publisher":
        entry = entry.replace("  publisher = {P},\n", "")
    (work,) = works_of(entry.replace("  title", f"  {field},\n  title")).values()
    assert f"  {line},\n" in bibtex.of_work(work)
