// The embedded neural engine as a translation backend.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "service/backend/backend.h"
#include "service/backend/marian/pack_registry.h"
#include "service/backend/marian/scheduler.h"
#include "service/base/clock.h"

namespace dragoman {

// Runs Marian transformer models in process. Thread-safe. A segment's translation depends on nothing but the
// segment: neither on the others of its call nor on the calls beside it.
class MarianBackend : public Backend {
 public:
  struct Options {
    // Pack folders, or folders that hold such; which of several serves a pair: see marian/pack_registry.h.
    std::vector<std::string> packs;
    // The pack that serves a pair in any case: "en-ru" to its name, or name, space and version.
    std::map<std::string, std::string> preferred_packs;
    // Decoding threads, 1 to 256.
    size_t threads = 1;
    // "auto" (int8 where a pack has it, else float), "int8", "float" or "bfloat16".
    std::string gemm = "auto";
    // 1 (greedy) to 32; 0: what the pack asks for, else greedy.
    size_t beam_size = 0;
    // Beams compare by log probability / length^this, from 0 to 2.
    float length_normalisation = 1.0f;
    bool use_shortlists = true;
    // Whether translations that loop, run away, stay empty or untranslated are tried another way.
    bool retry_faulty = true;
    // Whether files are checked against the sizes and SHA-256 of their pack.json.
    bool verify_files = true;
    // Source pieces that one thread works on at once, each counted as often as the beam is wide, from 1.
    size_t token_budget = 2048;
    // Source pieces that may wait, over all calls, counted in the same way, from 1.
    size_t max_queued_tokens = 1 << 19;
    // Bytes that loaded packs may take; 0: no limit. See marian/pack_registry.h.
    size_t memory_budget = 0;
    // Whether every pack waits for its first use, even one that would fit the memory budget.
    bool load_on_demand = false;
    // The inner loops of int8 and of rows; null: the best of this processor. For tests and comparisons.
    const marian::Kernels* kernels = nullptr;
  };

  // Reads all manifests and loads the packs that fit the memory budget, the others when first used; logs how
  // many and the time it took by `clock`, which must outlive the backend. InvalidArgument names every option
  // that is out of range; NotFound, InvalidArgument or DataLoss the pack and file that cannot be used.
  static absl::StatusOr<std::unique_ptr<MarianBackend>> Create(Options options,
                                                               const Clock& clock = SystemClock());

  BackendInfo Info() const override;

  // As the contract says. A segment without any word comes back as it is; invalid UTF-8 is read as spaces.
  absl::StatusOr<std::vector<SegmentTranslation>> Translate(const TranslationRequest& request,
                                                            const CallContext& context) override;

 private:
  MarianBackend(Options options, std::unique_ptr<marian::PackRegistry> packs);

  // "int8, AVX-512 VNNI": of the packs in memory.
  std::string Arithmetic() const;
  size_t BeamSize(const marian::PackManifest& manifest) const;

  const Options options_;
  const std::unique_ptr<marian::PackRegistry> packs_;
  marian::DecodeScheduler scheduler_;
};

}  // namespace dragoman
