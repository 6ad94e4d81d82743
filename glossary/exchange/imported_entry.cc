#include "glossary/exchange/imported_entry.h"

#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "glossary/exchange/yaml.h"
#include "service/base/fault_list.h"

namespace dragoman {
namespace {

// A field of a glossary file: `copy` makes `to`'s the same as `from`'s.
template <typename Owner>
struct Field {
  absl::string_view name;
  void (*copy)(const Owner& from, Owner* to);
};

constexpr Field<Concept> kEntryFields[] = {
    {"kind", [](const Concept& from, Concept* to) { to->kind = from.kind; }},
    {"gender", [](const Concept& from, Concept* to) { to->gender = from.gender; }},
    {"do_not_translate",
     [](const Concept& from, Concept* to) { to->do_not_translate = from.do_not_translate; }},
    {"origin", [](const Concept& from, Concept* to) { to->origin = from.origin; }},
    {"en.names", [](const Concept& from, Concept* to) { to->source.names = from.source.names; }},
    {"en.surnames", [](const Concept& from, Concept* to) { to->source.surnames = from.source.surnames; }},
    {"en.surname_needs_name",
     [](const Concept& from, Concept* to) {
       to->source.surname_needs_name = from.source.surname_needs_name;
     }},
    {"en.plurals", [](const Concept& from, Concept* to) { to->source.plurals = from.source.plurals; }},
    {"en.case", [](const Concept& from, Concept* to) { to->source.case_rule = from.source.case_rule; }},
};

constexpr Field<TargetTerm> kTargetFields[] = {
    {"lemma", [](const TargetTerm& from, TargetTerm* to) { to->lexeme.lemma = from.lexeme.lemma; }},
    {"surname", [](const TargetTerm& from, TargetTerm* to) { to->surname.lemma = from.surname.lemma; }},
    {"gender", [](const TargetTerm& from, TargetTerm* to) { to->lexeme.gender = from.lexeme.gender; }},
    {"number",
     [](const TargetTerm& from, TargetTerm* to) { to->lexeme.plural_only = from.lexeme.plural_only; }},
    {"animate", [](const TargetTerm& from, TargetTerm* to) { to->lexeme.animate = from.lexeme.animate; }},
    {"indeclinable",
     [](const TargetTerm& from, TargetTerm* to) { to->lexeme.indeclinable = from.lexeme.indeclinable; }},
    {"forms", [](const TargetTerm& from, TargetTerm* to) { to->lexeme.exceptions = from.lexeme.exceptions; }},
    {"surname_forms",
     [](const TargetTerm& from, TargetTerm* to) { to->surname.exceptions = from.surname.exceptions; }},
    {"variants", [](const TargetTerm& from, TargetTerm* to) { to->variants = from.variants; }},
    {"forbidden", [](const TargetTerm& from, TargetTerm* to) { to->forbidden = from.forbidden; }},
    {"article", [](const TargetTerm& from, TargetTerm* to) { to->lexeme.article = from.lexeme.article; }},
    {"h_aspire", [](const TargetTerm& from, TargetTerm* to) { to->lexeme.h_aspire = from.lexeme.h_aspire; }},
    {"feminine", [](const TargetTerm& from, TargetTerm* to) { to->lexeme.feminine = from.lexeme.feminine; }},
    {"plural", [](const TargetTerm& from, TargetTerm* to) { to->lexeme.plural = from.lexeme.plural; }},
    {"note", [](const TargetTerm& from, TargetTerm* to) { to->note = from.note; }},
};

void CopyField(const std::string& name, const Concept& from, Concept* to) {
  for (const Field<Concept>& field : kEntryFields) {
    if (field.name == name) field.copy(from, to);
  }
  const std::pair<std::string, std::string> parts = absl::StrSplit(name, absl::MaxSplits('.', 1));
  const auto target = from.targets.find(parts.first);
  if (target == from.targets.end()) return;
  for (const Field<TargetTerm>& field : kTargetFields) {
    if (field.name == parts.second) field.copy(target->second, &to->targets[parts.first]);
  }
}

std::string Contents(const Concept& entry) { return FormatGlossary(absl::MakeConstSpan(&entry, 1)); }

void AddMissing(const std::vector<std::string>& texts, std::vector<std::string>* to) {
  for (const std::string& text : texts) {
    if (!absl::c_linear_search(*to, text)) to->push_back(text);
  }
}

// Removes the surname's forms that follow from the full name's, so that they follow from others.
void RemoveDerivedForms(Concept entry, TargetTerm* target, const std::string& language) {
  TargetTerm& derived = entry.targets.at(language);
  derived.surname.exceptions.clear();
  CompleteLexemes(&entry);
  for (const auto& [form, text] : derived.surname.exceptions) {
    const auto same = target->surname.exceptions.find(form);
    if (same != target->surname.exceptions.end() && same->second == text)
      target->surname.exceptions.erase(same);
  }
}

// What stands in `target` for the lemma and the surname of `before`: forms that are spelled out go, the rest
// stays and is told.
class FormerGrammar {
 public:
  FormerGrammar(const std::string& language, const std::set<std::string>& fields,
                std::vector<ChangedLemma>* changes)
      : language_(language), fields_(fields), changes_(changes) {}

  void DropForms(const TargetTerm& before, TermKind kind, TargetTerm* target) const {
    if (target->surname.lemma != before.surname.lemma && !before.surname.lemma.empty()) {
      ChangedLemma change{absl::StrCat(language_, ".surname"), before.surname.lemma, {}, {}};
      Drop("surname_forms", &target->surname.exceptions, &change);
      Tell(std::move(change));
    }
    if (target->lexeme.lemma == before.lexeme.lemma) return;
    ChangedLemma change{absl::StrCat(language_, ".lemma"), before.lexeme.lemma, {}, {}};
    Lexeme& lexeme = target->lexeme;
    Drop("forms", &lexeme.exceptions, &change);
    Drop("feminine", &lexeme.feminine, &change);
    Drop("plural", &lexeme.plural, &change);
    Keep("surname", !absl::EndsWith(lexeme.lemma, target->surname.lemma), &change);
    Keep("gender", kind != TermKind::kPerson && lexeme.gender != Gender::kUnspecified, &change);
    Keep("number", lexeme.plural_only, &change);
    Keep("indeclinable", !lexeme.indeclinable.empty(), &change);
    Keep("h_aspire", lexeme.h_aspire, &change);
    Tell(std::move(change));
  }

 private:
  bool IsNamed(const char* field) const { return fields_.count(absl::StrCat(language_, ".", field)) > 0; }

  template <typename Forms>
  void Drop(const char* field, Forms* forms, ChangedLemma* change) const {
    if (forms->empty() || IsNamed(field)) return;
    forms->clear();
    change->gone.push_back(field);
  }

  void Keep(const char* field, bool is_set, ChangedLemma* change) const {
    if (is_set && !IsNamed(field)) change->kept.push_back(field);
  }

  void Tell(ChangedLemma change) const {
    if (!change.kept.empty() || !change.gone.empty()) changes_->push_back(std::move(change));
  }

  const std::string& language_;
  const std::set<std::string>& fields_;
  std::vector<ChangedLemma>* const changes_;
};

}  // namespace

std::vector<Concept> ConceptsOf(std::vector<ImportedEntry> entries) {
  std::vector<Concept> concepts;
  concepts.reserve(entries.size());
  for (ImportedEntry& entry : entries) concepts.push_back(std::move(entry.entry));
  return concepts;
}

std::vector<ImportedEntry> CombineSameIds(std::vector<ImportedEntry> entries, FaultList* faults) {
  std::vector<ImportedEntry> combined;
  absl::flat_hash_map<std::string, size_t> first;  // by id
  for (ImportedEntry& entry : entries) {
    const auto [where, fresh] = first.try_emplace(entry.entry.id, combined.size());
    if (fresh) {
      combined.push_back(std::move(entry));
      continue;
    }
    ImportedEntry& into = combined[where->second];
    for (const std::string& field : entry.fields) {
      if (field == "en.names") continue;
      Concept changed = into.entry;
      CopyField(field, entry.entry, &changed);
      if (!into.fields.insert(field).second && Contents(changed) != Contents(into.entry)) {
        faults->Add(entry.place,
                    absl::StrCat(field, " of \"", entry.entry.id, "\" is another than at ", into.place));
        continue;
      }
      into.entry = std::move(changed);
    }
    // The forms of the one that has an id, if any, are the usual ones.
    if (entry.has_id) std::swap(into.entry.source.names, entry.entry.source.names);
    AddMissing(entry.entry.source.names, &into.entry.source.names);
    into.has_id |= entry.has_id;
    CompleteLexemes(&into.entry);
  }
  return combined;
}

MergedEntry MergeEntry(const Concept& present, const ImportedEntry& imported) {
  MergedEntry merged;
  Concept& entry = merged.entry;
  entry = present;
  entry.layer = imported.entry.layer;
  for (auto& [language, target] : entry.targets) {
    if (imported.fields.count(absl::StrCat(language, ".forms")) > 0) {
      RemoveDerivedForms(present, &target, language);
    }
  }
  for (const std::string& field : imported.fields) {
    if (field != "en.names" || imported.has_id) CopyField(field, imported.entry, &entry);
  }
  if (!imported.has_id) AddMissing(imported.entry.source.names, &entry.source.names);
  if (entry.kind != TermKind::kPerson) entry.gender = Gender::kUnspecified;
  for (auto& [language, target] : entry.targets) {
    const auto before = present.targets.find(language);
    const bool has_default_animacy =
        before == present.targets.end() || before->second.lexeme.animate == IsLiving(present.kind);
    if (has_default_animacy && imported.fields.count(absl::StrCat(language, ".animate")) == 0) {
      target.lexeme.animate = IsLiving(entry.kind);
    }
    if (before == present.targets.end()) continue;
    FormerGrammar(language, imported.fields, &merged.changed_lemmas)
        .DropForms(before->second, entry.kind, &target);
  }
  CompleteLexemes(&entry);
  return merged;
}

}  // namespace dragoman
