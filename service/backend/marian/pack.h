// Model packs: folders with a network, its vocabulary, its shortlists, and what they translate.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "service/backend/marian/packs/pack_manifest.h"
#include "service/backend/marian/shortlist.h"
#include "service/backend/marian/transformer.h"
#include "service/backend/marian/vocabulary.h"

namespace dragoman::marian {

// A pack in memory. Immutable, hence thread-safe.
struct Pack {
  PackManifest manifest;
  std::shared_ptr<const Transformer> network;
  std::shared_ptr<const Vocabulary> source_vocabulary;
  std::shared_ptr<const Vocabulary> target_vocabulary;  // the same object as the source's when shared
  std::map<std::string, Shortlist> shortlists;          // by target

  bool shared_vocabulary() const { return source_vocabulary == target_vocabulary; }
  size_t bytes() const;
};

// How packs are loaded.
struct PackLoadOptions {
  // "auto" (int8 where the pack has it, else float), "int8", "float" or "bfloat16".
  std::string gemm = "auto";
  bool verify = true;
  bool use_shortlists = true;
  // The inner loops; null: the best of this processor.
  const Kernels* kernels = nullptr;
};

// Loads a pack. Errors name the pack and the file.
absl::StatusOr<std::shared_ptr<const Pack>> LoadPack(const PackManifest& manifest,
                                                     const PackLoadOptions& options);

}  // namespace dragoman::marian
