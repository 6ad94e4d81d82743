// Any bytes as a lexical shortlist: as they are, and with magic number and checksum put right, so that what
// follows them is reached.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

#include "service/backend/marian/shortlist.h"

namespace {

constexpr size_t kSourceVocabulary = 3;
constexpr size_t kTargetVocabulary = 16;

void Try(const std::string& bytes) {
  const auto shortlist = dragoman::marian::Shortlist::Parse(bytes, kSourceVocabulary, kTargetVocabulary);
  if (!shortlist.ok()) return;
  for (const uint32_t id : shortlist->Candidates({0, 1, 2, 7}, true)) {
    if (id >= kTargetVocabulary) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  Try(bytes);
  if (bytes.size() < 16) return 0;
  const uint64_t magic = 0xF11A48D5013417F5;
  const uint64_t checksum = dragoman::marian::ShortlistChecksum(absl::string_view(bytes).substr(16));
  std::memcpy(bytes.data(), &magic, 8);
  std::memcpy(bytes.data() + 8, &checksum, 8);
  Try(bytes);
  return 0;
}
