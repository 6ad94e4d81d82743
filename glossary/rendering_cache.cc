#include "glossary/rendering_cache.h"

namespace dragoman {

RenderingList RenderingCache::Get(const Concept& entry, const Inflector& inflector,
                                  absl::string_view language) {
  const Key key(&entry, language);
  {
    absl::MutexLock lock(&mutex_);
    const auto found = lists_.find(key);
    if (found != lists_.end()) return found->second;
  }
  // Without the lock: others need not wait, and two who make the same list make equal ones.
  auto made = std::make_shared<const std::vector<Rendering>>(RenderingsOf(entry, inflector, language));
  absl::MutexLock lock(&mutex_);
  if (lists_.size() >= kMostLists) lists_.clear();
  return lists_.try_emplace(key, std::move(made)).first->second;
}

}  // namespace dragoman
