#include "service/pipeline/glossary_entries.h"

#include <optional>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "glossary/glossary_loader.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

constexpr Case kCases[] = {Case::kNominative,   Case::kGenitive,      Case::kDative,  Case::kAccusative,
                           Case::kInstrumental, Case::kPrepositional, Case::kVocative};

std::optional<GrammaticalForm> ParseForm(absl::string_view name) {
  GrammaticalForm form;
  if (absl::ConsumePrefix(&name, "plural_")) form.number = Number::kPlural;
  for (const Case grammatical_case : kCases) {
    if (name == CaseName(grammatical_case)) {
      form.grammatical_case = grammatical_case;
      return form;
    }
  }
  return std::nullopt;
}

std::string FormName(const GrammaticalForm& form) {
  return absl::StrCat(form.number == Number::kPlural ? "plural_" : "", CaseName(form.grammatical_case));
}

// The enums of messages and values have the same order, with UNSPECIFIED before the first of kinds and
// layers.
TermKind KindFromMessage(v1::TermKind kind) { return static_cast<TermKind>(static_cast<int>(kind) - 1); }
Gender GenderFromMessage(v1::Gender gender) { return static_cast<Gender>(gender); }

std::vector<std::string> Strings(const google::protobuf::RepeatedPtrField<std::string>& values) {
  return {values.begin(), values.end()};
}

// Reads one entry; its faults go to `faults`.
class EntryReader {
 public:
  EntryReader(const v1::GlossaryEntry& entry, std::string field, FaultList& faults)
      : entry_(entry), field_(std::move(field)), faults_(faults) {}

  Concept Read(GlossaryLayer layer) {
    Concept result;
    result.layer = layer;
    result.id = Text("id", entry_.id());
    if (entry_.id().empty() || entry_.id().size() > 128) Fail("id", "is required, at most 128 bytes");
    if (entry_.kind() < v1::TERM_KIND_PERSON || entry_.kind() > v1::TERM_KIND_TERM) {
      Fail("kind", "is required: person, place, organisation, title, event or term");
    } else {
      result.kind = KindFromMessage(entry_.kind());
    }
    result.gender = ReadGender("gender", entry_.gender());
    if (result.kind == TermKind::kPerson && !entry_.do_not_translate() &&
        result.gender == Gender::kUnspecified) {
      Fail("gender", "is required for a person: masculine or feminine");
    }
    if (entry_.names().empty() || entry_.names_size() > 32)
      Fail("names", "1 to 32 English forms are required");
    for (const std::string& name : entry_.names()) {
      if (Text("names", name).empty()) Fail("names", "holds an empty form");
    }
    result.source.names = Strings(entry_.names());
    result.source.surnames = Strings(entry_.surnames());
    result.source.plurals = Strings(entry_.plurals());
    result.source.surname_needs_name = entry_.surname_needs_name();
    result.source.case_rule = entry_.any_initial() ? CaseRule::kInitial : CaseRule::kExact;
    result.do_not_translate = entry_.do_not_translate();
    result.origin = entry_.origin();
    if (!entry_.do_not_translate()) {
      if (entry_.targets().empty()) Fail("targets", "at least one target language is required");
      for (int i = 0; i < entry_.targets_size(); ++i) ReadTarget(entry_.targets(i), i, result);
    }
    CompleteLexemes(&result);
    return result;
  }

 private:
  void Fail(absl::string_view part, absl::string_view description) {
    faults_.Add(absl::StrCat(field_, ".", part), std::string(description));
  }

  const std::string& Text(absl::string_view part, const std::string& value) {
    if (!IsValidUtf8(value)) Fail(part, "is not valid UTF-8");
    return value;
  }

  Gender ReadGender(absl::string_view part, v1::Gender gender) {
    if (!v1::Gender_IsValid(gender)) {
      Fail(part, "unknown gender; masculine, feminine or neuter");
      return Gender::kUnspecified;
    }
    return GenderFromMessage(gender);
  }

  void ReadTarget(const v1::TargetTerm& term, int index, Concept& result) {
    const std::string part = absl::StrCat("targets[", index, "].");
    const absl::Span<const absl::string_view> languages = GlossaryLanguages();
    if (std::find(languages.begin(), languages.end(), term.language_code()) == languages.end()) {
      Fail(part + "language_code",
           absl::StrCat("\"", term.language_code(), "\"; one of ", absl::StrJoin(languages, ", ")));
      return;
    }
    if (Text(part + "lemma", term.lemma()).empty()) Fail(part + "lemma", "is required");
    TargetTerm target;
    target.lexeme.lemma = term.lemma();
    target.lexeme.gender =
        result.kind == TermKind::kPerson ? result.gender : ReadGender(part + "gender", term.gender());
    target.lexeme.plural_only = term.plural();
    target.lexeme.indeclinable = Strings(term.indeclinable());
    target.lexeme.article = term.article();
    target.lexeme.h_aspire = term.h_aspire();
    target.lexeme.feminine = term.feminine();
    for (const auto& [name, form] : term.forms()) {
      if (const std::optional<GrammaticalForm> key = ParseForm(name)) {
        target.lexeme.exceptions[*key] = form;
      } else {
        Fail(part + "forms", "unknown form; a case such as genitive, or plural_genitive");
      }
    }
    target.surname.lemma = Text(part + "surname", term.surname());
    target.variants = Strings(term.variants());
    target.forbidden = Strings(term.forbidden());
    target.note = term.note();
    if (!result.targets.emplace(term.language_code(), std::move(target)).second) {
      Fail(part + "language_code", "the language stands twice");
    }
  }

  const v1::GlossaryEntry& entry_;
  const std::string field_;
  FaultList& faults_;
};

}  // namespace

std::vector<Concept> ConceptsFromEntries(const google::protobuf::RepeatedPtrField<v1::GlossaryEntry>& entries,
                                         GlossaryLayer layer, const std::string& field, FaultList& faults) {
  std::vector<Concept> concepts;
  for (int i = 0; i < entries.size(); ++i) {
    concepts.push_back(EntryReader(entries[i], absl::StrCat(field, "[", i, "]"), faults).Read(layer));
  }
  return concepts;
}

v1::GlossaryEntry EntryFromConcept(const Concept& entry) {
  v1::GlossaryEntry result;
  result.set_id(entry.id);
  result.set_kind(static_cast<v1::TermKind>(static_cast<int>(entry.kind) + 1));
  result.set_gender(static_cast<v1::Gender>(entry.gender));
  result.mutable_names()->Assign(entry.source.names.begin(), entry.source.names.end());
  result.mutable_surnames()->Assign(entry.source.surnames.begin(), entry.source.surnames.end());
  result.mutable_plurals()->Assign(entry.source.plurals.begin(), entry.source.plurals.end());
  result.set_surname_needs_name(entry.source.surname_needs_name);
  result.set_any_initial(entry.source.case_rule == CaseRule::kInitial);
  result.set_do_not_translate(entry.do_not_translate);
  result.set_origin(entry.origin);
  result.set_layer(static_cast<v1::GlossaryLayer>(static_cast<int>(entry.layer) + 1));
  for (const auto& [language, target] : entry.targets) {
    v1::TargetTerm& term = *result.add_targets();
    const Lexeme& lexeme = target.lexeme;
    term.set_language_code(language);
    term.set_lemma(lexeme.lemma);
    term.set_surname(target.surname.lemma);
    term.set_gender(static_cast<v1::Gender>(lexeme.gender));
    term.set_plural(lexeme.plural_only);
    term.mutable_indeclinable()->Assign(lexeme.indeclinable.begin(), lexeme.indeclinable.end());
    for (const auto& [form, text] : lexeme.exceptions) (*term.mutable_forms())[FormName(form)] = text;
    term.mutable_variants()->Assign(target.variants.begin(), target.variants.end());
    term.mutable_forbidden()->Assign(target.forbidden.begin(), target.forbidden.end());
    term.set_article(lexeme.article);
    term.set_h_aspire(lexeme.h_aspire);
    term.set_feminine(lexeme.feminine);
    term.set_note(target.note);
  }
  return result;
}

}  // namespace dragoman
