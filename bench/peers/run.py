#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""One letter as PDF: by this program, and by others from the same text.

Usage: run.py TERMINAL-PROGRAM EXAMPLES BUILD-DIRECTORY

LibreOffice makes it from the ODT, pdfkit from the text, WeasyPrint and Chromium
from HTML. The programs take turns, so that what else the machine does touches
all of them. "A further one" is what one more letter takes in a process that goes
on. Who is not installed is left out, and that is said. The numbers are also
written to letter-peers.json and letter-peers.md in the build directory.
"""

import html
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 11
FURTHER = 10
EXAMPLE = "type2-unstable-refused"
HERE = Path(__file__).resolve().parent
FONT_NAMES = ("Cantarell", "DejaVu Sans")


def quiet(command, **more):
    subprocess.run([str(part) for part in command], check=True,
                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, **more)


def font_file():
    """A font that pdfkit can embed."""
    for name in FONT_NAMES:
        found = subprocess.run(["fc-match", "-f", "%{file}", name],
                               stdout=subprocess.PIPE, text=True, check=False)
        if found.stdout.endswith((".otf", ".ttf")):
            return found.stdout
    return None


def write_html(text, path):
    parts = "".join(f"<p>{html.escape(part)}</p>"
                    for part in text.split("\n\n"))
    path.write_text(
        "<!DOCTYPE html><html lang='nb'><meta charset='utf-8'><title>Brev"
        "</title><style>@page {size: A4; margin: 25mm} body {font: 11pt "
        f"Cantarell}}</style>{parts}</html>", encoding="utf-8")


class Peers:
    """The commands that make a letter, or several, each with its name."""

    def __init__(self, terminal, example, build, place):
        self.terminal = terminal
        self.example = example
        self.place = place
        self.modules = build / "bench-peers"
        self.absent = []
        self.text = place / "letter.txt"
        self.odt = place / "letter.odt"
        self.html = place / "letter.html"
        for path in (self.text, self.odt):
            quiet(self.own(path))
        write_html(self.text.read_text(encoding="utf-8"), self.html)
        self.found = {"Utstyrsveiviser": (
            lambda times: self.own(place / "own.pdf"), False)}
        self.find_office()
        self.find_pdfkit()
        self.find_weasyprint()
        self.find_chromium()

    def own(self, path):
        return [self.terminal, "letter", "complaint", self.example, "-o", path]

    def find_office(self):
        if shutil.which("soffice") is None:
            self.absent.append("LibreOffice is not installed.")
            return
        copies = [self.place / f"copy-{i}.odt" for i in range(1 + FURTHER)]
        for copy in copies:
            shutil.copy(self.odt, copy)
        profile = f"-env:UserInstallation=file://{self.place}/profile"
        self.found["LibreOffice, from the ODT"] = (
            lambda times: ["soffice", "--headless", profile, "--convert-to",
                           "pdf", "--outdir", self.place, *copies[:times]],
            True)

    def find_pdfkit(self):
        font = font_file()
        if shutil.which("node") is None or shutil.which("npm") is None:
            self.absent.append("pdfkit needs node and npm.")
            return
        self.modules.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "package.json", self.modules)
        try:
            quiet(["npm", "install", "--no-audit", "--no-fund"],
                  cwd=self.modules)
        except subprocess.CalledProcessError:
            self.absent.append("pdfkit could not be installed.")
            return
        self.found["pdfkit"] = (
            lambda times: ["node", HERE / "pdfkit.js", self.text, font,
                           self.place / "pdfkit.pdf", times], True)

    def find_weasyprint(self):
        there = subprocess.run(["/usr/bin/python3", "-c",
                                "import weasyprint"], check=False,
                               stderr=subprocess.DEVNULL)
        if there.returncode != 0:
            self.absent.append("WeasyPrint is not installed.")
            return
        self.found["WeasyPrint"] = (
            lambda times: ["/usr/bin/python3", HERE / "weasyprint.py",
                           self.html, self.place / "weasyprint.pdf", times],
            True)

    def find_chromium(self):
        chromium = shutil.which("chromium")
        if chromium is None:
            self.absent.append("Chromium is not installed.")
            return
        self.found["Chromium, headless"] = (
            lambda times: [chromium, "--headless", "--no-sandbox",
                           "--disable-gpu", "--no-first-run",
                           f"--user-data-dir={self.place}/chromium",
                           f"--print-to-pdf={self.place}/chromium.pdf",
                           self.html.as_uri()], False)

    def run(self, name, times):
        """How many milliseconds so many letters take."""
        command = self.found[name][0](times)
        begun = time.monotonic()
        quiet(command, cwd=self.modules if name == "pdfkit" else None)
        return (time.monotonic() - begun) * 1000


def measure(peers):
    times = {name: {"first": [], "further": []} for name in peers.found}
    # The first run of each fills caches.
    for name in peers.found:
        peers.run(name, 1)
    for _ in range(RUNS):
        for name, (_command, has_further) in peers.found.items():
            first = peers.run(name, 1)
            times[name]["first"].append(first)
            if has_further:
                both = peers.run(name, 1 + FURTHER)
                times[name]["further"].append((both - first) / FURTHER)
    return times


def summarize(values):
    if not values:
        return None
    return {"smallest": round(min(values), 2),
            "median": round(statistics.median(values), 2),
            "largest": round(max(values), 2), "runs": len(values)}


def tell(found):
    if found is None:
        return "–"
    return (f"{found['median']:.1f} "
            f"({found['smallest']:.1f}–{found['largest']:.1f})")


def main():
    terminal, examples, build = (Path(name).resolve()
                                 for name in sys.argv[1:4])
    with tempfile.TemporaryDirectory(prefix="vei-peers-") as place:
        peers = Peers(terminal, examples / f"{EXAMPLE}.json", build,
                      Path(place))
        times = measure(peers)
    result = {name: {kind: summarize(values)
                     for kind, values in kinds.items()}
              for name, kinds in times.items()}
    lines = ["| one letter as PDF, ms | as a whole process | a further one |",
             "| --- | --- | --- |"]
    lines += [f"| {name} | {tell(kinds['first'])} | {tell(kinds['further'])} |"
              for name, kinds in result.items()]
    lines += ["", f"Medians of {RUNS} runs in turn, with the smallest and the "
              "largest. A further one of Utstyrsveiviser: bench-letter."]
    lines += peers.absent
    text = "\n".join(lines) + "\n"
    print(text)
    (build / "letter-peers.md").write_text(text, encoding="utf-8")
    (build / "letter-peers.json").write_text(
        json.dumps({"letter_peers_ms": result, "absent": peers.absent},
                   indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


main()
