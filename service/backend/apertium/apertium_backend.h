// Apertium's own programs, kept running as pipes and fed one sentence after the other.
// https://wiki.apertium.org/wiki/Null_flush
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "service/backend/backend.h"

namespace dragoman {

// Each pair is a chain of one or more of Apertium's modes ("eng-cat", "cat-fra"). A chain that does not
// answer in time, or ends, is killed and started anew for the next sentence. Placeholders go behind code-like
// words, which the programs pass on as unknown.
class ApertiumBackend final : public Backend {
 public:
  struct Options {
    std::string name = "apertium";
    std::string data_dir = "/usr/share/apertium";  // has modes/*.mode
    struct Chain {
      LanguagePair languages;
      std::vector<std::string> modes;
    };
    std::vector<Chain> chains;
    size_t max_processes = 2;  // running at once for each pair
    // A sentence that takes longer is given up.
    absl::Duration segment_timeout = absl::Seconds(10);
  };

  // InvalidArgument, with every fault at once: no chain, an unknown mode, an empty chain.
  static absl::StatusOr<std::shared_ptr<ApertiumBackend>> Create(Options options);
  ~ApertiumBackend() override;

  BackendInfo Info() const override;
  absl::StatusOr<std::vector<SegmentTranslation>> Translate(const TranslationRequest& request,
                                                            const CallContext& context) override;

  // Processes started so far.
  int starts() const;

 private:
  class Pipe;
  struct Lane;

  explicit ApertiumBackend(Options options);
  absl::StatusOr<std::unique_ptr<Pipe>> Take(Lane& lane, const CallContext& context);
  void GiveBack(Lane& lane, std::unique_ptr<Pipe> pipe);

  const Options options_;
  std::vector<std::unique_ptr<Lane>> lanes_;
};

}  // namespace dragoman
