// The embedded neural engine as a translation backend.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "service/backend/backend.h"
#include "service/backend/marian/pack.h"
#include "service/backend/marian/scheduler.h"
#include "service/base/clock.h"

namespace dragoman {

// Runs Marian transformer models in process. Thread-safe.
class MarianBackend : public Backend {
 public:
  struct Options {
    // Pack folders, or folders of such; see marian/pack.h.
    std::vector<std::string> packs;
    // Decoding threads, from 1.
    size_t threads = 1;
    // "auto", "int8", "float" or "bfloat16".
    std::string gemm = "auto";
    // 1 (greedy) to 16.
    size_t beam_size = 1;
    float length_normalisation = 1.0f;
    bool use_shortlists = true;
    // Source pieces in a thread's batch, and pieces that may wait.
    size_t token_budget = 2048;
    size_t max_queued_tokens = 1 << 17;
  };

  // Loads the packs. InvalidArgument names every option that is out of range; NotFound, InvalidArgument or
  // DataLoss the pack that does not load. `clock` times the loading and must outlive the backend.
  static absl::StatusOr<std::unique_ptr<MarianBackend>> Create(Options options,
                                                               const Clock& clock = SystemClock());

  BackendInfo Info() const override;
  absl::StatusOr<std::vector<SegmentTranslation>> Translate(const TranslationRequest& request,
                                                            const CallContext& context) override;

 private:
  MarianBackend(Options options, std::vector<std::shared_ptr<const marian::Pack>> packs);

  const Options options_;
  const std::vector<std::shared_ptr<const marian::Pack>> packs_;
  marian::DecodeScheduler scheduler_;
};

}  // namespace dragoman
