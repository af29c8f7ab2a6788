"""Damage to the real sources, one way at a time: what is said, and in which line.

Each table is read from left to right: what is put where, and every problem that has to be reported.
A problem is `id: message` and lies in the line of the damage; `+2` before it means two lines below,
`@` the line in which the entry begins, `=1` the first of the file. Whole families are made at the end of this file.
"""

import re
from contextlib import ExitStack

import pytest

from annotated.model import (
    CATEGORIES,
    CHAPTERS,
    GROUPS,
    LANGUAGES,
    OVERTAKEN,
    PHRASES,
    PLACES,
    QUALIFICATIONS,
    REASONS,
    VERDICTS,
)
from annotated.read import files, headers, pages
from damaging import DATA, FILES, PAGE, copy_texts, damaged, edited, field, found, known, required
from project import ROOT

# fmt: off
# name of the field, the lines put in its place (none: the field is left out), the problems.
FIELDS = {
    'timeline.yaml': [
        ('date', '    date: 1:30', "planning-outline: date: expected a date such as 2014, 2014-06 or 2014-06-14, found '1:30'"),
        ('date', '    date: no', "planning-outline: date: expected a date such as 2014, 2014-06 or 2014-06-14, found 'no'"),
        ('date', '    date: "2014-02-30"', "planning-outline: date: expected a day that exists, found '2014-02-30'"),
        ('date', '    date: "2014-6-14"', "planning-outline: date: expected a date such as 2014, 2014-06 or 2014-06-14, found '2014-6-14'"),
        ('date', '    date: "14 June 2014"', "planning-outline: date: expected a date such as 2014, 2014-06 or 2014-06-14, found '14 June 2014'"),
        ('date', '    date: [2014]', 'planning-outline: date: expected a date such as 2014, 2014-06 or 2014-06-14, found [2014]'),
        ('date', '    date: "2014-06-14"\n    end: "2014-06-13"', '@ planning-outline: the end 2014-06-13 lies before the start 2014-06-14'),
        ('title', '    title: ' + 'x' * 71, 'planning-outline: title: expected at most 70 characters, found 71'),
        ('title', '    title:', 'planning-outline: title: expected a text, found nothing'),
        ('title', '    title: <b>bold</b>', "planning-outline: title: expected plain text, found HTML: '<b>bold</b>'"),
        ('title', '    title: "[a](javascript:alert(1))"', "planning-outline: title: expected plain text, found a link: '[a](javascript:aler'"),
        ('title', '    title: "{{ config }}"', "planning-outline: title: expected plain text, found a template mark: '{{ config }}'"),
        ('title', '    title: "{% include x %}"', "planning-outline: title: expected plain text, found a template mark: '{% include x %}'"),
        ('title', '    title: "`code`"', "planning-outline: title: expected plain text, found code: '`code`'"),
        ('title', '    title: "see [@creemers2018]"', "planning-outline: title: expected plain text, found a citation (its key belongs into the list of citations): 'see [@creemers2018]'"),
        ('title', '    title: "=SUM(A1)"', "planning-outline: title: expected plain text, found the mark of a list or a formula at the start: '=SUM(A1)'"),
        ('title', '    title: "- item"', "planning-outline: title: expected plain text, found the mark of a list or a formula at the start: '- item'"),
        ('title', '    title: "**bold**"', "planning-outline: title: expected plain text, found an asterisk that closes no *emphasis*: '**bold**'"),
        ('title', '    title: "5*3"', "planning-outline: title: expected plain text, found an asterisk that closes no *emphasis*: '5*3'"),
        ('title', '    title: "a\\tb"', "planning-outline: title: expected plain text, found a line break or a tab (`>-` folds lines into one): 'a\\tb'"),
        ('title', '    title: "a\\nb"', "planning-outline: title: expected plain text, found a line break or a tab (`>-` folds lines into one): 'a\\nb'"),
        ('title', '    title: "\\\\input{x}"', "planning-outline: title: expected plain text, found a backslash: '\\\\input{x}'"),
        ('title', '    title: "\\ud800"', 'YAML: cannot be read: found invalid Unicode character escape code'),
        ('title', '    title: "a\\u202eb"', 'planning-outline: title: expected text that can be seen, found U+202E (right-to-left override)'),
        ('title', '    title: 😀 party', "font: the print font lacks '😀' (U+1F600); write it in Latin letters"),
        ('title', '    title: 龘', "font: the print font lacks '龘' (U+9F98); run scripts/fonts"),
        ('title', '    title: Rule #5 # not 6', "planning-outline: expected a comment on a line of its own, found '#5 # not 6' behind a value; put the whole value in quotation marks if it is part of it"),
        ('title', '    title: !!python/object:os.system x', "planning-outline: expected a text, found the tag 'tag:yaml.org,2002:python/object:os.system'"),
        ('title', '    title: &a x', 'planning-outline: expected a text, found the anchor &a'),
        ('title', '    title: *a', 'YAML: cannot be read: found the alias *a; aliases are not used here'),
        ('title', '\ttitle: x', 'YAML: cannot be read: found character that cannot start any token'),
        ('title', '    title: x\n    title: y', "+1 planning-outline: the field 'title' stands twice"),
        ('title', '    title: {a: b}', 'planning-outline: title: expected a text or a list of texts, found fields'),
        ('title', '    title: [[a]]', 'planning-outline: title: expected a text or a list of texts, found a list'),
        ('title', '    title: [[[[a]]]]', 'YAML: cannot be read: expected entries with texts and lists of texts, found deeper nesting'),
        ('title', '    <<: {a: b}', "@ planning-outline: the field 'title' is missing", 'planning-outline: <<: expected a text or a list of texts, found fields', "planning-outline: unknown field '<<'; known: {known}"),
        ('title', '    ? [a]\n    : b', "@ planning-outline: the field 'title' is missing", 'planning-outline: expected the name of a field, found a list'),
        ('title', '    titel: x', "@ planning-outline: the field 'title' is missing", "planning-outline: unknown field 'titel'; known: {known}"),
        ('title', '    title: x: y', 'YAML: cannot be read: mapping values are not allowed in this context'),
        ('title', '    title: @x', 'YAML: cannot be read: found character that cannot start any token'),
        ('title', '    title: |\n      one\n      two', "planning-outline: title: expected plain text, found a line break or a tab (`>-` folds lines into one): 'one\\ntwo'"),
        ('category', '    category: Policy', "planning-outline: category: expected one of {categories}; found 'Policy'"),
        ('category', '    category: [policy]', 'planning-outline: category: expected one of {categories}; found [policy]'),
        ('category', '    category: ~', "planning-outline: category: expected one of {categories}; found '~'"),
        ('place', '    place: China', "planning-outline: place: expected one of {places}; found 'China'"),
        ('article', '    article: true', "planning-outline: article: expected one of yes, partly, no; found 'true'"),
        ('core', '    core: maybe', "planning-outline: core: expected one of yes, no; found 'maybe'"),
        ('cite', '    cite: statecouncil2014', "planning-outline: cite: expected a list such as [creemers2018], found 'statecouncil2014'"),
        ('cite', '    cite: []', 'planning-outline: cite: expected at least one citation key, found none'),
        ('cite', '    cite: [nobody2000]', "planning-outline: cite: unknown citation key 'nobody2000'; refs.bib has no such entry"),
        ('cite', '    cite: [statecouncil2014, p. 5]', "planning-outline: cite: malformed citation '@p. 5'; a right one: @creemers2018 or @creemers2018, p. 5"),
        ('cite', '    cite: ["@statecouncil2014"]', "planning-outline: cite: malformed citation '@@statecouncil2014'; a right one: @creemers2018 or @creemers2018, p. 5"),
        ('cite', '    cite: ["statecouncil2014, *p.* 5"]', "planning-outline: cite: the locator '*p.* 5' has markup in it; expected plain text"),
        ('cite', '    cite: ["statecouncil2014, p. \\0"]', 'planning-outline: cite: expected text that can be seen, found U+0000 (a control character)'),
        ('cite', '    cite: ["statecouncil2014 p. 5"]', "planning-outline: cite: malformed citation '@statecouncil2014 p. 5'; a right one: @creemers2018 or @creemers2018, p. 5"),
        ('cite', '    cite: [Statecouncil2014]', "planning-outline: cite: malformed citation '@Statecouncil2014'; a right one: @creemers2018 or @creemers2018, p. 5"),
        ('cite', '    cite: ["../statecouncil2014"]', "planning-outline: cite: malformed citation '@../statecouncil2014'; a right one: @creemers2018 or @creemers2018, p. 5"),
        ('cite', '    cite: [{statecouncil2014: p}]', 'planning-outline: cite: expected a text or a list of texts, found a list of entries'),
        ('id', '  - id: Planning', "Planning: id: expected lower-case words joined by hyphens, found 'Planning'"),
        ('id', '  - id: planning.outline', "planning.outline: id: expected lower-case words joined by hyphens, found 'planning.outline'"),
        ('id', '  - id: planning:outline', "planning:outline: id: expected lower-case words joined by hyphens, found 'planning:outline'"),
        ('id', '  - id: planning outline', "planning outline: id: expected lower-case words joined by hyphens, found 'planning outline'"),
        ('id', '  - id: ../../etc/passwd', "../../etc/passwd: id: expected lower-case words joined by hyphens, found '../../etc/passwd'"),
        ('id', '  - id: planning/outline', "planning/outline: id: expected lower-case words joined by hyphens, found 'planning/outline'"),
        ('id', '  - id: sc-2014--', "sc-2014--: id: expected lower-case words joined by hyphens, found 'sc-2014--'"),
        ('id', '  - id: roots', 'roots: the id is used twice'),
        ('id', '  - id: [x]', 'entry without id: id: expected lower-case words joined by hyphens, found [x]'),
        ('id', '  - id:', "entry without id: id: expected lower-case words joined by hyphens, found ''"),
        ('id', '  - id: café', "café: id: expected lower-case words joined by hyphens, found 'café'"),
        ('id', '  - id: "x onclick=y"', "x onclick=y: id: expected lower-case words joined by hyphens, found 'x onclick=y'"),
        ('date', '    date: "٢٠١٤"', "font: the print font lacks '٠' (U+0660); write it in Latin letters", "font: the print font lacks '١' (U+0661); write it in Latin letters", "font: the print font lacks '٢' (U+0662); write it in Latin letters", "font: the print font lacks '٤' (U+0664); write it in Latin letters", "planning-outline: date: expected a date such as 2014, 2014-06 or 2014-06-14, found '٢٠١٤'"),
        ('date', '    date: "0000-01"', "planning-outline: date: expected a day that exists, found '0000-01'"),
        ('date', '    date: 2014/06/14', "planning-outline: date: expected a date such as 2014, 2014-06 or 2014-06-14, found '2014/06/14'"),
        ('date', '    date: "2014-13"', "planning-outline: date: expected a day that exists, found '2014-13'"),
        ('text', '    text: ~ about', "planning-outline: text: expected plain text, found the mark of a list or a formula at the start: '~ about'"),
        ('text', '    text: https://x.org/<script>', "planning-outline: text: expected plain text, found HTML: 'https://x.org/<script>'"),
        ('text', '    text: [a, b]', 'planning-outline: text: expected a text, found a list'),
        ('text', '    text: ""', 'planning-outline: text: expected a text, found nothing'),
        ('differs', '    differs:', 'planning-outline: differs: expected a text, found nothing'),
    ],
    'claims.yaml': [
        ('chapter', '    chapter: mechanic', "mech-04: chapter: expected one of {chapters}; found 'mechanic'"),
        ('chapter', '    chapter: ../mechanics', "mech-04: chapter: expected one of {chapters}; found '../mechanics'"),
        ('short', '    short: ' + 'x' * 49, 'mech-04: short: expected at most 48 characters, found 49'),
        ('short', '    short: China leads the world in social control', "mech-04: short: 'China leads the world in social control' stands in intro-01 as well"),
        ('verdict', '    verdict: true', "mech-04: verdict: expected one of {first verdicts}; found 'true'"),
        ('verdict', '    verdict: Supported', "mech-04: verdict: expected one of {first verdicts}; found 'Supported'"),
        ('verdict', '    verdict: partly supported', "mech-04: verdict: expected one of {first verdicts}; found 'partly supported'"),
        ('verdict', '    verdict: overtaken', "mech-04: verdict: expected one of {first verdicts}; found 'overtaken'"),
        ('reason', '    reason: wider\n    second: maybe', "+1 mech-04: second: expected one of {verdicts}; found 'maybe'"),
        ('source', '    source: none', "mech-04: source: expected a list such as [creemers2018], found 'none'"),
        ('source', '    source: [nobody2000]', "mech-04: source: unknown citation key 'nobody2000'; refs.bib has no such entry"),
        ('evidence', '    evidence:', "mech-04: evidence: expected a list such as [creemers2018], found ''"),
        ('reason', '    reason: mixed', "mech-04: reason: expected one of {reasons}; found 'mixed'"),
        ('reason', '', '@ mech-04: a claim that is partly-supported needs a `reason`'),
        ('reason', '    reason: forecast', '@ mech-04: a forecast needs a `qualification`, one of {phrases}; found none'),
        ('reason', '    reason: wider\n    qualification: for Sesame', "+1 mech-04: qualification: expected one of {qualifications}; found 'for Sesame'"),
        ('reason', '    reason: wider\n    close: no', "+1 mech-04: close: expected one of yes; found 'no'"),
        ('reason', '    reason: wider\n    was: "2026.1"', "+1 mech-04: was: expected a list of entries, found '2026.1'"),
        ('reason', '    reason: wider\n    was: []', "+1 mech-04: was: expected a list of entries, found []"),
        ('reason', '    reason: wider\n    was: [{edition: "2026.1", verdict: opinion}]', "+1 mech-04: was: the field 'why' is missing"),
        ('note', '    note: Too short.', 'mech-04: note: expected 8 to 25 words, found 2'),
        ('explanation', '    explanation: <script>alert(1)</script>', "mech-04: explanation: expected plain text, found HTML: '<script>alert(1)<'"),
        ('explanation', '    explanation: Too short.', 'mech-04: explanation: expected 40 to 110 words, found 2'),
        ('claim', '    claim: "![x](javascript:alert(1))"', "mech-04: claim: expected plain text, found a link: '![x](javascript:aler'"),
        ('claim', '    claim: "see @creemers2018"', "mech-04: claim: expected plain text, found a citation (its key belongs into the list of citations): 'see @creemers2018'"),
        ('reason', '    reason: wider\n    verdikt: x', "+1 mech-04: unknown field 'verdikt'; known: {known}"),
    ],
    'glossary.yaml': [
        ('term', '    term: ' + 'x' * 81, 'judgment-defaulter: term: expected at most 80 characters, found 81'),
        ('definition', '    definition: ' + 'x' * 421, 'judgment-defaulter: definition: expected at most 420 characters, found 421'),
        ('also', '    also: laolai', "judgment-defaulter: also: expected a list such as [one, two], found 'laolai'"),
        ('also', '    also: [<b>x</b>]', "judgment-defaulter: also: expected plain text, found HTML: '<b>x</b>'"),
        ('also', '    also: [""]', 'judgment-defaulter: also: expected a text, found nothing'),
        ('chinese', '    chinese: [失信]', 'judgment-defaulter: chinese: expected a text, found a list'),
        ('pinyin', '    pinyin: "`shixin`"', "judgment-defaulter: pinyin: expected plain text, found code: '`shixin`'"),
        ('definition', '    definition: |\n      one\n\n      two', "judgment-defaulter: definition: expected plain text, found a line break or a tab (`>-` folds lines into one): 'one\\n\\ntwo'"),
        ('id', '  - id: aeo', 'aeo: the id is used twice'),
    ],
    'questions.yaml': [
        ('question', '    question: Is it real', "is-the-score-real: question: expected a question mark at the end, found 'Is it real'"),
        ('question', '    question: ' + 'x' * 91 + '?', 'is-the-score-real: question: expected at most 90 characters, found 92'),
        ('answer', '    answer: No.', 'is-the-score-real: answer: expected 40 to 90 words, found 1'),
        ('claims', '    claims: [mech-99]', "is-the-score-real: claims: claims.yaml has no such id: 'mech-99'"),
        ('claims', '    claims: mech-02', "is-the-score-real: claims: expected a list such as [one, two], found 'mech-02'"),
        ('paragraphs', '    paragraphs: []', 'is-the-score-real: paragraphs: expected a list such as [mechanics#p-restricted], found []'),
        ('paragraphs', '    paragraphs: ["mechanics"]', "is-the-score-real: paragraphs: expected a page and a paragraph such as mechanics#p-restricted, found 'mechanics'"),
        ('paragraphs', '    paragraphs: ["mechanics#p-nothing"]', "=1 is-the-score-real: paragraphs: no page has such a paragraph: 'mechanics#p-nothing'"),
        ('asked-as', '    asked-as: real or not', "is-the-score-real: asked-as: expected a list such as [one, two], found 'real or not'"),
        ('asked-as', '    asked-as: ["<b>x</b>"]', "is-the-score-real: asked-as: expected plain text, found HTML: '<b>x</b>'"),
        ('group', '    topic: x\n    group: the-score', "is-the-score-real: unknown field 'topic'; known: {known}"),
    ],
    'refs.bib': [
        ('author', '  author = {},', 'creemers2018: author: expected a value; leave the field out when nothing is known'),
        ('author', '  author = {{}},', 'creemers2018: author: expected a value; leave the field out when nothing is known'),
        ('author', '  author = {Creemers, Rogier,', "creemers2018: expected a line `field = {value},`, found 'author = {Creemers, Rogier,'"),
        ('author', '  author = Creemers,', "creemers2018: expected a line `field = {value},`, found 'author = Creemers,'"),
        ('author', '  author = "Creemers, Rogier",', 'creemers2018: expected a line `field = {value},`, found \'author = "Creemers, Rogier",\''),
        ('author', '  author = {Creemers, Rogier; Daum, Jeremy},', "creemers2018: author: expected `Family, Given`, or a body in braces, such as `Daum, Jeremy and {China Law Translate}`, found 'Creemers, Rogier; Daum, Jeremy'"),
        ('author', '  author = {Creemers, Rogier and},', "creemers2018: author: expected `Family, Given`, or a body in braces, such as `Daum, Jeremy and {China Law Translate}`, found ''"),
        ('author', '  author = {, Rogier},', "creemers2018: author: expected `Family, Given`, or a body in braces, such as `Daum, Jeremy and {China Law Translate}`, found ', Rogier'"),
        ('author', '  author = {A, B, C, D},', "creemers2018: author: expected `Family, Given`, or a body in braces, such as `Daum, Jeremy and {China Law Translate}`, found 'A, B, C, D'"),
        ('author', '  author = {Creemers, Rogier} # {x},', "creemers2018: author: expected `Family, Given`, or a body in braces, such as `Daum, Jeremy and {China Law Translate}`, found 'Creemers, Rogier} # {x'", "creemers2018: author: the braces do not match in '{Creemers, Rogier} # {x}'"),
        ('author', '  autor = {Creemers, Rogier},', 'creemers2018: autor: unknown field; known: {known}'),
        ('author', '  author = {Creemers, Rogier},\n  author = {Daum, Jeremy},', "+1 creemers2018: the field 'author' stands twice"),
        ('author', '  author = {Creemers, Rogier}', "+1 creemers2018: expected a comma after the field 'author' before this one"),
        ('author', '  Author = {Creemers, Rogier},', 'creemers2018: Author: unknown field; known: {known}'),
        ('author', '  author {Creemers, Rogier},', "creemers2018: expected a line `field = {value},`, found 'author {Creemers, Rogier},'"),
        ('author', '  author = {Creemers,\n     Rogier},', "creemers2018: expected a line `field = {value},`, found 'author = {Creemers,'", "+1 creemers2018: expected a line `field = {value},`, found 'Rogier},'"),
        ('author', '  crossref = {daum2018},', 'creemers2018: crossref: unknown field; known: {known}'),
        ('author', '  author = {Creemers, \\"Rogier},', 'creemers2018: author: expected plain text, found a TeX command in \'Creemers, \\\\"Rogier\''),
        ('author', '  author = jan,', "creemers2018: author: expected `Family, Given`, or a body in braces, such as `Daum, Jeremy and {China Law Translate}`, found 'jan'", "creemers2018: author: expected {braces}, found 'jan'"),
        ('title', '  title = {\\emph{China}},', "creemers2018: title: expected plain text, found a TeX command in '\\\\emph{China}'"),
        ('title', '  title = {50\\% of people},', "creemers2018: title: expected plain text, found a TeX command in '50\\\\% of people'", "creemers2018: title: expected text without %, which TeX does not print, found '50\\\\% of people'"),
        ('title', '  title = {50% of people},', "creemers2018: title: expected text without %, which TeX does not print, found '50% of people'"),
        ('title', '  title = {a~b},', "creemers2018: title: expected text without ~, which TeX does not print, found 'a~b'"),
        ('title', '  title = {cost $5},', "creemers2018: title: expected plain text, found markup in 'cost $5'"),
        ('title', '  title = {<i>China</i>},', "creemers2018: title: expected plain text, found HTML in '<i>China</i>'"),
        ('title', '  title = {a `b},', "creemers2018: title: expected plain text, found markup in 'a `b'"),
        ('title', '  title = {a &amp; b},', "creemers2018: title: expected plain text, found an HTML entity in 'a &amp; b'"),
        ('title', '  title = {open {brace},', "creemers2018: title: the braces do not match in '{open {brace}'"),
        ('title', '  title = {close} brace},', "creemers2018: title: the braces do not match in '{close} brace}'"),
        ('title', '  title = {😀},', "font: the print font lacks '😀' (U+1F600); write it in Latin letters"),
        ('title', '  title = {{{}}},', 'creemers2018: title: expected a value; leave the field out when nothing is known'),
        ('title', '', "@ creemers2018: the field 'title' is missing"),
        ('year', '  year = {18},', "creemers2018: year: expected a year such as 2018, found '18'"),
        ('year', '  year = {٢٠١٨},', "creemers2018: year: expected a year such as 2018, found '٢٠١٨'", "font: the print font lacks '٠' (U+0660); write it in Latin letters", "font: the print font lacks '١' (U+0661); write it in Latin letters", "font: the print font lacks '٢' (U+0662); write it in Latin letters", "font: the print font lacks '٨' (U+0668); write it in Latin letters"),
        ('year', '  year = 2018,', '@ creemers2018: a day needs a month, and a month a year', "creemers2018: expected a line `field = {value},`, found 'year = 2018,'"),
        ('year', '  year = {2018a},', "creemers2018: year: expected a year such as 2018, found '2018a'"),
        ('year', '', '@ creemers2018: a day needs a month, and a month a year'),
        ('month', '  month = {may},', "creemers2018: month: expected a month without braces, such as jun, found '{may}'"),
        ('month', '  month = mai,', "creemers2018: month: expected a month such as jun, found 'mai'"),
        ('month', '', '@ creemers2018: a day needs a month, and a month a year'),
        ('day', '  day = {32},', "creemers2018: day: expected a day from 1 to 31, found '32'"),
        ('day', '  day = {09},', "creemers2018: day: expected a day from 1 to 31, found '09'"),
        ('month', '  month = feb,\n  day = {30},', "+2 creemers2018: the field 'day' stands twice"),
        ('doi', '  doi = {https://doi.org/10.2139/x},', "creemers2018: doi: expected a DOI such as 10.2139/ssrn.3175792, found 'https://doi.org/10.2139/x'"),
        ('doi', '  doi = {10.2139/x"onclick=},', 'creemers2018: doi: expected a DOI such as 10.2139/ssrn.3175792, found \'10.2139/x"onclick=\''),
        ('url', '  url = {javascript:alert(1)},', "creemers2018: url: expected an address beginning with http, found 'javascript:alert(1)'"),
        ('url', '  url = {www.ssrn.com},', "creemers2018: url: expected an address beginning with http, found 'www.ssrn.com'"),
        ('url', '  url = {https://x.org/a b},', "creemers2018: url: expected an address beginning with http, found 'https://x.org/a b'"),
        ('url', '  url = {https://x.org/[a](b:c)},', "creemers2018: url: expected an address beginning with http, found 'https://x.org/[a](b:c)'"),
        ('url', '  url = {file:///etc/passwd},', "creemers2018: url: expected an address beginning with http, found 'file:///etc/passwd'"),
        ('url', '  isbn = {9780000000000},', "creemers2018: isbn: the check digit of '9780000000000' is wrong"),
        ('url', '  isbn = {123},', "creemers2018: isbn: expected an ISBN of 13 digits, found '123'"),
        ('url', '  issn = {1234},', "creemers2018: issn: expected an ISSN such as 2589-6741, found '1234'"),
        ('langid', '  langid = {klingon},', "creemers2018: langid: expected one of {languages}, found 'klingon'"),
        ('keywords', '  keywords = {article, law},', "creemers2018: keywords: expected one of {groups}, found 'article, law'"),
        ('checked', '  checked = {yes},', "creemers2018: checked: expected one of seen, unconfirmed, found 'yes'"),
        ('institution', '', "@ creemers2018: the field 'institution' is missing"),
        ('langid', '', "@ creemers2018: the field 'langid' is missing"),
        ('keywords', '', "@ creemers2018: the field 'keywords' is missing"),
        ('checked', '', "@ creemers2018: the field 'checked' is missing"),
    ],
}
# what is put below a heading, the problems.
PAGES = {
    'docs/about.md': [
        ('Text [@nobody2000].', "citation: unknown citation key 'nobody2000'; refs.bib has no such entry"),
        ('Text [@creemers:2018].', "citation: malformed citation '@creemers:2018'; a right one: @creemers2018 or @creemers2018, p. 5"),
        ('Text [@creemers.2018].', "citation: malformed citation '@creemers.2018'; a right one: @creemers2018 or @creemers2018, p. 5"),
        ('Text [@Creemers2018].', "citation: malformed citation '@Creemers2018'; a right one: @creemers2018 or @creemers2018, p. 5"),
        ('Text [see @creemers2018].', "citation: malformed citation 'see @creemers2018'; a right one: @creemers2018 or @creemers2018, p. 5"),
        ('Text [@creemers2018 p. 5].', "citation: malformed citation '@creemers2018 p. 5'; a right one: @creemers2018 or @creemers2018, p. 5"),
        ('Text [@creemers2018, *p.* 5].', "citation: the locator '*p.* 5' has markup in it; expected plain text"),
        ('Text [@creemers2018; ].', "citation: malformed citation ''; a right one: @creemers2018 or @creemers2018, p. 5"),
        ('Write to [someone@example.org].', "citation: malformed citation 'someone@example.org'; a right one: @creemers2018 or @creemers2018, p. 5"),
        ('`[@creemers2018]`', "citation: a citation inside code: '`[@creemers2018]`'"),
        ('    [@creemers2018]', "citation: a citation inside code: '[@creemers2018]'"),
        ('[see @creemers2018](media.md)', "citation: a citation inside a link or image text: '[see @creemers2018]'", "citation: malformed citation 'see @creemers2018'; a right one: @creemers2018 or @creemers2018, p. 5"),
        ('![@creemers2018](x.png)', "citation: a citation inside a link or image text: '![@creemers2018]'", "markup: '![@creemers2018](x.png)' is a picture; describe it in figures.yaml and write <!-- insert: figure-its-id -->"),
        ('![[@creemers2018]](x.png)', "citation: a citation inside a link or image text: '![[@creemers2018]]'", "markup: '![[@creemers2018]' is a picture; describe it in figures.yaml and write <!-- insert: figure-its-id -->"),
        ('See @creemers2018.', "citation: a citation without brackets: '@creemers2018'; write [@creemers2018]"),
        ('### See [@creemers2018]', "citation: a citation in a heading: '### See [@creemers2018]'"),
        ('Text <!-- insert: tally -->', "comment: expected `<!-- p: an-id -->` or `<!-- insert: name -->` on a line of its own, found 'Text <!-- insert: tally -->'"),
        ('<!-- open', "comment: expected `<!-- p: an-id -->` or `<!-- insert: name -->` on a line of its own, found '<!-- open'"),
        ('<!-- note -->', "comment: expected `<!-- p: an-id -->` or `<!-- insert: name -->` on a line of its own, found '<!-- note -->'"),
        ('<!--p: x-->', "comment: expected `<!-- p: an-id -->` or `<!-- insert: name -->` on a line of its own, found '<!--p: x-->'"),
        ('<script>alert(1)</script>', "HTML: expected Markdown, found '</script>'", "HTML: expected Markdown, found '<script>'"),
        ('<img src=x onerror=alert(1)>', "HTML: expected Markdown, found '<img src=x onerror=alert(1)>'"),
        ('</article>', "HTML: expected Markdown, found '</article>'"),
        ('<!DOCTYPE html>', "HTML: expected Markdown, found '<!DOCTYPE html>'"),
        ('<?php x ?>', "HTML: expected Markdown, found '<?php x ?>'"),
        ('[a](javascript:alert(1))', "link: expected https://… or a page or file of docs/ such as media.md#since-2020, found 'javascript:alert(1'"),
        ('[a]( JAVASCRIPT:alert(1))', "link: expected https://… or a page or file of docs/ such as media.md#since-2020, found 'JAVASCRIPT:alert(1'"),
        ('[a](\njavascript:alert(1))', "link: expected https://… or a page or file of docs/ such as media.md#since-2020, found 'javascript:alert(1'"),
        ('[a](<javascript:alert(1)>)', "HTML: expected Markdown, found '<javascript:alert(1)>'", "link: expected https://… or a page or file of docs/ such as media.md#since-2020, found '<javascript:alert(1'"),
        ('[a](&#106;avascript:alert(1))', "link: expected https://… or a page or file of docs/ such as media.md#since-2020, found '&#106;avascript:alert(1'"),
        ('[a](data:text/html,x)', "link: expected https://… or a page or file of docs/ such as media.md#since-2020, found 'data:text/html,x'"),
        ('[a](vbscript:x)', "link: expected https://… or a page or file of docs/ such as media.md#since-2020, found 'vbscript:x'"),
        ('[a](file:///etc/passwd)', "link: expected https://… or a page or file of docs/ such as media.md#since-2020, found 'file:///etc/passwd'"),
        ('[a](//example.org)', "link: expected https://… or a page or file of docs/ such as media.md#since-2020, found '//example.org'"),
        ('[a](/media/)', "link: expected https://… or a page or file of docs/ such as media.md#since-2020, found '/media/'"),
        ('[a](../../etc/passwd)', "link: expected https://… or a page or file of docs/ such as media.md#since-2020, found '../../etc/passwd'"),
        ('[a](mailto:x@example.org)', "link: expected https://… or a page or file of docs/ such as media.md#since-2020, found 'mailto:x@example.org'"),
        ('![a](https://example.org/a.png)', "markup: '![a](https://example.org/a.png)' is a picture; describe it in figures.yaml and write <!-- insert: figure-its-id -->"),
        ('<javascript:alert(1)>', "HTML: expected Markdown, found '<javascript:alert(1)>'"),
        ('<https://example.org" onclick="alert(1)>', 'HTML: expected Markdown, found \'<https://example.org" onclick="alert(1)>\''),
        ('[a]: javascript:alert(1)', "markup: '[a]: javascript:alert(1)' defines a link; write its address in the text"),
        ('Text {: onclick="alert(1)" }', 'markup: expected braces only as { #an-id } at the end of a heading, found \'{: onclick="alert(1)" }\'', 'sign: expected “ or ”, found "'),
        ('[a](media.md){ onclick=alert(1) }', "markup: expected braces only as { #an-id } at the end of a heading, found '{ onclick=alert(1) }'"),
        ('### Title { #an-id onclick=alert(1) }', "markup: expected braces only as { #an-id } at the end of a heading, found '{ #an-id onclick=alert(1) }'"),
        ('### Title { .class }', "markup: expected braces only as { #an-id } at the end of a heading, found '{ .class }'"),
        ('`<b>`{=html}', "HTML: expected Markdown, found '<b>'", "markup: expected braces only as { #an-id } at the end of a heading, found '{=html}'"),
        ('```{=html}\ntext\n```', "markup: '```{=html}' opens a fenced block, which is not used here", "markup: expected braces only as { #an-id } at the end of a heading, found '{=html}'", "+2 markup: '```' opens a fenced block, which is not used here"),
        ('```{=typst}\n#read("/etc/passwd")\n```', "markup: '```{=typst}' opens a fenced block, which is not used here", "markup: expected braces only as { #an-id } at the end of a heading, found '{=typst}'", "+2 markup: '```' opens a fenced block, which is not used here"),
        ('~~~\ncode\n~~~', "markup: '~~' is markup that the site does not show", "markup: '~~~' opens a fenced block, which is not used here", "+2 markup: '~~' is markup that the site does not show", "+2 markup: '~~~' opens a fenced block, which is not used here"),
        ('{{ config }}', "markup: '{{' is not used here"),
        ("{% include 'x' %}", "markup: '{%' is not used here", "sign: expected ‘ or ’, found '"),
        ('\\input{/etc/passwd}', "markup: '\\\\input' is a TeX command, which is not used here", "markup: expected braces only as { #an-id } at the end of a heading, found '{/etc/passwd}'"),
        ('\\full_bibliography', "markup: '\\\\full' is a TeX command, which is not used here"),
        ('\\bibliography', "markup: '\\\\bibliography' is a TeX command, which is not used here"),
        ('Costs $x+y$.', "markup: '$x+y$' is a formula, which is not used here"),
        ('H~2~O', "markup: '~2~' is markup that the site does not show"),
        ('x^2^', "markup: '^2^' is markup that the site does not show"),
        ('~~gone~~', "markup: '~~' is markup that the site does not show"),
        ('Term\n: definition', "+1 markup: ': d' begins a definition list, which is not used here"),
        ('Title\n=====', "+1 markup: '=====' underlines a heading; write ## before it"),
        ('Title\n-----', "+1 markup: '-----' underlines a heading; write ## before it"),
        ('#### Too deep', "heading: expected at most ### after ##, found '#### Too deep'"),
        ('Text\n### Title', "+1 heading: expected an empty line before '### Title', found 'Text'"),
        ('# Title', 'heading: the title stands in the front matter; begin with ##'),
        ('> > > > quote', "markup: '> > > >' quotes within quotes within quotes"),
        ('[[[[a', "markup: '[[[[' is a bracket in a bracket in a bracket"),
        ('                x', "markup: 'x' is indented too deeply"),
        ('Text[^1]', "markup: '[^' is not used here"),
        ('::: note', "markup: ':::' is not used here"),
        ('Text �', 'file: expected text that can be seen, found U+FFFD (replacement character)'),
        ('Text \u202e', 'file: expected text that can be seen, found U+202E (right-to-left override)'),
        ('Text\u200b', 'file: expected text that can be seen, found U+200B (zero width space)'),
        ('Text \x07', 'file: expected text that can be seen, found U+0007 (a control character)'),
        ('Text 😀', "font: the print font lacks '😀' (U+1F600); write it in Latin letters"),
        ('Text 龘', "font: the print font lacks '龘' (U+9F98); run scripts/fonts"),
        ('[](claims.md#mech-99)', 'mech-99: claims.yaml has no such id'),
        ('[a](glossary.md#nothing)', 'nothing: glossary.yaml has no such id'),
    ],
    'docs/media.md': [
        ('Text without an id.', "paragraph: expected `<!-- p: an-id -->` on the line above the paragraph 'Text without an id.'"),
        ('<!-- p: chinese-coverage -->\nText.', '+3 chinese-coverage: the paragraph id is used twice in this chapter'),
        ('<!-- p: Bad.Id -->\nText.', 'Bad.Id: expected an id of lower-case words joined by hyphens'),
        ('<!-- p: 12 -->\nText.', '12: expected an id of lower-case words joined by hyphens'),
        ('<!-- p: ../x -->\nText.', '../x: expected an id of lower-case words joined by hyphens'),
        ('<!-- p: lonely-id -->', 'lonely-id: the id stands before no body paragraph; it belongs on the line above one'),
        ('<!-- p: an-id -->\n- a list', "an-id: expected running text under the id, found '- a list'"),
    ],
}
# what is replaced in the front matter by what, the problems with their lines.
FRONT = [
    ('title: Media', 'title: [a, b]', '2: media: title: expected a text, found a list'),
    ('title: Media', 'title:', '2: media: title: expected a text, found nothing'),
    ('title: Media', 'title: "<script>"', "2: media: title: expected plain text, found HTML: '<script>'"),
    ('title: Media', 'title: \'a" onload="x\'', '2: media: title: expected “ or ”, found " in \'a" onload="x\''),
    ('title: Media', 'title: R&D', "2: media: title: expected a text without &, found 'R&D'"),
    ('title: Media\n', '', "1: media: the field 'title' is missing"),
    ('title: Media', 'title: mechanics', "2: media: title: expected one that no other page has, found 'mechanics', as in docs/mechanics.md"),
    ('title: Media', 'titel: Media', "1: media: the field 'title' is missing", "2: media: unknown field 'titel'; known: title, standfirst, description"),
    ('title: Media', 'title: Media\ntemplate: x.html', "3: media: unknown field 'template'; known: title, standfirst, description"),
    ('title: Media', 'title: Media\nid: press', "3: media: unknown field 'id'; known: title, standfirst, description"),
    ('title: Media', 'title: Media\ntitle: Other', "3: media: the field 'title' stands twice"),
    ('title: Media', 'title: Media #1', "2: YAML: expected a comment on a line of its own, found '#1' behind a value; put the whole value in quotation marks if it is part of it"),
    ('title: Media', 'title: Rule #1 # no', "2: YAML: expected a comment on a line of its own, found '#1 # no' behind a value; put the whole value in quotation marks if it is part of it"),
    ('title: Media', 'title: {a: b}', '2: media: title: expected a text or a list of texts, found fields'),
    ('title: Media', 'title: *a', '2: YAML: cannot be read: found the alias *a; aliases are not used here'),
    ('title: Media', 'title: "{{ x }}"', "2: media: title: expected plain text, found a template mark: '{{ x }}'"),
    ('title: Media', 'title: `x`', '2: YAML: cannot be read: found character that cannot start any token'),
    ('title: Media', 'title: ' + 'x' * 61, '2: media: title: expected at most 60 characters, found 61'),
    ('title: Media', '- title', "3: YAML: cannot be read: did not find expected '-' indicator"),
    ('title: Media', 'title: x: y', '2: YAML: cannot be read: mapping values are not allowed in this context'),
    ('---\ntitle', '--\ntitle', '1: media: expected front matter between two lines of ---, with title and standfirst', "5: markup: '---' underlines a heading; write ## before it"),
    ('---\n\n## In', '--\n\n## In', '1: media: expected front matter between two lines of ---, with title and standfirst', "5: markup: '--' underlines a heading; write ## before it"),
    ('title: Media', '\ttitle: Media', '2: YAML: cannot be read: found character that cannot start any token'),
]
# the entry of figures.yaml, then as in FIELDS.
FIGURES = [
    ('layers', 'number', '    number: one', "layers: number: expected a whole number such as 12, found 'one'"),
    ('layers', 'number', '    number: "0"', "layers: number: expected a whole number such as 12, found '0'"),
    ('layers', 'title', '    title: ' + 'x' * 81, 'layers: title: expected at most 80 characters, found 81'),
    ('layers', 'caption', '    caption: <b>x</b>', "layers: caption: expected plain text, found HTML: '<b>x</b>'"),
    ('layers', 'alt', '    alt:', 'layers: alt: expected a text, found nothing'),
    ('layers', 'cite', '    cite: [nobody2000]', "layers: cite: unknown citation key 'nobody2000'; refs.bib has no such entry"),
    ('layers', 'rows', '    rows: ' + 'x' * 21, 'layers: rows: expected at most 20 characters, found 21'),
    ('layers', 'rows', '    rows: System\n    colour: red', "layers: unknown field 'colour'; known: {known}"),
    ('flights-2017-12-31', 'value', '    value: "9,36"', "flights-2017-12-31: value: expected a number such as 12 or 9.36, found '9,36'"),
    ('flights-2017-12-31', 'value', '    value: -1', "flights-2017-12-31: value: expected a number such as 12 or 9.36, found '-1'"),
    ('flights-2017-12-31', 'value', '    value: "=1+1"', "flights-2017-12-31: value: expected a number such as 12 or 9.36, found '=1+1'"),
    ('flights-2017-12-31', 'state', '    state: guessed', "flights-2017-12-31: state: expected one of seen, derived; found 'guessed'"),
    ('flights-2017-12-31', 'state', '    state: derived', '@ flights-2017-12-31: a derived number needs a note that says how it was derived'),
    ('flights-2017-12-31', 'date', '', '@ flights-2017-12-31: expected a date, since the axis is to scale of time'),
    ('flights-2017-12-31', 'label', '    label: "[a](javascript:x)"', "flights-2017-12-31: label: expected plain text, found a link: '[a](javascript:x)'"),
    ('flights-2017-12-31', 'cite', '    cite: []', 'flights-2017-12-31: cite: expected at least one citation key, found none'),
    ('commercial-scores', 'touches', '    touches: all', "commercial-scores: touches: expected one of people, firms, both; found 'all'"),
    ('commercial-scores', 'beside', '    beside: maybe', "commercial-scores: beside: expected one of yes, no; found 'maybe'"),
    ('commercial-scores', 'run', '    run: {a: b}', 'commercial-scores: run: expected a text or a list of texts, found fields'),
    ('milestone-gdpr', 'event', '    event: nothing', "milestone-gdpr: event: timeline.yaml has no such id: 'nothing'"),
    ('milestone-gdpr', 'label', '    label: ' + 'x' * 29, 'milestone-gdpr: label: expected at most 28 characters, found 29'),
    ('milestone-gdpr', 'event', '    event: [gdpr]', 'milestone-gdpr: event: timeline.yaml has no such id: [gdpr]'),
    ('flights-2019-07-09', 'value', '    value: "31"', "@ flights-2019-07-09: value: expected 0 to 29, as on the axis, found '31'"),
    ('flights-2019-07-09', 'date', '    date: "2020"', "@ flights-2019-07-09: date: expected a time from 2017.98 to 2019.55 (in years), as on the axis, found '2020'"),
    ('entries-2025', 'label', '    label: "2024"', "@ entries-2025: the label '2024' stands twice in the series 'New entries'"),
    ('blocked-purchases', 'number', '    number: "1"', '@ blocked-purchases: the number 1 is used twice'),
]
# fmt: on

HEADINGS = {"docs/about.md": "## Privacy\n", PAGE: "## What the article says\n"}


def expected(path, problems, line, entry=0):
    """The problems of a table as they are printed, in their order."""
    return in_order(_placed(path, problem, line, entry) for problem in problems)


def _placed(path, problem, line, entry):
    place, text = re.fullmatch(r"(@ |[+=]\d+ )?(.*)", problem, re.S).groups()
    number = entry if place == "@ " else line + int((place or "0").strip("+= "))
    number = int(place[1:]) if place and place[0] == "=" else number
    return f"{path}:{number}: {in_words(path, text)}"


# What stands for it in the tables: the words of a closed vocabulary, as messages list them.
WORDS = {
    "chapters": CHAPTERS,
    "verdicts": VERDICTS,
    "first verdicts": [one for one in VERDICTS if one != OVERTAKEN],
    "reasons": REASONS,
    "qualifications": QUALIFICATIONS,
    "phrases": PHRASES,
    "categories": CATEGORIES,
    "places": PLACES,
    "languages": LANGUAGES,
    "groups": GROUPS,
}


def in_words(path, text):
    for name, words in (WORDS | {"known": known(path)}).items():
        text = text.replace(f"{{{name}}}", ", ".join(words))
    return text


def ids(rows):
    """Names for the rows of a table, made of what is put into the file."""
    return [re.sub(r"[^\w.@<{\[]+", " ", ascii(row[1])).strip()[:50] or row[0] for row in rows]


def with_file(tables):
    return [(path, *row) for path, rows in tables.items() for row in rows]


def in_order(problems):
    return sorted(problems, key=lambda one: (int(one.split(":")[1]), one))


# ---- One field, one piece of text ----

ROWS = with_file(FIELDS)


@pytest.mark.parametrize(
    "row",
    ROWS,
    ids=[
        f"{row[0]} {name}" for row, name in zip(ROWS, ids([row[1:] for row in ROWS]), strict=True)
    ],
)
def test_a_damaged_field_is_reported(texts, row):
    path, name, raw, *problems = row
    content, line = edited(path, field(path, name, raw))
    with damaged(texts, path, content):
        entry = entry_line(path, content)
        assert in_order(found(texts)) == expected(path, problems, line, entry)


@pytest.mark.parametrize("row", FIGURES, ids=ids([row[1:] for row in FIGURES]))
def test_a_damaged_part_of_a_figure_is_reported(texts, row):
    entry, name, raw, *problems = row
    content, line = edited("figures.yaml", field("figures.yaml", name, raw, entry))
    begin = line_of(content, f"  - id: {entry}\n")
    with damaged(texts, "figures.yaml", content):
        assert in_order(found(texts)) == expected("figures.yaml", problems, line, begin)


def test_an_unknown_insert_is_reported_with_those_that_are_known(texts, real):
    content, line = edited(PAGE, lambda good: f"{good}\n<!-- insert: nothing -->\n")
    with damaged(texts, PAGE, content):
        (problem,) = found(texts)
    figures = [f"figure-{figure.id}" for figure in real.figures]
    expected = f"expected one of {', '.join([*pages.INSERTS, *figures])}"
    assert problem == f"{PAGE}:{line + 1}: nothing: unknown insert; {expected}"


PAGE_ROWS = with_file(PAGES)


@pytest.mark.parametrize("row", PAGE_ROWS, ids=ids(PAGE_ROWS))
def test_what_a_page_may_not_hold_is_reported(texts, row):
    path, text, *problems = row
    heading = HEADINGS[path]
    content, _ = edited(path, lambda good: good.replace(heading, f"{heading}\n{text}\n", 1))
    line = content.decode().split(heading)[0].count("\n") + 3
    with damaged(texts, path, content):
        assert in_order(found(texts)) == expected(path, problems, line)


@pytest.mark.parametrize("row", FRONT, ids=ids(FRONT))
def test_damaged_front_matter_is_reported(texts, row):
    before, after, *problems = row
    content, _ = edited(PAGE, lambda good: good.replace(before, after, 1))
    with damaged(texts, PAGE, content):
        assert in_order(found(texts)) == [f"{PAGE}:{problem}" for problem in problems]


# ---- Whole families ----

MISSING = [(path, name) for path in DATA for name in required(path)]


@pytest.mark.parametrize(("path", "name"), MISSING)
def test_a_required_field_that_is_missing_is_reported(texts, path, name):
    content, _ = edited(path, field(path, name, ""))
    with damaged(texts, path, content):
        entry = entry_line(path, content)
        assert found(texts) == [f"{path}:{entry}: {DATA[path]}: the field {name!r} is missing"]


@pytest.mark.parametrize(("path", "name"), MISSING)
def test_a_field_that_stands_twice_is_reported(texts, path, name):
    value = (
        f"  {name} = {{one}},\n  {name} = {{two}},"
        if path.endswith(".bib")
        else f"    {name}: one\n    {name}: two"
    )
    content, _ = edited(path, field(path, name, value))
    with damaged(texts, path, content):
        message = f"the field {name!r} stands twice"
        assert f"{path}:{line_of(content, value) + 1}: {DATA[path]}: {message}" in found(texts)


@pytest.mark.parametrize(("path", "name"), [one for one in MISSING if not one[0].endswith(".bib")])
def test_fields_in_the_place_of_a_text_are_reported(texts, path, name):
    raw = f"    {name}: {{a: b}}"
    content, _ = edited(path, field(path, name, raw))
    with damaged(texts, path, content):
        message = f"{name}: expected a text or a list of texts, found fields"
        assert found(texts) == [f"{path}:{line_of(content, raw)}: {DATA[path]}: {message}"]


def line_of(content, text):
    return content.decode().split(text)[0].count("\n") + 1


def entry_line(path, content):
    key = DATA[path]
    return line_of(content, f"{{{key}," if path.endswith(".bib") else f"  - id: {key}\n")


# The last line is where a thing is added at the end.
UNREADABLE = {
    "a byte order mark": (
        lambda good: b"\xef\xbb\xbf" + good,
        1,
        "expected text that can be seen, found U+FEFF (byte order mark)",
    ),
    "UTF-16": (
        lambda good: good.decode().encode("utf-16"),
        1,
        "expected UTF-8, found invalid start byte",
    ),
    "Latin-1": (
        lambda good: good + "café\n".encode("latin-1"),
        None,
        "expected UTF-8, found invalid continuation byte",
    ),
    "an unpaired surrogate": (
        lambda good: good + b"\xed\xa0\x80\n",
        None,
        "expected UTF-8, found invalid continuation byte",
    ),
    "an overlong letter": (
        lambda good: good + b"\xc0\xaf\n",
        None,
        "expected UTF-8, found invalid start byte",
    ),
    "a letter cut in half": (
        lambda good: good + b"\xe4\xb8",
        None,
        "expected UTF-8, found unexpected end of data",
    ),
    "a NUL": (
        lambda good: good + b"\0\n",
        None,
        "expected text that can be seen, found U+0000 (a control character)",
    ),
    "line ends of old Macs": (
        lambda good: good.replace(b"\n", b"\r"),
        1,
        "expected text that can be seen, found U+000D (a control character)",
    ),
    "a form feed": (
        lambda good: good + b"\x0c\n",
        None,
        "expected text that can be seen, found U+000C (a control character)",
    ),
    "a next line": (
        lambda good: good + "\x85\n".encode(),
        None,
        "expected text that can be seen, found U+0085 (a control character)",
    ),
    "a line separator": (
        lambda good: good + "\u2028\n".encode(),
        None,
        "expected text that can be seen, found U+2028 (line separator)",
    ),
    "a change of direction": (
        lambda good: good + "\u202e\n".encode(),
        None,
        "expected text that can be seen, found U+202E (right-to-left override)",
    ),
    "a soft hyphen": (
        lambda good: good + "\u00ad\n".encode(),
        None,
        "expected text that can be seen, found U+00AD (soft hyphen)",
    ),
    "a private letter": (
        lambda good: good + "\ue000\n".encode(),
        None,
        "expected text that can be seen, found U+E000 (a control character)",
    ),
    "nothing in it": (lambda good: b"", 1, "expected a text, found an empty file"),
    "blank lines alone": (lambda good: b"\n \n", 1, "expected a text, found an empty file"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_files_in_another_encoding_are_reported_and_nothing_follows_from_it(texts, name):
    change, line, message = UNREADABLE[name]
    expected = []
    with ExitStack() as stack:
        for path in FILES:
            last = (ROOT / path).read_bytes().count(b"\n") + 1
            expected.append(f"{path}:{line or last}: file: {message}")
            stack.enter_context(damaged(texts, path, change))
        assert found(texts) == sorted(expected)


@pytest.mark.parametrize("path", FILES)
def test_a_file_that_cannot_be_read_is_the_only_one_at_fault(texts, path):
    with damaged(texts, path, lambda good: good + b"\xff"):
        assert {problem.partition(":")[0] for problem in found(texts)} == {path}


@pytest.mark.parametrize("path", FILES)
def test_windows_line_ends_are_read_like_others(texts, path):
    with damaged(texts, path, lambda good: good.replace(b"\n", b"\r\n")):
        assert found(texts) == []


@pytest.mark.parametrize("path", FILES)
def test_a_folder_in_the_place_of_a_file_is_reported(texts, path):
    good = (texts / path).read_bytes()
    (texts / path).unlink()
    (texts / path).mkdir()
    problems = found(texts)
    (texts / path).rmdir()
    (texts / path).write_bytes(good)
    assert problems == [f"{path}:1: file: cannot be read: Is a directory"]


@pytest.mark.parametrize("path", FILES)
def test_a_link_to_nothing_is_reported(texts, path):
    good = (texts / path).read_bytes()
    (texts / path).unlink()
    (texts / path).symlink_to("nowhere")
    problems = found(texts)
    (texts / path).unlink()
    (texts / path).write_bytes(good)
    itself = f"{path}:1: file: expected the file itself, found a link to nowhere"
    unread = f"{path}:1: file: cannot be read: No such file or directory"
    assert problems == [unread, itself][: 2 if path == PAGE else 1]


@pytest.mark.parametrize("path", [path for path in FILES if path != PAGE])
def test_a_file_that_is_missing_is_reported(texts, path):
    good = (texts / path).read_bytes()
    (texts / path).unlink()
    problems = found(texts)
    (texts / path).write_bytes(good)
    assert problems == [f"{path}:1: file: cannot be read: No such file or directory"]


@pytest.mark.parametrize("name", pages.NEEDED)
def test_a_page_that_is_missing_is_reported(texts, name):
    path = texts / f"docs/{name}.md"
    good = path.read_bytes()
    path.unlink()
    problems = found(texts)
    path.write_bytes(good)
    assert f"docs/{name}.md:1: {name}: the page is missing, and the site needs it" in problems


EMPTY = [
    *(("timeline.yaml", top) for top in ("events", "periods")),
    *(("questions.yaml", top) for top in ("groups", "questions")),
    ("claims.yaml", "claims"),
    ("glossary.yaml", "terms"),
]


@pytest.mark.parametrize(("path", "top"), EMPTY)
def test_a_list_without_an_entry_is_reported(texts, path, top):
    content, _ = edited(
        path, lambda good: re.sub(rf"^{top}:\n(?:(?:[ #].*)?\n)+", f"{top}: []\n", good, flags=re.M)
    )
    line = line_of(content, f"\n{top}: []") + 1
    with damaged(texts, path, content):
        # Figures that show an event say that it is gone.
        own = [problem for problem in found(texts) if problem.startswith(path)]
        assert own == [f"{path}:{line}: {top}: expected at least one entry, found none"]


def test_a_page_that_would_take_the_place_of_the_citation_pattern_is_reported(texts):
    path = texts / "docs/pattern.md"
    path.write_bytes((texts / "docs/about.md").read_bytes())
    problems = found(texts)
    path.unlink()
    message = "expected another name; the pattern for citing an entry has this one"
    assert problems == [f"docs/pattern.md:1: file: {message}"]


@pytest.mark.parametrize(
    "name", ["Upper.md", "two words.md", "a.b.md", "more/page.md", "-x.md", "é.md"]
)
def test_a_page_with_another_name_is_reported(texts, name):
    path = texts / "docs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((texts / PAGE).read_bytes())
    problems = found(texts)
    path.unlink()
    expected = "expected a page as docs/NAME.md or docs/seminar/NAME.md, its name lower-case words joined by hyphens"
    assert problems == [f"docs/{name}:1: file: {expected}"]


# ---- YAML as a whole ----

BOMB = "a: &a [x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
TOPS = {path: ", ".join(tops) for path, tops in headers.TOPS.items()}


@pytest.mark.parametrize("path", TOPS)
@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        ("text", 1, "YAML: expected the top keys {tops}, found none"),
        ("- a\n- b", 1, "YAML: expected the top keys {tops}, found none"),
        ("# a comment", 1, "YAML: expected the top keys {tops}, found none"),
        ("{top}: text", 1, "{top}: expected a list of entries, each beginning with `- id:`, found a text"),
        ("{top}: {{}}", 1, "{top}: expected a list of entries, each beginning with `- id:`, found fields"),
        ("{top}:\n- text", 2, "{top}: expected an entry with fields such as `id:`, found a text"),
        ("{top}:\n- [a]", 2, "{top}: expected an entry with fields such as `id:`, found a list"),
        ("{top}: []\n{top}: []", 2, "top: the field '{top}' stands twice"),
        ("{top}: []\nother: []", 2, "other: unknown top key; expected {tops}"),
        ("{top}: []\n---\n{top}: []", 2, "YAML: cannot be read: but found another document"),
        ("{top}:\n\t- id: a", 2, "YAML: cannot be read: found character that cannot start any token"),
        ("{top}: [", 2, "YAML: cannot be read: did not find expected node content"),
        ("{top}:\n- id: 'open", 3, "YAML: cannot be read: found unexpected end of stream"),
        ("{top}: []\n- x", 2, "YAML: cannot be read: did not find expected key"),
        ("%YAML 9.9\n---\n{top}: []", 1, "YAML: cannot be read: found incompatible YAML document"),
        ("{top}: " + "[" * 9000, 1, "YAML: cannot be read: expected entries with texts and lists of texts, found deeper nesting"),
        ("{top}: " + "{{a: " * 9000, 1, "YAML: cannot be read: expected entries with texts and lists of texts, found deeper nesting"),
        ("{bomb}{top}: *i", 2, "YAML: cannot be read: found the alias *a; aliases are not used here"),
        ("{top}: &x []", 1, "YAML: expected a text, found the anchor &x"),
        ("{top}: !!set {{}}", 1, "YAML: expected a text, found the tag 'tag:yaml.org,2002:set'"),
        ("{top}: !!python/object/apply:os.system [x]", 1, "YAML: expected a text, found the tag 'tag:yaml.org,2002:python/object/apply:os.system'"),
        ("<<: {{a: b}}\n{top}: []", 1, "<<: unknown top key; expected {tops}"),
        ("? [a]\n: b\n{top}: []", 1, "top: expected the name of a field, found a list"),
    ],
    ids=range(23),
)  # fmt: skip
def test_a_data_file_of_another_form_is_reported(texts, path, content, line, problem):
    names = {"tops": TOPS[path], "top": TOPS[path].split(", ")[0], "bomb": BOMB}
    with damaged(texts, path, f"{content.format(**names)}\n".encode()):
        assert f"{path}:{line}: {problem.format(**names)}" in found(texts)


# ---- BibTeX as a whole ----

BIB_ENTRY = """\
@misc{%s,
  title    = {A Title},
  langid   = {english},
  keywords = {work},
  checked  = {seen},
  further  = {yes},
}
"""


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ('@string{x = "y"}', 1, "entry: expected `@type{key,` or a % comment, found '@string{x = \"y\"}'"),
        ('@preamble{"x"}', 1, "entry: expected `@type{key,` or a % comment, found '@preamble{\"x\"}'"),
        ("@comment{x}", 1, "entry: expected `@type{key,` or a % comment, found '@comment{x}'"),
        ("stray text", 1, "entry: expected `@type{key,` or a % comment, found 'stray text'"),
        ("}", 1, "entry: expected `@type{key,` or a % comment, found '}'"),
        ("@misc(x2000,", 1, "entry: expected `@type{key,` or a % comment, found '@misc(x2000,'"),
        ("@misc{two words,", 1, "entry: expected `@type{key,` or a % comment, found '@misc{two words,'"),
        ("@misc{x2000}", 1, "entry: expected `@type{key,` or a % comment, found '@misc{x2000}'"),
        (BIB_ENTRY % "Upper2000", 1, "Upper2000: expected a key of lower-case letters and digits, found 'Upper2000'"),
        (BIB_ENTRY % "x:2000", 1, "x:2000: expected a key of lower-case letters and digits, found 'x:2000'"),
        (BIB_ENTRY % "x.2000", 1, "x.2000: expected a key of lower-case letters and digits, found 'x.2000'"),
        (BIB_ENTRY % "../../etc/passwd", 1, "../../etc/passwd: expected a key of lower-case letters and digits, found '../../etc/passwd'"),
        (BIB_ENTRY % "x/y", 1, "x/y: expected a key of lower-case letters and digits, found 'x/y'"),
        (BIB_ENTRY % "2000x", 1, "2000x: expected a key of lower-case letters and digits, found '2000x'"),
        (BIB_ENTRY % "café", 1, "café: expected a key of lower-case letters and digits, found 'café'"),
        (BIB_ENTRY % "", 1, "entry: expected a key of lower-case letters and digits, found ''"),
        (BIB_ENTRY % "law", 1, "law: expected another key; the references page has a section of this name"),
        (BIB_ENTRY.replace("@misc", "@blog") % "x2000", 1, "x2000: unknown type @blog; known: article, book, incollection, inproceedings, misc, online, techreport, unpublished"),
        (BIB_ENTRY.replace("@misc", "@MISC") % "x2000", 1, "x2000: unknown type @MISC; known: article, book, incollection, inproceedings, misc, online, techreport, unpublished"),
        (BIB_ENTRY.replace("@misc", "@article") % "x2000", 1, "x2000: the field 'journal' is missing"),
        (BIB_ENTRY.replace("{yes}", "{no}") % "x2000", 6, "x2000: further: expected yes, or no such field, found 'no'"),
        (BIB_ENTRY.replace("  further  = {yes},\n", "") % "x2000", 1, "x2000: nothing cites this work; cite it, delete it, or mark it `further = {yes}`"),
        (BIB_ENTRY.replace("{seen}", "{unconfirmed}") % "x2000", 1, "x2000: an unconfirmed entry needs an `annotation` that says what is unconfirmed"),
        ((BIB_ENTRY % "x2000").rstrip("}\n"), 1, "x2000: the entry is not closed by a line with } alone"),
        ((BIB_ENTRY % "x2000").replace("\n}\n", "\n},\n"), 7, "x2000: expected a line `field = {value},`, found '},'"),
        ((BIB_ENTRY % "x2000") + "\n" + BIB_ENTRY % "x2000", 9, "x2000: the key is used twice, first on line {first}"),
    ],
    ids=range(26),
)  # fmt: skip
def test_what_the_dialect_of_refs_bib_does_not_know_is_reported(texts, text, line, problem):
    first = (ROOT / "refs.bib").read_text(encoding="utf-8").count("\n") + 2
    with damaged(texts, "refs.bib", lambda good: good + f"\n{text}\n".encode()):
        problem = problem.replace("{first}", str(first))
        assert f"refs.bib:{first + line - 1}: {problem}" in found(texts)


# ---- Published and withdrawn addresses ----


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("media", "expected an address such as /claims/#mech-04, found 'media'"),
        ("/two words/", "expected an address such as /claims/#mech-04, found '/two words/'"),
        (
            "/../../etc/passwd",
            "expected an address such as /claims/#mech-04, found '/../../etc/passwd'",
        ),
        (
            '/media/#"onclick="x',
            "expected an address such as /claims/#mech-04, found '/media/#\"onclick=\"x'",
        ),
        ("", "expected an address such as /claims/#mech-04, found ''"),
        ("/", "addresses stand in order; this one follows {last}"),
        ("{last}", "the address stands twice"),
    ],
)
def test_a_line_of_published_txt_that_is_no_new_address_is_reported(texts, line, message):
    good = (ROOT / "published.txt").read_text(encoding="utf-8")
    last = good.splitlines()[-1]
    line, message = line.format(last=last), message.format(last=last)
    with damaged(texts, "published.txt", f"{good}{line}\n".encode()):
        number = good.count("\n") + 1
        assert found(texts) == [f"published.txt:{number}: {line or 'line'}: {message}"]


STONE = """\
withdrawn:
- id: "{id}"
  date: "{date}"
  reason: {reason}
"""
SOUND = {"id": "/claims/#mech-04", "date": "2027-05-03", "reason": "It stood twice."}


@pytest.mark.parametrize(
    ("change", "line", "problem"),
    [
        ({"id": "/never/"}, 2, "/never/: was never published; published.txt has no such address"),
        ({"id": "mech-04"}, 2, "mech-04: id: expected an address such as /claims/#mech-04, found 'mech-04'"),
        ({"id": "/../etc/passwd"}, 2, "/../etc/passwd: id: expected an address such as /claims/#mech-04, found '/../etc/passwd'"),
        ({"id": "javascript:alert(1)"}, 2, "javascript:alert(1): id: expected an address such as /claims/#mech-04, found 'javascript:alert(1)'"),
        ({"date": "2027-02-29"}, 3, "/claims/#mech-04: date: expected a day that exists, found '2027-02-29'"),
        ({"reason": "<b>bold</b>"}, 4, "/claims/#mech-04: reason: expected plain text, found HTML: '<b>bold</b>'"),
        ({"reason": "x\n  now: javascript:alert(1)"}, 5, "/claims/#mech-04: now: expected an address such as /claims/#mech-04, found 'javascript:alert(1)'"),
        ({"reason": "x\n  why: y"}, 5, "/claims/#mech-04: unknown field 'why'; known: id, date, reason, now"),
    ],
)  # fmt: skip
def test_a_faulty_stone_is_reported(texts, change, line, problem):
    with damaged(texts, "withdrawn.yaml", STONE.format(**SOUND | change).encode()):
        assert f"withdrawn.yaml:{line}: {problem}" in found(texts)


def test_huge_values_are_reported_in_a_line(texts):
    huge = "x" * 2_000_000
    content, line = edited("timeline.yaml", field("timeline.yaml", "title", f"    title: {huge}"))
    with damaged(texts, "timeline.yaml", content):
        message = "title: expected at most 70 characters, found 2000000"
        assert found(texts) == [f"timeline.yaml:{line}: planning-outline: {message}"]
    content, line = edited("timeline.yaml", field("timeline.yaml", "place", f"    place: {huge}"))
    with damaged(texts, "timeline.yaml", content):
        (problem,) = found(texts)
        assert len(problem) < 800


# ---- All at once ----

FAULTS = {
    "refs.bib": (field("refs.bib", "year", "  year = {18},"), "creemers2018: year: expected a year such as 2018, found '18'"),
    "timeline.yaml": (field("timeline.yaml", "category", "    category: politics"), "planning-outline: category: expected one of"),
    "claims.yaml": (field("claims.yaml", "verdict", "    verdict: true"), "mech-04: verdict: expected one of"),
    "glossary.yaml": (field("glossary.yaml", "term", "    term: <b>x</b>"), "judgment-defaulter: term: expected plain text, found HTML"),
    "figures.yaml": (field("figures.yaml", "number", "    number: one"), "layers: number: expected a whole number"),
    "questions.yaml": (field("questions.yaml", "answer", "    answer: No."), "is-the-score-real: answer: expected 40 to 90 words, found 1"),
    "coding.tsv": (lambda good: good.replace("\tsupported\t", "\ttrue\t", 1), "intro-03: first: expected one of"),
    "withdrawn.yaml": (lambda good: good + "  - text\n", "withdrawn: expected an entry with fields such as `id:`, found a text"),
    "editions.yaml": (lambda good: good + "  - text\n", "editions: expected an entry with fields such as `id:`, found a text"),
    "published.txt": (lambda good: good + "nowhere\n", "nowhere: expected an address"),
    "docs/media.md": (lambda good: good.replace("title: Media", "titel: Media"), "media: unknown field 'titel'"),
    "docs/about.md": (lambda good: good.replace("## Privacy", "## Privacy\n\n<script>"), "HTML: expected Markdown, found '<script>'"),
    "docs/cite.md": (lambda good: good.replace("## The data", "## The data\n\n[@nobody2000]"), "citation: unknown citation key 'nobody2000'"),
    "docs/index.md": (lambda good: good + "Text\u200b\n", "file: expected text that can be seen, found U+200B"),
}  # fmt: skip


def test_a_fault_in_each_file_is_reported_with_all_others(tmp_path):
    assert set(files.DATA) < FAULTS.keys()
    root = copy_texts(tmp_path / "copy")
    expected = []
    for path, (change, problem) in FAULTS.items():
        content, line = edited(path, change)
        (root / path).write_bytes(content)
        expected.append(f"{path}:{line}: {problem}")
    problems = found(root)
    assert [one for one in expected if not any(map(starts(one), problems))] == []
    assert len(problems) < len(FAULTS) + 5


def starts(text):
    return lambda problem: problem.startswith(text)
