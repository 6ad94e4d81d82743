#!/usr/bin/env python3
"""Prints the chrF2 of lines against reference lines: character n-grams up to 6 without white space, beta 2, over the
whole corpus (Popovic 2015, in the corpus form that is commonly reported).
usage: chrf.py HYPOTHESES REFERENCES"""
import collections
import sys

ORDER, BETA = 6, 2


def ngrams(line, n):
    text = "".join(line.split())
    return collections.Counter(text[i:i + n] for i in range(len(text) - n + 1))


def main():
    hypotheses, references = ([line.rstrip("\n") for line in open(path, encoding="utf-8")] for path in sys.argv[1:3])
    if len(hypotheses) != len(references):
        sys.exit(f"{len(hypotheses)} lines against {len(references)}")
    precisions, recalls = [], []
    for n in range(1, ORDER + 1):
        matches = in_hypotheses = in_references = 0
        for hypothesis, reference in zip(hypotheses, references):
            ours, theirs = ngrams(hypothesis, n), ngrams(reference, n)
            matches += sum((ours & theirs).values())
            in_hypotheses += sum(ours.values())
            in_references += sum(theirs.values())
        if in_hypotheses and in_references:
            precisions.append(matches / in_hypotheses)
            recalls.append(matches / in_references)
    precision, recall = (sum(values) / max(len(values), 1) for values in (precisions, recalls))
    score = 0 if precision + recall == 0 else (1 + BETA**2) * precision * recall / (BETA**2 * precision + recall)
    print(f"{100 * score:.2f}")


main()
