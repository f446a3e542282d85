"""Pages of one site: what repeats on them is furniture, but not where two hold the same article."""

import json

from etl.articles import read_inputs
from etl.articles.siblings import Seen, line_mark, marks_of_lines, repeated_lines

MENU = "Arland Post\nHome\nWorld\nFront lines this week\n"
APPEAL = (
    "The Arland Post is read in every valley of the country, and it lives on what its readers give us each month, "
    "which is why we ask every reader to think of a small gift today."
)
STORIES = (
    "The government of Arland and the Northern Front agreed on Thursday to stop fighting for ten days, officials said.\n\n"
    "Mediators from the regional bloc will watch the lines, and both sides may ask for ten days more, they added.",
    "Heavy rain has cut the road between Portville and the coast, and three hundred lorries wait at the river.\n\n"
    "The ministry of works said on Friday that a bridge of boats will be ready by the end of the coming week.",
    "Teachers in the eastern district went back to work on Monday after the council paid two months of their wages.\n\n"
    "A spokeswoman of their union told reporters that the strike will start again if the third month is not paid.",
)


def page(story: str) -> str:
    return f"{MENU}\n{story}\n\n{APPEAL}\n"


def repeats(*texts: str, sites: str = "aaaaaa"):
    return repeated_lines(Seen(site, marks_of_lines(text)) for site, text in zip(sites, texts, strict=False))


def test_menu_and_appeal_repeat_on_a_site_and_the_articles_do_not():
    found = repeats(*map(page, STORIES))
    assert all(line_mark(APPEAL) in marks and line_mark("Home") in marks for marks in found)
    assert not any(
        line_mark(line) in marks for marks in found for story in STORIES for line in story.split("\n\n")
    )


def test_pages_of_different_sites_are_not_compared():
    assert repeats(page(STORIES[0]), page(STORIES[1]), sites="ab") == [None, None]


def test_a_page_saved_twice_has_no_sibling():
    assert repeats(page(STORIES[0]), page(STORIES[0])) == [None, None]


def test_an_article_saved_twice_keeps_its_lines_beside_another():
    first, again, other = repeats(page(STORIES[0]), page(STORIES[0]), page(STORIES[1]))
    assert first == again and line_mark(APPEAL) in first and line_mark(APPEAL) in other
    assert not any(line_mark(line) in first for line in STORIES[0].split("\n\n"))


def test_numbers_and_case_make_no_difference():
    (marks, _) = repeats(f"{STORIES[0]}\n17 comments", f"{STORIES[1]}\n204 COMMENTS".replace("204", "20"))
    assert line_mark("31 Comments") in marks


def test_appeal_goes_from_pages_of_one_run_and_the_articles_stay_whole(tmp_path):
    rows = [
        {"id": str(i), "url": f"https://post.example/{i}", "text": page(story)}
        for i, story in enumerate(STORIES)
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    texts = [article.text for article in read_inputs([tmp_path])]
    assert all(story.split("\n\n")[1] in text for story, text in zip(STORIES, texts, strict=True))
    assert not any("Front lines this week" in text for text in texts)


def test_background_told_again_stays_in_clean_articles(tmp_path):
    background = "The war between the government of Arland and the Front began in 2011 and has killed eleven thousand people."
    for name, story in zip("abc", STORIES, strict=True):
        (tmp_path / f"{name}.txt").write_text(f"{story}\n\n{background}\n")
    assert all(background in article.text for article in read_inputs([tmp_path]))
