#!/usr/bin/env python3
"""An independent decoder of Marian models, in numpy: greedy search in float over the dequantised weights, full vocabulary.

usage: reference.py PACK_FOLDER < sentences > PACK_FOLDER/reference.tsv
       reference.py --again PACK_FOLDER      (translates the sources of reference.tsv again, after a new pack)
Writes language, source and translation, separated by tabs. Needs python3-numpy and python3-sentencepiece.
"""
import json, os, struct, sys

import numpy as np
import sentencepiece


def read_items(path):
    """name -> float32 array in the declared shape, or bytes."""
    with open(path, "rb") as file:
        data = file.read()
    count = struct.unpack_from("<Q", data, 8)[0]
    heads = [struct.unpack_from("<4Q", data, 16 + 32 * i) for i in range(count)]
    at = 16 + 32 * count
    names, shapes = [], []
    for length, *_ in heads:
        names.append(data[at:at + length - 1].decode())
        at += length
    for _, _, rank, _ in heads:
        shapes.append(struct.unpack_from(f"<{rank}i", data, at))
        at += 4 * rank
    at += 8 + struct.unpack_from("<Q", data, at)[0]
    items = {}
    for name, shape, (_, kind, _, size) in zip(names, shapes, heads):
        elements = int(np.prod(shape))
        if kind == 0x4101:
            multiplier = struct.unpack_from("<f", data, at + elements)[0]
            values = np.frombuffer(data, np.int8, elements, at).astype(np.float32) / np.float32(multiplier)
            items[name] = values.reshape(shape) if name.endswith("Wemb") else values.reshape(shape[::-1]).T.copy()
        elif kind == 0x0404:
            items[name] = np.frombuffer(data, np.float32, elements, at).reshape(shape)
        else:
            items[name] = data[at:at + elements]
        at += size
    return items


class Model:
    def __init__(self, path):
        self.w = read_items(path)
        config = {}
        for line in self.w["special:model.yml"].rstrip(b"\0").decode().splitlines():
            key, _, value = line.partition(":")
            config[key] = value.strip()
        self.heads = int(config["transformer-heads"])
        self.encoder, self.decoder = int(config["enc-depth"]), int(config["dec-depth"])
        self.table = self.w["Wemb"]
        self.dim = self.table.shape[1]

    def position(self, p):
        half = self.dim // 2
        angle = (p * np.float32(1e-4) ** (np.arange(half, dtype=np.float32) / np.float32(half - 1))).astype(np.float32)
        return np.concatenate([np.sin(angle), np.cos(angle)])

    def norm(self, x, name):
        centred = x - x.mean(-1, keepdims=True)
        spread = np.sqrt((centred ** 2).mean(-1, keepdims=True) + np.float32(1e-6))
        return centred / spread * self.w[name + "_ln_scale"] + self.w[name + "_ln_bias"]

    def linear(self, x, prefix, part):
        return x @ self.w[f"{prefix}_W{part}"] + self.w[f"{prefix}_b{part}"]

    def ffn(self, x, prefix):
        return self.norm(x + self.linear(np.maximum(self.linear(x, prefix, "1"), 0), prefix, "2"), prefix + "_ffn")

    def split(self, x):
        return x.reshape(len(x), self.heads, -1).transpose(1, 0, 2)

    def attend(self, x, keys, values, prefix):
        queries = self.split(self.linear(x, prefix, "q"))
        scores = queries @ keys.transpose(0, 2, 1) / np.sqrt(np.float32(self.dim // self.heads))
        weights = np.exp(scores - scores.max(-1, keepdims=True))
        weights /= weights.sum(-1, keepdims=True)
        joined = (weights @ values).transpose(1, 0, 2).reshape(len(x), self.dim)
        return self.norm(x + self.linear(joined, prefix, "o"), prefix + "_Wo")

    def memory(self, x, prefix):
        return self.split(self.linear(x, prefix, "k")), self.split(self.linear(x, prefix, "v"))

    def translate(self, ids):
        root = np.sqrt(np.float32(self.dim))
        x = np.stack([self.table[i] * root + self.position(p) for p, i in enumerate(ids)])
        for l in range(1, self.encoder + 1):
            x = self.attend(x, *self.memory(x, f"encoder_l{l}_self"), f"encoder_l{l}_self")
            x = self.ffn(x, f"encoder_l{l}_ffn")
        memory = [self.memory(x, f"decoder_l{l}_context") for l in range(1, self.decoder + 1)]
        state = [np.zeros((1, self.dim), np.float32)] * self.decoder
        output = []
        for step in range(2 * len(ids) + 10):
            y = self.position(step)[None]
            if output:
                y = y + self.table[output[-1]] * root
            for l in range(1, self.decoder + 1):
                cell = f"decoder_l{l}_rnn"
                gate = 1 / (1 + np.exp(-(y @ self.w[cell + "_Wf"] + self.w[cell + "_bf"])))
                state[l - 1] = gate * state[l - 1] + (1 - gate) * (y @ self.w[cell + "_W"])
                y = self.norm(y + np.maximum(state[l - 1], 0), cell + "_ffn")
                y = self.attend(y, *memory[l - 1], f"decoder_l{l}_context")
                y = self.ffn(y, f"decoder_l{l}_ffn")
            best = int((y @ self.table.T + self.w["decoder_ff_logit_out_b"]).argmax())
            if best == 0:
                break
            output.append(best)
        return output


def main():
    again = sys.argv[1] == "--again"
    folder = sys.argv[-1]
    with open(os.path.join(folder, "pack.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    table = os.path.join(folder, "reference.tsv")
    if again:
        with open(table, encoding="utf-8") as file:
            sources = list(dict.fromkeys(line.split("\t")[1] for line in file))
    else:
        sources = [line.rstrip("\n") for line in sys.stdin if line.strip()]
    model = Model(os.path.join(folder, manifest["model"]))
    pieces = sentencepiece.SentencePieceProcessor(model_file=os.path.join(folder, manifest["vocabulary"]))
    lines = []
    for language, target in manifest["targets"].items():
        for source in sources:
            ids = pieces.encode(target["symbol"] + " " + source) + [0]
            lines.append(f"{language}\t{source}\t{pieces.decode(model.translate(ids))}\n")
    if again:
        with open(table, "w", encoding="utf-8") as file:
            file.writelines(lines)
    else:
        sys.stdout.writelines(lines)


if __name__ == "__main__":
    main()
