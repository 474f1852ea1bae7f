"""A real mail server for one test: smtp_server.py FOLDER starttls|tls CERTIFICATE KEY. Prints its port; each message becomes a file of FOLDER."""
import itertools
import pathlib
import socket
import ssl
import sys
import time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

folder, security, certificate, key = pathlib.Path(sys.argv[1]), *sys.argv[2:5]
numbers = itertools.count(1)


class Handler:
    async def handle_DATA(self, server, session, envelope):
        name = folder / f"{next(numbers)}.eml"
        protected = server.transport.get_extra_info("ssl_object") is not None
        recipients = ",".join(envelope.rcpt_tos)
        head = f"X-From: {envelope.mail_from}\r\nX-To: {recipients}\r\nX-Tls: {protected}\r\n".encode()
        name.with_suffix(".part").write_bytes(head + envelope.content)
        name.with_suffix(".part").rename(name)
        return "250 kept"


def authenticate(server, session, envelope, mechanism, data):
    return AuthResult(success=data.login == b"digirenew" and data.password == b"geheim-1")


tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
tls.load_cert_chain(certificate, key)


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def start():
    port = free_port()
    common = dict(hostname="127.0.0.1", port=port, server_hostname="localhost", authenticator=authenticate, auth_required=True)
    controller = (
        Controller(Handler(), ssl_context=tls, auth_require_tls=False, **common)
        if security == "tls"
        else Controller(Handler(), tls_context=tls, require_starttls=True, **common)
    )
    controller.start()
    return port


for left in range(9, -1, -1):
    try:
        print(start(), flush=True)
        break
    except OSError:  # another took the port in between
        if not left:
            raise
while True:
    time.sleep(60)
