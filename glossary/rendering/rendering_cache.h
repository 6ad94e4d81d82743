// The renderings of concepts, kept: making them declines every name of a concept in every way.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "glossary/concept.h"
#include "glossary/inflect/inflector.h"
#include "glossary/rendering/rendering.h"

namespace dragoman {

using RenderingList = std::shared_ptr<const std::vector<Rendering>>;

// Thread-safe. Goes by the address of a concept, so it belongs to whoever owns the concepts.
class RenderingCache {
 public:
  // RenderingsOf(entry, inflector, language), made the first time; it stays valid without the cache. At most
  // kMostLists are kept: those that were not asked for since half as many others came are let go.
  RenderingList Get(const Concept& entry, const Inflector& inflector, absl::string_view language);

  // A list takes 38 kB in Russian and Ukrainian, 8 kB in French, on average.
  static constexpr size_t kMostLists = 512;

 private:
  using Key = std::pair<const Concept*, std::string>;
  using Lists = absl::flat_hash_map<Key, RenderingList>;

  // The list of `key`, among the recent ones from now on; null when there is none.
  RenderingList Find(const Key& key) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Keep(const Key& key, RenderingList list) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  absl::Mutex mutex_;
  Lists recent_ ABSL_GUARDED_BY(mutex_);
  Lists older_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace dragoman
