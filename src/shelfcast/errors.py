"""What can go wrong, each kind with a code that stays the same from version to version.

ShelfcastError
├── InputError                exit 2: the person can mend it
│   ├── EmptyFileError        empty_file         nothing in the file
│   ├── FileMissingError      file_missing       no such file, or a folder without data files
│   ├── UnknownFormatError    unknown_format     a picture, a program, a kind no source reads
│   ├── DamagedFileError      damaged_file       cut short or corrupt: gz, zip, Excel, Parquet
│   ├── TooLargeError         too_large          an archive that claims more than the limit
│   ├── UnsafeFileError       unsafe_file        markup that declares entities
│   ├── UnknownDatasetError   unknown_dataset    no dataset fits the columns
│   ├── MissingColumnError    missing_column     a required column was not found
│   ├── UndatedError          undated            periods are counted, and no day is named
│   ├── MappingError          bad_mapping        --map or a mapping file names what is not there
│   ├── QuarantineError       bad_mend           a row to be mended is not what was kept aside
│   ├── OverrideError         bad_override       an override of a forecast that cannot be
│   ├── OrderError            bad_order          an approval or adjustment that cannot be
│   ├── SourceChangedError    source_changed     a frozen source came with other columns
│   ├── AddressRefusedError   address_refused    a private or unknown kind of address
│   ├── SourceUnreachableError source_unreachable a server that does not answer or let us in
│   ├── SourceAnswerError     bad_answer         a server that answers, but not with rows
│   ├── ReadOnlyQueryError    not_read_only      a query that is more than one SELECT
│   ├── SettingError          bad_setting        shelfcast.toml holds a value that cannot be
│   ├── NoProjectError        no_project         no shelfcast.toml here
│   ├── NoDataError           no_data            a step needs data that is not there yet
│   ├── QueryError            bad_query          an unknown metric, dimension, filter or grain
│   ├── AdviceError           bad_advice_input   a value that advise was given cannot be
│   ├── OwnModelError         own_model          a dbt model of the project's own cannot be built
│   └── MissingExtraError     missing_extra      an optional package is not installed
└── FailureError              exit 1: the run stopped
    ├── LockedError           locked             another run holds the project
    ├── DiskFullError         disk_full          no space left
    ├── DamagedProjectError   damaged_project    a file of the project itself does not read
    ├── BuildError            build_failed       dbt stopped: a model or a test
    └── InterruptedRunError   interrupted        Ctrl-C

An error is data first (code, what, evidence, why, fix, state); its text is one rendering.
Not here: the checks themselves. Each room raises these where it finds the fault.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

EVIDENCE_CAP = 5
NOTHING_WRITTEN = "Nothing was written."


class ShelfcastError(Exception):
    """The root. `what` happened, the `evidence`, `why` it matters, the `fix`, the `state` left."""

    code: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 1

    def __init__(
        self,
        what: str,
        *,
        evidence: Sequence[str] = (),
        why: str = "",
        fix: str = "",
        state: str = NOTHING_WRITTEN,
    ) -> None:
        super().__init__(what)
        self.what = what
        self.evidence = tuple(evidence)
        self.why = why
        self.fix = fix
        self.state = state

    def as_dict(self) -> dict[str, object]:
        """The error as one JSON document, as `--json` prints it."""
        return {
            "error": self.code,
            "what": self.what,
            "evidence": list(self.evidence),
            "why": self.why,
            "fix": self.fix,
            "state": self.state,
        }

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> list[str]:
        lines = [f"{self.what} [{self.code}]"]
        lines += [f"  {item}" for item in self.evidence[:EVIDENCE_CAP]]
        if len(self.evidence) > EVIDENCE_CAP:
            lines.append(f"  and {len(self.evidence) - EVIDENCE_CAP} more")
        lines += [self.why] if self.why else []
        lines += [f"Fix: {self.fix}"] if self.fix else []
        lines += [self.state] if self.state else []
        return lines


class InputError(ShelfcastError):
    """The person can mend it."""

    code = "bad_input"
    exit_code = 2


class EmptyFileError(InputError):
    """The file has no rows at all."""

    code = "empty_file"


class FileMissingError(InputError):
    """No such file, or a folder with nothing to read."""

    code = "file_missing"


class UnknownFormatError(InputError):
    """The bytes are of no kind that a source reads."""

    code = "unknown_format"


class DamagedFileError(InputError):
    """The file was cut short or is corrupt."""

    code = "damaged_file"


class TooLargeError(InputError):
    """An archive claims to hold more than the limit."""

    code = "too_large"


class UnsafeFileError(InputError):
    """The file holds what could harm the machine that reads it."""

    code = "unsafe_file"


class UnknownDatasetError(InputError):
    """No dataset of the retail model fits the columns."""

    code = "unknown_dataset"


class MissingColumnError(InputError):
    """A column that the dataset cannot do without was not found."""

    code = "missing_column"


class UndatedError(InputError):
    """The periods are counted or lack their year, and nothing says which days they are."""

    code = "undated"


class MappingError(InputError):
    """A mapping names a column that is not there, or one column twice."""

    code = "bad_mapping"


class QuarantineError(InputError):
    """A row to be mended, or a sheet of mended rows, is not what the quarantine has."""

    code = "bad_mend"


class OverrideError(InputError):
    """An override names no forecast, days that cannot be, or an amount that cannot be."""

    code = "bad_override"


class OrderError(InputError):
    """An approval, adjustment or withdrawal names no order, or units that cannot be."""

    code = "bad_order"


class SourceChangedError(InputError):
    """A file of a frozen source has other columns or formats than the one before it."""

    code = "source_changed"


class AddressRefusedError(InputError):
    """The address is on a private network, or of a kind that is not read."""

    code = "address_refused"


class SourceUnreachableError(InputError):
    """The server does not answer, or does not let us in."""

    code = "source_unreachable"


class SourceAnswerError(InputError):
    """The server answered with something other than the rows asked for."""

    code = "bad_answer"


class ReadOnlyQueryError(InputError):
    """The query is not one SELECT that only reads."""

    code = "not_read_only"


class SettingError(InputError):
    """A setting holds a value that cannot be."""

    code = "bad_setting"


class NoProjectError(InputError):
    """The folder is not a project."""

    code = "no_project"


class NoDataError(InputError):
    """A step needs data that is not there yet."""

    code = "no_data"


class QueryError(InputError):
    """A query names what the catalogue does not have."""

    code = "bad_query"


class AdviceError(InputError):
    """A program asked for advice on an order with values that cannot be."""

    code = "bad_advice_input"


class OwnModelError(InputError):
    """A dbt model of the project's own, or a test of it, stopped the build."""

    code = "own_model"


class MissingExtraError(InputError):
    """An optional package is not installed; the fix is the install line."""

    code = "missing_extra"


class FailureError(ShelfcastError):
    """The run stopped for a reason that is not in the input."""

    code = "failure"


class LockedError(FailureError):
    """Another run holds the project."""

    code = "locked"


class DiskFullError(FailureError):
    """No space is left where the project writes."""

    code = "disk_full"


class DamagedProjectError(FailureError):
    """A file that Shelfcast itself wrote does not read."""

    code = "damaged_project"


class BuildError(FailureError):
    """dbt stopped at a model or a test."""

    code = "build_failed"


class InterruptedRunError(FailureError):
    """The person pressed Ctrl-C."""

    code = "interrupted"
