// What a pack is: its pack.json, its files, what it translates. Nothing here runs a network.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace dragoman::marian {

// What a pack says of one of its target languages.
struct PackTarget {
  std::string symbol;     // stands before the source, with a space; "": none
  std::string shortlist;  // file name; "": the full vocabulary
};

// The widest beam.
inline constexpr size_t kMostBeams = 32;

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
  size_t beam_size = 1;                   // 1 (greedy) to kMostBeams: what the pack's author asks for
  std::map<std::string, PackFile> files;  // empty: nothing to verify against
};

// Reads a pack.json. `json` may be anything: InvalidArgument names every fault with its path. File names are
// plain names, without folders.
absl::StatusOr<PackManifest> ParsePackManifest(absl::string_view json);

// Describes the pack in `folder`: by its pack.json, else by the names of Firefox Translations' files
// (model.<pair>.*.bin, vocab.<pair>.spm or srcvocab and trgvocab, lex.*.<pair>.s2t.bin). NotFound when it is
// neither.
absl::StatusOr<PackManifest> ReadPackManifest(const std::string& folder);

// The text of a pack.json that ParsePackManifest reads back to the same manifest, but for the folder.
std::string FormatPackManifest(const PackManifest& manifest);

// Whether `name` can only name a file inside a folder: letters, digits, '.', '_' and '-', no '.' in front.
bool IsPlainFileName(absl::string_view name);

// Whether `tag` has the shape of a language tag: 2 to 35 letters, digits and '-'.
bool IsLanguageTag(absl::string_view tag);

// Below zero, zero or above as version `a` is older than, as old as or newer than `b`: runs of digits compare
// as numbers, what is between them as text ("2026.9.1" is older than "2026.11.23").
int CompareVersions(absl::string_view a, absl::string_view b);

// The bytes of the manifest's file `name`. DataLoss when `verify` and they have not the manifest's size and
// SHA-256.
absl::StatusOr<std::string> ReadPackFile(const PackManifest& manifest, const std::string& name, bool verify);

// Checks that every file the manifest lists has its size and SHA-256. DataLoss names every file that differs.
absl::Status VerifyPackFiles(const PackManifest& manifest);

}  // namespace dragoman::marian
