"""What servers read beside the pages, and the site behind Debian's nginx."""

import gzip
import shutil
import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

import pytest
import yaml

import machine
from annotated.publish import hosting
from annotated.web.policy import POLICY
from project import ROOT, free_port


def test_headers_are_written_as_static_hosts_and_nginx_read_them():
    unused = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
    policy = f"{POLICY}; frame-ancestors 'none'"
    assert hosting.files() == {
        "_headers": (
            "/*\n"
            f"  Content-Security-Policy: {policy}\n"
            "  Referrer-Policy: no-referrer\n"
            f"  Permissions-Policy: {unused}\n"
            "  X-Content-Type-Options: nosniff\n"
            "  X-Frame-Options: DENY\n"
            "  Cross-Origin-Opener-Policy: same-origin\n"
        ),
        "nginx-headers.conf": (
            f'add_header Content-Security-Policy "{policy}" always;\n'
            'add_header Referrer-Policy "no-referrer" always;\n'
            f'add_header Permissions-Policy "{unused}" always;\n'
            'add_header X-Content-Type-Options "nosniff" always;\n'
            'add_header X-Frame-Options "DENY" always;\n'
            'add_header Cross-Origin-Opener-Policy "same-origin" always;\n'
        ),
    }


def test_a_built_site_brings_its_headers_along(built):
    for name, text in hosting.files().items():
        assert (built / name).read_text("utf-8") == text


def test_the_workflow_runs_our_own_commands_only():
    workflow = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text("utf-8"))
    steps = workflow["jobs"]["publish"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    scripts = {word for run in runs for word in run.split() if word.startswith("scripts/")}
    assert scripts == {"scripts/test", "scripts/publish"}
    assert all((ROOT / script).exists() for script in scripts)


# ---- Behind nginx ----


@pytest.fixture(scope="module")
def program():
    """Where nginx is; tests that ask it are left out where there is none."""
    return machine.needed(machine.NGINX)


def types():
    """The types of files that nginx brings along, from Debian or from Homebrew."""
    folders = ("/etc", "/opt/homebrew/etc", "/usr/local/etc")
    return next(filter(Path.is_file, (Path(one, "nginx/mime.types") for one in folders)))


@pytest.fixture(scope="module")
def nginx(program, published, tmp_path_factory):
    """The port of an nginx with our configuration; the site is there plainly and as an edition."""
    room = tmp_path_factory.mktemp("nginx")
    folder, port = room / "credit", free_port()
    shutil.copytree(published, folder)
    shutil.copytree(published, folder / "2026.1")
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("secret")
    ours = (ROOT / "hosting/nginx.conf").read_text("utf-8")
    ours = ours.replace("/srv/credit", str(folder)).replace("listen 80", f"listen 127.0.0.1:{port}")
    ours = ours.replace("mime.types", str(types()))
    temporary = "".join(
        f"{kind}_temp_path {room};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (room / "nginx.conf").write_text(
        f"user root;\npid {room}/pid;\ndaemon off;\nerror_log {room}/error.log;\n"
        f"events {{}}\nhttp {{ access_log off; {temporary}\n{ours}\n}}\n"
    )
    command = [program, "-e", f"{room}/error.log", "-c", str(room / "nginx.conf")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        assert listens(port), (room / "error.log").read_text("utf-8")
        yield port
    finally:
        server.terminate()
        server.wait()


def listens(port):
    """Wait until somebody answers at a port."""
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.05)
    return False


def ask(port, path, **headers):
    """The status, the headers by their names in small letters, and the body of an answer."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def test_every_answer_of_nginx_has_our_headers(nginx, published):
    lines = (published / "_headers").read_text("utf-8").splitlines()[1:]
    expected = dict(line.strip().split(": ", 1) for line in lines)
    for path in ("/", "/mechanics/", "/print/media.pdf", "/nothing/here"):
        headers = ask(nginx, path)[1]
        assert {name: headers.get(name.lower()) for name in expected} == expected, path


def test_nginx_compresses_what_is_text(nginx, published):
    paths = ("/mechanics/", "/assets/site.css", "/assets/site.js", "/references.bib", "/claims.csv")
    for path in paths:
        _, headers, body = ask(nginx, path, **{"Accept-Encoding": "gzip"})
        assert headers["content-encoding"] == "gzip", path
        assert headers["vary"] == "Accept-Encoding"
        file = published / path[1:] / ("index.html" if path.endswith("/") else "")
        assert gzip.decompress(body) == file.read_bytes()


def test_nginx_lets_what_never_changes_be_kept_and_asks_again_for_the_rest(nginx):
    kept = ask(nginx, "/2026.1/mechanics/")[1]["cache-control"]
    assert kept == "public, max-age=31536000, immutable"
    _, headers, _ = ask(nginx, "/mechanics/")
    assert headers["cache-control"] == "no-cache"
    assert ask(nginx, "/mechanics/", **{"If-None-Match": headers["etag"]})[0] == 304


def test_nginx_answers_as_a_reader_expects(nginx):
    status, headers, _ = ask(nginx, "/mechanics")
    assert (status, headers["location"]) == (301, "/mechanics/")
    for path in ("/nothing/", "/print/", "/.git/config", "/_headers", "/nginx-headers.conf"):
        status, _, body = ask(nginx, path)
        assert (path, status) == (path, 404) and b"Page not found" in body
    kinds = {
        "/references.bib": "application/x-bibtex; charset=utf-8",
        "/references.ris": "application/x-research-info-systems; charset=utf-8",
        "/references.json": "application/json",
        "/timeline.csv": "text/csv; charset=utf-8",
        "/print/reader.epub": "application/epub+zip",
    }
    assert {path: ask(nginx, path)[1]["content-type"] for path in kinds} == kinds


def test_two_thousand_requests_over_fifty_connections_are_all_answered(nginx, published):
    pages = sorted(path for path in published.rglob("*.html") if path.name == "index.html")
    sizes = {
        f"/{path.parent.relative_to(published).as_posix()}/".replace(
            "/./", "/"
        ): path.stat().st_size
        for path in pages
    }
    asked = [(list(sizes) * 2000)[number] for number in range(2000)]

    def over_one_connection(paths):
        connection = HTTPConnection("127.0.0.1", nginx, timeout=60)
        answers = []
        for path in paths:
            connection.request("GET", path)
            answer = connection.getresponse()
            answers.append((path, answer.status, len(answer.read())))
        connection.close()
        return answers

    with ThreadPoolExecutor(50) as pool:
        shares = pool.map(over_one_connection, (asked[start::50] for start in range(50)))
        answers = [answer for share in shares for answer in share]
    assert sorted(answers) == sorted((path, 200, sizes[path]) for path in asked)
