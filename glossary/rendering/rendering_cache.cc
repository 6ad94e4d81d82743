#include "glossary/rendering/rendering_cache.h"

namespace dragoman {

RenderingList RenderingCache::Find(const Key& key) {
  if (const auto recent = recent_.find(key); recent != recent_.end()) return recent->second;
  const auto older = older_.find(key);
  if (older == older_.end()) return nullptr;
  RenderingList list = std::move(older->second);
  older_.erase(older);
  Keep(key, list);
  return list;
}

void RenderingCache::Keep(const Key& key, RenderingList list) {
  if (recent_.size() >= kMostLists / 2) {
    older_ = std::move(recent_);
    recent_ = Lists();
  }
  recent_.emplace(key, std::move(list));
}

RenderingList RenderingCache::Get(const Concept& entry, const Inflector& inflector,
                                  absl::string_view language) {
  const Key key(&entry, language);
  {
    absl::MutexLock lock(&mutex_);
    if (RenderingList found = Find(key); found != nullptr) return found;
  }
  // Without the lock: others need not wait, and two who make the same list make equal ones.
  auto made = std::make_shared<const std::vector<Rendering>>(RenderingsOf(entry, inflector, language));
  absl::MutexLock lock(&mutex_);
  if (RenderingList found = Find(key); found != nullptr) return found;
  Keep(key, made);
  return made;
}

}  // namespace dragoman
