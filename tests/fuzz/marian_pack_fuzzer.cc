// Any bytes as a pack.json, a shortlist and a model configuration.
#include <cstdint>

#include "service/backend/marian/model_config.h"
#include "service/backend/marian/pack.h"
#include "service/backend/marian/shortlist.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)dragoman::marian::ParsePackManifest(bytes);
  (void)dragoman::marian::ParseModelConfig(bytes);
  const auto shortlist = dragoman::marian::Shortlist::Parse(bytes, 3, 16);
  if (shortlist.ok()) (void)shortlist->Candidates({0, 1, 2, 7}, true);
  return 0;
}
