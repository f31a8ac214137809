"""A key file as the first version wrote it: every later version must open it, and grant by its recovery code."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path
from uuid import UUID

import pytest

from app.errors import Refused
from app.revision import with_user, with_words
from app.sealing import FLOOR
from app.slots import Newcomer
from app.vault import Binding, Vault, desks
from models.codes import Compartment, Role

WORDS, OTHER_WORDS = "zebra tulip abacus abdomen", "correct horse battery staple"
MEDICAL_CODE = "Z307N SW9AD V37YY F15J2 0FA8V FR57H 02S7E NG4GV"
HERE = Binding("medical_check", UUID(int=5), "note")
DATABASE_KEY = "17a88250230fe7b659d7716b03b4494ed52e6d27470d5740490dbb7026cc6ff0"
CARD_SIGNATURE = (
    "054c2ec9f620d05c484e6a3b08773c8822652812d517cb045c7f551e7439a80feefe18f55951fddf2befa3b687d7f941437e"
    "d4684e996c72b8b39192288bcb0c"
)
SEALED = b64decode("AQEAAfWhrPjeGTRkd5qMD7XEWNj3ehn1G4sa2DHrZeiNLDMzXmTz5SP/R9M0JSojeUoW7VWAjAH65gDX2K8wYKzJMw==")
FILE = b64decode(
    "g293YXlzdGF0aW9uIGtleXNZB0SpZGNhcmSjYmlkGwCBzBbIa6J9ZnB1YmxpY1ggs+RiOoo+PwLIk8NOTs/p0huGIOWASoiB5vBW"
    "miD4JtRnd3JhcHBlZFg8ydNWAtOsgjvUKsvySyAYGdMt+yXIdoK2woMl/onfvIdBvwVWu0no0RCA2t/OquJcs8riwH1cWp1CpUrz"
    "ZWFkbWluWCDGZYwbcZW1IqkypJ67NSLDJ5x07JrXAxi7hYsXzCp+kWVzbG90c4KoYmlkUCRKrk/0j0udpFy7q2BKOTJja2RmpGRz"
    "YWx0UCg4xE/CFGQZrZP+S9GbDhRlbGFuZXMEZm1lbW9yeRoAAQAAaml0ZXJhdGlvbnMDZGRlc2tqU2hpZnQgbGVhZGRrZXlzg4No"
    "ZGF0YWJhc2UBWFCdki1uM9QTK7ntF/KAJfo63nR8U7ZVeEviez83GYzCR3bFlILDtqpqTEWwPG0a4feoHJs9ZqaopwK03TvrCSax"
    "Jue729x1/nyQ2eB+k0uzLINlYWRtaW4BWFAtddqdSjAKYunZhm+D6zDEEdO83BB4HoKEYKXMCawzO1xhTn3GGAm148U3r30Ve0ER"
    "DsspM4QE1Wj5V1s/+E8i2PbpXv6vpnrXq96CibABuINqcHJvdGVjdGlvbgFYUMUa3X2mKPiuz8wferS6JJjZjnk64630CMtNnKN9"
    "ffNfU/PKN2nNjw0YZX3Dkh7VyKAh/smzIPh7G0c7qxafLCAn6QTxVWz+Z0aHr5878sJDZHVzZXJQAAAAAAAAAAAAAAAAAAAAC2Vy"
    "b2xlc4FjU0hNZnB1YmxpY1ggrWg1XTmRiuNYLKvkkuq84hDSqff0FDTi2keyv2omO3Rnd3JhcHBlZFg8Yr22j5NjFU0Rwd2zsh9r"
    "v7uOG+r5tp40jZSpCBDeLv0df5skpJ10yC0kaXbCkC1l07eP6qLJckB77v6bqGJpZFC2mcy25b1AvI2wr1M3E7KlY2tkZqRkc2Fs"
    "dFBZwacmcBuRlpwRD4qS8UpuZWxhbmVzBGZtZW1vcnkaAAEAAGppdGVyYXRpb25zA2RkZXNrZkNsaW5pY2RrZXlzgoNoZGF0YWJh"
    "c2UBWFCIgmp793syuM3AKB7PDdYKFA8S024CrxhR5OgvMi4VCNILltBATJ45g+gtsBCOhcysPjAm72Rfmp44O6ZaQu674zLPfpRB"
    "9ZnmpjiEALvSP4NnbWVkaWNhbAFYUHq4FElOWBnwC6JfKfOaz+hqaE3VKiH2O3E6VnLiyuN0hnPBt/csDPA998/VC7yBVGHSt2Pf"
    "smc64xrGIm74Z0Ddk4QOEv4+L9K+JsZrhMOFZHVzZXJQAAAAAAAAAAAAAAAAAAAADGVyb2xlc4FjTUVEZnB1YmxpY1ggs+zppcIF"
    "sJobemGrBMxyDiq3GUWaEUF8+BxmDNSB0ndnd3JhcHBlZFg8MRELkSk6zUQk1D+pMXNyRG5uq5ivmx+l4LV8SwXPCs5muOB2dx3K"
    "jDHxTfHkSKk9yKQhon4MLSAMcFu3ZmZvcm1hdAFndmVyc2lvbgJoZGF0YWJhc2VQgPw8kMHxE849sHiqZUs3sGpyZWNvdmVyaWVz"
    "g6Nka2V5c4KDaGRhdGFiYXNlAVhQ3rwz/TzkI5ve3vKaQWa+V24qmjmwqX5ClPsDs/N+UxyphRpaZEFmkEMMEzllOhnW0xQ7tbHJ"
    "pDHZX824uaZmYfdrNehyaVttgX6mBqj/QQ6DZWFkbWluAVhQ3QkKBBIKFBMwNmkV0B+N/ZiU/oQWKuTCriNOjn1x8QAi4T0cWFof"
    "cGEJrasl31CBx/r/VQRX5SIJ2UjVGmjA2cRiWAu9yF/b6h4vmtXdJGlkbmFtZWdzdGF0aW9uZnB1YmxpY1gguchIzgclRP3HjhRP"
    "zsuP89wvXEC6xxcp7CWjbq2ceUejZGtleXOBg2dtZWRpY2FsAVhQXB7P8U3Uhgc/PiuPWSBrnlLvsMzvz/CRIJijpCgxM2ilI7p9"
    "SsYenXjcotQbiUJxcHQ9IHsMC0U10HPs+Pr+oZO5ZOqM6OJV0DWkGzi3D11kbmFtZWdtZWRpY2FsZnB1YmxpY1ggd3ULzGPRUpCV"
    "HcA06iSQ3V1ekMkUs4wbPHJ6xQY1KgOjZGtleXOBg2pwcm90ZWN0aW9uAVhQtiWD+M2+od9c+Ydh7D2qyvO3KnxSRRFlKFZfRFi7"
    "e1wevpn0hKzr4t7OFQVgfchtSRnK+gxxMqalXwQ2wbWn4Jg+v6sh+QXh4DaRiaKtz8hkbmFtZWpwcm90ZWN0aW9uZnB1YmxpY1gg"
    "SXF45Uuo+dFwQOHN+VjGMg85eN20mEIQ2fSwhsPnIh5sY29tcGFydG1lbnRzgoNnbWVkaWNhbAFYIDRHBXzz8qPPnIl5kM3j3I1d"
    "zKlgJeoVZ/Khtgtwt6tcg2pwcm90ZWN0aW9uAVggJYI94Ozc2MTZqayk/b+3jcIyz41Sf1+AcI0aywiw/2twZGF0YWJhc2VfdmVy"
    "c2lvbgFYQEp/Z8vCef2+bboY2AXkiN7RTjZchbjHHSvacO1dg7InwYZDvVF+ibIU7rO5Bd4XoQp9N1QaDXgubcEM92NNkQ0="
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "keys"
    path.write_bytes(FILE)
    return path


def test_both_desks_of_the_first_version_open(path: Path) -> None:
    lead, clinic = (Vault.unlock(path, desk.slot_id, WORDS) for desk in desks(path))
    assert lead.database_key.hex() == clinic.database_key.hex() == DATABASE_KEY
    assert (lead.user_id, clinic.user_id) == (UUID(int=11), UUID(int=12))
    assert clinic.open(Compartment.MEDICAL, SEALED, HERE) == b"coughs at night"
    assert lead.sign_card(b"card").hex() == CARD_SIGNATURE


def test_the_recovery_code_of_the_first_version_still_grants_a_medic(path: Path) -> None:
    lead = Vault.unlock(path, desks(path)[0].slot_id, WORDS)
    person = Newcomer.checked(UUID(int=13), "Clinic 2", (Role.MEDIC,), WORDS, FLOOR)
    lead.stage(with_user(lead.opened, person, MEDICAL_CODE))
    lead.adopt()
    medic = Vault.unlock(path, desks(path)[2].slot_id, WORDS)
    assert medic.open(Compartment.MEDICAL, SEALED, HERE) == b"coughs at night"


def test_who_has_a_slot_of_the_first_version_changes_words_as_a_lead_or_is_told_what_to_do(path: Path) -> None:
    lead, clinic = (Vault.unlock(path, desk.slot_id, WORDS) for desk in desks(path))
    with pytest.raises(Refused, match="add the desk anew"):
        with_words(clinic.opened, WORDS, OTHER_WORDS, FLOOR)
    lead.stage(with_words(lead.opened, WORDS, OTHER_WORDS, FLOOR))
    lead.adopt()
    assert Vault.unlock(path, lead.desk.slot_id, OTHER_WORDS).database_key.hex() == DATABASE_KEY
