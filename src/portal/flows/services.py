"""The adapters to the outside that flows use, built once per process from its configuration."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.domains import shipping
from portal.kit.config import Config
from portal.kit.crypto import Vault
from portal.kit.http import Http
from portal.kit.mail import Mailer, mailer


@dataclass(frozen=True)
class Services:
    """What a process gives to its flows."""

    config: Config
    vault: Vault
    mailer: Mailer
    carriers: Mapping[str, shipping.CarrierAdapter]
    http: Http

    @classmethod
    def of(cls, config: Config) -> "Services":
        """The real adapters for a configuration."""
        return cls(
            config=config,
            vault=Vault(config.master_key),
            mailer=mailer(config.smtp_url, config.mail_from),
            carriers=shipping.adapters(),
            http=Http(allow_private=config.allow_private_addresses),
        )
