#!/usr/bin/env python3
"""chrF2 of files of translations against one file of references, a sentence a line.

Popović 2015 (https://aclanthology.org/W15-3049): F-score of character n-grams, n from 1 to 6, beta 2, white space left out, counts summed
over all lines, the mean over n.
usage: chrf.py REFERENCE TRANSLATION [TRANSLATION ...]
"""
import collections
import sys

ORDER = 6
BETA_SQUARED = 4


def ngrams(text, n):
    return collections.Counter(text[i:i + n] for i in range(len(text) - n + 1))


def chrf2(references, translations):
    scores = []
    texts = [("".join(r.split()), "".join(t.split())) for r, t in zip(references, translations)]
    for n in range(1, ORDER + 1):
        matched = in_reference = in_translation = 0
        for reference, translation in texts:
            expected, found = ngrams(reference, n), ngrams(translation, n)
            matched += sum((expected & found).values())
            in_reference += sum(expected.values())
            in_translation += sum(found.values())
        if in_reference == 0 or in_translation == 0:
            continue
        precision, recall = matched / in_translation, matched / in_reference
        total = BETA_SQUARED * precision + recall
        scores.append((1 + BETA_SQUARED) * precision * recall / total if total else 0.0)
    return 100 * sum(scores) / max(len(scores), 1)


def lines(path):
    with open(path, encoding="utf-8") as file:
        return file.read().removesuffix("\n").split("\n")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    references = lines(sys.argv[1])
    for path in sys.argv[2:]:
        translations = lines(path)
        if len(translations) != len(references):
            sys.exit(f"{path}: expected {len(references)} lines, as in {sys.argv[1]}, found {len(translations)}")
        print(f"{path}: chrF2 {chrf2(references, translations):.1f}")


if __name__ == "__main__":
    main()
