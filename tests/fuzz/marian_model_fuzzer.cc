// Any bytes as a Marian model file: parsed, and built into a network where they parse.
#include <cstdint>
#include <string>

#include "service/backend/marian/binary_model.h"
#include "service/backend/marian/transformer.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto model =
      dragoman::marian::BinaryModel::Parse(std::string(reinterpret_cast<const char*>(data), size));
  if (model.ok()) (void)dragoman::marian::Transformer::Create(*model, {});
  return 0;
}
