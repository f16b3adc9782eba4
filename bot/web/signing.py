"""Values that come back from outside as they went out, or not at all."""

from hashlib import sha256
from typing import Any

from itsdangerous import BadData, URLSafeSerializer
from pydantic import SecretStr

LONGEST = 2048  # characters; what is longer was never ours


class Seal:
    """Signs values for one purpose: what was signed for another is refused."""

    def __init__(self, secret: SecretStr, purpose: str) -> None:
        key = secret.get_secret_value()
        self._serializer = URLSafeSerializer(key, purpose, signer_kwargs={"digest_method": sha256})

    def sealed(self, value: Any) -> str:
        """The value, signed."""
        return str(self._serializer.dumps(value))

    def opened(self, text: str) -> Any | None:
        """The value; None for what was not signed here."""
        if len(text) > LONGEST:
            return None
        try:
            return self._serializer.loads(text)
        except BadData:
            return None
