#include "glossary/linter.h"

#include <algorithm>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "glossary/english/english_table.h"
#include "glossary/exchange.h"
#include "glossary/glossary_loader.h"
#include "glossary/matching/matcher.h"
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

// Whether `id` is kind/slug, the slug of a to z, digits and single hyphens.
bool IsEntryId(absl::string_view id) {
  const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(id, absl::MaxSplits('/', 1));
  const auto is_word = [](absl::string_view word) {
    return !word.empty() &&
           absl::c_all_of(word, [](char c) { return absl::ascii_islower(c) || absl::ascii_isdigit(c); });
  };
  return absl::c_linear_search(TermKindNames(), parts.first) &&
         absl::c_all_of(std::vector<absl::string_view>(absl::StrSplit(parts.second, '-')), is_word);
}

// Whether the English form, of these words, matches in every other sentence: "the", "The", "of the", but not
// "WHO", "May", "The Who".
bool IsFunctionWords(absl::string_view form, const std::vector<Word>& words) {
  const EnglishTable& english = EnglishTable::Get();
  if (absl::c_all_of(words, [](const Word& word) { return word.upper_initial; })) {
    const bool abbreviation = words[0].letters > 1 && !words[0].has_lower;
    if (words.size() > 1 || abbreviation || english.months.contains(FoldText(form))) return false;
  }
  return absl::c_all_of(words, [&](const Word& word) {
    return english.function_words.contains(FoldText(word.range.In(form)));
  });
}

// An English form as those of a layer are compared.
std::string FormKey(const Concept& entry, const std::string& form) {
  return entry.source.case_rule == CaseRule::kExact ? FoldAccents(form) : FoldText(form);
}

bool HasForm(const Concept& entry, const std::vector<std::string>& forms, const std::string& key) {
  return absl::c_any_of(forms, [&](const std::string& form) { return FormKey(entry, form) == key; });
}

class Linter {
 public:
  // `present` may be null.
  Linter(const Glossary* present, std::function<bool(const Concept&)> stays)
      : present_(present), stays_(std::move(stays)) {}

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
  // Whose English form it is; no entry's: nobody's.
  struct Form {
    const Concept* entry = nullptr;
    bool surname = false;
  };

  void Warn(std::string field, std::string rule, std::string message) {
    findings_.push_back({entry_->id, std::move(field), std::move(rule), std::move(message), false});
  }
  void Fail(std::string field, std::string rule, std::string message) {
    findings_.push_back({entry_->id, std::move(field), std::move(rule), std::move(message), true});
  }

  void CheckEntry() {
    const Concept& entry = *entry_;
    if (!ids_.insert({entry.layer, entry.id}).second)
      Fail("id", "duplicate-id", absl::StrCat("\"", entry.id, "\" is in use"));
    const absl::string_view kind = TermKindName(entry.kind);
    if (!IsEntryId(entry.id)) {
      Fail("id", "bad-id",
           absl::StrCat(
               "\"", entry.id, "\" is not kind/slug; allowed: ", absl::StrJoin(TermKindNames(), ", "),
               ", a slash, and words of a to z and digits with a hyphen between two, as in \"",
               IdFor(entry.kind, entry.source.names.empty() ? "" : entry.source.names.front()), "\""));
    } else if (!absl::StartsWith(entry.id, absl::StrCat(kind, "/"))) {
      Warn("id", "unknown-kind-prefix",
           absl::StrCat("expected \"", kind, "/\" before the slug, found \"", entry.id, "\""));
    }
    if (entry.source.names.empty()) Fail("en.names", "missing-name", "no English name");
    if (entry.origin.empty()) Warn("origin", "missing-origin", "where can the spellings be checked?");
    if (entry.kind == TermKind::kPerson && entry.gender == Gender::kUnspecified) {
      Warn("gender", "missing-gender", "a person needs masculine or feminine");
    }
    if (!entry.do_not_translate) {
      for (const absl::string_view language : GlossaryLanguages()) {
        if (!entry.targets.contains(std::string(language))) {
          Warn(std::string(language), "missing-language", absl::StrCat("no entry for ", language));
        }
      }
    }
    for (const auto& [field, texts] : {std::make_pair("en.names", &entry.source.names),
                                       std::make_pair("en.surnames", &entry.source.surnames),
                                       std::make_pair("en.plurals", &entry.source.plurals)}) {
      for (const std::string& text : *texts) {
        CheckText(field, text);
        CheckEnglishForm(field, text);
        if (!HasMixedScripts(text) && HasCyrillic(text)) {
          Warn(field, "wrong-script", absl::StrCat("Cyrillic letters in the English \"", text, "\""));
        }
      }
    }
  }

  void CheckEnglishForm(const std::string& field, const std::string& form) {
    const std::vector<Word> words = SplitWords(form);
    if (words.empty()) {
      Fail(field, "no-word", absl::StrCat("\"", form, "\" has no letter or digit"));
      return;
    }
    const bool needs_name = field == "en.surnames" && entry_->source.surname_needs_name;
    if (!needs_name && IsFunctionWords(form, words)) {
      Fail(field, "function-word", absl::StrCat("\"", form, "\" would match wherever the word stands"));
    }
  }

  void CheckOverlaps() {
    for (const std::string& form : entry_->source.names) CheckOverlap("en.names", form, false);
    for (const std::string& form : entry_->source.surnames) CheckOverlap("en.surnames", form, true);
    for (const std::string& form : entry_->source.plurals) CheckOverlap("en.plurals", form, false);
  }

  void CheckOverlap(const std::string& field, const std::string& form, bool surname) {
    const auto [where, inserted] =
        forms_.try_emplace({entry_->layer, FormKey(*entry_, form)}, Form{entry_, surname});
    const Form other = inserted ? PresentForm(form) : where->second;
    if (other.entry == nullptr || other.entry == entry_) return;
    CompareForms(field, form, {entry_, surname}, other);
  }

  // The English forms of two entries of a layer must differ, or be surnames of which one needs the full name.
  void CompareForms(const std::string& field, const std::string& form, const Form& own, const Form& other) {
    const bool needs_name = own.entry->source.surname_needs_name || other.entry->source.surname_needs_name;
    if (own.surname && other.surname && needs_name) return;
    if (other.entry->layer != own.entry->layer) {
      Warn(field, "takes-over",
           absl::StrCat("\"", form, "\" is a form of ", other.entry->id,
                        " in a lower layer; texts will mean this entry"));
      return;
    }
    std::string message = absl::StrCat("\"", form, "\" is also a form of ", other.entry->id);
    if (own.surname || other.surname) {
      Warn(field, "overlap", std::move(message));
    } else {
      Fail(field, "overlap", std::move(message));
    }
  }

  // What texts mean by `form` so far, if that entry stays; none otherwise.
  Form PresentForm(const std::string& form) const {
    if (present_ == nullptr) return {};
    const std::vector<TermMatch> matches = MatchText(*present_, form);
    if (matches.size() != 1 || !stays_(*matches.front().concept_)) return {};
    const Concept& other = *matches.front().concept_;
    const std::string key = FormKey(other, form);
    const bool name = HasForm(other, other.source.names, key) || HasForm(other, other.source.plurals, key);
    if (!name && !HasForm(other, other.source.surnames, key)) return {};
    return {&other, !name};
  }

  void CheckTarget(const std::string& language, const TargetTerm& target) {
    const auto field = [&](absl::string_view name) { return absl::StrCat(language, ".", name); };
    const Lexeme& lexeme = target.lexeme;
    if (lexeme.lemma.empty()) Fail(field("lemma"), "missing-lemma", "no lemma");
    if (entry_->kind != TermKind::kPerson && lexeme.gender == Gender::kUnspecified && !lexeme.lemma.empty()) {
      Warn(field("gender"), "missing-gender", absl::StrCat("\"", lexeme.lemma, "\" needs a gender"));
    }
    if (entry_->kind == TermKind::kPerson) {
      if (!entry_->source.surnames.empty() && target.surname.lemma.empty()) {
        Warn(field("surname"), "missing-surname", "the English side has a surname");
      } else if (!absl::StrContains(FoldText(lexeme.lemma), FoldText(target.surname.lemma))) {
        Warn(field("surname"), "missing-surname",
             absl::StrCat("\"", target.surname.lemma, "\" does not stand in \"", lexeme.lemma, "\""));
      }
    }
    const std::vector<std::string> words =
        absl::StrSplit(absl::StrCat(lexeme.lemma, " ", target.surname.lemma), absl::ByAnyChar(" -"));
    for (const std::string& word : lexeme.indeclinable) {
      const bool found =
          word == "*" || absl::c_linear_search(words, word) || absl::StrContains(lexeme.lemma, word);
      if (!found) {
        Warn(field("indeclinable"), "indeclinable",
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
        Fail(field("forbidden"), "contradiction", absl::StrCat("\"", text, "\" is allowed as well"));
      }
    }
  }

  // What is put into texts must be in the language's own letters; forbidden spellings need not.
  void CheckForm(const std::string& language, const std::string& field, const std::string& text) {
    if (text.empty()) return;
    if (SplitWords(text).empty()) {
      Fail(field, "no-word", absl::StrCat("\"", text, "\" has no letter or digit"));
    }
    CheckText(field, text);
    if (language == "fr") {
      if (HasCyrillic(text) && !HasMixedScripts(text)) {
        Warn(field, "wrong-script", absl::StrCat("Cyrillic letters in the French \"", text, "\""));
      }
      return;
    }
    if (language == "ru" && ContainsAny(text, kUkrainianOnly)) {
      Warn(field, "foreign-letter", absl::StrCat("a Ukrainian letter in the Russian \"", text, "\""));
    }
    if (language == "uk" && ContainsAny(text, kRussianOnly)) {
      Warn(field, "foreign-letter", absl::StrCat("a Russian letter in the Ukrainian \"", text, "\""));
    }
  }

  void CheckText(const std::string& field, const std::string& text) {
    if (text != FoldSpaces(text)) {
      Warn(field, "typography", absl::StrCat("spaces at an end or two in a row in \"", text, "\""));
    }
    const bool cyrillic = HasCyrillic(text);
    for (const Word& word : SplitWords(text)) {
      const absl::string_view letters = word.range.In(text);
      if (HasMixedScripts(letters)) {
        Warn(field, "mixed-scripts",
             absl::StrCat("Latin and Cyrillic letters in one word of \"", text, "\""));
      } else if (cyrillic && HasLatin(letters) && OnlyOf(letters, kLookAlikes) &&
                 (word.has_lower || word.letters == 1)) {
        Warn(field, "homoglyph", absl::StrCat("a word of Latin look-alikes in \"", text, "\""));
      }
    }
  }

  static std::string FoldSpaces(const std::string& text) {
    return absl::StrJoin(absl::StrSplit(text, ' ', absl::SkipEmpty()), " ");
  }

  const Glossary* const present_;
  const std::function<bool(const Concept&)> stays_;
  const Concept* entry_ = nullptr;
  std::vector<LintFinding> findings_;
  absl::flat_hash_set<std::pair<GlossaryLayer, std::string>> ids_;
  absl::flat_hash_map<std::pair<GlossaryLayer, std::string>, Form> forms_;
};

}  // namespace

std::vector<LintFinding> LintGlossary(absl::Span<const Concept> concepts) {
  return Linter(nullptr, nullptr).Run(concepts);
}

std::vector<LintFinding> LintChange(absl::Span<const Concept> concepts, const Glossary& present,
                                    const std::function<bool(const Concept&)>& stays) {
  return Linter(&present, stays).Run(concepts);
}

}  // namespace dragoman
