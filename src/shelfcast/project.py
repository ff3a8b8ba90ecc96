"""Where does a project keep its things, and how is it set?

A project is a folder with `shelfcast.toml`. Every setting has a default that works; settings are
read once and frozen. Money settings are in the project's currency, times in days.

    shelfcast.toml          the settings
    mappings/               what `ingest` learned of each source's columns, to read and to mend
    lake/                   Iceberg tables by zone, and its SQLite catalog
    warehouse/work.duckdb   the file the steps write; nobody else opens it
    warehouse/snapshots/    what was published: one DuckDB file a run
    warehouse/current       names the snapshot being served
    models/                 what was learned at each run, its data, settings and scores
    .lock                   held by the command that writes
    .place                  the folder it was made in, since the lake's tables name it

Not here: what the steps do with any of it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from shelfcast.cleaning import CleaningSettings
from shelfcast.declared import SourcesSettings
from shelfcast.errors import InputError, NoProjectError, SettingError
from shelfcast.target import TargetSettings

SETTINGS_FILE = "shelfcast.toml"

Freq = Literal["D", "W", "M"]
LevelName = Literal[
    "total", "region", "store", "category", "store_category", "product", "store_product"
]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ProjectSettings(_Section):
    """Who the project is for."""

    name: str = Field("My shop", description="as shown on the dashboard and in reports")
    currency: str = Field("GBP", pattern=r"^[A-Z]{3}$", description="ISO 4217 code")
    timezone: str = Field("UTC", description="an IANA name, such as Europe/London")
    country: str = Field("GB", pattern=r"^[A-Z]{2}$", description="ISO 3166 code, for its holidays")

    @field_validator("timezone")
    @classmethod
    def _known(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError("not a time zone of the IANA list, such as Europe/London") from error
        return value


class ForecastSettings(_Section):
    """How far, how often and how finely to forecast."""

    horizon: int | None = Field(
        None, ge=1, le=730, description="periods ahead; left out: 28 days, 8 weeks or 6 months"
    )
    freq: Freq | None = Field(
        None, description="length of a period: D, W or M; left out: as the sales are told"
    )
    levels: tuple[LevelName, ...] = Field(
        ("total", "region", "store", "category", "store_category", "product", "store_product"),
        description="what is forecast",
    )
    models: tuple[str, ...] = Field(
        ("seasonal_naive", "auto_ets", "theta", "lightgbm"),
        description="what is tried; the backtest chooses",
    )
    cutoffs: int = Field(3, ge=1, le=26, description="rolling origins of the backtest")
    seed: int = Field(20240229, description="the same seed gives the same forecasts")
    budget_seconds: float = Field(
        40, gt=0, description="processor seconds that bound what is tried, by counts, not the clock"
    )
    weights: str = Field("", description="folder of pretrained models: chronos/, timesfm/")
    engine: Literal["local", "spark"] = Field(
        "local", description="where models are worked on: this machine, or Spark at target.master"
    )
    mlflow: str = Field(
        "", description='where runs are logged in MLflow too: "local" (models/mlflow.db), or a URI'
    )
    retrain: Literal["always", "on_drift"] = Field(
        "always", description="on_drift: ask the last run's trees again while no bound is passed"
    )
    drift_bound: float = Field(
        0.25, gt=0, description="how far demand may move between runs (PSI) before it is told"
    )
    error_bound: float = Field(
        1.25, gt=0, description="misses since the last run over those of its backtest, before told"
    )


class SageMakerSettings(_Section):
    """Where forecasts are made in Amazon SageMaker, instead of here."""

    bucket: str = Field("", description="S3 bucket; set, forecasts are made there")
    role: str = Field("", description="ARN of the role that the training job takes")
    image: str = Field("", description="image with Shelfcast in it, in your registry")
    instance: str = Field("ml.m5.xlarge", description="kind of machine")
    seconds: int = Field(3600, ge=60, description="longest a training job may take")


class InventorySettings(_Section):
    """What stock costs and how long it takes to come."""

    lead_time: float = Field(7, ge=0, description="days, where nothing better is known")
    review_period: float = Field(7, gt=0, description="days between two looks at the shelf")
    holding_cost: float = Field(0.25, ge=0, description="a year, as a share of the unit cost")
    holding_per_unit: float | None = Field(
        None, ge=0, description="money per unit and review period; set, it replaces holding_cost"
    )
    unmet: Literal["lost", "backordered"] = Field(
        "lost", description="a sale that the shelf cannot meet is lost, or the customer waits"
    )
    service_level: float = Field(0.95, gt=0, lt=1, description="chance of no stock-out in a cycle")
    shortage_cost: float | None = Field(
        None, ge=0, description="money per unit short; set, it decides instead of service_level"
    )
    fill_rate: float | None = Field(
        None, gt=0, lt=1, description="share of demand to be met; set, it decides instead of both"
    )
    class_service_levels: dict[Literal["A", "B", "C"], float] = Field(
        default_factory=dict,
        description="service_level by ABC class: { A = 0.98, B = 0.95, C = 0.9 }",
    )
    spoilage_cost: float = Field(
        0, ge=0, description="money per unit thrown away after its shelf life, beside its cost"
    )
    supplier_holidays: dict[str, tuple[str, ...]] = Field(
        default_factory=dict,
        description='closed: { all = ["sunday"], SUP-A = ["2026-12-24..2027-01-02"] }',
    )
    order_cost: float = Field(10, ge=0, description="money per order line placed")
    unit_cost_share: float = Field(
        0.6, gt=0, le=1, description="unit cost as a share of the price, where no cost is known"
    )
    budget: float | None = Field(None, ge=0, description="most to spend on one plan")
    max_cover: float = Field(
        60, ge=0, description="days of sales beyond which an order is not enlarged"
    )


class PlannerSettings(_Section):
    """What it costs and brings to move, return and mark down goods."""

    transfer_cost: float = Field(
        5, ge=0, description="money to move one product once between stores"
    )
    transfers_first: bool = Field(
        False, description="true: what the advised transfers bring is not ordered"
    )
    return_share: float = Field(
        0, ge=0, le=1, description="share of the cost that suppliers pay for goods sent back"
    )
    mark_down: float = Field(
        0.5, ge=0, le=1, description="share that a mark-down takes off the price of dead stock"
    )
    lost_after: int = Field(
        60, ge=1, description="days past its promise after which a delivery counts as lost"
    )
    proof_lines: int = Field(
        400, ge=0, description="products in stores that plans are tried on over the past; 0: none"
    )


class ServeSettings(_Section):
    """Where the dashboard listens."""

    host: str = Field("127.0.0.1", description="0.0.0.0 lets other machines in")
    port: int = Field(8501, ge=1, le=65535, description="the port in the address")


OnChange = Literal["evolve", "freeze", "quarantine"]
_BYTES = {"k": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}


class LandingSettings(_Section):
    """What follows where a file is not like the ones that came from its source before."""

    on_change: OnChange = Field(
        "evolve",
        description="evolve: land it and tell; freeze: refuse it; quarantine: keep its rows aside",
    )
    on_change_of: dict[str, OnChange] = Field(
        default_factory=dict, description='the same by file name: { "till-*.csv" = "freeze" }'
    )
    spark_above: str = Field(
        "1GB",
        pattern=r"^\d+(\.\d+)? ?[kMGT]?B$",
        description="with engine spark: larger files, or files of one command, are landed there",
    )

    @property
    def spark_bytes(self) -> int:
        """`spark_above` in bytes, 1 kB being 1,000."""
        figure, unit = self.spark_above[:-1].rstrip(" kMGT"), self.spark_above[-2]
        return int(float(figure) * _BYTES.get(unit, 1))


class AlertSettings(_Section):
    """Rules and channels; none yet."""


class AuthSettings(_Section):
    """Who may see what; nobody is asked yet."""


class Settings(_Section):
    """All of shelfcast.toml."""

    project: ProjectSettings = ProjectSettings()
    target: TargetSettings = TargetSettings()
    mappings: dict[str, dict[str, str]] = Field(
        default_factory=dict, description="dataset -> their column -> ours"
    )
    landing: LandingSettings = LandingSettings()
    sources: SourcesSettings = SourcesSettings()
    cleaning: CleaningSettings = CleaningSettings()
    forecast: ForecastSettings = ForecastSettings()
    sagemaker: SageMakerSettings = SageMakerSettings()
    inventory: InventorySettings = InventorySettings()
    planner: PlannerSettings = PlannerSettings()
    alerts: AlertSettings = AlertSettings()
    auth: AuthSettings = AuthSettings()
    serve: ServeSettings = ServeSettings()


@dataclass(frozen=True)
class Project:
    """A project folder and its settings."""

    root: Path
    settings: Settings

    @property
    def lake(self) -> Path:
        """The lake's folder."""
        return self.root / "lake"

    @property
    def warehouse(self) -> Path:
        """The warehouse's folder."""
        return self.root / "warehouse"

    @property
    def mappings(self) -> Path:
        """The folder of saved mappings."""
        return self.root / "mappings"

    @property
    def lock(self) -> Path:
        """The file whose lock the writing command holds."""
        return self.root / ".lock"


def load(root: Path) -> Project:
    """The project at `root`.

    Raises NoProjectError where there is no shelfcast.toml, SettingError where it cannot be.
    """
    path = root / SETTINGS_FILE
    if not path.is_file():
        raise NoProjectError(
            f"{root} is not a Shelfcast project: it has no {SETTINGS_FILE}.",
            fix=f"shelfcast init {root}",
        )
    return Project(root.resolve(), read_settings(path))


def read_settings(path: Path) -> Settings:
    """The settings in a TOML file, all faults reported together."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return Settings.model_validate(raw)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(
            f"{path} is not TOML.", evidence=[str(error)], fix=f"mend {path}"
        ) from error
    except ValidationError as error:
        raise SettingError(
            f"{path} holds settings that cannot be.",
            evidence=[_fault(item) for item in error.errors()],
            fix=f"mend these lines of {path}; a deleted line means its default",
        ) from error


def _fault(item: object) -> str:
    assert isinstance(item, dict)
    where = ".".join(str(part) for part in item["loc"])
    if where.startswith(("sources.", "target")):  # may hold a password
        return f"{where}: {item['msg']}"
    return f"{where} = {item['input']!r}: {item['msg']}"


def init(root: Path, name: str | None = None) -> Project:
    """A new project at `root`; an existing one is left as it is.

    Raises InputError where no folder can be made or written to there.
    """
    path = root / SETTINGS_FILE
    try:
        root.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text(_template(name or root.resolve().name), encoding="utf-8")
    except (FileExistsError, NotADirectoryError, PermissionError) as error:
        raise InputError(
            f"No project can be made in {root}.",
            evidence=[error.strerror or str(error)],
            fix="name a folder of yours: --project FOLDER",
        ) from error
    return load(root)


def _template(name: str) -> str:
    """A commented shelfcast.toml; each commented line shows its default."""
    lines = ["# Shelfcast settings. A line that is commented out shows its default.", ""]
    for section, field in Settings.model_fields.items():
        lines.append(f"[{section}]")
        default = field.get_default(call_default_factory=True)
        if isinstance(default, BaseModel):
            lines += [_setting(default, key, name) for key in type(default).model_fields]
        elif section == "mappings":
            lines.append('# sales = { "Their Column" = "quantity" }')
        if section == "sources":
            lines += _SOURCE_EXAMPLE
        lines.append("")
    return "\n".join(lines)


_SOURCE_EXAMPLE = (
    "",
    "## An example of a source; shelfcast ingest till",
    "## [sources.till]",
    '## url = "postgresql://reader:${TILL_PASSWORD}@db.example/shop"',
    '## table = "public.sales"',
    '## watermark = "updated_at"',
)


def _setting(section: BaseModel, key: str, name: str) -> str:
    field = type(section).model_fields[key]
    note = f"  # {field.description}" if field.description else ""
    if isinstance(section, ProjectSettings) and key == "name":
        return f"name = {_toml(name)}"
    value = getattr(section, key)
    return f"# {key} = {_toml(value)}{note}" if value is not None else f"# {key} ={note}"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return str(value)


def change(project: Project, section: str, values: Mapping[str, object]) -> Project:
    """The project with some settings of a section changed for this command; None leaves one.

    Raises SettingError for a value that cannot be.
    """
    told = {key: value for key, value in values.items() if value is not None}
    if not told:
        return project
    whole = project.settings.model_dump()
    whole[section] = {**whole[section], **told}
    try:
        return Project(project.root, Settings.model_validate(whole))
    except ValidationError as error:
        raise SettingError(
            f"{section} cannot be set so.", evidence=[_fault(item) for item in error.errors()]
        ) from error
