// What GlossaryService does, without gRPC: messages in, messages or a status out.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "dragoman/v1/glossary_service.pb.h"
#include "glossary/linter.h"
#include "glossary/store/layered_glossary.h"
#include "service/base/fault_list.h"
#include "service/glossary/import_plan.h"

namespace dragoman {

// Each function is the method of its name; glossary_service.proto says what it takes, gives and refuses.
// Faults of a request come as an InvalidArgument that FaultsOf takes apart. They block for as long as the
// store takes, and a change for as long as the glossary takes to compile. Thread-safe.
class GlossaryHandlers {
 public:
  struct Options {
    size_t max_text_bytes = 100'000;
    size_t max_request_entries = 1000;
  };

  // `glossary` must outlive the handlers.
  GlossaryHandlers(Options options, LayeredGlossary& glossary) : options_(options), glossary_(glossary) {}

  absl::StatusOr<v1::GlossaryEntry> Get(const v1::GetGlossaryEntryRequest& request) const;
  absl::StatusOr<v1::ListGlossaryEntriesResponse> List(const v1::ListGlossaryEntriesRequest& request) const;
  absl::StatusOr<v1::GlossaryEntry> Create(const v1::CreateGlossaryEntryRequest& request) const;
  absl::StatusOr<v1::GlossaryEntry> Update(const v1::UpdateGlossaryEntryRequest& request) const;
  absl::Status Delete(const v1::DeleteGlossaryEntryRequest& request) const;
  absl::StatusOr<v1::ListGlossaryEntryRevisionsResponse> ListRevisions(
      const v1::ListGlossaryEntryRevisionsRequest& request) const;
  absl::StatusOr<v1::ImportGlossaryEntriesResponse> Import(
      const v1::ImportGlossaryEntriesRequest& request) const;
  // The whole file.
  absl::StatusOr<std::string> Export(const v1::ExportGlossaryEntriesRequest& request) const;
  absl::StatusOr<v1::AnalyzeTextResponse> AnalyzeText(const v1::AnalyzeTextRequest& request) const;

 private:
  absl::StatusOr<ImportPlan> PlanOf(const v1::ImportGlossaryEntriesRequest& request) const;
  absl::StatusOr<v1::GlossaryEntry> UpdateOnce(const v1::UpdateGlossaryEntryRequest& request) const;
  // The one revision that a change made; the store's refusal with what to do about it.
  absl::StatusOr<v1::GlossaryEntry> Put(EntryChange change, const std::string& author) const;
  // The entry that the store has; null when it has none.
  EntryTable::Entry Stored(const EntryKey& key) const;
  // What the linter says of `entry`, read from `message`, which is to be written under `key`: errors are
  // added to `faults` at their fields in a request, unless they have a fault already; warnings come back.
  std::vector<LintFinding> Lint(const Concept& entry, const EntryKey& key, const v1::GlossaryEntry& message,
                                FaultList& faults) const;
  // Why the entry, which the store does not have, cannot be changed.
  absl::Status NotStored(const EntryKey& key) const;

  const Options options_;
  LayeredGlossary& glossary_;
};

}  // namespace dragoman
