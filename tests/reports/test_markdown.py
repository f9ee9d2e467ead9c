from datetime import date

import pytest

from attested.reports.markdown import parse_markdown


def words_of(text: str) -> str:
    return parse_markdown(text, "a.md").text.rstrip("\n")


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**Agents** came at *night*, __all__ of _them_.", "Agents came at night, all of them."),
        ("***Agents*** came.", "Agents came."),
        ('See [the law](https://a.example/x "t") here.', "See the law here."),
        ("See [the [old] law](https://a.example/x_(y)) here.", "See the [old] law here."),
        ("See [the law][1] here.\n\n[1]: https://a.example", "See the law here."),
        ("Our country [North Korea] has spies.", "Our country [North Korea] has spies."),
        ("![A fence](f.jpg)\n\nAgents came.", "Agents came."),
        ("> “All left,” he said.\n> Nobody came.", "“All left,” he said.\nNobody came."),
        ("- one\n* two\n+ three", "one\ntwo\nthree"),
        ("1. one\n2. two", "one\ntwo"),
        ("They came on October\n10. The agents left.", "They came on October\n10. The agents left."),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("A \\* star &amp; more", "A * star & more"),
        ("Write to <https://a.example/x> now<br/>.", "Write to https://a.example/x now."),
        ("a < b and c > d", "a < b and c > d"),
        ("Use `ls` here", "Use ls here"),
        ("```\ncode stays\n```", "code stays"),
        ("one\n\n---\n\ntwo", "one\n\ntwo"),
        ("<!-- not for\nreaders -->Agents came.", "Agents came."),
        ("line one  \nline two\\\nline three", "line one\nline two\nline three"),
        ("Agents came – at “night”.\nAnd left.", "Agents came – at “night”.\nAnd left."),
    ],
)
def test_marks_go_and_words_stay(marked: str, plain: str) -> None:
    assert words_of(marked) == plain


def test_headings_are_lines_of_their_own() -> None:
    draft = parse_markdown("# One **held** #\nAgents came.\n\nTwo\n===\n\nThey left.\n\n### Three\n\nEnd.", "a.md")
    assert draft.headings == ("One held", "Two", "Three")
    assert draft.title == "One held"
    assert draft.text == "One held\n\nAgents came.\n\nTwo\n\nThey left.\n\nThree\n\nEnd.\n"


def test_line_under_a_paragraph_of_two_lines_is_a_rule() -> None:
    draft = parse_markdown("Agents came\nat night.\n---\nThey left.", "a.md")
    assert draft.headings == ()


def test_front_matter() -> None:
    draft = parse_markdown(
        "\ufeff---\r\ntitle: Five held\r\ndate: 2024-11-15 13:30:00 +0900\r\nauthor: [A, B]\r\nurl: https://a.example/x\r\n"
        "site: Border Daily\r\nlang: en-GB\r\n---\r\n\r\nAgents came.",
        "a.md",
    )
    assert (draft.title, draft.published, draft.author) == ("Five held", date(2024, 11, 15), "A, B")
    assert (draft.url, draft.publisher, draft.language, draft.id) == (
        "https://a.example/x",
        "Border Daily",
        "en",
        "a.md",
    )
    assert draft.text == "Agents came.\n"


def test_front_matter_that_is_no_yaml() -> None:
    draft = parse_markdown('---\ntitle: Border: five held\ndate: "November 15, 2024"\n---\nAgents came.', "a.md")
    assert (draft.title, draft.published) == ("Border: five held", date(2024, 11, 15))


def test_own_address_behind_a_link() -> None:
    draft = parse_markdown(
        "Agents came.\n\n[Read the original](https://a.example/1)\n[Read in Korean](https://a.example/2)", "a"
    )
    assert draft.links == ("https://a.example/1",)
