"""The line model is fitted by the project itself to pages whose articles are known."""

import json

import numpy as np
import yaml

from etl.articles.decoding import clean_characters
from etl.articles.line_model import line_features, second_features
from etl.articles.lines import split_lines
from etl.articles.train_lines import as_yaml, folds, line_labels, read_gold, train

SUBJECTS = (
    "The army of Arland",
    "A spokesman of the Front",
    "The ministry of works",
    "The council of Portville",
)
VERBS = (
    "said on Monday that it would hold its fire",
    "told reporters that the road is open again",
    "asked for ten days more",
)


def gold(folder):
    rows = []
    for i in range(12):
        body = [
            f"{SUBJECTS[(i + j) % 4]} {VERBS[j % 3]}, and that talks number {i} of {j} go on in the town."
            for j in range(6)
        ]
        page = [
            "Home",
            "World",
            "Sport",
            "Sign in",
            "* Share",
            "Follow us",
            *body,
            "Related stories",
            "Cup final tonight",
            "Terms | Privacy",
        ]
        rows.append(
            {
                "url": f"https://site{i % 6}.example/{i}",
                "rendered_text": "\n".join(page),
                "gold_body": "\n\n".join(body),
            }
        )
    path = folder / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    return path


def test_lines_of_the_article_are_labelled_and_a_menu_word_in_it_is_not():
    body = (
        "The army will share the town's water.\n\nHome is where the talks are, said the envoy to the crowd."
    )
    lines = split_lines(clean_characters("Home\nShare\nWorld\nSport\nLogin\n" + body))
    assert line_labels(lines, body).tolist() == [0, 0, 0, 0, 0, 1, 1]


def test_no_site_is_learned_from_and_judged():
    sites = [f"site{i % 7}.example" for i in range(40)]
    for kept, held in folds(sites):
        assert not {sites[i] for i in kept} & {sites[i] for i in held}


def test_weights_that_are_fitted_find_the_articles_they_were_fitted_to(tmp_path):
    pages = read_gold(gold(tmp_path))
    first, second = train(pages, siblings=False)
    for page in pages:
        rows = line_features(page.lines)
        likely = second_features(rows, rows @ first, page.lines) @ second > 0
        assert np.array_equal(likely, page.labels > 0)


def test_the_file_of_weights_says_what_they_were_fitted_on(tmp_path):
    pages = read_gold(gold(tmp_path))
    text = as_yaml({"alone": train(pages, False), "siblings": train(pages, True)}, "alone 0.9 on 12 pages")
    assert "alone 0.9 on 12 pages" in text
    assert set(yaml.safe_load(text)) == {"alone", "siblings"}
