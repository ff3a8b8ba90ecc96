"""SageMaker is held to botocore's own description of it; S3 is moto's. No account was at hand."""

import datetime as dt
import io
import tarfile

import boto3
import polars as pl
import pytest
from botocore.stub import Stubber
from moto import mock_aws
from polars.testing import assert_frame_equal

from shelfcast.contracts import CLOSURES, DEMAND
from shelfcast.errors import FailureError, SettingError
from shelfcast.forecast import Drivers, ForecastConfig, make
from shelfcast.steps import sagemaker
from shelfcast.steps.in_container import main

PLACE = sagemaker.Place("shop", "arn:aws:iam::123456789012:role/train", "image:1")
CONFIG = ForecastConfig(
    horizon=7, models=("seasonal_naive", "lightgbm"), levels=("store_product",), budget_seconds=1
)
EVENTS = pl.DataFrame(
    {
        "store_id": pl.Series([None] * 15, dtype=pl.String),
        "ds": [dt.date(2024, 1, 5) + dt.timedelta(days=7 * i) for i in range(15)],
        "event": ["market"] * 15,
    }
)
AHEAD = Drivers(events=EVENTS)
JOB = "shelfcast-20240501-120000"
ARN = f"arn:aws:sagemaker:eu-west-1:123456789012:training-job/{JOB}"


@pytest.fixture(scope="module")
def inputs():
    first = dt.date(2024, 1, 1)
    rows = [
        ("s", p, first + dt.timedelta(days=i), float((i * n) % 7), True, None, False)
        for n, p in enumerate(("a", "b"), 2)
        for i in range(90)
    ]
    return {
        "demand": pl.DataFrame(rows, schema=DEMAND.schema(), orient="row"),
        "closures": CLOSURES.empty(),
        "products": pl.DataFrame({"product_id": ["a", "b"], "category": ["x", "x"]}),
        "stores": pl.DataFrame({"store_id": ["s"], "region": ["r"]}),
    }


@pytest.fixture
def cloud(monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    with mock_aws():
        s3 = boto3.client("s3", region_name="eu-west-1")
        where = {"LocationConstraint": "eu-west-1"}
        s3.create_bucket(Bucket="shop", CreateBucketConfiguration=where)
        client = boto3.client("sagemaker", region_name="eu-west-1")
        with Stubber(client) as stub:
            yield s3, client, stub


def described(status, **more):
    return {
        "TrainingJobName": JOB,
        "TrainingJobArn": ARN,
        "ModelArtifacts": {"S3ModelArtifacts": f"s3://shop/shelfcast/{JOB}/output/model.tar.gz"},
        "TrainingJobStatus": status,
        "SecondaryStatus": status if status != "InProgress" else "Training",
        "AlgorithmSpecification": {"TrainingInputMode": "File"},
        "ResourceConfig": {"VolumeSizeInGB": 30},
        "StoppingCondition": {"MaxRuntimeInSeconds": 3600},
        "CreationTime": dt.datetime(2024, 5, 1, tzinfo=dt.UTC),
        **more,
    }


def runs_the_container(s3, root):
    """What SageMaker does between two looks: fetch the channel, run the image, keep the model."""

    def pause(seconds):
        given = root / "input" / "data" / "training"
        given.mkdir(parents=True)
        base = f"shelfcast/{JOB}/input/"
        for one in s3.list_objects_v2(Bucket="shop", Prefix=base)["Contents"]:
            s3.download_file("shop", one["Key"], str(given / one["Key"].removeprefix(base)))
        assert main(root) == 0
        body = io.BytesIO()
        with tarfile.open(fileobj=body, mode="w:gz") as archive:
            archive.add(root / "model", arcname=".")
        key = f"shelfcast/{JOB}/output/model.tar.gz"
        s3.put_object(Bucket="shop", Key=key, Body=body.getvalue())

    return pause


def test_a_job_there_gives_the_forecasts_made_here(inputs, cloud, tmp_path):
    s3, client, stub = cloud
    asked = sagemaker.request(PLACE, JOB, f"shelfcast/{JOB}")
    stub.add_response("create_training_job", {"TrainingJobArn": ARN}, asked)
    stub.add_response("describe_training_job", described("InProgress"))
    stub.add_response("describe_training_job", described("Completed"))
    by = sagemaker.Clients(client, s3, runs_the_container(s3, tmp_path))
    there = sagemaker.train(inputs, CONFIG, PLACE, JOB, by, AHEAD)
    here = make(*inputs.values(), CONFIG, ahead=AHEAD)
    for name in ("forecasts", "backtests", "scores", "window_demand", "coverage"):
        assert_frame_equal(getattr(there, name), getattr(here, name))
    assert (there.notes, there.learned, there.meaning) == (here.notes, here.learned, here.meaning)
    assert set(here.learned) == {"lightgbm"}
    stub.assert_no_pending_responses()


def test_a_job_that_fails_is_told_with_its_reason(inputs, cloud):
    s3, client, stub = cloud
    stub.add_response("create_training_job", {"TrainingJobArn": ARN})
    stub.add_response("describe_training_job", described("Failed", FailureReason="no demand"))
    with pytest.raises(FailureError) as told:
        sagemaker.train(inputs, CONFIG, PLACE, JOB, sagemaker.Clients(client, s3))
    assert told.value.evidence == ("no demand",)


def test_without_a_role_nothing_is_sent(inputs, cloud):
    s3, client, _ = cloud
    with pytest.raises(SettingError):
        sagemaker.train(
            inputs, CONFIG, sagemaker.Place("shop", "", ""), JOB, sagemaker.Clients(client, s3)
        )
    assert "Contents" not in s3.list_objects_v2(Bucket="shop")


def test_what_went_wrong_there_is_left_where_sagemaker_shows_it(inputs, tmp_path):
    given = tmp_path / "input" / "data" / "training"
    given.mkdir(parents=True)
    nothing = {name: frame.clear() for name, frame in inputs.items()}
    for name, body in sagemaker.sent(nothing, CONFIG, AHEAD).items():
        (given / name).write_bytes(body)
    assert main(tmp_path) == 2
    assert "no demand" in (tmp_path / "output" / "failure").read_text()
