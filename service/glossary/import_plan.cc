#include "service/glossary/import_plan.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "glossary/glossary_loader.h"
#include "glossary/linter.h"
#include "glossary/matching/matcher.h"
#include "glossary/words/folding.h"
#include "service/base/fault_list.h"
#include "service/base/status_macros.h"
#include "service/pipeline/glossary_entries.h"

namespace dragoman {
namespace {

// Named in an answer; a file without grammar has several an entry.
constexpr int kMaxFindings = 1000;
constexpr char kCannotImport[] = "cannot import glossary";

// The concept but for where it belongs.
std::string Contents(const Concept& entry) { return FormatGlossary(absl::MakeConstSpan(&entry, 1)); }

bool HasForm(const std::vector<std::string>& forms, const std::string& form) {
  const std::string folded = FoldText(form);
  return absl::c_any_of(forms, [&](const std::string& one) { return FoldText(one) == folded; });
}

// The entries that apply to a client, by their English forms.
class EntryFinder {
 public:
  EntryFinder(const std::string& client, const EntryTable& table, const Glossary& glossary)
      : client_(client), table_(table), glossary_(glossary) {
    for (const EntryTable::Entry& entry : table.entries()) {
      if (table.Resolve(client, entry->entry.id) != entry) continue;
      for (const std::string& name : entry->entry.source.names) by_name_[name] = &entry->entry;
    }
  }

  // Puts an entry that came without an id under that of the entry which is found in one of its English forms.
  // False: there is none.
  bool Find(ImportedEntry* imported) const {
    Concept& entry = imported->entry;
    std::vector<std::string>& names = entry.source.names;
    const bool any_kind = imported->fields.count("kind") == 0;
    for (const std::string& name : names) {
      const TermMatch match = Match(name);
      const Concept* found = match.concept_;
      if (found == nullptr || (found->kind != entry.kind && !any_kind)) continue;
      if (match.surname_only) {
        if (names.size() > 1 || !TakeForSurnames(imported)) continue;
        entry.id = found->id;
        return true;
      }
      entry.id = found->id;
      // An accent or a capital less makes no other form.
      names.erase(std::remove_if(names.begin(), names.end(),
                                 [&](const std::string& one) { return HasForm(found->source.names, one); }),
                  names.end());
      return true;
    }
    return false;
  }

 private:
  // What texts mean by these words, so that an import means the same.
  TermMatch Match(const std::string& name) const {
    const std::vector<TermMatch> matches = MatchText(glossary_, name);
    // The glossary may have been compiled a change earlier or later than the table.
    if (matches.size() == 1 && table_.Resolve(client_, matches.front().concept_->id) != nullptr) {
      const SourceForms& forms = matches.front().concept_->source;
      if (HasForm(matches.front().surname_only ? forms.surnames : forms.names, name)) return matches.front();
    }
    // Signs are no part of words for the matcher: "OPEC+".
    const auto same = by_name_.find(name);
    TermMatch match;
    if (same != by_name_.end()) match.concept_ = same->second;
    return match;
  }

  // Makes a pair of names, as ExportSeparated writes surnames too, one of surnames.
  static bool TakeForSurnames(ImportedEntry* imported) {
    Concept& entry = imported->entry;
    if (entry.targets.size() != 1 || imported->fields.size() != 2) return false;
    auto& [language, target] = *entry.targets.begin();
    std::swap(target.surname.lemma, target.lexeme.lemma);
    imported->fields = {absl::StrCat(language, ".surname")};
    entry.source.names.clear();
    return true;
  }

  const std::string& client_;
  const EntryTable& table_;
  const Glossary& glossary_;
  absl::flat_hash_map<absl::string_view, const Concept*> by_name_;
};

// The first of "<id>", "<id>-2", ... that no other entry has: neither one of the file nor a present one
// without this English form.
std::string FreeId(const std::string& id, const std::string& name, const std::string& client,
                   const EntryTable& table, absl::flat_hash_set<std::string>* taken) {
  std::string free = id;
  for (int i = 2;; ++i) {
    const EntryTable::Entry present = table.Resolve(client, free);
    const bool mine = present == nullptr || HasForm(present->entry.source.names, name);
    if (mine && taken->insert(free).second) return free;
    free = absl::StrCat(id, "-", i);
  }
}

// Gives entries without an id that of the present entry that they mean, or one that is free.
void SettleIds(const std::string& client, const EntryTable& table, const Glossary& glossary,
               std::vector<ImportedEntry>* entries) {
  absl::flat_hash_set<std::string> taken;
  for (const ImportedEntry& imported : *entries) {
    if (imported.has_id) taken.insert(imported.entry.id);
  }
  const EntryFinder finder(client, table, glossary);
  for (ImportedEntry& imported : *entries) {
    if (imported.has_id || finder.Find(&imported)) continue;
    imported.entry.id = FreeId(imported.entry.id, imported.entry.source.names.front(), client, table, &taken);
  }
}

void AddFinding(const std::string& id, const std::string& field, const std::string& rule,
                const std::string& message, v1::ImportGlossaryEntriesResponse* response) {
  response->set_finding_count(response->finding_count() + 1);
  if (response->findings_size() == kMaxFindings) return;
  v1::ImportFinding& finding = *response->add_findings();
  finding.set_entry_id(id);
  finding.set_field(field);
  finding.set_rule(rule);
  finding.set_message(message);
}

// What an editor should look at where a file meets an entry that says more than the file.
void AddMergeFindings(const MergedEntry& merged, const ImportedEntry& imported,
                      v1::ImportGlossaryEntriesResponse* response) {
  const std::string& id = merged.entry.id;
  for (const ChangedLemma& change : merged.changed_lemmas) {
    std::string message = absl::StrCat("was \"", change.former, "\"");
    if (!change.kept.empty()) absl::StrAppend(&message, "; kept: ", absl::StrJoin(change.kept, ", "));
    if (!change.gone.empty()) absl::StrAppend(&message, "; gone: ", absl::StrJoin(change.gone, ", "));
    AddFinding(id, change.field, "changed-lemma", message, response);
  }
  const bool still = merged.entry.do_not_translate && imported.fields.count("do_not_translate") == 0;
  if (still && !imported.entry.targets.empty()) {
    AddFinding(id, "do_not_translate", "do-not-translate",
               "the entry stays untranslated; its terms count once do_not_translate is false", response);
  }
}

// The limits of messages hold for files too.
void CheckLimits(const Concept& entry, const std::string& place, FaultList* faults) {
  FaultList found;
  ConceptFromEntry(EntryFromConcept(entry), entry.layer, absl::StrCat("entry \"", entry.id, "\""), found);
  for (const Fault& fault : found.faults()) {
    faults->Add(place, absl::StrCat(fault.field, ": ", fault.description));
  }
}

void Count(bool stored, const EntryTable::Entry& present, v1::ImportGlossaryEntriesResponse* response) {
  if (stored) {
    response->set_updated(response->updated() + 1);
    return;
  }
  response->set_created(response->created() + 1);
  if (present != nullptr) response->set_overriding(response->overriding() + 1);
}

absl::Status AlreadyThere(std::vector<std::string> ids) {
  constexpr size_t kMaxNamed = 10;
  std::string more;
  if (ids.size() > kMaxNamed) {
    more = absl::StrCat(" and ", ids.size() - kMaxNamed, " more");
    ids.resize(kMaxNamed);
  }
  return absl::AlreadyExistsError(
      absl::StrCat("there are such entries already: ", absl::StrJoin(ids, ", "), more));
}

}  // namespace

absl::StatusOr<ImportPlan> PlanImport(std::vector<ImportedEntry> entries, const std::string& client,
                                      v1::ImportGlossaryEntriesRequest::Mode mode, const EntryTable& table,
                                      const Glossary& glossary) {
  const bool replaces = mode == v1::ImportGlossaryEntriesRequest::MODE_REPLACE;
  const GlossaryLayer layer = client.empty() ? GlossaryLayer::kHouse : GlossaryLayer::kClient;
  FaultList faults;
  if (!replaces) {
    SettleIds(client, table, glossary, &entries);
    entries = CombineSameIds(std::move(entries), &faults);
  }
  ImportPlan plan;
  std::vector<std::string> existing;
  std::vector<Concept> results;
  std::map<std::string, std::string> places;  // by id
  for (const ImportedEntry& imported : entries) {
    const std::string& id = imported.entry.id;
    places.emplace(id, imported.place);
    const EntryTable::Entry own = table.Find(layer, client, id);
    const bool stored = own != nullptr && own->revision != 0;
    if (stored) existing.push_back(id);
    const EntryTable::Entry present = table.Resolve(client, id);
    MergedEntry merged{imported.entry, {}};
    if (present != nullptr && !replaces) merged = MergeEntry(present->entry, imported);
    AddMergeFindings(merged, imported, &plan.response);
    CheckLimits(merged.entry, imported.place, &faults);
    results.push_back(merged.entry);
    if (present != nullptr && Contents(present->entry) == Contents(merged.entry)) {
      plan.response.set_unchanged(plan.response.unchanged() + 1);
      continue;
    }
    Count(stored, present, &plan.response);
    plan.changes.push_back({{client, id}, std::move(merged.entry), stored ? own->revision : 0});
  }
  const auto stays = [&](const Concept& present) {
    if (places.count(present.id) > 0) return false;
    const EntryTable::Entry own = table.Find(layer, client, present.id);
    return !replaces || own == nullptr || own->revision == 0;
  };
  for (const LintFinding& finding : LintChange(results, glossary, stays)) {
    if (finding.is_error) {
      faults.Add(places[finding.concept_id],
                 absl::StrCat("entry \"", finding.concept_id, "\".", finding.field, ": ", finding.message));
    } else {
      AddFinding(finding.concept_id, finding.field, finding.rule, finding.message, &plan.response);
    }
  }
  RETURN_IF_ERROR(faults.ToStatus(kCannotImport));
  if (mode == v1::ImportGlossaryEntriesRequest::MODE_CREATE && !existing.empty()) {
    return AlreadyThere(std::move(existing));
  }
  if (!replaces) return plan;
  for (const EntryTable::Entry& entry : table.entries()) {
    if (entry->revision == 0 || entry->client != client || places.count(entry->entry.id) > 0) continue;
    plan.response.set_deleted(plan.response.deleted() + 1);
    plan.changes.push_back({{client, entry->entry.id}, std::nullopt, entry->revision});
  }
  return plan;
}

}  // namespace dragoman
