"""Certificates and revocation lists of a platform, right ones and wrong ones."""

from __future__ import annotations

import datetime
import pathlib
import subprocess
import tempfile
from dataclasses import dataclass, field, replace

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NOW = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
DAY = datetime.timedelta(days=1)

PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def name(common: str) -> x509.Name:
    """A subject with this common name."""
    return x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "JP"), x509.NameAttribute(NameOID.COMMON_NAME, common)])


def pem(item: x509.Certificate) -> bytes:
    """A certificate as a file has it."""
    return item.public_bytes(serialization.Encoding.PEM)


def key_pem(key: PrivateKey) -> bytes:
    """A private key as a file has it."""
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


@dataclass
class Authority:
    """A certificate authority: its key and certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @staticmethod
    def root(common: str = "Kakehashi CA") -> Authority:
        """A root of its own."""
        key = ec.generate_private_key(ec.SECP256R1())
        return Authority(key, _authority_certificate(name(common), key, name(common), key, 1))

    def subordinate(self, common: str, ends: datetime.datetime = NOW + 3000 * DAY) -> Authority:
        """An authority below this one."""
        key = ec.generate_private_key(ec.SECP256R1())
        return Authority(key, _authority_certificate(name(common), key, self.certificate.subject, self.key, 0, ends))

    def revocation_list(
        self, *, revoked: int | None = None, last: datetime.datetime = NOW - DAY,
        until: datetime.datetime = NOW + DAY, is_delta: bool = False
    ) -> bytes:
        """A list as DER, with the serial number of a certificate or empty."""
        builder = (
            x509.CertificateRevocationListBuilder().issuer_name(self.certificate.subject)
            .last_update(last).next_update(until)
            .add_extension(x509.CRLNumber(7), critical=False)
            .add_extension(_key_identifier(self.key), critical=False))
        if is_delta:
            builder = builder.add_extension(x509.DeltaCRLIndicator(6), critical=True)
        if revoked is not None:
            entry = x509.RevokedCertificateBuilder().serial_number(revoked).revocation_date(NOW - DAY)
            builder = builder.add_revoked_certificate(
                entry.add_extension(x509.CRLReason(x509.ReasonFlags.key_compromise), critical=False).build())
        return builder.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def _key_identifier(key: ec.EllipticCurvePrivateKey) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())


def _usage(*, signs_certificates: bool = False, digital: bool = True) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital, content_commitment=False, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=signs_certificates, crl_sign=signs_certificates, encipher_only=False,
        decipher_only=False)


def _authority_certificate(
    subject: x509.Name, key: ec.EllipticCurvePrivateKey, issuer: x509.Name, signer: ec.EllipticCurvePrivateKey,
    below: int, ends: datetime.datetime = NOW + 3000 * DAY
) -> x509.Certificate:
    return (
        x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(NOW - 400 * DAY).not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca=True, path_length=below), critical=True)
        .add_extension(_usage(signs_certificates=True, digital=False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(_key_identifier(signer), critical=False)
        .sign(signer, hashes.SHA256()))


@dataclass
class ServerCertificate:
    """What is asked of a server's certificate; changed by faults."""

    names: list[str]
    begins: datetime.datetime = NOW - 30 * DAY
    ends: datetime.datetime = NOW + 300 * DAY
    usages: list[x509.ObjectIdentifier] = field(default_factory=lambda: [ExtendedKeyUsageOID.SERVER_AUTH])
    signs_certificates: bool = False
    sha1: bool = False
    weak: bool = False
    self_signed: bool = False
    names_in_subject_only: bool = False

    def but(self, **changes: object) -> ServerCertificate:
        """The same with something else."""
        return replace(self, **changes)

    def issue(self, by: Authority) -> tuple[PrivateKey, x509.Certificate]:
        """Key and certificate."""
        key: PrivateKey = (
            rsa.generate_private_key(65537, 1024) if self.weak else ec.generate_private_key(ec.SECP256R1()))
        signer, issuer = (key, name(self.names[0])) if self.self_signed else (by.key, by.certificate.subject)
        builder = (
            x509.CertificateBuilder().subject_name(name(self.names[0])).issuer_name(issuer)
            .public_key(key.public_key()).serial_number(x509.random_serial_number())
            .not_valid_before(self.begins).not_valid_after(self.ends)
            .add_extension(x509.BasicConstraints(ca=self.signs_certificates, path_length=None), critical=True)
            .add_extension(
                _usage(signs_certificates=self.signs_certificates, digital=not self.signs_certificates), critical=True)
            .add_extension(x509.ExtendedKeyUsage(self.usages), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False))
        if not self.names_in_subject_only:
            builder = builder.add_extension(
                x509.SubjectAlternativeName([x509.DNSName(item) for item in self.names]), critical=False)
        certificate = builder.sign(signer, hashes.SHA256())
        return key, _signed_with_sha1(certificate, key, by) if self.sha1 else certificate


def _signed_with_sha1(certificate: x509.Certificate, key: PrivateKey, by: Authority) -> x509.Certificate:
    """The same certificate with a signature that only openssl still makes."""
    request = x509.CertificateSigningRequestBuilder().subject_name(certificate.subject)
    for extension in certificate.extensions:
        request = request.add_extension(extension.value, extension.critical)
    content = request.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    with tempfile.TemporaryDirectory() as folder:
        for file, text in {"request": content, "ca": pem(by.certificate), "key": key_pem(by.key)}.items():
            pathlib.Path(folder, file).write_bytes(text)
        made = subprocess.run(
            ["openssl", "x509", "-req", "-in", "request", "-CA", "ca", "-CAkey", "key", "-sha1", "-days", "300",
             "-set_serial", str(certificate.serial_number), "-copy_extensions", "copyall"], cwd=folder,
            capture_output=True, check=True)
    return x509.load_pem_x509_certificate(made.stdout)
