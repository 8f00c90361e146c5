"""A mail server that behaves as a test asks it to, on sockets that the test opened.

smtp_server.py FOLDER PLAIN_FD TLS_FD

Makes a self-signed certificate in FOLDER, serves both sockets, and writes "ready" and a line end to
its standard output. FOLDER/plan.json is read anew for each connection:
  {"starttls": bool, "user": str, "password": str, "stage": str, "action": str}
At the stage (connect, ehlo, starttls, auth, mail, rcpt, data, message, quit) the action happens:
"hang", "drop", or a reply such as "550 no". An accepted message is stored as FOLDER/N.eml, its
envelope as FOLDER/N.envelope, before the server says so. Ends when its standard input does.
"""

import asyncio
import json
import logging
import pathlib
import socket
import ssl
import subprocess
import sys
import warnings

from aiosmtpd.smtp import SMTP, AuthResult

folder = pathlib.Path(sys.argv[1])
stored = 0
logging.disable()  # It warns of logins in the clear, which are what a test wants.
warnings.simplefilter("ignore")


def make_certificate():
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-keyout", folder / "key.pem", "-out", folder / "certificate.pem",
         "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    return context


class Store:
    """aiosmtpd's handler: keeps what was accepted."""

    async def handle_DATA(self, server, session, envelope):
        global stored
        if await server.misbehaves("message"):
            return server.plan["action"]
        (folder / f"{stored}.eml").write_bytes(envelope.original_content)
        login = session.auth_data if session.authenticated else ""
        (folder / f"{stored}.envelope").write_text(
            f"{envelope.mail_from}\n{','.join(envelope.rcpt_tos)}\n{login}\n")
        stored += 1
        return "250 kept"


class Server(SMTP):
    """aiosmtpd's server with the plan's one fault."""

    def __init__(self, plan, context):
        self.plan = plan
        self.greeted = False
        offers = dict(tls_context=context) if plan.get("starttls") else {}
        if plan.get("user"):
            offers.update(authenticator=self.judge, auth_required=True, auth_require_tls=False)
        super().__init__(Store(), hostname="mail.test", enable_SMTPUTF8=True, **offers)

    def judge(self, server, session, envelope, mechanism, data):
        known = (data.login.decode() == self.plan["user"]
                 and data.password.decode() == self.plan["password"])
        return AuthResult(success=known, handled=False, auth_data=data.login.decode())

    async def misbehaves(self, stage):
        """Whether the plan has a reply for this stage; hangs and drops happen here."""
        if self.plan.get("stage") != stage:
            return False
        if self.plan["action"] == "drop":
            self.transport.close()
            await asyncio.Event().wait()
        if self.plan["action"] == "hang":
            await asyncio.Event().wait()
        return True

    async def push(self, status):
        if not self.greeted:
            self.greeted = True
            if await self.misbehaves("connect"):
                status = self.plan["action"]
        await super().push(status)

    async def answer(self, stage, usual, *arguments):
        if await self.misbehaves(stage):
            await self.push(self.plan["action"])
        else:
            await usual(*arguments)

    async def smtp_EHLO(self, hostname):
        await self.answer("ehlo", super().smtp_EHLO, hostname)

    async def smtp_HELO(self, hostname):
        await self.answer("ehlo", super().smtp_HELO, hostname)

    async def smtp_STARTTLS(self, arg):
        await self.answer("starttls", super().smtp_STARTTLS, arg)

    async def smtp_AUTH(self, arg):
        await self.answer("auth", super().smtp_AUTH, arg)

    async def smtp_MAIL(self, arg):
        await self.answer("mail", super().smtp_MAIL, arg)

    async def smtp_RCPT(self, arg):
        await self.answer("rcpt", super().smtp_RCPT, arg)

    async def smtp_DATA(self, arg):
        await self.answer("data", super().smtp_DATA, arg)

    async def smtp_QUIT(self, arg):
        await self.answer("quit", super().smtp_QUIT, arg)


async def main():
    context = make_certificate()

    def serve():
        return Server(json.loads((folder / "plan.json").read_text()), context)

    loop = asyncio.get_running_loop()
    await loop.create_server(serve, sock=socket.socket(fileno=int(sys.argv[2])))
    await loop.create_server(serve, sock=socket.socket(fileno=int(sys.argv[3])), ssl=context)
    print("ready", flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main())
