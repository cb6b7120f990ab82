"""Is the broker ready? Asked as a client would, since its port accepts connections long before anyone answers."""

import socket
import struct

from engine.local.ports import LOOPBACK

_METADATA, _VERSION, _CORRELATION, _NO_CLIENT_ID, _NO_TOPICS = 3, 0, 1, -1, 0
_BODY = struct.pack(">hhihi", _METADATA, _VERSION, _CORRELATION, _NO_CLIENT_ID, _NO_TOPICS)
_REQUEST = struct.pack(">i", len(_BODY)) + _BODY
_HEAD = struct.Struct(">iii")
"""How the answer begins: its size, the correlation, the number of brokers."""


def is_ready(port: int) -> bool:
    """Does it answer a metadata request, and name a broker (itself, no longer fenced off) in the answer?"""
    try:
        with socket.create_connection((LOOPBACK, port), timeout=1) as connection:
            connection.sendall(_REQUEST)
            head = connection.recv(_HEAD.size, socket.MSG_WAITALL)
    except OSError:
        return False
    return len(head) == _HEAD.size and _HEAD.unpack(head)[2] > 0
