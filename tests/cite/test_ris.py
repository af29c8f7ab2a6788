"""RIS, which has no schema: golden texts, and all real works read back by rispy and pandoc."""

import re

import pytest
import rispy

from annotated.cite import items, kinds, ris
from works import PAGE, by_key, names, read_by_pandoc, sample, straight, works_of

AS_RIS = by_key(r"\nID  - (\S+)\n", sample("works.ris"))


@pytest.fixture(scope="module")
def records(works):
    """All real works as one file."""
    return "".join(map(ris.of_work, works.values()))


def lines(text):
    """A golden record with the line ends of the format."""
    return text.replace("ER  -", "ER  - ").replace("\n", "\r\n") + "\r\n"


@pytest.mark.parametrize("key", AS_RIS)
def test_a_work_of_each_kind(samples, key):
    assert ris.of_work(samples[key]) == lines(AS_RIS[key])


def test_every_sample_has_its_golden_text(samples):
    assert list(AS_RIS) == list(samples)


def test_a_page_has_no_author():
    assert ris.of_item(PAGE) == (
        "TY  - ELEC\r\n"
        "ID  - eu-outlook\r\n"
        "TI  - EU outlook: 100% of A & B_2\r\n"
        "T2  - The Site (2026.1 ed.)\r\n"
        "PY  - 2026\r\n"
        "DA  - 2026/11/23/\r\n"
        "UR  - https://example.org/credit/eu-outlook/\r\n"
        "Y2  - 2026/11/23/\r\n"
        "LA  - en-GB\r\n"
        "ER  - \r\n"
    )


def test_a_body_is_kept_whole_by_a_comma_at_its_end_and_has_none_within(records):
    authors = re.findall(r"^AU  - (.*)\r$", records, re.M)
    assert all("," in one for one in authors)
    assert "et al." not in authors
    assert not any("others" in one for one in authors)


def test_rispy_reads_the_same(works, records):
    read = {record["id"]: record for record in rispy.loads(records)}
    assert read.keys() == works.keys()
    for key, work in works.items():
        found, item = read[key], work.item
        parts = items.date_parts(item)
        assert found["type_of_reference"] == kinds.KINDS[work.kind].ris, key
        assert found["title"] == items.full_title(work.reference), key
        assert found.get("year") == (str(parts[0]) if parts else None), key
        assert found["language"] == item["language"], key
        assert found["keywords"] == [item["keyword"]], key
        assert found.get("urls") == ([item["URL"]] if "URL" in item else None), key
        authors = [one.rstrip(",") for one in found.get("authors", [])]
        assert authors == [
            one.replace(",", "") if "literal" in person else one
            for person in item.get("author", [])
            for one in [items.inverted(person)]
        ], key


def test_pandoc_reads_people_titles_and_dates(works, records):
    read = read_by_pandoc("ris", records)
    for key, work in works.items():
        item, found = work.item, read[key]
        assert straight(found["title"]) == straight(items.full_title(work.reference)), key
        year = items.date_parts(item)[:1]
        assert items.date_parts(found)[:1] == year, key
        assert len(names(found.get("author"))) == len(item.get("author", [])), key


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], []),
        ([2019], ["PY  - 2019"]),
        ([2019, 7], ["PY  - 2019", "DA  - 2019/07//"]),
        ([2019, 11, 3], ["PY  - 2019", "DA  - 2019/11/03/"]),
    ],
)
def test_a_date_is_as_long_as_it_is_known(parts, expected):
    item = {"type": "webpage", "id": "a", "title": "A  Title,\nfolded"}
    dated = item | ({"issued": {"date-parts": [parts]}} if parts else {})
    assert ris.of_item(dated).split("\r\n")[2:-2] == ["TI  - A Title, folded", *expected]


def test_a_comma_within_the_name_of_a_body_does_not_part_it():
    body = "@book{body,\n  author = {{Bureau of Labour, Youth and Sport}},\n  publisher = {P},\n"
    rest = "  title = {T},\n  year = {2020},\n  langid = {english},\n  keywords = {law},\n"
    (work,) = works_of(f"{body}{rest}  checked = {{seen}},\n}}\n").values()
    assert "\nAU  - Bureau of Labour Youth and Sport,\r\n" in ris.of_work(work)
