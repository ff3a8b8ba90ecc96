"""What is a table found to be, once a person who is there was asked what is doubted?

Where nobody is there, the guess stands, with its warnings.
"""

from __future__ import annotations

from shelfcast.landing.meaning.examine import Examined, examine
from shelfcast.landing.meaning.questions import questions
from shelfcast.landing.request import Request
from shelfcast.sources import TextTable


def examine_asking(table: TextTable, request: Request) -> tuple[Examined, bool]:
    """The examined table, and whether a person answered. Raises what `examine` raises.

    An answer about the dataset leaves the columns to be guessed anew, and asked about again.
    """
    told, dataset = dict(request.told), request.dataset
    examined = examine(table, request.habits, told, dataset, request.mappings)
    answered = False
    while request.ask is not None and (doubted := questions(table.name, examined)):
        answers = request.ask(doubted)
        if not answers.columns and answers.dataset in (None, dataset):
            break
        answered = True
        told |= answers.columns
        dataset = answers.dataset or dataset
        examined = examine(table, request.habits, told, dataset, request.mappings)
    return examined, answered
