#include "service/pipeline/text_tools.h"

#include <utility>

#include "service/base/status_macros.h"

namespace dragoman {
namespace {

// Of either kind. Callers name the languages, so that there must be an end; the usual ones are few.
constexpr size_t kMostKept = 64;

// The value for `key`, made by `create` when it is not kept.
template <typename Key, typename Value, typename Create>
absl::StatusOr<std::shared_ptr<const Value>> Find(const Key& key, absl::Mutex& mutex,
                                                  std::map<Key, std::shared_ptr<const Value>>& kept,
                                                  const Create& create) {
  absl::MutexLock lock(&mutex);
  if (const auto found = kept.find(key); found != kept.end()) return found->second;
  ASSIGN_OR_RETURN(std::shared_ptr<const Value> made, create());
  if (kept.size() >= kMostKept) kept.clear();
  kept.emplace(key, made);
  return made;
}

}  // namespace

absl::StatusOr<std::shared_ptr<const Segmenter>> TextTools::SegmenterFor(const std::string& language) {
  return Find(language, mutex_, segmenters_, [&] { return Segmenter::Create(language, segmentation_); });
}

absl::StatusOr<std::shared_ptr<const TextFinisher>> TextTools::FinisherFor(const LanguagePair& languages,
                                                                           const std::string& profile) {
  return Find(FinisherKey(languages.source, languages.target, profile), mutex_, finishers_,
              [&] { return TextFinisher::Create(languages, profile); });
}

}  // namespace dragoman
