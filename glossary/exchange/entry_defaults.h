// What imported entries get where their file says nothing.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "glossary/concept.h"
#include "glossary/exchange/imported_entry.h"
#include "service/base/fault_list.h"

namespace dragoman {

// "en-US" -> "en".
std::string PrimaryTag(absl::string_view tag);

// Small first letters may be capitals in texts, capitals are kept.
void SetCaseRule(Concept* entry);

// Gives entries without an id one that is made of their kind and first English form, and names ids that stand
// twice.
class EntryIds {
 public:
  explicit EntryIds(FaultList* faults) : faults_(faults) {}

  // False: the id stands twice.
  bool Settle(ImportedEntry* imported);

 private:
  FaultList* const faults_;
  absl::flat_hash_set<std::string> ids_;
  std::map<std::pair<TermKind, std::string>, std::string> made_;  // ids by kind and first English form
};

}  // namespace dragoman
