"""A server on this machine for the tests, until it is ended: `python servers.py sftp|s3 FOLDER PASSWORD`.

It prints the port that it listens at.
"""

import asyncio
import sys
import time
from functools import partial


async def sftp(folder: str, password: str) -> None:
    """Serve `folder` to whoever knows the password."""
    import asyncssh

    class Server(asyncssh.SSHServer):
        def begin_auth(self, username: str) -> bool:
            return True

        def password_auth_supported(self) -> bool:
            return True

        def validate_password(self, username: str, password_given: str) -> bool:
            return password_given == password

    key = asyncssh.generate_private_key("ssh-ed25519")
    files = partial(asyncssh.SFTPServer, chroot=folder)
    server = await asyncssh.create_server(Server, "127.0.0.1", 0, server_host_keys=[key], sftp_factory=files)
    print(server.get_port(), flush=True)
    await server.wait_closed()


def s3() -> None:
    """Serve buckets that are empty at first."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    print(server.get_host_and_port()[1], flush=True)
    while True:
        time.sleep(60)


if __name__ == "__main__":
    if sys.argv[1] == "sftp":
        asyncio.run(sftp(*sys.argv[2:]))
    else:
        s3()
