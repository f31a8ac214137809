"""Why a parcel is not taken: two alarms that somebody must look into, and refusals that the next parcel mends."""

from __future__ import annotations

from app.errors import StorageTrouble


class Alarm(StorageTrouble):
    """A laptop was copied, or put back to an older state. `station` is the chain id that shows it."""

    sentence = ""

    def __init__(self, station: int) -> None:
        super().__init__(type(self).sentence)
        self.station = station


class Cloned(Alarm):
    """One station has two different pasts: its file was copied and both copies were written to."""

    sentence = (
        "Two laptops are writing under the same station: one is a copy of the other. Nothing was changed here. "
        "Stop work on both, and tell the shift manager which laptops were copied or restored."
    )


class RolledBack(Alarm):
    """Somebody else has seen more of this station than it knows of itself."""

    sentence = (
        "Another laptop has records from this one that are not here: this file is older than itself. "
        "Nothing was changed here. Stop work on this laptop and restore it from a backup as a new station."
    )


class EarlierMissing(StorageTrouble):
    """The parcel begins after entries that never came."""

    def __init__(self) -> None:
        super().__init__(
            "An earlier parcel is missing, so this one cannot be taken yet. Nothing was changed here. "
            "Make a parcel on this laptop, take it in on the other one, and bring a new parcel from there."
        )


class NewerProgram(StorageTrouble):
    """The parcel was written by a later version of the program."""

    def __init__(self) -> None:
        super().__init__(
            "The parcel comes from a newer version of this program. Nothing was changed here. "
            "Install that version on this laptop first, then take the parcel in again."
        )


class Unsound(StorageTrouble):
    """The content of a parcel contradicts itself."""

    def __init__(self) -> None:
        super().__init__(
            "The parcel is damaged or was not made by this program. Nothing was changed here. "
            "Ask the other laptop for a new parcel."
        )


class NotForUs(StorageTrouble):
    """The parcel is sealed to others."""

    def __init__(self) -> None:
        super().__init__(
            "The parcel is sealed to other laptops and cannot be opened here. Nothing was changed here. "
            "Check that both laptops are of the same centre and use the same keys."
        )


class UnknownStation(StorageTrouble):
    """The parcel is not signed by a station that is trusted here."""

    def __init__(self) -> None:
        super().__init__(
            "The parcel is not signed by a station that is known and trusted here. Nothing was changed here. "
            "Ask the shift manager which laptop it comes from."
        )


class TooLarge(StorageTrouble):
    """More than a laptop takes in at once."""

    def __init__(self) -> None:
        super().__init__(
            "This is more than can be carried in one parcel. Nothing was changed here. "
            "Make the other laptop anew from a copy of this one; after that the parcels are small."
        )


class FromTheFuture(StorageTrouble):
    """The newest entry of the parcel is from more than a day ahead of this laptop's clock."""

    def __init__(self) -> None:
        super().__init__(
            "The parcel comes from tomorrow or later: one of the two clocks is wrong. Nothing was changed here. "
            "Set the clocks of both laptops, then take it in again, or confirm that this clock is right."
        )
