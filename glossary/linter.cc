#include "glossary/linter.h"

#include <algorithm>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "glossary/glossary_loader.h"
#include "glossary/words/folding.h"
#include "glossary/words/spelling.h"

namespace dragoman {
namespace {

// Letters of one language's alphabet that the other's does not have.
constexpr char32_t kRussianOnly[] = U"ыэъёЫЭЪЁ";
constexpr char32_t kUkrainianOnly[] = U"іїєґІЇЄҐ";
// Latin letters that nobody can tell from Cyrillic ones.
constexpr char32_t kLookAlikes[] = U"ABCEHIKMOPTXaceiopxy";

bool ContainsAny(absl::string_view text, const char32_t* letters) {
  const std::u32string set(letters);
  return absl::c_any_of(ToCodePoints(text), [&](char32_t c) { return set.find(c) != std::u32string::npos; });
}

bool OnlyOf(absl::string_view text, const char32_t* letters) {
  const std::u32string set(letters);
  return absl::c_all_of(ToCodePoints(text), [&](char32_t c) { return set.find(c) != std::u32string::npos; });
}

class Linter {
 public:
  std::vector<LintFinding> Run(absl::Span<const Concept> concepts) {
    for (const Concept& entry : concepts) {
      entry_ = &entry;
      CheckEntry();
      CheckOverlaps();
      for (const auto& [language, target] : entry.targets) CheckTarget(language, target);
    }
    return std::move(findings_);
  }

 private:
  void Find(std::string field, std::string rule, std::string message) {
    findings_.push_back({entry_->id, std::move(field), std::move(rule), std::move(message)});
  }

  void CheckEntry() {
    const Concept& entry = *entry_;
    if (!ids_.insert({entry.layer, entry.id}).second)
      Find("id", "duplicate-id", absl::StrCat("\"", entry.id, "\" is in use"));
    const absl::string_view kind = TermKindName(entry.kind);
    if (!absl::StartsWith(entry.id, absl::StrCat(kind, "/"))) {
      Find("id", "unknown-kind-prefix",
           absl::StrCat("expected \"", kind, "/\" before the slug, found \"", entry.id, "\""));
    }
    if (entry.source.names.empty()) Find("en.names", "missing-name", "no English name");
    if (entry.origin.empty()) Find("origin", "missing-origin", "where can the spellings be checked?");
    if (entry.kind == TermKind::kPerson && entry.gender == Gender::kUnspecified) {
      Find("gender", "missing-gender", "a person needs masculine or feminine");
    }
    if (!entry.do_not_translate) {
      for (const absl::string_view language : GlossaryLanguages()) {
        if (!entry.targets.contains(std::string(language))) {
          Find(std::string(language), "missing-language", absl::StrCat("no entry for ", language));
        }
      }
    }
    for (const auto& [field, texts] : {std::make_pair("en.names", &entry.source.names),
                                       std::make_pair("en.surnames", &entry.source.surnames),
                                       std::make_pair("en.plurals", &entry.source.plurals)}) {
      for (const std::string& text : *texts) {
        CheckText(field, text);
        if (!HasMixedScripts(text) && HasCyrillic(text)) {
          Find(field, "wrong-script", absl::StrCat("Cyrillic letters in the English \"", text, "\""));
        }
      }
    }
  }

  // The English forms of two entries of a layer must differ, or be surnames of which one needs the full name.
  void CheckOverlaps() {
    const SourceForms& source = entry_->source;
    const auto add = [&](const std::string& form, absl::string_view field, bool surname) {
      const std::string folded = source.case_rule == CaseRule::kExact ? FoldAccents(form) : FoldText(form);
      const Form fresh{entry_, surname};
      const auto [where, inserted] = forms_.try_emplace({entry_->layer, folded}, fresh);
      if (inserted || where->second.entry == entry_) return;
      const Form& other = where->second;
      if (surname && other.surname && (source.surname_needs_name || other.entry->source.surname_needs_name))
        return;
      Find(std::string(field), "overlap", absl::StrCat("\"", form, "\" is also a form of ", other.entry->id));
    };
    for (const std::string& form : source.names) add(form, "en.names", false);
    for (const std::string& form : source.surnames) add(form, "en.surnames", true);
    for (const std::string& form : source.plurals) add(form, "en.plurals", false);
  }

  void CheckTarget(const std::string& language, const TargetTerm& target) {
    const auto field = [&](absl::string_view name) { return absl::StrCat(language, ".", name); };
    const Lexeme& lexeme = target.lexeme;
    if (lexeme.lemma.empty()) Find(field("lemma"), "missing-lemma", "no lemma");
    if (entry_->kind != TermKind::kPerson && lexeme.gender == Gender::kUnspecified && !lexeme.lemma.empty()) {
      Find(field("gender"), "missing-gender", absl::StrCat("\"", lexeme.lemma, "\" needs a gender"));
    }
    if (entry_->kind == TermKind::kPerson) {
      if (!entry_->source.surnames.empty() && target.surname.lemma.empty()) {
        Find(field("surname"), "missing-surname", "the English side has a surname");
      } else if (!absl::StrContains(FoldText(lexeme.lemma), FoldText(target.surname.lemma))) {
        Find(field("surname"), "missing-surname",
             absl::StrCat("\"", target.surname.lemma, "\" does not stand in \"", lexeme.lemma, "\""));
      }
    }
    const std::vector<std::string> words =
        absl::StrSplit(absl::StrCat(lexeme.lemma, " ", target.surname.lemma), absl::ByAnyChar(" -"));
    for (const std::string& word : lexeme.indeclinable) {
      const bool found =
          word == "*" || absl::c_linear_search(words, word) || absl::StrContains(lexeme.lemma, word);
      if (!found) {
        Find(field("indeclinable"), "indeclinable",
             absl::StrCat("\"", word, "\" is not a word of the lemma"));
      }
    }
    CheckForm(language, field("lemma"), lexeme.lemma);
    CheckForm(language, field("surname"), target.surname.lemma);
    CheckForm(language, field("feminine"), lexeme.feminine);
    CheckForm(language, field("plural"), lexeme.plural);
    for (const std::string& text : target.variants) CheckForm(language, field("variants"), text);
    for (const auto& [form, text] : lexeme.exceptions) CheckForm(language, field("forms"), text);
    for (const auto& [form, text] : target.surname.exceptions)
      CheckForm(language, field("surname_forms"), text);
    for (const std::string& text : target.forbidden) {
      CheckText(field("forbidden"), text);
      if (text == lexeme.lemma || absl::c_linear_search(target.variants, text)) {
        Find(field("forbidden"), "contradiction", absl::StrCat("\"", text, "\" is allowed as well"));
      }
    }
  }

  // What is put into texts must be in the language's own letters; forbidden spellings need not.
  void CheckForm(const std::string& language, const std::string& field, const std::string& text) {
    if (text.empty()) return;
    CheckText(field, text);
    if (language == "fr") {
      if (HasCyrillic(text) && !HasMixedScripts(text)) {
        Find(field, "wrong-script", absl::StrCat("Cyrillic letters in the French \"", text, "\""));
      }
      return;
    }
    if (language == "ru" && ContainsAny(text, kUkrainianOnly)) {
      Find(field, "foreign-letter", absl::StrCat("a Ukrainian letter in the Russian \"", text, "\""));
    }
    if (language == "uk" && ContainsAny(text, kRussianOnly)) {
      Find(field, "foreign-letter", absl::StrCat("a Russian letter in the Ukrainian \"", text, "\""));
    }
  }

  void CheckText(const std::string& field, const std::string& text) {
    if (text != FoldSpaces(text)) {
      Find(field, "typography", absl::StrCat("spaces at an end or two in a row in \"", text, "\""));
    }
    const bool cyrillic = HasCyrillic(text);
    for (const Word& word : SplitWords(text)) {
      const absl::string_view letters = word.range.In(text);
      if (HasMixedScripts(letters)) {
        Find(field, "mixed-scripts",
             absl::StrCat("Latin and Cyrillic letters in one word of \"", text, "\""));
      } else if (cyrillic && HasLatin(letters) && OnlyOf(letters, kLookAlikes) &&
                 (word.has_lower || word.letters == 1)) {
        Find(field, "homoglyph", absl::StrCat("a word of Latin look-alikes in \"", text, "\""));
      }
    }
  }

  static std::string FoldSpaces(const std::string& text) {
    return absl::StrJoin(absl::StrSplit(text, ' ', absl::SkipEmpty()), " ");
  }

  struct Form {
    const Concept* entry;
    bool surname;
  };

  const Concept* entry_ = nullptr;
  std::vector<LintFinding> findings_;
  absl::flat_hash_set<std::pair<GlossaryLayer, std::string>> ids_;
  absl::flat_hash_map<std::pair<GlossaryLayer, std::string>, Form> forms_;
};

}  // namespace

std::vector<LintFinding> LintGlossary(absl::Span<const Concept> concepts) { return Linter().Run(concepts); }

}  // namespace dragoman
