// Any bytes as a Marian model file: parsed, built into a network where they parse, and run where that works
// too.
#include <cstdint>
#include <string>

#include "service/backend/marian/binary_model.h"
#include "service/backend/marian/transformer.h"

namespace {

// Encodes two pieces and decodes two steps: whatever the weights are, even no numbers at all.
void Run(const dragoman::marian::Transformer& network) {
  dragoman::marian::TransformerScratch scratch;
  const uint32_t source[] = {1, 0};
  const absl::Span<const uint32_t> sentences[] = {source};
  const auto encoded = network.Encode(sentences, scratch);
  std::vector<float> state(network.state_size());
  std::vector<float> attention(encoded[0].length());
  std::vector<float> hidden;
  const uint32_t candidates[] = {0, 1};
  float logits[2];
  for (uint32_t step = 0; step < 2; ++step) {
    dragoman::marian::DecoderRow row;
    row.source = &encoded[0];
    row.state = state.data();
    row.previous = 1;
    row.step = step;
    row.attention = attention.data();
    network.Step({&row, 1}, hidden, scratch);
    network.Logits(hidden.data(), 1, candidates, logits, scratch);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto model =
      dragoman::marian::BinaryModel::Parse(std::string(reinterpret_cast<const char*>(data), size));
  if (!model.ok()) return 0;
  using dragoman::marian::Arithmetic;
  for (const Arithmetic arithmetic : {Arithmetic::kInt8, Arithmetic::kFloat32}) {
    const auto network = dragoman::marian::Transformer::Create(*model, {arithmetic, nullptr});
    if (network.ok()) Run(**network);
  }
  return 0;
}
