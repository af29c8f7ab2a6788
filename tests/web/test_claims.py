"""The ledger in a finished page: an entry becomes a line that opens in place."""

from annotated.web import claims

SHAPE = '<svg class="shape" aria-hidden="true"><use href="#v-{}"/></svg>'
SIDES = '<div class="sides">\n<div>\n<p>The article.</p>\n</div>\n<div>\n<p>The evidence.</p>\n</div>\n</div>'


def entry(judged, sides, ways, id="mech-04", short="A <em>claim</em>"):
    """An entry as Python-Markdown writes it."""
    return (
        f'<div class="entry" data-verdict="opinion" role="listitem">\n<h3 id="{id}">{short}'
        f'<a class="headerlink" href="#{id}" title="Permanent link">&para;</a></h3>\n'
        f"<p><strong>{id}</strong> · {judged}</p>\n{sides}\n"
        f'<p><span class="ways">Beside its sentence: {ways}</span></p>\n</div>'
    )


def verdict(id, word):
    return f'<a class="verdict {id}" href="../about/#the-verdicts">{word}</a>'


def row(judged, reason, where, sides, ways, id="mech-04", short="A <em>claim</em>"):
    return (
        '<div class="entry" data-verdict="opinion" role="listitem"><details>\n'
        f'<summary><span class="number">{id}</span>\n<span class="judged">{judged}</span>\n'
        f'<span class="reason">{reason}</span>\n<h3 id="{id}">{short}</h3>{where}</summary>\n\n'
        f'{sides}\n<p class="ways">Beside its sentence: {ways} '
        f'<a class="headerlink" href="#{id}">Link and citation</a></p>\n</details></div>'
    )


def test_an_entry_is_a_disclosure_whose_summary_holds_all_that_a_table_would():
    place = '<a href="../mechanics/#p-data">Mechanics ¶ 7</a>'
    judged = f"{verdict('opinion', 'Opinion')}; {verdict('contested', 'contested')}"
    found = entry(f"{judged} · forecast (has come true)", SIDES, place)
    assert claims.into_page(f"<p>Before.</p>\n{found}\n</div>") == (
        "<p>Before.</p>\n"
        + row(
            f'<span class="verdict opinion">{SHAPE.format("opinion")}Opinion</span> '
            '<span class="second contested" role="img" aria-label="second verdict: contested">'
            f"{SHAPE.format('contested')}</span>",
            'forecast <span class="phrase">(has come true)</span>',
            '\n<span class="where"><span>Mechanics </span>¶ 7</span>',
            SIDES,
            place,
        )
        + "\n</div>"
    )


def test_a_row_goes_without_what_its_entry_has_not():
    plain = f'<span class="verdict supported">{SHAPE.format("supported")}Supported</span>'
    place = '<a href="../media/">Media</a>'
    found = entry(verdict("supported", "Supported"), SIDES, place)
    where = '\n<span class="where"><span>Media</span></span>'
    assert claims.into_page(found) == row(plain, "", where, SIDES, place)
    report = entry(f"{verdict('supported', 'Supported')} (as a report)", SIDES, "nowhere")
    phrase = ' <span class="phrase">(as a report)</span>'
    assert claims.into_page(report) == row(plain, phrase, "", SIDES, "nowhere")


def test_each_entry_keeps_its_own_sides_and_remarks():
    was = "<p><em>In edition 2026.1:</em> opinion. Why.</p>"
    place = '<a href="../media/">Media</a>'
    one = entry(verdict("opinion", "Opinion"), f"{SIDES}\n{was}", place)
    two = entry(verdict("opinion", "Opinion"), SIDES, place, "mech-05", "B")
    plain = f'<span class="verdict opinion">{SHAPE.format("opinion")}Opinion</span>'
    where = '\n<span class="where"><span>Media</span></span>'
    assert claims.into_page(f"{one}\n{two}") == (
        f"{row(plain, '', where, f'{SIDES}{chr(10)}{was}', place)}\n"
        f"{row(plain, '', where, SIDES, place, 'mech-05', 'B')}"
    )


def test_an_event_stays_open():
    event = (
        '<div class="entry" role="listitem"><h3 id="plan">A plan<a class="headerlink" '
        'href="#plan">&para;</a></h3>\n<p><strong>2014</strong> · Policy</p>\n<p>Text.</p></div>'
    )
    assert claims.into_page(event) == event
