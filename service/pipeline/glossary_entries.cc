#include "service/pipeline/glossary_entries.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

constexpr size_t kMaxIdBytes = 128;
constexpr size_t kMaxTextBytes = 1024;
constexpr int kMaxForms = 32;

// The enums of messages and values have the same order, with UNSPECIFIED before the first of kinds and
// layers.
TermKind KindFromMessage(v1::TermKind kind) { return static_cast<TermKind>(static_cast<int>(kind) - 1); }

// Reads one entry; its faults go to `faults`. What it accepts, a glossary file can hold.
class EntryReader {
 public:
  EntryReader(const v1::GlossaryEntry& entry, std::string field, FaultList& faults)
      : entry_(entry), field_(std::move(field)), faults_(faults) {}

  Concept Read(GlossaryLayer layer) {
    Concept result;
    result.layer = layer;
    result.id = Text("id", entry_.id());
    if (result.id.empty() || result.id.size() > kMaxIdBytes) {
      Fail("id", absl::StrCat("is required, at most ", kMaxIdBytes, " bytes"));
    }
    if (entry_.kind() < v1::TERM_KIND_PERSON || entry_.kind() > v1::TERM_KIND_TERM) {
      Fail("kind", "is required: person, place, organisation, title, event or term");
    } else {
      result.kind = KindFromMessage(entry_.kind());
    }
    if (result.kind == TermKind::kPerson) ReadPersonGender(result);
    result.source.names = List("names", entry_.names());
    if (entry_.names().empty()) Fail("names", "is required: at least one English form");
    result.source.surnames = List("surnames", entry_.surnames());
    result.source.plurals = List("plurals", entry_.plurals());
    result.source.surname_needs_name = entry_.surname_needs_name();
    result.source.case_rule = entry_.any_initial() ? CaseRule::kInitial : CaseRule::kExact;
    result.do_not_translate = entry_.do_not_translate();
    result.origin = Text("origin", entry_.origin());
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

  // The text without white space at its ends.
  std::string Text(absl::string_view part, absl::string_view value) {
    if (!IsValidUtf8(value)) Fail(part, "is not valid UTF-8");
    if (value.size() > kMaxTextBytes) {
      Fail(part, absl::StrCat(value.size(), " bytes; at most ", kMaxTextBytes));
    }
    value = absl::StripAsciiWhitespace(value);
    if (std::any_of(value.begin(), value.end(), [](char c) { return absl::ascii_iscntrl(c); })) {
      Fail(part, "holds a line break or another control character");
    }
    return std::string(value);
  }

  std::vector<std::string> List(absl::string_view part,
                                const google::protobuf::RepeatedPtrField<std::string>& values) {
    if (values.size() > kMaxForms) Fail(part, absl::StrCat(values.size(), " forms; at most ", kMaxForms));
    std::vector<std::string> texts;
    for (const std::string& value : values) {
      texts.push_back(Text(part, value));
      if (texts.back().empty()) Fail(part, "holds an empty form");
    }
    return texts;
  }

  void ReadPersonGender(Concept& result) {
    if (entry_.gender() == v1::GENDER_MASCULINE || entry_.gender() == v1::GENDER_FEMININE) {
      result.gender = static_cast<Gender>(entry_.gender());
    } else if (entry_.gender() != v1::GENDER_UNSPECIFIED || !entry_.do_not_translate()) {
      Fail("gender", "is required for a person: masculine or feminine");
    }
  }

  std::map<GrammaticalForm, std::string> Forms(const std::string& part,
                                               const google::protobuf::Map<std::string, std::string>& forms) {
    std::map<GrammaticalForm, std::string> result;
    for (const auto& [name, form] : forms) {
      GrammaticalForm key;
      const std::string text = Text(part, form);
      if (!ParseFormName(name, &key)) {
        Fail(part, absl::StrCat("unknown form \"", name, "\"; a case such as genitive, or plural_genitive"));
      } else if (text.empty()) {
        Fail(part, absl::StrCat(name, " is empty"));
      } else {
        result[key] = text;
      }
    }
    return result;
  }

  // Each language has the fields that a glossary file knows for it.
  void CheckLanguageFields(const std::string& part, const v1::TargetTerm& term) {
    const bool french = term.language_code() == "fr";
    const auto check = [&](const char* name, bool used, bool for_french) {
      if (used && for_french != french) {
        Fail(part + name,
             absl::StrCat("is for ", for_french ? "fr" : "ru and uk", ", not for ", term.language_code()));
      }
    };
    check("indeclinable", !term.indeclinable().empty(), false);
    check("forms", !term.forms().empty(), false);
    check("surname_forms", !term.surname_forms().empty(), false);
    check("article", term.article(), true);
    check("h_aspire", term.h_aspire(), true);
    check("feminine", !term.feminine().empty(), true);
    check("plural_form", !term.plural_form().empty(), true);
  }

  void ReadTarget(const v1::TargetTerm& term, int index, Concept& result) {
    const std::string part = absl::StrCat("targets[", index, "].");
    const absl::Span<const absl::string_view> languages = GlossaryLanguages();
    if (std::find(languages.begin(), languages.end(), term.language_code()) == languages.end()) {
      Fail(part + "language_code",
           absl::StrCat("\"", term.language_code(), "\"; one of ", absl::StrJoin(languages, ", ")));
      return;
    }
    CheckLanguageFields(part, term);
    TargetTerm target;
    Lexeme& lexeme = target.lexeme;
    lexeme.lemma = Text(part + "lemma", term.lemma());
    if (lexeme.lemma.empty()) Fail(part + "lemma", "is required");
    if (!v1::Gender_IsValid(term.gender())) {
      Fail(part + "gender", "unknown gender; masculine, feminine or neuter");
    } else if (term.gender() == v1::GENDER_NEUTER && term.language_code() == "fr") {
      Fail(part + "gender", "French has no neuter; masculine or feminine");
    } else if (result.kind != TermKind::kPerson) {
      lexeme.gender = static_cast<Gender>(term.gender());
    }
    lexeme.plural_only = term.plural();
    lexeme.animate = term.has_animate() ? term.animate() : IsLiving(result.kind);
    lexeme.indeclinable = List(part + "indeclinable", term.indeclinable());
    lexeme.article = term.article();
    lexeme.h_aspire = term.h_aspire();
    lexeme.feminine = Text(part + "feminine", term.feminine());
    lexeme.plural = Text(part + "plural_form", term.plural_form());
    lexeme.exceptions = Forms(part + "forms", term.forms());
    target.surname.lemma = Text(part + "surname", term.surname());
    target.surname.exceptions = Forms(part + "surname_forms", term.surname_forms());
    target.variants = List(part + "variants", term.variants());
    target.forbidden = List(part + "forbidden", term.forbidden());
    target.note = Text(part + "note", term.note());
    if (!result.targets.emplace(term.language_code(), std::move(target)).second) {
      Fail(part + "language_code", "the language stands twice");
    }
  }

  const v1::GlossaryEntry& entry_;
  const std::string field_;
  FaultList& faults_;
};

}  // namespace

Concept ConceptFromEntry(const v1::GlossaryEntry& entry, GlossaryLayer layer, const std::string& field,
                         FaultList& faults) {
  return EntryReader(entry, field, faults).Read(layer);
}

std::vector<Concept> ConceptsFromEntries(const google::protobuf::RepeatedPtrField<v1::GlossaryEntry>& entries,
                                         GlossaryLayer layer, const std::string& field, FaultList& faults) {
  std::vector<Concept> concepts;
  for (int i = 0; i < entries.size(); ++i) {
    concepts.push_back(ConceptFromEntry(entries[i], layer, absl::StrCat(field, "[", i, "]"), faults));
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
  // Forms of the surname that follow from those of the full name are not said twice.
  Concept derived = entry;
  for (auto& [language, target] : derived.targets) target.surname.exceptions.clear();
  CompleteLexemes(&derived);
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
    term.set_plural_form(lexeme.plural);
    if (lexeme.animate != IsLiving(entry.kind)) term.set_animate(lexeme.animate);
    const std::map<GrammaticalForm, std::string>& follows = derived.targets.at(language).surname.exceptions;
    for (const auto& [form, text] : target.surname.exceptions) {
      const auto same = follows.find(form);
      if (same != follows.end() && same->second == text) continue;
      (*term.mutable_surname_forms())[FormName(form)] = text;
    }
    term.set_note(target.note);
  }
  return result;
}

}  // namespace dragoman
