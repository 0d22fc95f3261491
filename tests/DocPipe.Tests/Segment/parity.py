#!/usr/bin/env python3
"""Compares docpipe's words with those of Python's jieba 0.42.1 (Debian: python3-jieba), and records what the tests expect.

    parity.py make OUT.txt [FILE...]        varied text: the files, dictionary words drawn by frequency and at random, random Han,
                                            Latin, digits, punctuation, surrogates and control characters mixed; always the same
    parity.py compare TEXT.txt COMMAND...   runs COMMAND (as docpipe segment, with the mode added) over the text in every mode,
                                            prints how many words differ and the first lines that do; exit 1 if any does
    parity.py record DIR                    writes DIR/expected.txt from the lines of DIR/lines.txt

Run it with the Python that has jieba: /usr/bin/python3 on Debian.
"""
import json
import logging
import random
import subprocess
import sys
from difflib import SequenceMatcher

import jieba
import jieba.analyse
import jieba.posseg

MODES = {
    "accurate": ([], lambda s: jieba.lcut(s)),
    "accurate-no-hmm": (["--no-hmm"], lambda s: jieba.lcut(s, HMM=False)),
    # Beside each blank jieba's full mode gives an empty string, which is no word.
    "full": (["--mode", "full"], lambda s: [w for w in jieba.lcut(s, cut_all=True) if w]),
    "search": (["--mode", "search"], lambda s: jieba.lcut_for_search(s)),
    "search-no-hmm": (["--mode", "search", "--no-hmm"], lambda s: jieba.lcut_for_search(s, HMM=False)),
    "tagged": (["--pos"], lambda s: [f"{w.word}/{w.flag}" for w in jieba.posseg.cut(s)]),
    "tagged-no-hmm": (["--pos", "--no-hmm"], lambda s: [f"{w.word}/{w.flag}" for w in jieba.posseg.cut(s, HMM=False)]),
}

ODD = list("abcXYZ0123456789+#&._%-- \t，。、；：（）“”！？\u3000\x1c\x85·～€γΩあア한😀👪𠀀𪚥／＋％１２Ａａ\u2028\u200b\ufeff") + [
    "c++", "C#", "AK47", "3.5%", "100%", "4S店", "T恤", "IP地址", "AT&T", "2026年", "12.5万", "1号店", "a.b", "x-y", "v1.2.3", ".5", "%%", "_id", "e-mail"]


def make(out, files):
    rng = random.Random(20261)
    lines = []
    for file in files:
        with open(file, encoding="utf-8", errors="replace") as f:
            lines += f.read().split("\n")
    entries = [line.decode("utf-8").split() for line in jieba.get_dict_file()]
    words, weights = [e[0] for e in entries], [int(e[1]) for e in entries]
    common = sorted({c for w, n in zip(words, weights) if n > 500 for c in w})
    han = [chr(c) for c in range(0x4E00, 0x9FD6)]
    lines += ["".join(rng.choices(words, weights, k=rng.randint(3, 25))) for _ in range(4000)]
    lines += ["".join(rng.choices(words, k=rng.randint(2, 12))) for _ in range(4000)]
    lines += ["".join(rng.choices(common, k=rng.randint(2, 40))) for _ in range(3000)]
    lines += ["".join(rng.choices(han, k=rng.randint(2, 40))) for _ in range(1500)]
    controls = [chr(c) for c in range(1, 0x20) if chr(c) not in "\r\n"]
    lines += ["".join(rng.choices(controls + common[:200], k=20)) for _ in range(300)]
    for _ in range(6000):
        pick = [(ODD, None), (words, weights), (common, None)]
        lines.append("".join(rng.choices(*p)[0] for p in rng.choices(pick, [5, 3, 2], k=rng.randint(2, 20))))
    with open(out, "w", encoding="utf-8", newline="\n") as f:
        f.write("\n".join(line.rstrip("\r") for line in lines) + "\n")


def compare(text, command):
    with open(text, encoding="utf-8", newline="") as f:
        lines = f.read().split("\n")
    differ = 0
    for mode, (options, cut) in MODES.items():
        done = subprocess.run([*command, *options, text], stdout=subprocess.PIPE, check=True)
        ours = done.stdout.decode("utf-8").split("\n")
        assert len(ours) == len(lines), f"{mode}: {len(lines)} lines in, {len(ours)} out"
        words = wrong = 0
        for line, got in zip(lines, ours):
            expected = cut(line)
            words += len(expected)
            if got == " ".join(expected):
                continue
            same = SequenceMatcher(None, expected, got.split(" "), autojunk=False).get_matching_blocks()
            wrong += max(1, len(expected) - sum(m.size for m in same))
            if wrong <= 5:
                print(f"  {line!r}\n    jieba   {' '.join(expected)!r}\n    docpipe {got!r}")
        differ += wrong
        print(f"{mode}: {words} words, {wrong} differ, {100 * (1 - wrong / words):.4f}% equal")
    return 1 if differ else 0


def record(folder):
    with open(f"{folder}/lines.txt", encoding="utf-8", newline="") as f:
        lines = f.read().rstrip("\n").split("\n")
    with open(f"{folder}/expected.txt", "w", encoding="utf-8", newline="\n") as out:
        for line in lines:
            text = json.loads(line)
            row = {"text": text} | {mode: cut(text) for mode, (_, cut) in MODES.items()}
            row["tfidf"] = [[w, x] for w, x in jieba.analyse.extract_tags(text, topK=8, withWeight=True)]
            row["tfidf-nouns"] = [[w, x] for w, x in jieba.analyse.extract_tags(text, topK=8, withWeight=True, allowPOS=("n", "vn", "ns"))]
            row["textrank"] = [[w, x] for w, x in jieba.analyse.textrank(text, topK=8, withWeight=True)]
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    jieba.setLogLevel(logging.ERROR)
    if sys.argv[1:2] == ["make"]:
        make(sys.argv[2], sys.argv[3:])
    elif sys.argv[1:2] == ["compare"]:
        sys.exit(compare(sys.argv[2], sys.argv[3:]))
    elif sys.argv[1:2] == ["record"]:
        record(sys.argv[2])
    else:
        sys.exit(__doc__)
