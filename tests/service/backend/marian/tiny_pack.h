// Model packs with made-up weights over the starter pack's vocabulary, for tests of everything but quality.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "service/backend/marian/packs/pack_manifest.h"
#include "service/backend/marian/vocabulary.h"
#include "service/base/file.h"
#include "tests/service/backend/marian/tiny_model.h"

namespace dragoman::marian {

inline const std::string kStarterFolder = DRAGOMAN_SOURCE_DIR "/service/models/starter";

inline std::string StarterVocabulary() { return *ReadFile(kStarterFolder + "/vocab.spm"); }

struct TinyPackOptions {
  std::string name = "tiny";
  std::string version = "1";
  std::string source = "en";
  std::vector<std::string> targets = {"fr"};
  bool inline_terms = false;
  int encoder = 1;
  int decoder = 1;
  uint32_t seed = 7;
  // Added to the output bias of these pieces.
  std::vector<std::string> favoured = {};
  float favour = 0;
};

// The weights of a pack: the same options give the same bytes.
inline std::string TinyPackModel(const TinyPackOptions& options) {
  std::string error;
  const auto vocabulary = Vocabulary::Parse(StarterVocabulary(), error);
  TinyShape shape;
  shape.vocabulary = static_cast<int>(vocabulary->size());
  shape.dim = 16;
  shape.ffn = 16;
  shape.heads = 2;
  shape.encoder = options.encoder;
  shape.decoder = options.decoder;
  TinyModel model(shape, options.seed);
  std::string& bias = model.item("decoder_ff_logit_out_b").data;
  for (const std::string& piece : options.favoured) {
    float value;
    char* at = bias.data() + vocabulary->Find(piece) * sizeof value;
    std::memcpy(&value, at, sizeof value);
    value += options.favour;
    std::memcpy(at, &value, sizeof value);
  }
  return model.Bytes();
}

// Writes a pack into `folder`, which is created.
inline void WriteTinyPack(const std::string& folder, const TinyPackOptions& options) {
  std::filesystem::create_directories(folder);
  PackManifest manifest;
  manifest.name = options.name;
  manifest.version = options.version;
  manifest.source = options.source;
  for (const std::string& target : options.targets) manifest.targets[target] = {};
  manifest.model = "model.bin";
  manifest.source_vocabulary = manifest.target_vocabulary = "vocab.spm";
  manifest.inline_terms = options.inline_terms;
  (void)WriteFile(folder + "/model.bin", TinyPackModel(options));
  (void)WriteFile(folder + "/vocab.spm", StarterVocabulary());
  (void)WriteFile(folder + "/pack.json", FormatPackManifest(manifest));
}

}  // namespace dragoman::marian
