#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Runs every command of docs/keeping-knowledge.md, and what must go wrong."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CLI, KNOWLEDGE, GUIDE = (Path(word).resolve() for word in sys.argv[1:4])


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = folder / "home"
        programs = folder / "bin"
        work = folder / "work"
        for made in (home, programs, work):
            made.mkdir()
        # No test asks the sites of others: where it can be, the network is
        # unplugged for the command that would, and else it is left out.
        around = next((words for words in ("unshare --user --map-root-user --net",
                                           "unshare --net",
                                           "bwrap --unshare-net --dev-bind / /")
                       if subprocess.run(f"{words} true", shell=True, check=False,
                                         capture_output=True).returncode == 0), None)
        plugged_out = f'exec {around} "{CLI}" "$@"' if around else "exit 3"
        (programs / "utstyrsveiviser-cli").write_text(
            f'#!/bin/sh\ncase $1 in check-sources) {plugged_out} ;; esac\n'
            f'exec "{CLI}" "$@"\n')
        (programs / "utstyrsveiviser-cli").chmod(0o755)
        shutil.copytree(KNOWLEDGE, work / "shipped")
        environment = dict(os.environ, XDG_DATA_HOME=str(home),
                           PATH=f"{programs}:{os.environ['PATH']}")

        def run(script, expect=0):
            done = subprocess.run(
                ["/bin/sh", "-euc", script], cwd=work, env=environment,
                stdin=subprocess.DEVNULL, capture_output=True, text=True)
            if done.returncode != expect:
                sys.exit(f"{script}\nended with {done.returncode}:\n"
                         f"{done.stdout}{done.stderr}")
            return done.stdout if expect == 0 else done.stderr

        def must_say(text, *parts):
            for part in parts:
                if part not in text:
                    sys.exit(f"“{part}” does not stand in:\n{text}")

        guide = Path(GUIDE).read_text(encoding="utf-8")
        blocks = re.findall(r"^```sh\n(.*?)^```$", guide, re.M | re.S)
        assert len(blocks) == 12, len(blocks)
        said = [run(block) for block in blocks]
        must_say(said[5], "combinations: ")
        must_say(said[6], "pack.json: version", "rules.json: ",
                 "2026.12.1")
        must_say(said[7], "knowledge.veipack")
        must_say(said[8], "2026.12.1", "Example association, 2026.12.1")
        must_say(said[9], "2026.12.1", "Example association")
        assert "2026.12.1" not in said[10].splitlines()[-2]
        must_say(said[11], "What is to be done")
        if around:
            must_say(said[11], "https://")
            assert (work / "seen.json").exists()

        # Twice the same bytes.
        run("utstyrsveiviser-cli pack build knowledge -o again.veipack"
            " && cmp again.veipack knowledge.veipack")
        # Nobody is trusted by mistake.
        must_say(run("utstyrsveiviser-cli --lang en pack install"
                     " knowledge.veipack", 1), "no publisher is trusted")
        must_say(run("utstyrsveiviser-cli --lang en pack install"
                     " knowledge.veipack --publisher association.veipub", 1),
                 "compare the fingerprint")
        must_say(run("utstyrsveiviser-cli --lang en pack install"
                     " knowledge.veipack --publisher association.veipub"
                     " --fingerprint 0000", 1), "another fingerprint")
        # A pack that was changed, and one that is wrong.
        run("cp knowledge.veipack changed.veipack"
            " && cp knowledge.veipack.minisig changed.veipack.minisig"
            " && printf x | dd of=changed.veipack bs=1 seek=600 conv=notrunc"
            " 2> /dev/null")
        must_say(run("utstyrsveiviser-cli --lang en pack verify"
                     " changed.veipack --key association.pub", 1),
                 "changed after it was signed")
        run("sed -i 's/\"verdict\": \"strong_case\"/\"verdict\": \"no_such\"/' knowledge/rules.json")
        must_say(run("utstyrsveiviser-cli --lang en pack build knowledge"
                     " -o wrong.veipack", 1), "was not built")
        assert not (work / "wrong.veipack").exists()
        # What is installed is what other commands use, until it is damaged.
        card = "--publisher association.veipub --fingerprint "
        fingerprint = re.search(r"^Signed by the key: (.*)$", run(
            "utstyrsveiviser-cli --lang en pack verify knowledge.veipack"
            " --key association.pub"), re.M).group(1)
        run(f"utstyrsveiviser-cli pack install knowledge.veipack {card}"
            f"'{fingerprint}'")
        assess = ("echo '{\"format\":\"utstyrsveiviser-answers\",\"version\":1,"
                  "\"answers\":{}}' > a.json;"
                  " utstyrsveiviser-cli --lang en assess a.json --json 2>&1")
        must_say(run(assess), '"knowledge":"2026.12.1"')
        rules = home / "utstyrsveiviser/packs/2026.12.1/rules.json"
        rules.write_text("{}")
        must_say(run(assess), "is damaged", '"knowledge":"2026.11')
        # Wrong usage.
        for words in ("", "no-such", "build", "diff shipped",
                      "build shipped -o x.tar"):
            must_say(run(f"utstyrsveiviser-cli --lang en pack {words}", 2),
                     "; ")
        must_say(run("utstyrsveiviser-cli --lang en rulebook -o x.txt", 2),
                 ".pdf")
        must_say(run("utstyrsveiviser-cli --lang en rulebook"),
                 "all of these:", "at least one of these:", "Source: ",
                 "Read and found right", "10. sensor.type2_unstable",
                 "ways of answering")
    print(f"{len(blocks)} blocks of commands")


if __name__ == "__main__":
    main()
