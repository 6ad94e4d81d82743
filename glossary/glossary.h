// A compiled glossary: an immutable snapshot of every layer that many requests share, and the holder that
// swaps it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/types/span.h"
#include "glossary/concept.h"
#include "glossary/matching/term_automaton.h"

namespace dragoman {

class RenderingCache;

// A concept that snapshots share, and the hash of its contents: a change of one entry costs the others
// neither a copy nor a new hash.
class SharedConcept {
 public:
  // `entry` is not null.
  explicit SharedConcept(std::shared_ptr<const Concept> entry);
  explicit SharedConcept(Concept entry) : SharedConcept(std::make_shared<const Concept>(std::move(entry))) {}

  const Concept& operator*() const { return *entry_; }
  const Concept* operator->() const { return entry_.get(); }
  uint64_t hash() const { return hash_; }

 private:
  std::shared_ptr<const Concept> entry_;
  uint64_t hash_;
};

// Immutable and thread-safe. The concepts live as long as the snapshot.
class Glossary {
 public:
  ~Glossary();

  // Compiles concepts of any layers. A concept hides those of lower layers with the same id; where two layers
  // have the same English form, the higher one's concept gets it. InvalidArgument, with every fault at once:
  // an empty id, no English name, an id twice in a layer. 50,000 concepts take less than a second.
  static absl::StatusOr<std::shared_ptr<const Glossary>> Compile(std::vector<Concept> concepts);

  // The same with `base` below, which may be null; all concepts are of layers above its own.
  static absl::StatusOr<std::shared_ptr<const Glossary>> Compile(std::shared_ptr<const Glossary> base,
                                                                 std::vector<SharedConcept> concepts);

  // `base` with the entries of a higher layer over it, by default one request's, at a cost that depends on
  // `concepts` alone. A null `base` is an empty one. The concepts are taken as of `layer`.
  static absl::StatusOr<std::shared_ptr<const Glossary>> Overlay(
      std::shared_ptr<const Glossary> base, std::vector<Concept> concepts,
      GlossaryLayer layer = GlossaryLayer::kRequest);

  // The concept with this id, of the highest layer that has it; null when there is none.
  const Concept* Find(absl::string_view id) const;

  // Every concept that is not hidden by a higher layer, the base's first, in the order given.
  std::vector<const Concept*> Concepts() const;

  // 16 hexadecimal digits that depend on the contents alone.
  const std::string& revision() const { return revision_; }

  // This snapshot's own automaton; the layers below have theirs.
  const TermAutomaton& automaton() const { return automaton_; }
  const Glossary* base() const { return base_.get(); }

  // Where the renderings of `entry` are kept, that of the layer that has it; null for a concept of no layer
  // here. Lives as long as the snapshot.
  RenderingCache* RenderingsKeptOf(const Concept& entry) const;

  // True when this snapshot, seen from above, replaces a concept of its base.
  bool Hides(const Concept* entry) const;

 private:
  Glossary();

  std::shared_ptr<const Glossary> base_;
  std::vector<SharedConcept> concepts_;
  absl::flat_hash_map<absl::string_view, const Concept*> by_id_;
  TermAutomaton automaton_;
  std::string revision_;
  std::unique_ptr<RenderingCache> renderings_;
};

// What applies to texts at one time: for all, and for each client that has entries of its own.
struct GlossarySnapshot {
  std::shared_ptr<const Glossary> shared;
  absl::flat_hash_map<std::string, std::shared_ptr<const Glossary>> clients;
};

// The snapshot in use. Readers keep the one they took for as long as they need it; a swap never waits for
// them. Thread-safe.
class GlossaryHolder {
 public:
  explicit GlossaryHolder(std::shared_ptr<const Glossary> glossary) { Swap(std::move(glossary)); }

  // What applies to `client`'s texts; "" and clients without entries have what applies to all.
  std::shared_ptr<const Glossary> Get(absl::string_view client = {}) const {
    const std::shared_ptr<const GlossarySnapshot> snapshot = Snapshot();
    const auto found = snapshot->clients.find(client);
    return found == snapshot->clients.end() ? snapshot->shared : found->second;
  }
  std::shared_ptr<const GlossarySnapshot> Snapshot() const {
    absl::MutexLock lock(&mutex_);
    return snapshot_;
  }
  void Swap(std::shared_ptr<const Glossary> glossary) { Swap(GlossarySnapshot{std::move(glossary), {}}); }
  void Swap(GlossarySnapshot snapshot) {
    auto fresh = std::make_shared<const GlossarySnapshot>(std::move(snapshot));
    absl::MutexLock lock(&mutex_);
    snapshot_.swap(fresh);
  }

 private:
  mutable absl::Mutex mutex_;
  std::shared_ptr<const GlossarySnapshot> snapshot_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace dragoman
