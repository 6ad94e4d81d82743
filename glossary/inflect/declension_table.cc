#include "glossary/inflect/declension_table.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "glossary/inflect/code_points.h"

namespace dragoman {
namespace {

constexpr std::array<Case, 7> kCases = {Case::kNominative, Case::kGenitive,     Case::kDative,
                                        Case::kAccusative, Case::kInstrumental, Case::kPrepositional,
                                        Case::kVocative};

bool IsOneOf(char32_t letter, const char32_t* letters) {
  return std::char_traits<char32_t>::find(letters, std::char_traits<char32_t>::length(letters), letter) !=
         nullptr;
}

bool IsVowel(char32_t letter) { return IsOneOf(letter, U"аеёиоуыэюяєії"); }

// The letter classes of patterns: C consonant, V vowel, K velar, H hushing consonant.
bool InClass(char32_t symbol, char32_t letter) {
  switch (symbol) {
    case U'C':
      return IsOneOf(letter, U"бвгґджзйклмнпрстфхцчшщ");
    case U'V':
      return IsVowel(letter);
    case U'K':
      return IsOneOf(letter, U"гґкх");
    case U'H':
      return IsOneOf(letter, U"жчшщ");
    default:
      return symbol == letter;
  }
}

bool IsClass(char32_t symbol) { return symbol == U'C' || symbol == U'V' || symbol == U'K' || symbol == U'H'; }

std::vector<std::string> Fields(absl::string_view line) {
  return absl::StrSplit(line, absl::ByAnyChar(" \t"), absl::SkipEmpty());
}

absl::string_view WithoutComment(absl::string_view line) { return line.substr(0, line.find('#')); }

// Calls `fn(fields)` for each line with content; `fn` returns what is wrong with it, or "".
template <typename Fn>
void ForEachLine(absl::string_view file, absl::string_view text, std::vector<std::string>* faults, Fn fn) {
  int number = 0;
  for (absl::string_view line : absl::StrSplit(text, '\n')) {
    ++number;
    const std::vector<std::string> fields = Fields(WithoutComment(line));
    if (fields.empty()) continue;
    const std::string fault = fn(fields);
    if (!fault.empty()) faults->push_back(absl::StrCat(file, ":", number, ": ", fault));
  }
}

std::u32string Optional(absl::string_view field) {
  return field == "-" ? std::u32string() : ToCodePoints(field);
}

char GenderLetter(const DeclensionTable::WordQuery& query) {
  switch (query.gender) {
    case Gender::kMasculine:
      return 'm';
    case Gender::kFeminine:
      return 'f';
    case Gender::kNeuter:
      return 'n';
    case Gender::kUnspecified:
      return '?';
  }
  return '?';
}

}  // namespace

absl::StatusOr<DeclensionTable> DeclensionTable::Parse(const Sources& sources) {
  DeclensionTable table;
  std::vector<std::string> faults;

  ForEachLine("paradigms", sources.paradigms, &faults, [&](const std::vector<std::string>& fields) {
    const auto bar = std::find(fields.begin(), fields.end(), "|");
    const size_t singular = bar - fields.begin() - 1;
    const size_t plural = bar == fields.end() ? 0 : fields.end() - bar - 1;
    if ((singular != 0 && singular != 6 && singular != 7) || (plural != 0 && plural != 6 && plural != 7)) {
      return absl::StrCat("expected 6 or 7 endings on a side of the bar, found ", singular, " and ", plural);
    }
    Paradigm& paradigm = table.paradigms_[fields[0]];
    const auto read = [&](size_t first, size_t count, Number number) {
      for (size_t i = 0; i < count; ++i) {
        auto& endings = paradigm.endings[{kCases[i], number}];
        for (absl::string_view ending : absl::StrSplit(fields[first + i], '/')) {
          endings.push_back(ToCodePoints(ending));
        }
      }
    };
    read(1, singular, Number::kSingular);
    read(singular + 2, plural, Number::kPlural);
    return std::string();
  });

  ForEachLine("endings", sources.endings, &faults, [&](const std::vector<std::string>& fields) {
    if (fields.size() < 5) return absl::StrCat("expected 5 fields, found ", fields.size());
    Rule rule;
    for (absl::string_view role : absl::StrSplit(fields[0], ',')) {
      if (role == "given") {
        rule.roles.insert(WordRole::kGiven);
      } else if (role == "surname") {
        rule.roles.insert(WordRole::kSurname);
      } else if (role == "noun") {
        rule.roles.insert(WordRole::kNoun);
      } else if (role == "person" || role == "thing" || role == "place") {
        rule.roles.insert(WordRole::kNoun);
        rule.sort = role == "person"  ? Rule::Sort::kPerson
                    : role == "thing" ? Rule::Sort::kThing
                                      : Rule::Sort::kPlace;
      } else if (role == "adjective") {
        rule.roles.insert(WordRole::kAdjective);
      } else {
        return absl::StrCat("unknown role \"", role, "\"");
      }
    }
    absl::string_view gender = fields[1];
    rule.plural = absl::ConsumePrefix(&gender, "p");
    rule.gender = gender.empty() ? '*' : gender[0];
    std::u32string pattern = ToCodePoints(fields[2]);
    for (; !pattern.empty(); pattern.erase(0, 1)) {
      if (pattern[0] == U'^') {
        rule.whole_word = true;
      } else if (pattern[0] == U'@') {
        ++rule.syllables;
      } else if (pattern[0] == U'~') {
        rule.foreign = true;
      } else {
        break;
      }
    }
    const size_t bar = pattern.find(U'|');
    if (bar == std::u32string::npos) return absl::StrCat("no bar in pattern \"", fields[2], "\"");
    rule.removed = pattern.size() - bar - 1;
    pattern.erase(bar, 1);
    rule.pattern = pattern;
    rule.stem = Optional(fields[3]);
    rule.plural_stem = rule.stem;
    rule.zero_stem = rule.stem;
    for (size_t i = 5; i < fields.size(); ++i) {
      const std::vector<std::string> option = absl::StrSplit(fields[i], absl::MaxSplits('=', 1));
      if (option.size() == 2 && option[0] == "plural") {
        rule.plural_stem = Optional(option[1]);
      } else if (option.size() == 2 && option[0] == "zero") {
        rule.zero_stem = Optional(option[1]);
      } else {
        return absl::StrCat("unknown option \"", fields[i], "\"; allowed: plural=, zero=");
      }
    }
    if (fields[4] != "fixed") {
      const auto paradigm = table.paradigms_.find(fields[4]);
      if (paradigm == table.paradigms_.end()) return absl::StrCat("unknown paradigm \"", fields[4], "\"");
      rule.paradigm = &paradigm->second;
    }
    // A longer ending beats a shorter one; among equals letters beat classes, small classes large ones, then
    // conditions and a gender beat none.
    for (const char32_t c : rule.pattern) rule.weight += !IsClass(c) ? 24 : c == U'K' || c == U'H' ? 20 : 16;
    rule.weight += (rule.foreign ? 8 : 0) + (rule.syllables > 0 ? 2 : 0) + (rule.gender != '*' ? 1 : 0);
    if (rule.whole_word && std::none_of(pattern.begin(), pattern.end(), IsClass)) {
      table.words_[rule.pattern].push_back(std::move(rule));
    } else {
      table.rules_.push_back(std::move(rule));
    }
    return std::string();
  });
  std::stable_sort(table.rules_.begin(), table.rules_.end(),
                   [](const Rule& a, const Rule& b) { return a.weight > b.weight; });

  std::string list;
  ForEachLine("lists", sources.lists, &faults, [&](const std::vector<std::string>& fields) {
    for (const std::string& field : fields) {
      if (field.front() == '[' && field.back() == ']') {
        list = field.substr(1, field.size() - 2);
      } else if (list.empty()) {
        return absl::StrCat("\"", field, "\" stands before the first [list]");
      } else {
        table.lists_[list].insert(ToLower(ToCodePoints(field)));
      }
    }
    return std::string();
  });

  if (!faults.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("cannot read declension rules: ", absl::StrJoin(faults, "; ")));
  }
  return table;
}

bool DeclensionTable::Matches(const Rule& rule, const std::u32string& lower) {
  const size_t length = rule.pattern.size();
  if (rule.whole_word ? lower.size() != length : lower.size() < length) return false;
  const size_t offset = lower.size() - length;
  for (size_t i = length; i-- > 0;) {
    if (!InClass(rule.pattern[i], lower[offset + i])) return false;
  }
  return rule.syllables == 0 || std::count_if(lower.begin(), lower.end(), IsVowel) == rule.syllables;
}

const DeclensionTable::Rule* DeclensionTable::Find(const std::u32string& lower,
                                                   const WordQuery& query) const {
  const char gender = GenderLetter(query);
  const Rule::Sort sort = query.animate ? Rule::Sort::kPerson
                          : query.place ? Rule::Sort::kPlace
                                        : Rule::Sort::kThing;
  const auto fits = [&](const Rule& rule) {
    return rule.roles.contains(query.role) && rule.plural == query.plural &&
           (rule.gender == '*' || rule.gender == gender) && (!rule.foreign || query.foreign) &&
           (rule.sort == Rule::Sort::kAny || rule.sort == sort);
  };
  if (const auto word = words_.find(lower); word != words_.end()) {
    for (const Rule& rule : word->second) {
      if (fits(rule)) return &rule;
    }
  }
  for (const Rule& rule : rules_) {
    if (fits(rule) && Matches(rule, lower)) return &rule;
  }
  return nullptr;
}

WordForms DeclensionTable::Decline(const std::u32string& word, const WordQuery& query) const {
  const Number own_number = query.plural ? Number::kPlural : Number::kSingular;
  const std::u32string lower = ToLower(word);
  const Rule* rule = Find(lower, query);
  if (rule == nullptr || rule->paradigm == nullptr) return {{{Case::kNominative, own_number}, {word}}};

  const bool capitals = word.size() > 1 && std::none_of(word.begin(), word.end(), [](char32_t c) {
                          return IsLetter(c) && !IsUpper(c);
                        });
  const std::u32string kept = word.substr(0, word.size() - rule->removed);
  const auto build = [&](const std::u32string& ending, Number number) {
    if (ending == U".") return word;
    const bool zero = ending == U"-";
    std::u32string tail = zero ? rule->zero_stem : number == Number::kPlural ? rule->plural_stem : rule->stem;
    if (!zero) tail += ending;
    return kept + (capitals ? ToUpper(tail) : tail);
  };
  WordForms forms;
  for (const auto& [form, endings] : rule->paradigm->endings) {
    std::vector<std::u32string>& texts = forms[form];
    for (const std::u32string& ending : endings) {
      if (ending != U"*") {
        texts.push_back(build(ending, form.number));
        continue;
      }
      const Case model = query.animate ? Case::kGenitive : Case::kNominative;
      for (const std::u32string& as : rule->paradigm->endings.at({model, form.number})) {
        texts.push_back(build(as, form.number));
      }
    }
  }
  return forms;
}

bool DeclensionTable::Declines(const std::u32string& word, const WordQuery& query) const {
  const Rule* rule = Find(ToLower(word), query);
  return rule != nullptr && rule->paradigm != nullptr;
}

Gender DeclensionTable::GenderOfNoun(const std::u32string& word) const {
  const std::u32string lower = ToLower(word);
  if (lower.empty()) return Gender::kUnspecified;
  if (Listed("masculine", lower)) return Gender::kMasculine;
  if (Listed("feminine", lower)) return Gender::kFeminine;
  if (Listed("fixed", lower)) return Gender::kUnspecified;
  const char32_t last = lower.back();
  if (InClass(U'C', last)) return Gender::kMasculine;
  if (last == U'о' || last == U'е' || last == U'ё') return Gender::kNeuter;
  // «Запоріжжя», «Придністров'я»
  if (last == U'я' && lower.size() > 2) {
    const char32_t before = lower[lower.size() - 2];
    const bool doubled = InClass(U'C', before) && before == lower[lower.size() - 3];
    if (doubled || IsOneOf(before, U"'’ʼ")) return Gender::kNeuter;
  }
  for (const char32_t* suffix : {U"тель", U"арь", U"ар", U"ець"}) {
    if (lower.ends_with(suffix)) return Gender::kMasculine;
  }
  for (const char32_t* suffix : {U"ость", U"сть"}) {
    if (lower.ends_with(suffix)) return Gender::kFeminine;
  }
  return Gender::kUnspecified;
}

bool DeclensionTable::Listed(absl::string_view list, const std::u32string& word) const {
  const auto found = lists_.find(std::string(list));
  return found != lists_.end() && found->second.contains(ToLower(word));
}

}  // namespace dragoman
