"""Certificates as servers have them, good and bad, made when a test needs them."""

import ipaddress
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_NOW = datetime.now(UTC)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Authority:
    """An organisation's own, which signs; `path` is its certificate as PEM."""

    path: Path
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @classmethod
    def make(cls, folder: Path) -> "Authority":
        """A new one, its certificate in `folder`."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = _name("Example Organisation")
        certificate = (
            _builder(name, name, key, _NOW - _DAY, _NOW + 30 * _DAY)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_signs_certificates(), critical=True)
            .sign(key, hashes.SHA256())
        )
        path = folder / "authority.pem"
        path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        return cls(path, certificate, key)

    def server(
        self, folder: Path, *, address: str = "127.0.0.1", expired: bool = False
    ) -> ssl.SSLContext:
        """What a server at `address` shows, signed by this authority."""
        ends = _NOW - _DAY if expired else _NOW + 30 * _DAY
        return _server(folder, self.certificate.subject, self.key, address, ends)


def self_signed(folder: Path) -> ssl.SSLContext:
    """What a server shows that nobody vouches for."""
    return _server(folder, None, None, "127.0.0.1", _NOW + 30 * _DAY)


def _server(
    folder: Path,
    issuer: x509.Name | None,
    signer: ec.EllipticCurvePrivateKey | None,
    address: str,
    ends: datetime,
) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("server")
    certificate = (
        _builder(name, issuer or name, key, ends - 40 * _DAY, ends)
        .add_extension(
            x509.SubjectAlternativeName([_alternative(address)]),
            critical=False,
        )
        .sign(signer or key, hashes.SHA256())
    )
    path = folder / f"server-{certificate.serial_number}.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    begins: datetime,
    ends: datetime,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _signs_certificates() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )


def _alternative(address: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(address))
    except ValueError:
        return x509.DNSName(address)
