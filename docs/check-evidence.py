#!/usr/bin/env python3
"""Checks an evidence container (ASiC-E with CAdES, ETSI EN 319 162-1) of DigiRenew.

Shares no code with what wrote it: Python's standard library reads, openssl judges signatures.
Usage: check-evidence.py FILE [--anchor SEAL.pem]
Exit codes: 0 everything holds, 1 refused (the line names what), 2 wrong use.
Without --anchor the container's own seal certificate is believed: have your own copy of it.
"""
import base64
import binascii
import hashlib
import json
import os
import re
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

MEDIA_TYPE = b"application/vnd.etsi.asic-e+zip"
ASIC = "{http://uri.etsi.org/02918/v1.2.1#}"
DSIG = "{http://www.w3.org/2000/09/xmldsig#}"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
MANIFEST = "META-INF/ASiCManifest001.xml"
MOST_FILES = 2000
LARGEST_FILE = 64 * 1024 * 1024
LARGEST_CONTAINER = 256 * 1024 * 1024
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*(/[A-Za-z0-9][A-Za-z0-9.-]*)*")
PRIVATE = {"identity", "payment-proof", "authorisation"}
BYTE_RANGE = re.compile(rb"/ByteRange \[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")


class Refused(Exception):
    def __init__(self, what, why):
        super().__init__(f"{what}: {why}")


def read_zip(octets):
    """All files by name. The entries must tile the container: nothing before, between, after or twice."""
    end = len(octets) - 22
    if end < 0 or octets[end:end + 4] != b"PK\5\6" or octets[end + 20:] != b"\0\0":
        raise Refused("container", "does not end with a ZIP directory without comment")
    disk, first_disk, here, count, size, offset = struct.unpack("<HHHHII", octets[end + 4:end + 20])
    if disk or first_disk or here != count or count > MOST_FILES or offset + size != end:
        raise Refused("container", "its directory is not whole, or has too many files")
    files, at, local, total = {}, offset, 0, 0
    for number in range(count):
        head = octets[at:at + 46]
        if len(head) < 46 or head[:4] != b"PK\1\2":
            raise Refused("container", f"directory entry {number + 1} is broken")
        flags, method, stamp, crc, packed, size, name_length, extra, comment, start, _, external, where = struct.unpack(
            "<HHIIIIHHHHHII", head[8:46])
        raw = octets[at + 46:at + 46 + name_length]
        name = raw.decode("ascii", "replace")
        at += 46 + name_length + extra + comment
        if not NAME.fullmatch(name) or ".." in name:
            raise Refused(name, "a name that leads elsewhere")
        if name in files:
            raise Refused(name, "stands twice")
        if method != 0 or flags != 0 or extra or comment:
            raise Refused(name, "is not simply stored")
        total += size
        if size > LARGEST_FILE or total > LARGEST_CONTAINER:
            raise Refused(name, "is too large")
        if packed != size or where != local or octets[local:local + 4] != b"PK\3\4":
            raise Refused(name, "is not where or as large as the directory says")
        same = struct.unpack("<HHIIIIHH", octets[local + 6:local + 30])
        if same != (flags, method, stamp, crc, packed, size, name_length, 0) or octets[local + 30:local + 30 + name_length] != raw:
            raise Refused(name, "has another header than the directory says")
        content = octets[local + 30 + name_length:local + 30 + name_length + size]
        local += 30 + name_length + size
        if local > offset or len(content) != size:
            raise Refused(name, "is longer than the container")
        if binascii.crc32(content) != crc:
            raise Refused(name, "its CRC does not hold")
        files[name] = content
    if at != end or local != offset:
        raise Refused("container", "has octets that belong to no file")
    if next(iter(files), None) != "mimetype" or files["mimetype"] != MEDIA_TYPE:
        raise Refused("mimetype", "is not first, or not that of ASiC-E")
    return files


def read_manifest(files):
    """Name of the signature; every file's digest holds, and every file is named."""
    octets = files.get(MANIFEST)
    if octets is None:
        raise Refused(MANIFEST, "is missing")
    if b"<!" in octets:
        raise Refused(MANIFEST, "has declarations")
    try:
        root = xml.fromstring(octets)
    except xml.ParseError as broken:
        raise Refused(MANIFEST, str(broken))
    if root.tag != ASIC + "ASiCManifest" or not len(root) or root[0].tag != ASIC + "SigReference":
        raise Refused(MANIFEST, "is no ASiCManifest")
    signature, named = root[0].get("URI"), set()
    for reference in root[1:]:
        name = reference.get("URI")
        method, value = reference.find(DSIG + "DigestMethod"), reference.find(DSIG + "DigestValue")
        if reference.tag != ASIC + "DataObjectReference" or name in named or method is None or value is None or method.get("Algorithm") != SHA256:
            raise Refused(MANIFEST, f"its reference to {name} is not as it must be")
        if name not in files:
            raise Refused(name, "is named by the manifest and missing")
        if base64.b64encode(hashlib.sha256(files[name]).digest()).decode() != value.text:
            raise Refused(name, "is not the file that was signed (SHA-256)")
        named.add(name)
    for name in files:
        if name not in named and name not in ("mimetype", MANIFEST, signature):
            raise Refused(name, "is not signed")
    if signature not in files:
        raise Refused(str(signature), "is missing")
    return signature


class Folder:
    """Files for openssl."""

    def __init__(self, path, files):
        self.path, self.files, self.next = path, files, 0

    def keep(self, octets):
        self.next += 1
        path = os.path.join(self.path, str(self.next))
        with open(path, "wb") as file:
            file.write(octets)
        return path

    def verify(self, name, anchor, *more, cms=None):
        """Content of a CMS (the file itself, unless given) whose signer's certificate is exactly the anchor (or is issued under it)."""
        done = subprocess.run(
            ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", self.keep(cms or self.files[name]), "-CAfile", anchor,
             "-partial_chain", "-purpose", "any", "-no_check_time", *more],
            capture_output=True, check=False)
        if done.returncode != 0:
            raise Refused(name, "its signature does not hold: " + done.stderr.decode(errors="replace").strip().splitlines()[-1])
        return done.stdout


def pem(der):
    return b"-----BEGIN CERTIFICATE-----\n" + base64.encodebytes(der) + b"-----END CERTIFICATE-----\n"


def der_length(octets):
    """Octets of the first DER value; what follows it is filling."""
    if len(octets) < 2 or octets[1] == 0x80 or octets[1] > 0x84:
        raise ValueError("this is no DER")
    more = octets[1] & 0x7F if octets[1] & 0x80 else 0
    return 2 + more + (int.from_bytes(octets[2:2 + more], "big") if more else octets[1])


def tbs_of(certificate):
    """The TBSCertificate within a certificate."""
    inside = certificate[2 + (certificate[1] & 0x7F if certificate[1] & 0x80 else 0):]
    return inside[:der_length(inside)]


def verified(files):
    """Kind and attempt of the uploads that were accepted, as the audit records say."""
    records = [json.loads(line) for line in files.get("audit/records.jsonl", b"").splitlines()]
    return {(record["data"]["kind"].lower(), str(record["data"]["attempt"])) for record in records if record["type"].startswith("UploadVerified/")}


def check_papers(files, folder, old):
    """Each accepted signed paper is the paper as issued and one signature of the old certificate over all but itself."""
    accepted = verified(files)
    for name in files:
        upload = re.fullmatch(r"uploads/(contract|declaration|terms)-(\d+)\.pdf", name)
        if not upload:
            continue
        if upload.groups() not in accepted:
            print(f"note: {name} was not accepted; its signature is not looked at")
            continue
        file, ranges = files[name], BYTE_RANGE.findall(files[name])
        if not file.startswith(files.get(f"papers/{upload[1]}.pdf", b"-")):
            raise Refused(name, "does not begin with the paper that was issued")
        if len(ranges) != 1:
            raise Refused(name, "does not have exactly one ByteRange")
        begin, first, second, rest = map(int, ranges[0])
        gap = file[first:second]
        if begin != 0 or first > second or second + rest != len(file) or not re.fullmatch(rb"<[0-9A-Fa-f]*>", gap):
            raise Refused(name, "its signature does not cover all but itself")
        try:
            padded = bytes.fromhex(gap[1:-1].decode())
            cms, padding = padded[:der_length(padded)], padded[der_length(padded):]
        except ValueError as broken:
            raise Refused(name, f"its signature can't be read: {broken}")
        if padding.strip(b"\0"):
            raise Refused(name, "has something behind its signature")
        folder.verify(name, old, "-content", folder.keep(file[:first] + file[second:]), cms=cms)
        print(f"ok: {name} is the issued paper, signed by the old certificate")


def check_time_stamps(files, folder):
    """Each token is over its upload (over the detached signature, where there is one), by an authority under its anchor."""
    for name in files:
        upload = re.fullmatch(r"timestamps/(.+)\.tst", name)
        if not upload:
            continue
        anchor = files.get(f"timestamps/{upload[1]}.cer")
        stamped = files.get(f"uploads/{upload[1]}.p7s", files.get(f"uploads/{upload[1]}.pdf"))
        if anchor is None or stamped is None:
            raise Refused(name, "its anchor, or what was stamped, is missing")
        done = subprocess.run(
            ["openssl", "ts", "-verify", "-token_in", "-in", folder.keep(files[name]), "-digest", hashlib.sha256(stamped).hexdigest(),
             "-CAfile", folder.keep(pem(anchor)), "-partial_chain", "-no_check_time"],
            capture_output=True, check=False)
        if done.returncode != 0:
            raise Refused(name, "the time-stamp does not hold: " + done.stderr.decode(errors="replace").strip().splitlines()[-1])
        print(f"ok: {name} stamps its upload, under the authority's anchor that was kept with it")


def check_new_certificate(files, folder):
    """It is what was fixed before the first signing attempt, and one of the authorities signed it."""
    name = "certificates/new.cer"
    if name not in files:
        return
    if tbs_of(files[name]) != files.get("issuance/to-be-signed.der"):
        raise Refused(name, "is not the certificate that was to be signed")
    authorities = b"".join(pem(files[file]) for file in sorted(files) if file.startswith("certificates/authority-"))
    done = subprocess.run(
        ["openssl", "verify", "-CAfile", folder.keep(authorities), "-partial_chain", "-no_check_time", "-purpose", "any", folder.keep(pem(files[name]))],
        capture_output=True, check=False)
    if done.returncode != 0:
        raise Refused(name, "no authority in the container signed it: " + (done.stderr + done.stdout).decode(errors="replace").strip().splitlines()[-1])
    print(f"ok: {name} is what was to be signed, and signed by an authority in the container")


def digests(value, path=()):
    """Every SHA-256 in a record, with the member that holds it."""
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from digests(inside, path + (key,))
    elif isinstance(value, list):
        for inside in value:
            yield from digests(inside, path)
    elif isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value) and value != "0" * 64:
        yield path[-1], value


def check_audit(files, folder, seal):
    """The chain holds link by link; the checkpoint seals it; what it names is here."""
    name = "audit/records.jsonl"
    lines = files.get(name, b"").split(b"\n")[:-1]
    if not lines:
        raise Refused(name, "is missing or empty")
    previous, present, hashes = "0" * 64, {hashlib.sha256(content).hexdigest() for content in files.values()}, []
    order = None
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line)
        except ValueError:
            raise Refused(name, f"record {number} is no JSON")
        order = order or record["order"]
        if record["sequence"] != number or record["previous"] != previous or record["order"] != order:
            raise Refused(name, f"record {number} breaks the chain")
        previous = hashlib.sha256(line).hexdigest()
        hashes.append(previous)
        data = record["data"]
        for member, digest in digests(data):
            private = member == "file" and (record["type"].startswith("PaymentProofAttached/") or str(data.get("kind", "")).replace("P", "-p").lower().lstrip("-") in PRIVATE)
            if member in ("statement", "request", "decision", "receipt", "report", "signature", "sha256", "toBeSigned", "file", "certificate") and digest not in present:
                if not private:
                    raise Refused(name, f"record {number} names {member} {digest}, which is not here")
                print(f"note: record {number}: the private file {digest} is not here")
    checkpoints = [file for file in files if file.startswith("audit/checkpoint-")]
    for checkpoint in checkpoints:
        statement = json.loads(folder.verify(checkpoint, seal))
        heads = [head for head in statement["changed"] if head["order"] == order]
        if len(heads) != 1 or heads[0]["sequence"] > len(hashes) or hashes[heads[0]["sequence"] - 1] != heads[0]["head"]:
            raise Refused(checkpoint, "does not seal this chain")
        print(f"ok: checkpoint {statement['number']} seals record {heads[0]['sequence']} of {len(hashes)}")
    if not checkpoints:
        print("note: no checkpoint names this order yet")
    print(f"ok: {len(lines)} audit records form one chain; whatever they name is here")


def check(path, anchor):
    if os.path.getsize(path) > LARGEST_CONTAINER:
        raise Refused("container", "is too large")
    with open(path, "rb") as file:
        files = read_zip(file.read())
    signature = read_manifest(files)
    with tempfile.TemporaryDirectory(prefix="check-evidence-") as path:
        folder = Folder(path, files)
        for name in ("certificates/seal.cer", "certificates/old.cer"):
            if name not in files:
                raise Refused(name, "is missing")
        if anchor:
            with open(anchor, "rb") as file:
                seal = folder.keep(file.read())
        else:
            seals = sorted(name for name in files if re.fullmatch(r"certificates/seal(-former-\d+)?\.cer", name))
            seal = folder.keep(b"".join(pem(files[name]) for name in seals))
            print("note: the container's own seal certificate is believed; give yours with --anchor")
        folder.verify(signature, seal, "-content", folder.keep(files[MANIFEST]))
        print(f"ok: the manifest is sealed, and has the digest of {len(files) - 3} files")
        for name in files:
            if name.startswith(("receipts/", "decisions/")):
                folder.verify(name, seal)
                print(f"ok: {name} is sealed")
        old = folder.keep(pem(files["certificates/old.cer"]))
        for name in ("order/statement.p7m", "order/cancellation.p7m"):
            if name in files:
                folder.verify(name, old)
                print(f"ok: {name} is signed by the old certificate")
        for name in files:
            upload = re.fullmatch(r"uploads/(identity|payment-proof)-(\d+)\.p7s", name)
            copy = upload and next((file for file in files if file.startswith(name[:-3]) and file != name), None)
            if copy:
                folder.verify(name, old, "-content", folder.keep(files[copy]))
                print(f"ok: {copy} is signed by the old certificate")
        check_papers(files, folder, old)
        check_time_stamps(files, folder)
        check_new_certificate(files, folder)
        if "certificates/new.cer" in files and "issuance/installation.p7m" in files:
            folder.verify("issuance/installation.p7m", folder.keep(pem(files["certificates/new.cer"])))
            print("ok: issuance/installation.p7m is signed by the new certificate")
        check_audit(files, folder, seal)


def main(arguments):
    anchor = None
    if "--anchor" in arguments:
        at = arguments.index("--anchor")
        anchor = (arguments[at + 1:at + 2] or [None])[0]
        arguments = arguments[:at] + arguments[at + 2:]
        if anchor is None:
            arguments = []
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        check(arguments[0], anchor)
    except (Refused, KeyError, TypeError, ValueError) as why:
        print(f"refused: {why}")
        return 1
    except OSError as why:
        print(why, file=sys.stderr)
        return 2
    print("everything holds")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
