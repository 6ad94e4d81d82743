// Marian model files made up from a seed, for tests of the engine.
#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace dragoman::marian {

struct TinyItem {
  std::string name;
  uint64_t type = 0x0404;
  std::vector<int32_t> shape;
  std::string data;
};

template <typename T>
void AppendValue(std::string& out, T value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

// Marian's binary format, version 1.
inline std::string WriteModel(const std::vector<TinyItem>& items) {
  std::string out;
  AppendValue<uint64_t>(out, 1);
  AppendValue<uint64_t>(out, items.size());
  for (const TinyItem& item : items) {
    AppendValue<uint64_t>(out, item.name.size() + 1);
    AppendValue<uint64_t>(out, item.type);
    AppendValue<uint64_t>(out, item.shape.size());
    AppendValue<uint64_t>(out, item.data.size());
  }
  for (const TinyItem& item : items) out.append(item.name.c_str(), item.name.size() + 1);
  for (const TinyItem& item : items) {
    for (const int32_t dimension : item.shape) AppendValue(out, dimension);
  }
  const uint64_t padding = (256 - (out.size() + 8) % 256) % 256;
  AppendValue(out, padding);
  out.append(padding, '\0');
  for (const TinyItem& item : items) out += item.data;
  return out;
}

struct TinyShape {
  int vocabulary = 50;
  int dim = 32;
  int ffn = 48;
  int heads = 4;
  int encoder = 2;
  int decoder = 2;
  bool alphas = true;
};

inline std::string TinyConfig(const TinyShape& shape) {
  const auto number = [](int n) { return std::to_string(n); };
  return "type: transformer\ndim-emb: " + number(shape.dim) + "\ntransformer-dim-ffn: " + number(shape.ffn) +
         "\ntransformer-heads: " + number(shape.heads) + "\nenc-depth: " + number(shape.encoder) +
         "\ndec-depth: " + number(shape.decoder) + "\ndim-vocabs:\n  - " + number(shape.vocabulary) +
         "\n  - " + number(shape.vocabulary) +
         "\ntied-embeddings-all: true\ntransformer-decoder-autoreg: rnn\ndec-cell: ssru\n"
         "transformer-preprocess: \"\"\ntransformer-postprocess: dan\ntransformer-tied-layers:\n  []\n";
}

// The items of a network with random int8 weights; the same seed gives the same network.
class TinyModel {
 public:
  explicit TinyModel(TinyShape shape = {}, uint32_t seed = 7) : shape_(shape), random_(seed) {
    Matrix("Wemb", shape.vocabulary, shape.dim);
    for (int i = 1; i <= shape.encoder; ++i) {
      const std::string layer = "encoder_l" + std::to_string(i);
      Attention(layer + "_self");
      Ffn(layer + "_ffn");
    }
    for (int i = 1; i <= shape.decoder; ++i) {
      const std::string layer = "decoder_l" + std::to_string(i);
      Matrix(layer + "_rnn_W", shape.dim, shape.dim);
      Matrix(layer + "_rnn_Wf", shape.dim, shape.dim);
      Floats(layer + "_rnn_bf", shape.dim, 0.0f, 0.3f);
      Norm(layer + "_rnn_ffn");
      Attention(layer + "_context");
      Ffn(layer + "_ffn");
    }
    Floats("decoder_ff_logit_out_b", shape.vocabulary, 0.0f, 0.5f);
    if (shape.alphas) Alpha("none");
    items_.push_back({"special:model.yml", 0x0101, {}, TinyConfig(shape) + '\0'});
    items_.back().shape = {static_cast<int32_t>(items_.back().data.size())};
  }

  std::vector<TinyItem>& items() { return items_; }
  TinyItem& item(const std::string& name) {
    for (TinyItem& item : items_) {
      if (item.name == name) return item;
    }
    return items_.emplace_back();
  }
  std::string Bytes() const { return WriteModel(items_); }

 private:
  // std::normal_distribution differs between libraries; a sum of uniform values does not.
  float Random() {
    float sum = 0;
    for (int i = 0; i < 4; ++i) sum += static_cast<float>(random_() % 20001) / 10000.0f - 1.0f;
    return sum / 2;
  }

  void Floats(const std::string& name, int size, float mean, float spread) {
    TinyItem item{name, 0x0404, {1, size}, ""};
    for (int i = 0; i < size; ++i) AppendValue(item.data, mean + spread * Random());
    items_.push_back(std::move(item));
  }

  void Alpha(const std::string& matrix) {
    TinyItem item{matrix + "_QuantMultA", 0x0404, {1, 1}, ""};
    AppendValue(item.data, 32.0f);
    items_.push_back(std::move(item));
  }

  void Matrix(const std::string& name, int rows, int columns) {
    TinyItem item{name, 0x4101, {rows, columns}, ""};
    for (int i = 0; i < rows * columns; ++i) {
      item.data.push_back(static_cast<char>(static_cast<int8_t>(Random() * 60)));
    }
    AppendValue(item.data, 150.0f);
    items_.push_back(std::move(item));
    if (shape_.alphas) Alpha(name);
  }

  void Norm(const std::string& prefix) {
    Floats(prefix + "_ln_scale", shape_.dim, 1.0f, 0.1f);
    Floats(prefix + "_ln_bias", shape_.dim, 0.0f, 0.1f);
  }

  void Attention(const std::string& prefix) {
    for (const char* part : {"q", "k", "v", "o"}) {
      Matrix(prefix + "_W" + part, shape_.dim, shape_.dim);
      Floats(prefix + "_b" + part, shape_.dim, 0.0f, 0.1f);
    }
    Norm(prefix + "_Wo");
  }

  void Ffn(const std::string& prefix) {
    Matrix(prefix + "_W1", shape_.dim, shape_.ffn);
    Floats(prefix + "_b1", shape_.ffn, 0.0f, 0.1f);
    Matrix(prefix + "_W2", shape_.ffn, shape_.dim);
    Floats(prefix + "_b2", shape_.dim, 0.0f, 0.1f);
    Norm(prefix + "_ffn");
  }

  TinyShape shape_;
  std::mt19937 random_;
  std::vector<TinyItem> items_;
};

}  // namespace dragoman::marian
