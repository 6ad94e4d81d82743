// Model packs: folders with a network, its vocabulary, its shortlists, and what they translate.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "service/backend/marian/shortlist.h"
#include "service/backend/marian/transformer.h"
#include "service/backend/marian/vocabulary.h"

namespace dragoman::marian {

// What a pack says of one of its target languages.
struct PackTarget {
  std::string symbol;     // stands before the source, with a space; "": none
  std::string shortlist;  // file name; "": the full vocabulary
};

// What a pack's file must be.
struct PackFile {
  uint64_t bytes = 0;
  std::string sha256;  // 64 lower-case hexadecimal digits
};

// The description of a pack, from its pack.json or from the file names of a Firefox Translations folder.
struct PackManifest {
  std::string folder;
  std::string name;
  std::string version;
  std::string source;                         // BCP-47
  std::map<std::string, PackTarget> targets;  // by BCP-47 tag
  std::string model;
  std::string source_vocabulary;
  std::string target_vocabulary;  // the same file as the source's where the vocabulary is shared
  bool inline_terms = false;
  bool placeholders = false;
  std::map<std::string, PackFile> files;  // empty: nothing to verify against
};

// Reads a pack.json. `json` may be anything: InvalidArgument names every fault with its path. File names are
// plain names, without folders.
absl::StatusOr<PackManifest> ParsePackManifest(absl::string_view json);

// Describes the pack in `folder`: by its pack.json, else by the names of Firefox Translations' files
// (model.<pair>.*.bin, vocab.<pair>.spm or srcvocab and trgvocab, lex.*.<pair>.s2t.bin). NotFound when it is
// neither.
absl::StatusOr<PackManifest> ReadPackManifest(const std::string& folder);

// Checks that every file the manifest lists has its size and SHA-256. DataLoss names every file that differs.
absl::Status VerifyPackFiles(const PackManifest& manifest);

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
};

// Loads a pack. Errors name the pack and the file.
absl::StatusOr<std::shared_ptr<const Pack>> LoadPack(const PackManifest& manifest,
                                                     const PackLoadOptions& options);

}  // namespace dragoman::marian
