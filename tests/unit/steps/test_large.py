from types import SimpleNamespace

import pytest

from shelfcast import project as projects
from shelfcast.landing import Request
from shelfcast.project import LandingSettings
from shelfcast.steps.large import large


@pytest.fixture
def made(tmp_path):
    """A project with these settings, and two files of 600 bytes."""

    def of(text):
        project = projects.init(tmp_path / "project")
        (project.root / "shelfcast.toml").write_text(text)
        files = [tmp_path / "a.csv", tmp_path / "b.csv"]
        for file in files:
            file.write_bytes(b"x" * 600)
        return projects.load(project.root), files

    return of


def request():
    return Request(SimpleNamespace(), None, opened=SimpleNamespace())


ON_SPARK = '[target]\nengine = "spark"\n[landing]\nspark_above = "{}"\n'


def test_a_size_is_told_as_people_write_it():
    sizes = {"1GB": 10**9, "1.5 kB": 1500, "64MB": 64 * 10**6, "2TB": 2 * 10**12, "7B": 7}
    assert {text: LandingSettings(spark_above=text).spark_bytes for text in sizes} == sizes


def test_without_spark_as_the_engine_no_file_is_large(made):
    project, files = made('[landing]\nspark_above = "1B"\n')
    assert large(project, files).asked(request(), files[0]).workers is None


def test_a_file_above_the_size_is_for_the_workers_and_one_of_that_size_is_not(made):
    project, files = made(ON_SPARK.format("599B"))
    assert large(project, files[:1]).asked(request(), files[0]).workers is not None
    project, files = made(ON_SPARK.format("600B"))
    assert large(project, files[:1]).asked(request(), files[0]).workers is None


def test_files_of_one_command_are_large_together(made):
    project, files = made(ON_SPARK.format("1kB"))
    assert large(project, files).asked(request(), files[0]).workers is not None
    assert large(project, files[:1]).asked(request(), files[0]).workers is None


def test_a_file_that_was_fetched_is_weighed_when_it_is_there(made):
    project, files = made(ON_SPARK.format("599B"))
    assert large(project, ["a source"]).asked(request(), files[1]).workers is not None
