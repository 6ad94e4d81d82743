// The part of Marian's model configuration that shapes the network.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace dragoman::marian {

// A transformer with post-norm sub-layers, an encoder with self-attention and a decoder with SSRU cells.
struct ModelConfig {
  size_t dim = 0;
  size_t ffn = 0;
  size_t heads = 0;
  size_t encoder_layers = 0;
  size_t decoder_layers = 0;
  size_t source_vocabulary = 0;
  size_t target_vocabulary = 0;
  // One matrix `Wemb` for source, target and output; else `encoder_Wemb` and `decoder_Wemb`, the latter tied
  // to the output.
  bool tied_all = true;
  // Longest source in pieces that the model was trained on; 0: the file does not say.
  size_t max_length = 0;
  // Per decoder layer the one whose weights it uses, from 1 (`transformer-tied-layers`).
  std::vector<size_t> decoder_weights;
};

// Reads the text of `special:model.yml`: a flat list of `key: value`, values being scalars or lists of them.
// InvalidArgument names every key that is missing, malformed, or asks for a network that this engine does not
// compute, with the value found and those allowed.
absl::StatusOr<ModelConfig> ParseModelConfig(absl::string_view yaml);

}  // namespace dragoman::marian
