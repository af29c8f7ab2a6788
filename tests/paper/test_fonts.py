from annotated.read import files, glyphs
from project import run_module


def test_the_command_prints_what_the_sources_use(texts):
    printed = run_module("annotated.paper.fonts", folder=texts)
    assert (printed.returncode, printed.stderr) == (0, "")
    assert printed.stdout == f"{glyphs.used(files.read_files(texts)[0])}\n"
