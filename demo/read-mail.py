"""Reads one message with Python's own parser: prints headers and plain text as JSON, writes attachments to a folder."""
import email
import email.policy
import json
import pathlib
import sys

message = email.message_from_bytes(pathlib.Path(sys.argv[1]).read_bytes(), policy=email.policy.default)
attachments = []
for part in message.iter_attachments():
    name = pathlib.PurePath(part.get_filename()).name
    attachments.append(name)
    if len(sys.argv) > 2:
        (pathlib.Path(sys.argv[2]) / name).write_bytes(part.get_payload(decode=True))
text = message.get_body(preferencelist=("plain",)).get_content()
html = message.get_body(preferencelist=("html",)).get_content()
print(json.dumps({
    "subject": message["Subject"],
    "to": message["To"],
    "messageId": message["Message-ID"],
    "text": text,
    "html": html,
    "attachments": attachments,
}))
