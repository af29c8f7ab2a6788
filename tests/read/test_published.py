"""published.txt: which of its lines are addresses, and what is wrong with the others."""

from annotated.read import published


def test_comments_and_empty_lines_are_no_addresses():
    assert published.read("# note\n\n/\n/a/#b\n") == {"/": 3, "/a/#b": 4}


def test_every_faulty_line_is_reported():
    text = "# One\nnowhere\n/b/\n/a/\n/a/\n\n/c/../d\n/é/#a\n"
    address = "expected an address such as /claims/#mech-04, found"
    found, faults = published.read_published(text)
    assert list(map(str, faults)) == [
        f"published.txt:2: nowhere: {address} 'nowhere'",
        "published.txt:3: /b/: addresses stand in order; this one follows nowhere",
        "published.txt:4: /a/: addresses stand in order; this one follows /b/",
        "published.txt:5: /a/: the address stands twice",
        f"published.txt:6: line: {address} ''",
        f"published.txt:7: /c/../d: {address} '/c/../d'",
    ]
    assert found == {"nowhere": 2, "/b/": 3, "/a/": 5, "/c/../d": 7, "/é/#a": 8}
