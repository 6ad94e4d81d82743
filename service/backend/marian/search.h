// Greedy and beam search for one sentence, one decoder step at a time.
#pragma once

#include <cstdint>
#include <vector>

#include "service/backend/marian/transformer.h"

namespace dragoman::marian {

struct SearchOptions {
  // 1: greedy.
  size_t beam_size = 1;
  // Hypotheses compare by log probability / length^length_normalisation. Without effect on greedy search.
  float length_normalisation = 1.0f;
  // Pieces after which a translation is cut off.
  size_t max_length = 0;
  // Whether a translation may go round in circles. If not, greedy search is cut off where it starts to, and
  // beam search leaves such continuations out.
  bool loops = true;
  // Whether a translation may be empty. If not, its end does not come first.
  bool empty = true;
  // Whether to keep the attention for the word alignment.
  bool attention = false;
};

struct SearchResult {
  // Without the end of the sentence.
  std::vector<uint32_t> ids;
  // [ids][source length]: the weights of each piece over the source; empty when not asked for.
  std::vector<float> attention;
  // Whether the end of the sentence was not reached: cut off at max_length or at a loop.
  bool truncated = false;
};

// The search for one sentence. The caller runs decoder steps over the rows of many of these at once.
class SentenceSearch {
 public:
  // `candidates`: the ids the translation may use, sorted, with the end of the sentence. `network` must
  // outlive the search.
  SentenceSearch(const Transformer& network, EncodedSentence source, std::vector<uint32_t> candidates,
                 SearchOptions options);
  SentenceSearch(SentenceSearch&&) = default;

  // Appends one row for each live hypothesis. The rows hold pointers into this object until Advance.
  void AppendRows(std::vector<DecoderRow>& rows);

  // Takes the step's outcome for the rows appended before: [rows][dim].
  void Advance(const float* hidden, TransformerScratch& scratch);

  bool done() const { return live_.empty(); }
  size_t live_rows() const { return live_.size(); }

  // The best translation, once done.
  SearchResult TakeResult();

 private:
  struct Hypothesis {
    std::vector<uint32_t> ids;
    std::vector<float> state;
    std::vector<float> attention;
    float log_probability = 0;
  };

  // Whether `ids` with `next` behind them end in a loop; leaves them as they were.
  static bool Loops(std::vector<uint32_t>& ids, uint32_t next);
  // The logits of all candidates behind each live hypothesis, into logits_.
  void ReadLogits(const float* hidden, TransformerScratch& scratch);
  void AdvanceGreedy(const float* hidden, TransformerScratch& scratch);
  void AdvanceBeam(const float* hidden, TransformerScratch& scratch);
  void Finish(Hypothesis hypothesis, bool truncated);

  const Transformer* network_;
  EncodedSentence source_;
  std::vector<uint32_t> candidates_;
  SearchOptions options_;
  size_t step_ = 0;
  std::vector<Hypothesis> live_;
  std::vector<float> logits_;
  size_t finished_ = 0;
  float best_score_ = 0;
  SearchResult best_;
};

}  // namespace dragoman::marian
