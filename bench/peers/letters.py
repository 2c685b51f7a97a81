# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""One letter as PDF: by this program, and by others from the same text.

LibreOffice makes it from the ODT, pdfkit from the text, WeasyPrint and Chromium
from HTML. The programs take turns, so that what else the machine does touches
all of them. "A further one" is what one more letter takes in a process that goes
on: the difference between a process that makes six and one that makes one, divided
by five.
"""

import html
import json
import re
import shutil
import subprocess
import time

from measure import (EXAMPLES, HERE, RUNS, number, package_version,
                     plain_environment, ratio, spread, summarize, table,
                     verdict)

FURTHER = 5
# The start of soffice varies by more than five letters take.
OFFICE_FURTHER = 40
EXAMPLE = "type2-unstable-refused"
FONT_NAMES = ("Cantarell", "DejaVu Sans")
OURS = "Utstyrsveiviser"
OFFICE = "LibreOffice"
TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


def quiet(command, **more):
    subprocess.run([str(part) for part in command], check=True, timeout=120,
                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, env=plain_environment(), **more)


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

    def __init__(self, place):
        self.place = place
        self.folder = place.scratch / "letters"
        self.folder.mkdir()
        self.absent = []
        self.versions = {}
        self.text = self.folder / "letter.txt"
        self.odt = self.folder / "letter.odt"
        self.html = self.folder / "letter.html"
        for path in (self.text, self.odt):
            quiet(self.own(path))
        write_html(self.text.read_text(encoding="utf-8"), self.html)
        self.found = {OURS: (lambda times: self.own(self.folder / "own.pdf"),
                             "own.pdf", False)}
        self.find_office()
        self.find_pdfkit()
        self.find_weasyprint()
        self.find_chromium()

    def own(self, path):
        return [self.place.terminal, "letter", "complaint",
                EXAMPLES / f"{EXAMPLE}.json", "-o", path]

    def find_office(self):
        if shutil.which("soffice") is None:
            self.absent.append("LibreOffice is not installed.")
            return
        copies = [self.folder / f"copy-{i}.odt" for i in range(1 + OFFICE_FURTHER)]
        for copy in copies:
            shutil.copy(self.odt, copy)
        profile = f"-env:UserInstallation=file://{self.folder}/profile"
        self.versions[OFFICE] = package_version("libreoffice-core-nogui") \
            or package_version("libreoffice-core")
        self.found[OFFICE] = (
            lambda times: ["soffice", "--headless", profile, "--convert-to",
                           TAGGED, "--outdir", self.folder, *copies[:times]],
            "copy-0.pdf", True)

    def find_pdfkit(self):
        font = font_file()
        absent = self.place.install_modules()
        if absent is not None or font is None:
            self.absent.append(f"pdfkit: {absent or 'no font is found'}.")
            return
        wanted = json.loads((HERE / "peers" / "package.json").read_text())
        self.versions["pdfkit"] = wanted["dependencies"]["pdfkit"]
        self.found["pdfkit"] = (
            lambda times: ["node", HERE / "peers" / "pdfkit.js", self.text,
                           font, self.folder / "pdfkit.pdf", times],
            "pdfkit.pdf", True)

    def find_weasyprint(self):
        there = subprocess.run(["/usr/bin/python3", "-c",
                                "import weasyprint"], check=False,
                               stderr=subprocess.DEVNULL)
        if there.returncode != 0:
            self.absent.append("WeasyPrint is not installed.")
            return
        self.versions["WeasyPrint"] = package_version("weasyprint")
        self.found["WeasyPrint"] = (
            lambda times: ["/usr/bin/python3", HERE / "peers" / "weasyprint-letter.py",
                           self.html, self.folder / "weasyprint.pdf", times],
            "weasyprint.pdf", True)

    def find_chromium(self):
        chromium = shutil.which("chromium")
        if chromium is None:
            self.absent.append("Chromium is not installed.")
            return

        def command(_times):
            profile = self.folder / "chromium"
            shutil.rmtree(profile, ignore_errors=True)
            return [chromium, "--headless", "--no-sandbox", "--disable-gpu",
                    "--disable-background-networking", "--disable-sync",
                    "--no-first-run", f"--user-data-dir={profile}",
                    f"--print-to-pdf={self.folder}/chromium.pdf",
                    self.html.as_uri()]
        self.versions["Chromium"] = package_version("chromium")
        self.found["Chromium"] = (command, "chromium.pdf", False)

    def run(self, name, times):
        """How many milliseconds so many letters take."""
        command = self.found[name][0](times)
        begun = time.monotonic()
        quiet(command, cwd=self.place.modules if name == "pdfkit" else None)
        return (time.monotonic() - begun) * 1000

    def run_further(self):
        """Milliseconds of a further letter of ours, in a process that goes on."""
        done = subprocess.run(
            [self.place.build / "bench" / "bench-letter", self.place.terminal,
             EXAMPLES, "further"], stdout=subprocess.PIPE, text=True,
            check=True, env=plain_environment())
        return float(done.stdout) / 1000

    def look(self, name):
        """Whether the PDF is tagged, and its language."""
        path = self.folder / self.found[name][1]
        info = subprocess.run(["pdfinfo", path], stdout=subprocess.PIPE,
                              text=True, check=True).stdout
        plain = subprocess.run(
            ["qpdf", "--qdf", "--object-streams=disable", path, "-"],
            stdout=subprocess.PIPE, check=False).stdout
        language = re.search(rb"/Lang \(([^)]*)\)", plain)
        return {"tagged": bool(re.search(r"^Tagged: +yes", info, re.M)),
                "language": language.group(1).decode("latin-1") if language else None,
                "pages": int(re.search(r"^Pages: +(\d+)", info, re.M).group(1)),
                "bytes": path.stat().st_size}


def measure(place):
    peers = Peers(place)
    times = {name: {"first": [], "further": []} for name in peers.found}
    # The first run of each fills caches.
    for name in peers.found:
        peers.run(name, 1)
    for _ in range(RUNS):
        for name, (_command, _path, has_further) in peers.found.items():
            first = peers.run(name, 1)
            times[name]["first"].append(first)
            if name == OURS:
                times[name]["further"].append(peers.run_further())
            elif has_further:
                more = OFFICE_FURTHER if name == OFFICE else FURTHER
                both = peers.run(name, 1 + more)
                times[name]["further"].append((both - first) / more)
    return {"times": {name: {kind: summarize(values)
                             for kind, values in kinds.items()}
                      for name, kinds in times.items()},
            "looks": {name: peers.look(name) for name in peers.found},
            "versions": peers.versions, "absent": peers.absent}


# ---- The report ----

def goals(data):
    times = data["times"]
    aims = [(OFFICE, "further", 8), ("pdfkit", "further", 2)]
    aims += [(name, "first", 10) for name in times if name != OURS]
    found = []
    for name, kind, least in aims:
        if times.get(name, {}).get(kind) is None:
            continue
        many = times[name][kind]["median"] / times[OURS][kind]["median"]
        what = "warm" if kind == "further" else "as a whole process"
        found.append([f"letter: {name} takes so many times as long, {what}",
                      f"at least {least}", number(many), verdict(many >= least)])
    return found


def write(data):
    times, ours = data["times"], data["times"][OURS]
    rows = []
    for name, kinds in times.items():
        look = data["looks"][name]
        rows.append([
            f"**{name}**" if name == OURS else
            f"{name} {data['versions'].get(name) or ''}".strip(),
            spread(kinds["first"]), ratio(kinds["first"], ours["first"]),
            spread(kinds["further"]), ratio(kinds["further"], ours["further"]),
            "yes" if look["tagged"] else "**no**", look["language"] or "**none**",
            look["pages"], f"{look['bytes'] / 1000:.0f} kB"])
    without = [name for name, look in data["looks"].items()
               if not look["tagged"] or not look["language"]]
    absent = "\n".join(data["absent"])
    return f"""\
The same letter, a complaint of two pages (`data/examples/{EXAMPLE}.json`).
LibreOffice makes it from our ODT, pdfkit from its text, WeasyPrint and Chromium
from the text as HTML; they need not find out what to write, and we do. Each is
asked for tags and for the language where it can do that. pdfkit gets the text as
plain paragraphs, without the headings and lists that ours marks.

“Warm” is a further letter in a process that goes on: for LibreOffice, WeasyPrint
and pdfkit the difference between one process that makes {1 + FURTHER} (LibreOffice,
whose start varies by more than a letter takes: one `soffice --convert-to pdf` with
{1 + OFFICE_FURTHER} files) and one that makes one, divided by how many more it made.
Chromium makes one a process. Our own is the median of twenty, after twenty.

{table(["ms", "whole process", "times ours", "warm", "times ours", "tagged",
        "language", "pages", "size"], rows)}

Median of {RUNS} runs in turn, with the smallest and the largest. Tags by
`pdfinfo`, language by `qpdf`. Without tags or without language:
{', '.join(without) or 'none'}.
{absent}
"""
