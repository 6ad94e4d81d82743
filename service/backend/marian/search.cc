#include "service/backend/marian/search.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "service/backend/marian/guards.h"
#include "service/backend/marian/vocabulary.h"

namespace dragoman::marian {
namespace {

// A logit that any other is above, and whose exponential is 0.
constexpr float kNever = -1e6F;

}  // namespace

SentenceSearch::SentenceSearch(const Transformer& network, EncodedSentence source,
                               std::vector<uint32_t> candidates, SearchOptions options)
    : network_(&network), source_(std::move(source)), candidates_(std::move(candidates)), options_(options) {
  options_.beam_size = std::clamp<size_t>(options_.beam_size, 1, candidates_.size());
  logits_.resize(options_.beam_size * candidates_.size());
  Hypothesis start;
  start.state.assign(network.state_size(), 0.0f);
  live_.push_back(std::move(start));
}

void SentenceSearch::AppendRows(std::vector<DecoderRow>& rows) {
  for (Hypothesis& hypothesis : live_) {
    DecoderRow row;
    row.source = &source_;
    row.state = hypothesis.state.data();
    row.previous = hypothesis.ids.empty() ? 0 : hypothesis.ids.back();
    row.step = step_;
    if (options_.attention) {
      hypothesis.attention.resize((step_ + 1) * source_.length());
      row.attention = hypothesis.attention.data() + step_ * source_.length();
    }
    rows.push_back(row);
  }
}

void SentenceSearch::Advance(const float* hidden, TransformerScratch& scratch) {
  ++step_;
  if (options_.beam_size == 1) {
    AdvanceGreedy(hidden, scratch);
  } else {
    AdvanceBeam(hidden, scratch);
  }
  if (step_ < options_.max_length) return;
  for (Hypothesis& hypothesis : live_) Finish(std::move(hypothesis), /*truncated=*/true);
  live_.clear();
}

void SentenceSearch::ReadLogits(const float* hidden, TransformerScratch& scratch) {
  network_->Logits(hidden, live_.size(), candidates_, logits_.data(), scratch);
  if (options_.empty || step_ > 1) return;
  // The first step has one hypothesis.
  const auto end = std::lower_bound(candidates_.begin(), candidates_.end(), Vocabulary::kEndOfSentence);
  logits_[static_cast<size_t>(end - candidates_.begin())] = kNever;
}

void SentenceSearch::AdvanceGreedy(const float* hidden, TransformerScratch& scratch) {
  ReadLogits(hidden, scratch);
  const uint32_t id = candidates_[network_->kernels().arg_max(logits_.data(), logits_.size())];
  if (id == Vocabulary::kEndOfSentence) {
    Finish(std::move(live_.front()), /*truncated=*/false);
    live_.clear();
  } else {
    live_.front().ids.push_back(id);
    if (options_.loops || !EndsInLoop(live_.front().ids)) return;
    Finish(std::move(live_.front()), /*truncated=*/true);
    live_.clear();
  }
}

bool SentenceSearch::Loops(std::vector<uint32_t>& ids, uint32_t next) {
  if (next == Vocabulary::kEndOfSentence) return false;
  ids.push_back(next);
  const bool loops = EndsInLoop(ids);
  ids.pop_back();
  return loops;
}

void SentenceSearch::AdvanceBeam(const float* hidden, TransformerScratch& scratch) {
  struct Expansion {
    float log_probability;
    size_t hypothesis;
    uint32_t id;
  };
  const auto better = [](const Expansion& a, const Expansion& b) {
    if (a.log_probability != b.log_probability) return a.log_probability > b.log_probability;
    return a.hypothesis != b.hypothesis ? a.hypothesis < b.hypothesis : a.id < b.id;
  };
  std::vector<Expansion> best;  // a heap whose front is the worst of the beam
  const size_t wanted = options_.beam_size - std::min(finished_, options_.beam_size - 1);
  ReadLogits(hidden, scratch);
  for (size_t h = 0; h < live_.size(); ++h) {
    const float* logits = logits_.data() + h * candidates_.size();
    const float base = live_[h].log_probability - network_->kernels().log_sum_exp(logits, candidates_.size());
    for (size_t i = 0; i < candidates_.size(); ++i) {
      if (best.size() == wanted) {
        i = network_->kernels().next_at_least(logits, i, candidates_.size(), base,
                                              best.front().log_probability);
        if (i == candidates_.size()) break;
      }
      const Expansion expansion = {base + logits[i], h, candidates_[i]};
      if (best.size() == wanted && !better(expansion, best.front())) continue;
      if (!options_.loops && Loops(live_[h].ids, candidates_[i])) continue;
      if (best.size() == wanted) {
        std::pop_heap(best.begin(), best.end(), better);
        best.pop_back();
      }
      best.push_back(expansion);
      std::push_heap(best.begin(), best.end(), better);
    }
  }
  std::sort_heap(best.begin(), best.end(), better);
  std::vector<size_t> uses(live_.size());
  for (const Expansion& expansion : best) ++uses[expansion.hypothesis];
  std::vector<Hypothesis> next;
  for (const Expansion& expansion : best) {
    Hypothesis& parent = live_[expansion.hypothesis];
    Hypothesis hypothesis = --uses[expansion.hypothesis] == 0 ? std::move(parent) : parent;
    hypothesis.log_probability = expansion.log_probability;
    if (expansion.id == Vocabulary::kEndOfSentence) {
      Finish(std::move(hypothesis), /*truncated=*/false);
    } else {
      hypothesis.ids.push_back(expansion.id);
      next.push_back(std::move(hypothesis));
    }
  }
  live_ = std::move(next);
  if (finished_ >= options_.beam_size) live_.clear();
}

void SentenceSearch::Finish(Hypothesis hypothesis, bool truncated) {
  // The end of the sentence counts, so that the length is never 0.
  const float length = static_cast<float>(hypothesis.ids.size() + 1);
  const float score = hypothesis.log_probability / std::pow(length, options_.length_normalisation);
  const bool first = finished_++ == 0;
  const bool complete_beats_truncated = best_.truncated && !truncated;
  if (!first && !complete_beats_truncated && (truncated > best_.truncated || score <= best_score_)) return;
  best_score_ = score;
  hypothesis.attention.resize(options_.attention ? hypothesis.ids.size() * source_.length() : 0);
  best_ = {std::move(hypothesis.ids), std::move(hypothesis.attention), truncated};
}

SearchResult SentenceSearch::TakeResult() { return std::move(best_); }

}  // namespace dragoman::marian
