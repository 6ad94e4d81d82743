// What texts are worked on with, by language: made when first asked for, and kept.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <tuple>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "service/backend/backend.h"
#include "service/pipeline/text_finisher.h"
#include "service/text/segmenter.h"

namespace dragoman {

// Thread-safe. Reading their tables for every call took a twelfth of a one-sentence call.
class TextTools {
 public:
  explicit TextTools(Segmenter::Options segmentation) : segmentation_(segmentation) {}

  // As Segmenter::Create.
  absl::StatusOr<std::shared_ptr<const Segmenter>> SegmenterFor(const std::string& language);
  // As TextFinisher::Create.
  absl::StatusOr<std::shared_ptr<const TextFinisher>> FinisherFor(const LanguagePair& languages,
                                                                  const std::string& profile);

 private:
  using FinisherKey = std::tuple<std::string, std::string, std::string>;  // source, target, profile

  const Segmenter::Options segmentation_;
  absl::Mutex mutex_;
  std::map<std::string, std::shared_ptr<const Segmenter>> segmenters_ ABSL_GUARDED_BY(mutex_);
  std::map<FinisherKey, std::shared_ptr<const TextFinisher>> finishers_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace dragoman
