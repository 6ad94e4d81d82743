// What an import does to a layer of the glossary, decided before anything is changed.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "dragoman/v1/glossary_service.pb.h"
#include "glossary/exchange/imported_entry.h"
#include "glossary/glossary.h"
#include "glossary/store/glossary_store.h"
#include "glossary/store/layered_glossary.h"

namespace dragoman {

struct ImportPlan {
  std::vector<EntryChange> changes;
  v1::ImportGlossaryEntriesResponse response;  // counts and findings
};

// Lays a file's entries over those that `table` has for `client` (empty: the house layer), as
// ImportGlossaryEntriesRequest.mode says; entries without an id are looked for in `glossary`, which is
// compiled of the same entries. InvalidArgument names every fault: entries that contradict each other,
// results that are no sound entry or in which the linter finds an error. AlreadyExists: MODE_CREATE and the
// layer has some of them. Thread-safe.
absl::StatusOr<ImportPlan> PlanImport(std::vector<ImportedEntry> entries, const std::string& client,
                                      v1::ImportGlossaryEntriesRequest::Mode mode, const EntryTable& table,
                                      const Glossary& glossary);

}  // namespace dragoman
