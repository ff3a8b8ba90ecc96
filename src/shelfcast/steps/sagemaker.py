"""How is the same forecast made on a machine of Amazon SageMaker?

    [sagemaker]
    bucket = "my-bucket"            # set: forecasts are made there
    role = "arn:aws:iam::…:role/…"  # may read and write the bucket
    image = "….dkr.ecr.….amazonaws.com/shelfcast:0.1"

The inputs and what is told of the days to come go to the bucket as Parquet, a training job runs
in_container.py in an image of yours with Shelfcast in it, and the frames and trees come back as
that job's model. The code is the same, and so are the numbers. By boto3, with the credentials that
it finds. The job costs money; it stops after `seconds`.
Not here: what runs over there (in_container.py), building the image.
"""

from __future__ import annotations

import importlib
import io
import json
import tarfile
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

import polars as pl

from shelfcast.errors import FailureError, MissingExtraError, SettingError
from shelfcast.forecast import Drivers, ForecastConfig, ForecastResult

INPUTS = ("demand", "closures", "products", "stores")
AHEAD = "ahead_{}.parquet"
TOLD = ("notes", "learned", "meaning")
CHANNEL = "training"
PAUSE = 15.0


@dataclass(frozen=True)
class Place:
    """Where and on what the job runs. seconds: the longest it may take."""

    bucket: str
    role: str
    image: str
    instance: str = "ml.m5.xlarge"
    seconds: int = 3600


@dataclass(frozen=True)
class Clients:
    """boto3's clients, and how to wait between two looks."""

    sagemaker: Any
    s3: Any
    pause: Callable[[float], None] = time.sleep


def clients() -> Clients:
    """The clients of this machine's credentials. Raises MissingExtraError."""
    try:
        boto3 = importlib.import_module("boto3")
    except ImportError as error:
        raise MissingExtraError(
            "SageMaker needs boto3, which is not installed.", fix="pip install 'shelfcast[aws]'"
        ) from error
    return Clients(boto3.client("sagemaker"), boto3.client("s3"))


def train(  # noqa: PLR0917 (what, how, where, by which name, by whom)
    inputs: Mapping[str, pl.DataFrame],
    config: ForecastConfig,
    place: Place,
    job: str,
    by: Clients,
    ahead: Drivers | None = None,
) -> ForecastResult:
    """The forecasts of those inputs (see `forecast.make`), made by the training job named `job`.

    Raises SettingError where role or image are missing, FailureError where the job fails.
    """
    if not (place.role and place.image):
        raise SettingError(
            "Forecasts are to be made in SageMaker, but its role or image is not set.",
            fix="set sagemaker.role and sagemaker.image in shelfcast.toml",
        )
    base = f"shelfcast/{job}"
    for name, body in sent(inputs, config, ahead or Drivers()).items():
        by.s3.put_object(Bucket=place.bucket, Key=f"{base}/input/{name}", Body=body)
    by.sagemaker.create_training_job(**request(place, job, base))
    found = _finished(job, by)
    _, _, key = found["ModelArtifacts"]["S3ModelArtifacts"].removeprefix("s3://").partition("/")
    return unpacked(by.s3.get_object(Bucket=place.bucket, Key=key)["Body"].read())


def sent(
    inputs: Mapping[str, pl.DataFrame], config: ForecastConfig, ahead: Drivers
) -> dict[str, bytes]:
    """What the job is given, by file name: inputs, what is told ahead, the settings."""
    files = {f"{name}.parquet": _parquet(inputs[name]) for name in INPUTS}
    files |= {AHEAD.format(one.name): _parquet(getattr(ahead, one.name)) for one in fields(ahead)}
    return {**files, "config.json": json.dumps(asdict(config)).encode()}


def request(place: Place, job: str, base: str) -> dict[str, Any]:
    """What CreateTrainingJob is asked."""
    source = {
        "S3DataType": "S3Prefix",
        "S3Uri": f"s3://{place.bucket}/{base}/input/",
        "S3DataDistributionType": "FullyReplicated",
    }
    return {
        "TrainingJobName": job,
        "RoleArn": place.role,
        "AlgorithmSpecification": {"TrainingImage": place.image, "TrainingInputMode": "File"},
        "InputDataConfig": [{"ChannelName": CHANNEL, "DataSource": {"S3DataSource": source}}],
        "OutputDataConfig": {"S3OutputPath": f"s3://{place.bucket}/{base}/output/"},
        "ResourceConfig": {
            "InstanceType": place.instance,
            "InstanceCount": 1,
            "VolumeSizeInGB": 30,
        },
        "StoppingCondition": {"MaxRuntimeInSeconds": place.seconds},
    }


def packed(result: ForecastResult) -> dict[str, bytes]:
    """Each frame of a result as Parquet, and what it tells in words as JSON, by file name."""
    told = {name: getattr(result, name) for name in TOLD}
    files = {"told.json": json.dumps(told, default=dict).encode()}
    frames = {one.name: getattr(result, one.name) for one in fields(result)}
    held = {name: frame for name, frame in frames.items() if isinstance(frame, pl.DataFrame)}
    return files | {f"{name}.parquet": _parquet(frame) for name, frame in held.items()}


def unpacked(archive: bytes) -> ForecastResult:
    """The result that a job's model.tar.gz holds; names it does not know are not read."""
    found: dict[str, Any] = {}
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as held:
        members = {member.name.removeprefix("./"): member for member in held.getmembers()}
        for name in (f"{one.name}.parquet" for one in fields(ForecastResult)):
            body = held.extractfile(members[name]) if name in members else None
            if body:
                found[name.removesuffix(".parquet")] = pl.read_parquet(io.BytesIO(body.read()))
        body = held.extractfile(members["told.json"])
        told = json.loads(body.read()) if body else {}
    return ForecastResult(**found, **{**told, "notes": tuple(told.get("notes", ()))})


def _parquet(frame: pl.DataFrame) -> bytes:
    body = io.BytesIO()
    frame.with_columns(pl.col(pl.Categorical).cast(pl.String)).write_parquet(body)
    return body.getvalue()


def _finished(job: str, by: Clients) -> dict[str, Any]:
    while True:
        found: dict[str, Any] = by.sagemaker.describe_training_job(TrainingJobName=job)
        status = found["TrainingJobStatus"]
        if status == "Completed":
            return found
        if status in ("Failed", "Stopped"):
            raise FailureError(
                f"The training job {job} of SageMaker ended as {status}.",
                evidence=[found.get("FailureReason", "no reason was given")],
                fix=f"aws logs tail /aws/sagemaker/TrainingJobs --log-stream-name-prefix {job}",
            )
        by.pause(PAUSE)
