"""What is broken, and the hop at which it must be found; what only looks broken, and must pass."""

from __future__ import annotations

import datetime
import pathlib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field

from cryptography.x509.oid import ExtendedKeyUsageOID

import names
from certificates import DAY, NOW, Authority, ServerCertificate, key_pem, pem
from servers import Answer, Talk, drip, hang_up, http, over_tls, say, say_at_once, stall

PAGE = http("200 OK", "<title>サインイン</title>".encode())
CLOSED = http(
    "503 Service Unavailable",
    '{"type":"about:blank","title":"利用可能時間外です。","status":503,"code":"service.closed","detail":""}'.encode(),
    "application/problem+json")


@dataclass
class Scene:
    """A platform as one terminal meets it; whole, until a fault changes it."""

    folder: pathlib.Path
    authority: Authority = field(default_factory=Authority.root)
    answer: Answer = field(default_factory=names.address)
    dns_listens: bool = True
    #: What the organisation's own DNS server answers; None where terminals ask the VPN装置 themselves.
    internal_answer: Answer | None = None
    dns_over_tcp: bool = True
    server_listens: bool = True
    server_is_silent: bool = False
    wanted: ServerCertificate = field(
        default_factory=lambda: ServerCertificate([names.SERVER, names.ADMINISTRATION]))
    issuer: Authority | None = None
    sent_issuers: list[Authority] = field(default_factory=list)
    newest: ssl.TLSVersion = ssl.TLSVersion.MAXIMUM_SUPPORTED
    talk: Talk = field(default_factory=lambda: say(PAGE))
    instead_of_tls: Talk | None = None
    list_of: Callable[[Scene], bytes] = lambda scene: scene.authority.revocation_list()
    repository_talk: Talk | None = None
    repository_listens: bool = True
    serial: int = 0

    def server(self) -> Talk:
        """What the server does; its certificate is issued here."""
        key, certificate = self.wanted.issue(self.issuer or self.authority)
        self.serial = certificate.serial_number
        chain = pem(certificate) + b"".join(pem(item.certificate) for item in self.sent_issuers)
        return self.instead_of_tls or over_tls(self.folder, chain, key_pem(key), self.talk, newest=self.newest)

    def repository(self) -> Talk:
        """What 公開リポジトリ does; after the server's certificate is known."""
        return self.repository_talk or say(http("200 OK", self.list_of(self), "application/pkix-crl"))


@dataclass(frozen=True)
class Fault:
    """One thing wrong (or, without a hop, one thing that is no fault)."""

    name: str
    title: str
    hop: str | None
    change: Callable[[Scene], None]


def _set(**values: object) -> Callable[[Scene], None]:
    def change(scene: Scene) -> None:
        for key, value in values.items():
            assert hasattr(scene, key), key
            setattr(scene, key, value)
    return change


def _certificate(**values: object) -> Callable[[Scene], None]:
    def change(scene: Scene) -> None:
        scene.wanted = scene.wanted.but(**values)
    return change


def _below(sends_issuer: bool, **values: datetime.datetime) -> Callable[[Scene], None]:
    def change(scene: Scene) -> None:
        scene.issuer = scene.authority.subordinate("Kakehashi Sub CA", **values)
        scene.sent_issuers = [scene.issuer] if sends_issuer else []
    return change


def _stranger(scene: Scene) -> None:
    scene.issuer = Authority.root("Somebody else's CA")


def _namesake(scene: Scene) -> None:
    scene.issuer = Authority.root()


def _list(**values: datetime.datetime) -> Callable[[Scene], None]:
    return _set(list_of=lambda scene: scene.authority.revocation_list(**values))


def _redirects(scene: Scene) -> None:
    scene.repository_talk = say(http("302 Found", b"", "text/plain", "Location: /repository/platform-ca.crl"))


FAULTS = [
    Fault("dns-silent", "DNSサーバーが答えない", "name", _set(answer=names.silent)),
    Fault("dns-port-closed", "DNSサーバーが動いていない", "name", _set(dns_listens=False)),
    Fault("dns-late", "DNSの応答が遅すぎる", "name", _set(answer=names.late)),
    Fault("dns-nxdomain", "名前がない（NXDOMAIN）", "name", _set(answer=names.code("NXDOMAIN"))),
    Fault("dns-servfail", "転送先に届かない（SERVFAIL）", "name", _set(answer=names.code("SERVFAIL"))),
    Fault("dns-refused", "問合せを拒否する（REFUSED）", "name", _set(answer=names.code("REFUSED"))),
    Fault("dns-no-data", "アドレスのない応答", "name", _set(answer=names.code("NOERROR"))),
    Fault("dns-cname-loop", "別名が循環する", "name", _set(
        answer=names.aliases("a.chukan.example", "b.chukan.example", "a.chukan.example"))),
    Fault("dns-rubbish", "DNSの形式でない応答", "name", _set(answer=names.rubbish)),
    Fault("dns-cut", "途中で切れた応答", "name", _set(answer=names.cut)),
    Fault("dns-another-number", "別の問合せへの応答", "name", _set(answer=names.another_number)),
    Fault("dns-another-name", "別の名前の応答", "name", _set(answer=names.another_name)),
    Fault("dns-truncated-no-tcp", "長い応答をTCPで取れない", "name", _set(answer=names.truncated, dns_over_tcp=False)),
    Fault("dns-wrong-address", "別のサーバーのアドレスを返す", "name", _set(answer=names.address("127.66.0.1"))),
    Fault("dns-many-aliases", "別名が20個続く", "name", _set(
        answer=names.aliases(*(f"{number}.chukan.example" for number in range(20))))),
    Fault("dns-pointer-loop", "応答の名前が自分自身を指す", "name", _set(answer=names.circle)),
    Fault("dns-internal-silent", "庁内DNSだけが答えない", "name", _set(internal_answer=names.silent)),
    Fault("dns-internal-servfail", "庁内DNSだけが転送できない", "name", _set(internal_answer=names.code("SERVFAIL"))),
    Fault("dns-internal-stale", "庁内DNSに古いアドレスがある", "name", _set(
        internal_answer=names.address("127.66.0.2"))),
    Fault("tcp-silent", "接続要求に応答がない", "TCP", _set(server_is_silent=True)),
    Fault("tcp-refused", "サーバーが待ち受けていない", "TCP", _set(server_listens=False)),
    Fault("tls-stalls", "TLSの途中で応答が止まる", "TLS", _set(instead_of_tls=stall)),
    Fault("tls-hangs-up", "TLSの途中で切れる", "TLS", _set(instead_of_tls=hang_up)),
    Fault("tls-is-http", "TLSでないサーバー", "TLS", _set(instead_of_tls=say_at_once(PAGE))),
    Fault("tls-1.1", "TLS 1.1までのサーバー", "TLS", _set(newest=ssl.TLSVersion.TLSv1_1)),
    Fault("certificate-expired", "証明書の期限切れ", "chain", _certificate(begins=NOW - 90 * DAY, ends=NOW - DAY)),
    Fault("certificate-not-yet-valid", "証明書がまだ有効でない", "chain", _certificate(begins=NOW + DAY)),
    Fault("certificate-wrong-name", "別の名前の証明書", "chain", _certificate(names=["education-202029.chukan.example"])),
    Fault("certificate-self-signed", "自己署名の証明書", "chain", _certificate(self_signed=True)),
    Fault("certificate-missing-intermediate", "中間認証局の証明書がない", "chain", _below(sends_issuer=False)),
    Fault("certificate-stranger", "信頼していない認証局", "chain", _stranger),
    Fault("certificate-namesake", "同じ名前の別の認証局", "chain", _namesake),
    Fault("certificate-for-clients", "クライアント用の証明書", "chain", _certificate(
        usages=[ExtendedKeyUsageOID.CLIENT_AUTH])),
    Fault("certificate-of-an-authority", "認証局の証明書", "chain", _certificate(signs_certificates=True)),
    Fault("certificate-names-in-subject-only", "名前がCNだけにある証明書", "chain", _certificate(
        names_in_subject_only=True)),
    Fault("certificate-intermediate-expired", "中間認証局の期限切れ", "chain", _below(True, ends=NOW - DAY)),
    Fault("certificate-weak-key", "RSA 1024ビットの鍵", "chain", _certificate(weak=True)),
    Fault("certificate-sha1", "SHA-1の署名", "chain", _certificate(sha1=True)),
    Fault("certificate-revoked", "証明書の失効", "revocation", _set(
        list_of=lambda scene: scene.authority.revocation_list(revoked=scene.serial))),
    Fault("list-expired", "失効リストの期限切れ", "revocation", _list(last=NOW - 9 * DAY, until=NOW - DAY)),
    Fault("list-not-yet-valid", "失効リストがまだ有効でない", "revocation", _list(last=NOW + DAY, until=NOW + 9 * DAY)),
    Fault("list-port-closed", "公開リポジトリが動いていない", "revocation", _set(repository_listens=False)),
    Fault("list-not-there", "失効リストがない（404）", "revocation", _set(
        repository_talk=say(http("404 Not Found", b"")))),
    Fault("list-redirect-loop", "失効リストの転送が循環する", "revocation", _redirects),
    Fault("list-is-a-delta", "差分の失効リスト", "revocation", _set(
        list_of=lambda scene: scene.authority.revocation_list(is_delta=True))),
    Fault("list-without-end", "失効リストが大きすぎる", "revocation", _set(
        repository_talk=say(http("200 OK", bytes(5 << 20))))),
    Fault("list-cut", "途中で切れた失効リスト", "revocation", _set(
        list_of=lambda scene: scene.authority.revocation_list()[:-40])),
    Fault("list-of-another", "別の認証局の失効リスト", "revocation", _set(
        list_of=lambda scene: Authority.root("Somebody else's CA").revocation_list())),
    Fault("list-of-a-namesake", "失効リストの署名が違う", "revocation", _set(
        list_of=lambda scene: Authority.root().revocation_list())),
    Fault("list-drips", "失効リストが1バイトずつ届く", "revocation", _set(repository_talk=drip(b"HTTP/1.1 200 OK" + b" " * 60))),
    Fault("http-stalls", "要求に答えない", "HTTP", _set(talk=stall)),
    Fault("http-drips", "応答が1バイトずつ届く", "HTTP", _set(talk=drip(PAGE))),
    Fault("http-hangs-up", "要求の途中で切れる", "HTTP", _set(talk=hang_up)),
    Fault("http-rubbish", "HTTPでない応答", "HTTP", _set(talk=say(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"))),
    Fault("http-redirects", "別の画面へ転送し続ける", "HTTP", _set(
        talk=say(http("302 Found", b"", "text/plain", "Location: /admin/sign-in")))),
    Fault("http-500", "サーバーの内部エラー", "HTTP", _set(talk=say(http("500 Internal Server Error", b"")))),
    Fault("service-closed", "利用可能時間外", "application", _set(talk=say(CLOSED))),
    Fault("another-page", "別の画面", "application", _set(talk=say(http("200 OK", "工事中".encode())))),
]

#: Whatever of these is called broken is a false alarm.
SOUND = [
    Fault("nothing", "正常", None, _set()),
    Fault("dns-alias", "別名が1つある", None, _set(answer=names.aliases("server-1.chukan.example"))),
    Fault("dns-slow", "遅いが間に合うDNS", None, _set(answer=names.slow)),
    Fault("dns-no-aaaa", "AAAAだけ失敗するDNS", None, _set(
        answer=names.only_for("AAAA", names.code("SERVFAIL"), names.address()))),
    Fault("dns-internal", "庁内DNSが転送する", None, _set(internal_answer=names.address())),
    Fault("dns-internal-only", "VPN装置に直接は問い合わせられない", None, _set(
        internal_answer=names.address(), answer=names.silent)),
    Fault("dns-truncated", "長い応答をTCPで取る", None, _set(answer=names.truncated)),
    Fault("tls-1.2", "TLS 1.2までのサーバー", None, _set(newest=ssl.TLSVersion.TLSv1_2)),
    Fault("certificate-last-day", "証明書の最後の日", None, _certificate(ends=NOW + datetime.timedelta(hours=1))),
    Fault("list-names-another", "別の証明書が失効している", None, _set(
        list_of=lambda scene: scene.authority.revocation_list(revoked=12345))),
]
