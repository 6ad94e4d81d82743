#include <algorithm>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "glossary/exchange.h"
#include "glossary/exchange/imported_entry.h"
#include "glossary/exchange/sheet_columns.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

// The columns in which `again`, the same entries as a file gives them back, differ from `concepts`.
std::vector<LostField> Compare(absl::Span<const Concept> concepts, const std::vector<Concept>& again) {
  absl::flat_hash_map<absl::string_view, const Concept*> by_id;
  for (const Concept& entry : again) by_id.emplace(entry.id, &entry);
  std::vector<LostField> lost;
  for (const Column& column : SheetColumns()) {
    const auto entries = static_cast<size_t>(absl::c_count_if(concepts, [&](const Concept& entry) {
      const std::string cell = column.write(entry);
      const auto same = by_id.find(entry.id);
      return !cell.empty() && (same == by_id.end() || column.write(*same->second) != cell);
    }));
    if (entries > 0) lost.push_back({column.name, entries});
  }
  return lost;
}

// The entry as pairs of English and `target` have it, but for its id.
Concept InPairs(const Concept& entry, const std::string& target) {
  Concept pairs;
  pairs.id = entry.id;
  pairs.source.names = entry.source.names;
  pairs.source.case_rule = entry.source.case_rule;
  if (!entry.source.surname_needs_name) pairs.source.surnames = entry.source.surnames;
  const auto found = entry.targets.find(target);
  if (found == entry.targets.end()) return pairs;
  TargetTerm& term = pairs.targets[target];
  term.lexeme.lemma = found->second.lexeme.lemma;
  if (!pairs.source.surnames.empty()) term.surname.lemma = found->second.surname.lemma;
  return pairs;
}

}  // namespace

absl::StatusOr<std::vector<LostField>> LostInTbx(absl::Span<const Concept> concepts) {
  ASSIGN_OR_RETURN(std::vector<ImportedEntry> again,
                   ImportTbx(ExportTbx(concepts), "tbx", GlossaryLayer::kBase));
  return Compare(concepts, ConceptsOf(std::move(again)));
}

absl::StatusOr<std::vector<LostField>> LostInSheet(absl::Span<const Concept> concepts, Separator separator) {
  ASSIGN_OR_RETURN(
      std::vector<ImportedEntry> again,
      ImportSeparated(ExportSheet(concepts, separator), separator, "sheet", "", GlossaryLayer::kBase));
  return Compare(concepts, ConceptsOf(std::move(again)));
}

std::vector<LostField> LostInPairs(absl::Span<const Concept> concepts, absl::string_view target) {
  std::vector<Concept> again;
  for (const Concept& entry : concepts) again.push_back(InPairs(entry, std::string(target)));
  std::vector<LostField> lost = Compare(concepts, again);
  const auto is_other_language = [&](const LostField& field) {
    return absl::c_any_of(GlossaryLanguages(), [&](absl::string_view language) {
      return language != target &&
             (field.field == language || absl::StartsWith(field.field, absl::StrCat(language, ".")));
    });
  };
  lost.erase(std::remove_if(lost.begin(), lost.end(), is_other_language), lost.end());
  return lost;
}

}  // namespace dragoman
