"""Reads the store of one machine and says whether it is sound. Shares nothing with the service but the formats on disk.

check_store.py DATA --now MOMENT [--certificates N] [--only pending] [--sent FILE]

Exit code 0: sound. 1: each fault on a line of its own. What it looks at:
  digirenew.db      records (the events), effects, claims     audit/audit.db   the append-only copy
  evidence/{order}  files by SHA-256, and named-certificate   mail/*.eml       what was handed over
"""
import argparse
import collections
import email
import email.policy
import hashlib
import json
import pathlib
import re
import sqlite3
import sys

ZEROS = "0" * 64
REQUIRED = {"contract", "declaration", "terms", "identity"}
# Digests in events that name evidence; all others name keys, forms, drafts or certificates.
EVIDENCE = {
    "OrderPlaced": ["statement", "request"],
    "UploadReceived": ["file", "signature", "receipt"],
    "UploadVerified": ["report"],
    "UploadRefused": ["report"],
    "UploadReturned": ["decision"],
    "PaymentRegistered": ["decision"],
    "ApprovalGiven": ["decision"],
    "OrderApproved": ["decision"],
    "BlockerSettled": ["decision"],
    "CertificateInstalled": ["statement"],
    "OrderReleased": ["decision"],
    "OrderRefused": ["decision"],
    "OrderCancelled": ["statement"],
    "LateIssuanceAllowed": ["decision"],
    "CertificateRevoked": ["decision"],
}
AGAIN = "please send again"
PRIVATE_UPLOADS = {"identity", "payment-proof", "authorisation"}


def fold(name):
    """One spelling for names: OrderPlaced/1 and orderPlaced are the same, as are payment-proof and PaymentProof."""
    return re.sub(r"[^a-z]", "", name.split("/")[0].lower())


def kind_of(event):
    return re.sub(r"(?<!^)(?=[A-Z])", "-", str(event.get("kind", ""))).lower()


class Store:
    def __init__(self, folder, now):
        self.folder, self.now = pathlib.Path(folder), now
        self.faults = []
        with_file = lambda path: sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.service = with_file(self.folder / "digirenew.db")
        self.audit = with_file(self.folder / "audit" / "audit.db")
        self.orders = collections.defaultdict(list)
        for order, sequence, octets in self.service.execute("SELECT renewal, sequence, bytes FROM records ORDER BY renewal, sequence"):
            self.orders[order].append((sequence, bytes(octets)))

    def fault(self, order, text):
        self.faults.append(f"{order}: {text}")

    def events(self, order):
        for _, octets in self.orders[order]:
            record = json.loads(octets)
            yield record["type"].split("/")[0], record["data"], record

    def check_pending(self):
        for order, effect_id, effect, due, cause in self.service.execute("SELECT renewal, effect_id, effect, due, cause FROM effects"):
            if due.replace("+00:00", "Z")[:19] <= self.now[:19]:
                self.fault(order, f"the effect {effect_id} ({effect.split(' ')[0]}, {cause}) is due since {due} and not done")

    def check_chains(self):
        for order, records in self.orders.items():
            previous = ZEROS
            for place, (sequence, octets) in enumerate(records, 1):
                record = json.loads(octets)
                if sequence != place or record["sequence"] != place or record["order"] != order:
                    self.fault(order, f"record {sequence} stands at place {place}")
                if record["previous"] != previous:
                    self.fault(order, f"the chain is broken at record {sequence}")
                previous = hashlib.sha256(octets).hexdigest()

    def check_audit(self):
        copies = collections.defaultdict(list)
        for order, sequence, octets in self.audit.execute("SELECT renewal, sequence, bytes FROM audit_records ORDER BY renewal, sequence"):
            copies[order].append((sequence, bytes(octets)))
        for order in set(copies) | set(self.orders):
            if copies[order] != self.orders[order]:
                self.fault(order, f"the audit store has {len(copies[order])} records, the ledger {len(self.orders[order])}, or they differ")

    def check_evidence(self):
        for order in self.orders:
            folder = self.folder / "evidence" / order
            kept = set()
            for file in folder.iterdir() if folder.exists() else []:
                if re.fullmatch("[0-9a-f]{64}", file.name):
                    kept.add(file.name)
                    if hashlib.sha256(file.read_bytes()).hexdigest() != file.name:
                        self.fault(order, f"the evidence {file.name} was altered")
            for name, event, record in self.events(order):
                wanted = [(field, event.get(field)) for field in EVIDENCE.get(name, [])]
                if name == "UploadReceived" and kind_of(event) in PRIVATE_UPLOADS:
                    wanted = [(field, digest) for field, digest in wanted if field != "file"]
                if name == "PapersMade":
                    wanted = [("paper", paper["sha256"]) for paper in event["papers"]]
                for field, digest in wanted:
                    if digest is not None and digest not in kept:
                        self.fault(order, f"{name} at {record['sequence']} names the {field} {digest}, which is not in the evidence")

    def check_certificates(self, expected):
        found = 0
        serials = collections.Counter()
        for order in self.orders:
            issued = self.folder / "evidence" / order / "named-certificate"
            names = [name for name, _, _ in self.events(order)]
            events = {name: event for name, event, _ in self.events(order)}
            for once in ("OrderPlaced", "PapersMade", "PaymentRegistered", "OrderApproved", "IssuanceFixed", "CertificateIssued", "CertificateInstalled"):
                if names.count(once) > 1:
                    self.fault(order, f"{once} happened {names.count(once)} times")
            if not issued.exists():
                if "CertificateIssued" in events:
                    self.fault(order, "a certificate is recorded and none is kept")
                continue
            found += 1
            digest = hashlib.sha256(issued.read_bytes()).hexdigest()
            if events.get("CertificateIssued", {}).get("certificate") != digest:
                self.fault(order, "the certificate that is kept is not the one that is recorded")
            serials[events.get("IssuanceFixed", {}).get("serial")] += 1
            before = names[: names.index("IssuanceFixed")] if "IssuanceFixed" in names else names
            for needed in ("OrderApproved", "PaymentRegistered"):
                if needed not in before:
                    self.fault(order, f"a certificate without {needed}")
            uploads = {}
            for name, event, _ in self.events(order):
                if name == "IssuanceFixed":
                    break
                if name in ("UploadReceived", "UploadVerified", "UploadRefused", "UploadReturned"):
                    uploads[kind_of(event)] = name
            for kind in REQUIRED:
                if uploads.get(kind) != "UploadVerified":
                    self.fault(order, f"a certificate without a verified {kind}")
            claim = self.service.execute("SELECT owner FROM claims WHERE name LIKE 'key/%' AND owner = ?", (order,)).fetchall()
            if len(claim) != 1:
                self.fault(order, f"{len(claim)} claims on the key of the certificate")
        for serial, count in serials.items():
            if count > 1:
                self.fault(serial, "one serial number in two certificates")
        if expected is not None and found != expected:
            self.fault("store", f"{found} certificates instead of {expected}")

    def check_sent(self, told):
        """Of what was handed over, repeats included, one Message-ID is one message, and some were repeated."""
        messages = collections.defaultdict(list)
        for line in pathlib.Path(told).read_text().splitlines():
            message_id, digest = line.split(" ")
            messages[message_id].append(digest)
        for message_id, digests in messages.items():
            if len(set(digests)) > 1 and not message_id.startswith("waiting-"):
                self.fault(message_id, f"{len(set(digests))} different messages were sent under one Message-ID")
        if all(len(digests) == 1 for digests in messages.values()):
            self.fault("mail", "no message was sent twice, although hosts were killed right after sending")

    def check_mail(self):
        seen = collections.Counter()
        kinds = collections.Counter()
        for file in sorted((self.folder / "mail").glob("*.eml")):
            message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            seen[message["Message-ID"]] += 1
            kinds[(str(message["To"]), str(message["Subject"]))] += 1
        for message_id, count in seen.items():
            if count > 1:
                self.fault(message_id, f"{count} messages have one Message-ID")
        refused = sum(name in ("UploadRefused", "UploadReturned") for order in self.orders for name, _, _ in self.events(order))
        again = sum(count for (_, subject), count in kinds.items() if AGAIN in subject)
        if again > refused:
            self.fault("mail", f"{again} messages ask for a file again, {refused} files were refused")
        for (to, subject), count in kinds.items():
            if count > 1 and not re.search(rf"waits for you|on the token yet|așteaptă un operator|{AGAIN}", subject):
                self.fault(to, f"{count} messages say “{subject}”")

    def check_leftovers(self):
        """A store at rest holds no half-written file under a name."""
        for file in (self.folder / "evidence").rglob("*"):
            if file.is_file() and file.stat().st_size == 0:
                self.fault(file.name, "an empty file has a name")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("data")
    arguments.add_argument("--now", required=True)
    arguments.add_argument("--certificates", type=int)
    arguments.add_argument("--only", choices=["pending"])
    arguments.add_argument("--sent")
    asked = arguments.parse_args()
    store = Store(asked.data, asked.now)
    store.check_pending()
    if asked.only is None:
        store.check_chains()
        store.check_audit()
        store.check_evidence()
        store.check_certificates(asked.certificates)
        store.check_mail()
        if asked.sent is not None:
            store.check_sent(asked.sent)
        store.check_leftovers()
    for fault in store.faults:
        print(fault)
    records = sum(len(records) for records in store.orders.values())
    print(f"{len(store.orders)} orders, {records} records, {len(store.faults)} faults")
    return 1 if store.faults else 0


sys.exit(main())
