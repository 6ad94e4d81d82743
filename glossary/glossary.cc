#include "glossary/glossary.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "glossary/exchange/yaml.h"
#include "glossary/rendering/rendering_cache.h"
#include "service/base/fault_list.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

constexpr uint64_t kFnvBasis = 14695981039346656037ull;

uint64_t Fnv1a(absl::string_view bytes, uint64_t hash) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return hash;
}

absl::string_view LayerName(GlossaryLayer layer) {
  switch (layer) {
    case GlossaryLayer::kBase:
      return "base";
    case GlossaryLayer::kHouse:
      return "house";
    case GlossaryLayer::kClient:
      return "client";
    case GlossaryLayer::kRequest:
      return "request";
  }
  return "";
}

std::vector<SharedConcept> Share(std::vector<Concept> concepts) {
  std::vector<SharedConcept> shared;
  shared.reserve(concepts.size());
  for (Concept& entry : concepts) shared.emplace_back(std::move(entry));
  return shared;
}

}  // namespace

Glossary::Glossary() : renderings_(std::make_unique<RenderingCache>()) {}
Glossary::~Glossary() = default;

RenderingCache* Glossary::RenderingsKeptOf(const Concept& entry) const {
  const auto found = by_id_.find(entry.id);
  if (found != by_id_.end() && found->second == &entry) return renderings_.get();
  return base_ == nullptr ? nullptr : base_->RenderingsKeptOf(entry);
}

SharedConcept::SharedConcept(std::shared_ptr<const Concept> entry)
    : entry_(std::move(entry)),
      hash_(Fnv1a(LayerName(entry_->layer),
                  Fnv1a(FormatGlossary(absl::MakeConstSpan(entry_.get(), 1)), kFnvBasis))) {}

absl::StatusOr<std::shared_ptr<const Glossary>> Glossary::Compile(std::shared_ptr<const Glossary> base,
                                                                  std::vector<SharedConcept> concepts) {
  FaultList faults;
  absl::flat_hash_map<absl::string_view, size_t> highest;  // by id
  highest.reserve(concepts.size());
  std::vector<bool> hidden(concepts.size(), false);
  for (size_t i = 0; i < concepts.size(); ++i) {
    const Concept& entry = *concepts[i];
    const auto fail = [&faults, i](std::string description) {
      faults.Add(absl::StrCat("concepts[", i, "]"), std::move(description));
    };
    if (entry.id.empty()) fail("id is missing");
    if (entry.source.names.empty()) fail(absl::StrCat("\"", entry.id, "\" has no English name"));
    const auto [where, fresh] = highest.emplace(entry.id, i);
    if (fresh || entry.id.empty()) continue;
    const Concept& other = *concepts[where->second];
    if (other.layer == entry.layer) {
      fail(absl::StrCat("duplicate id \"", entry.id, "\" in layer ", LayerName(entry.layer)));
    } else if (other.layer < entry.layer) {
      hidden[where->second] = true;
      where->second = i;
    } else {
      hidden[i] = true;
    }
  }
  RETURN_IF_ERROR(faults.ToStatus("cannot compile glossary"));

  auto glossary = std::shared_ptr<Glossary>(new Glossary);
  glossary->base_ = std::move(base);
  glossary->concepts_.reserve(concepts.size());
  highest.clear();
  for (size_t i = 0; i < concepts.size(); ++i) {
    if (!hidden[i]) glossary->concepts_.push_back(std::move(concepts[i]));
  }
  uint64_t hash = kFnvBasis;
  if (glossary->base_ != nullptr) hash = Fnv1a(glossary->base_->revision(), hash);
  std::vector<const Concept*> patterns;
  patterns.reserve(glossary->concepts_.size());
  glossary->by_id_.reserve(glossary->concepts_.size());
  for (const SharedConcept& entry : glossary->concepts_) {
    glossary->by_id_.emplace(entry->id, &*entry);
    hash = Fnv1a(absl::StrCat(absl::Hex(entry.hash(), absl::kZeroPad16)), hash);
    patterns.push_back(&*entry);
  }
  glossary->revision_ = absl::StrCat(absl::Hex(hash, absl::kZeroPad16));
  glossary->automaton_ = TermAutomaton::Build(patterns);
  return std::shared_ptr<const Glossary>(std::move(glossary));
}

absl::StatusOr<std::shared_ptr<const Glossary>> Glossary::Compile(std::vector<Concept> concepts) {
  return Compile(nullptr, Share(std::move(concepts)));
}

absl::StatusOr<std::shared_ptr<const Glossary>> Glossary::Overlay(std::shared_ptr<const Glossary> base,
                                                                  std::vector<Concept> concepts,
                                                                  GlossaryLayer layer) {
  for (Concept& entry : concepts) entry.layer = layer;
  return Compile(std::move(base), Share(std::move(concepts)));
}

const Concept* Glossary::Find(absl::string_view id) const {
  const auto found = by_id_.find(id);
  if (found != by_id_.end()) return found->second;
  return base_ == nullptr ? nullptr : base_->Find(id);
}

std::vector<const Concept*> Glossary::Concepts() const {
  std::vector<const Concept*> concepts;
  if (base_ != nullptr) {
    for (const Concept* entry : base_->Concepts()) {
      if (!Hides(entry)) concepts.push_back(entry);
    }
  }
  for (const SharedConcept& entry : concepts_) concepts.push_back(&*entry);
  return concepts;
}

bool Glossary::Hides(const Concept* entry) const {
  const auto found = by_id_.find(entry->id);
  return found != by_id_.end() && found->second != entry;
}

}  // namespace dragoman
