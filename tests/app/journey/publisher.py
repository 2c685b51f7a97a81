# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""An association that publishes knowledge: keys and signatures by minisign, and
a server with a certificate of its own on this machine."""

import json
import shutil
import ssl
import subprocess
import tarfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from program import Stuck
from texts import KNOWLEDGE

NAME = "Eksempelforeningen"
# Far ahead, so that no pack that comes with the program is newer.
BEFORE, FIRST, SECOND = "2098.12.1", "2099.01.1", "2099.01.2"


def run(*command, **more):
    done = subprocess.run([str(part) for part in command], check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, **more)
    if done.returncode != 0:
        raise Stuck(f"{command[0]} ended with {done.returncode}: "
                    f"{done.stdout}")
    return done.stdout


class Handler(BaseHTTPRequestHandler):
    """Sends what is published, or what a scoundrel would send."""

    def do_GET(self):  # pylint: disable=invalid-name
        publisher = self.server.publisher
        publisher.requests.append((self.path, dict(self.headers)))
        if publisher.redirect is not None:
            self.send_response(302)
            self.send_header("Location", publisher.redirect)
            self.end_headers()
            return
        body = publisher.files.get(self.path.lstrip("/"))
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_arguments):
        pass


class Publisher:
    """Makes and serves packs, in a folder of its own."""

    def __init__(self, folder, terminal):
        self.folder = folder
        self.terminal = terminal
        self.files = {}
        self.requests = []
        self.redirect = None
        folder.mkdir()
        self.make_key("association")
        self.certificate = folder / "certificate.pem"
        run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
            "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
            "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
            "-keyout", folder / "server.key", "-out", self.certificate)
        self.serve()
        self.card = self.make_card("association")

    def serve(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, self.folder / "server.key")
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.publisher = self
        self.server.socket = context.wrap_socket(self.server.socket,
                                                 server_side=True)
        threading.Thread(target=self.server.serve_forever,
                         daemon=True).start()

    def end(self):
        self.server.shutdown()
        self.server.server_close()

    @property
    def environment(self):
        """What makes the window of the tests trust the server."""
        return {"VEI_TEST_AUTHORITIES": str(self.certificate)}

    def make_key(self, name):
        run("minisign", "-G", "-W", "-p", self.folder / f"{name}.pub",
            "-s", self.folder / f"{name}.sec")

    def make_card(self, key):
        path = self.folder / f"{key}.veipub"
        public = (self.folder / f"{key}.pub").read_text().splitlines()[-1]
        port = self.server.server_address[1]
        path.write_text(json.dumps({
            "format": "utstyrsveiviser-publisher", "version": 1, "name": NAME,
            "update_url": f"https://localhost:{port}/knowledge.veipack",
            "public_key": public}), encoding="utf-8")
        return path

    def make_pack(self, name, version, verdicts=None, key="association",
                  by_hand=False, **members):
        """Builds and signs a pack, with other verdicts for some criteria. What
        the terminal program would not build is built by hand."""
        source = self.folder / name
        pack = self.folder / f"{name}.veipack"
        shutil.copytree(KNOWLEDGE, source,
                        ignore=shutil.ignore_patterns("meson.build"))
        self.change(source / "pack.json",
                    lambda root: root.update(version=version, **members))
        if verdicts:
            self.change(source / "rules.json",
                        lambda root: self.judge(root, verdicts))
        if by_hand:
            self.archive(source, pack)
        else:
            run(self.terminal, "pack", "build", source, "-o", pack)
        run("minisign", "-S", "-s", self.folder / f"{key}.sec", "-m", pack,
            "-t", f"{NAME}, {version}")
        return pack

    @staticmethod
    def archive(source, pack):
        with tarfile.open(pack, "w", format=tarfile.USTAR_FORMAT) as tar:
            for path in sorted(source.glob("*.json")):
                tar.add(path, arcname=path.name)

    @staticmethod
    def change(path, edit):
        root = json.loads(path.read_text(encoding="utf-8"))
        edit(root)
        path.write_text(json.dumps(root, ensure_ascii=False),
                        encoding="utf-8")

    @staticmethod
    def judge(rules, verdicts):
        for equipment in rules["equipment"]:
            for line in equipment["lines"]:
                line["verdict"] = verdicts.get(line["criterion"],
                                               line["verdict"])

    def publish(self, pack):
        """Puts a pack and its signature where the card says."""
        for suffix in ("", ".minisig"):
            self.files[f"knowledge.veipack{suffix}"] = (
                pack.parent / f"{pack.name}{suffix}").read_bytes()

    def fingerprint(self, pack):
        said = run(self.terminal, "--lang", "en", "pack", "verify", pack,
                   "--publisher", self.card)
        return next(line.split(": ", 1)[1] for line in said.splitlines()
                    if line.startswith("Signed by the key: "))
