"""Signed addresses of files: whoever has one may read that file until it expires."""

import hashlib
import hmac
from urllib.parse import quote

EXPIRES = "expires"
SIGNATURE = "signature"


class Links:
    """Signs and checks; `seconds` is how long a link lives."""

    def __init__(self, secret: bytes, seconds: float) -> None:
        self._secret = secret
        self._seconds = seconds

    def path(self, record_id: str, number: int, file_name: str, now: float) -> str:
        """Path and query of slice `number`; `file_name` is only there to be read."""
        expires = int(now + self._seconds)
        place = f"/files/{quote(record_id, safe='')}/{number}/{quote(file_name, safe='')}"
        return f"{place}?{EXPIRES}={expires}&{SIGNATURE}={self._sign(record_id, number, expires)}"

    def is_signed(
        self, record_id: str, number: int, untrusted_expires: str, untrusted_signature: str
    ) -> bool:
        """Whether the link was made here, be it expired or not."""
        if not untrusted_expires.isascii() or not untrusted_expires.isdigit():
            return False
        if len(untrusted_expires) > 12:
            return False
        expected = self._sign(record_id, number, int(untrusted_expires))
        return hmac.compare_digest(
            expected.encode(), untrusted_signature.encode("utf-8", "surrogatepass")
        )

    def _sign(self, record_id: str, number: int, expires: int) -> str:
        text = f"{record_id}\n{number}\n{expires}".encode()
        return hmac.new(self._secret, text, hashlib.sha256).hexdigest()
