"""Entries that several tests start from, each as short as its fields let it be."""

from annotated.model import Claim, Value
from annotated.text.citations import Citation

EXPLANATION = " ".join(["One."] + ["word"] * 38 + ["end."])  # as short as one may be
NOTE = "Websites were read, but no hours were counted."
CLAIM = Claim(
    id="mech-04",
    chapter="mechanics",
    short="Websites are analysed",
    claim="It analyses *websites*.",
    source=(),
    verdict="partly-supported",
    note=NOTE,
    explanation=EXPLANATION,
    evidence=(Citation("creemers2018", "p. 5"),),
    reason="mixes-layers",
)
# The same in claims.yaml.
CLAIMS_YAML = f"""\
claims:
  - id: mech-04
    chapter: mechanics
    short: Websites are analysed
    claim: It analyses *websites*.
    source: []
    verdict: partly-supported
    reason: mixes-layers
    note: {NOTE}
    explanation: {EXPLANATION}
    evidence: ["creemers2018, p. 5"]
"""

# A value of a figure with all that a value may have.
AFTER = Value(
    "after",
    "student-support",
    "After",
    "29",
    "derived",
    (Citation("rieger2020", "p. 4"),),
    words="about 29",
    note="From two parts.",
)
# A short list of what was published.
PUBLISHED_TXT = """\
# What this is.

/
/claims/
/claims/#mech-04
/claims/#mech-99
/old/
/old/#p-one
/old/cite.bib
/old.csv
"""
