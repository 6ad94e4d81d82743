#include "glossary/inflect/slavic_inflector.h"

#include <algorithm>
#include <array>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "glossary/inflect/code_points.h"

namespace dragoman {
namespace {

using WordQuery = DeclensionTable::WordQuery;

// Alternatives of several words multiply; editors and matching need the likely ones only.
constexpr size_t kMaxAlternatives = 18;  // three words with three, two and three forms

constexpr std::array<Gender, 3> kGenders = {Gender::kMasculine, Gender::kFeminine, Gender::kNeuter};

constexpr std::array<std::pair<absl::string_view, absl::string_view>, 4> kQuotes = {
    {{"«", "»"}, {"„", "“"}, {"“", "”"}, {"\"", "\""}}};

bool IsBlank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\u00A0' || c == U'\u202F'; }

bool IsHyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }

bool IsCapitalised(const std::u32string& word) { return !word.empty() && IsUpper(word[0]); }

bool IsAllCapitals(const std::u32string& word) {
  return word.size() > 1 &&
         std::all_of(word.begin(), word.end(), [](char32_t c) { return !IsLetter(c) || IsUpper(c); });
}

// «АдГ»
bool IsMixedAbbreviation(const std::u32string& word) {
  return word.size() > 2 && IsUpper(word.front()) && IsUpper(word.back()) && !IsAllCapitals(word);
}

bool IsConsonant(char32_t c) {
  return std::u32string(U"бвгґджзйклмнпрстфхцчшщ").find(c) != std::u32string::npos;
}

bool EndsLikeGenitivePlural(const std::u32string& word) {
  const std::u32string lower = ToLower(word);
  return lower.ends_with(U"ых") || lower.ends_with(U"их") || lower.ends_with(U"іх");
}

// Initials («Дж.»), numerals of monarchs («XIV», «14») and the like.
bool IsNameMark(const std::u32string& word) {
  if (word.back() == U'.') return true;
  return std::all_of(word.begin(), word.end(), [](char32_t c) { return c < 0x80 || !IsLetter(c); });
}

// «II», «XIV», «14»
bool IsNumeral(const std::u32string& word) {
  return word.find_first_not_of(U"IVXLC0123456789") == std::u32string::npos;
}

bool IsNumber(const std::u32string& word) {
  return !word.empty() && word.find_first_not_of(U"0123456789") == std::u32string::npos;
}

std::u32string LastLetters(const std::u32string& word, size_t count) {
  return word.size() < count ? word : word.substr(word.size() - count);
}

}  // namespace

bool SlavicInflector::IsPatronymic(const std::u32string& word) const {
  const std::u32string lower = ToLower(word);
  for (const char32_t* ending :
       {U"ович", U"евич", U"ьич", U"овна", U"евна", U"ична", U"инична", U"йович", U"івна", U"ївна"}) {
    const std::u32string suffix(ending);
    if (lower.size() > suffix.size() + 1 && lower.ends_with(suffix)) return true;
  }
  return table_.Listed("patronymics", lower);
}

bool SlavicInflector::IsGivenName(const std::u32string& word) const {
  if (table_.Listed("given_masculine", word) || table_.Listed("given_feminine", word) ||
      table_.Listed("given_western", word)) {
    return true;
  }
  const size_t hyphen = word.find(U'-');
  return hyphen != std::u32string::npos && IsGivenName(word.substr(0, hyphen));
}

Gender SlavicInflector::GuessPersonGender(const std::vector<Token>& tokens) const {
  for (const Token& token : tokens) {
    if (table_.Listed("given_feminine", token.text)) return Gender::kFeminine;
    if (table_.Listed("given_masculine", token.text) || table_.Listed("given_western", token.text)) {
      return Gender::kMasculine;
    }
  }
  const auto ends_like = [&](const Token& token, const char* list) {
    const std::u32string lower = ToLower(token.text);
    for (size_t count = 2; count < 6 && count < lower.size(); ++count) {
      if (table_.Listed(list, LastLetters(lower, count))) return true;
    }
    return false;
  };
  for (const Token& token : tokens) {
    if (ends_like(token, "feminine_names")) return Gender::kFeminine;
    if (ends_like(token, "masculine_names")) return Gender::kMasculine;
  }
  // «Зузана», «Анналена»: an unknown given name in -а before a surname that does not tell.
  const char32_t last = ToLower(tokens[0].text).back();
  return tokens.size() > 1 && (last == U'а' || last == U'я') ? Gender::kFeminine : Gender::kMasculine;
}

std::vector<SlavicInflector::Token> SlavicInflector::Tokenize(const Lexeme& lexeme) const {
  bool all = false;
  std::vector<std::u32string> fixed;
  for (const std::string& word : lexeme.indeclinable) {
    if (word == "*") all = true;
    fixed.push_back(FoldSpelling(word));
  }
  std::vector<Token> tokens;
  Token token;
  const auto finish = [&] {
    if (token.text.empty()) return;
    const std::u32string folded = FoldSpelling(ToUtf8(token.text));
    token.indeclinable = all || std::find(fixed.begin(), fixed.end(), folded) != fixed.end();
    tokens.push_back(std::move(token));
    token = Token();
  };
  for (const char32_t c : ToCodePoints(lexeme.lemma)) {
    if (IsBlank(c)) {
      finish();
      token.blanks.push_back(c);
    } else {
      token.text.push_back(c);
    }
  }
  finish();
  return tokens;
}

SlavicInflector::Piece SlavicInflector::DeclinePart(const std::u32string& part,
                                                    const WordQuery& query) const {
  Piece piece;
  piece.text = part;
  if (!table_.Declines(part, query)) return piece;
  piece.forms = table_.Decline(part, query);
  piece.fixed = false;
  return piece;
}

SlavicInflector::Piece SlavicInflector::DeclineWord(const Token& token, const WordQuery& query) const {
  Piece word;
  word.text = token.text;
  if (token.indeclinable || token.text.empty() || table_.Listed("fixed", token.text) ||
      IsMixedAbbreviation(token.text)) {
    return word;
  }
  const std::u32string::const_iterator hyphen = std::find_if(token.text.begin(), token.text.end(), IsHyphen);
  if (hyphen == token.text.end() || table_.Declines(token.text, query) == false) {
    if (hyphen == token.text.end()) return DeclinePart(token.text, query);
  }

  std::vector<std::u32string> parts(1);
  for (const char32_t c : token.text) {
    if (IsHyphen(c)) {
      parts.emplace_back(1, c);
      parts.emplace_back();
    } else {
      parts.back().push_back(c);
    }
  }
  const size_t last = parts.size() - 1;
  // «Бюльбюль-оглы»
  if (query.role == WordRole::kSurname && !IsCapitalised(parts[last]) &&
      table_.Listed("name_particles", parts[last])) {
    return word;
  }
  // «Каменец-Подольский»: both parts decline, each in its own way.
  WordQuery last_query = query;
  const bool noun_and_adjective = query.role == WordRole::kNoun && query.place && parts.size() == 3 &&
                                  IsNominativeAdjective(parts[last], query.gender);
  if (noun_and_adjective) last_query.role = WordRole::kAdjective;
  std::vector<Piece> pieces;
  for (size_t i = 0; i < parts.size(); ++i) {
    bool declines = i == last;
    if (i < last && i % 2 == 0) {
      const std::u32string lower = ToLower(parts[i]);
      switch (query.role) {
        case WordRole::kSurname:
          declines = IsCapitalised(parts[i]) && !table_.Listed("name_particles", lower) &&
                     !table_.Listed("first_parts", lower);
          break;
        case WordRole::kGiven:
          // «Анны-Марии», but «Жан-Ноэля»: a first name in a consonant stays.
          declines =
              !lower.empty() && (lower.back() == U'а' || lower.back() == U'я') && IsCapitalised(parts[i]);
          declines = declines || table_.Listed("both_given_parts", lower);
          break;
        case WordRole::kNoun:
          declines = table_.Listed("both_parts", lower) ||
                     (noun_and_adjective && !table_.Listed("first_parts", lower)) ||
                     (i + 2 == last && IsNumber(parts[last]));  // «Северного потока-2»
          break;
        case WordRole::kAdjective:
          break;
      }
    }
    // «Ростов-на-Дону»: the name stands before the preposition.
    if (query.role == WordRole::kNoun && parts.size() >= 5 && table_.Listed("prepositions", parts[2])) {
      declines = i == 0;
    }
    if (declines && !parts[i].empty() && !table_.Listed("fixed", parts[i])) {
      WordQuery part_query = i == last ? last_query : query;
      // «государства-члена»: each part in its own gender.
      if (query.role == WordRole::kNoun && table_.Listed("both_parts", parts[0])) {
        const Gender own = table_.GenderOfNoun(parts[i]);
        if (own != Gender::kUnspecified) part_query.gender = own;
      }
      pieces.push_back(DeclinePart(parts[i], part_query));
    } else {
      pieces.push_back({parts[i], {}, true});
    }
  }
  word.fixed = std::all_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.fixed; });
  if (word.fixed) return word;
  for (const Number number : {Number::kSingular, Number::kPlural}) {
    for (const Case grammatical_case : cases_) {
      const GrammaticalForm form{grammatical_case, number};
      std::vector<std::u32string> texts = Join(pieces, form);
      if (!texts.empty()) word.forms[form] = std::move(texts);
    }
  }
  return word;
}

std::vector<SlavicInflector::Piece> SlavicInflector::DeclinePerson(const std::vector<Token>& tokens,
                                                                   Gender gender) const {
  if (gender == Gender::kUnspecified) gender = GuessPersonGender(tokens);
  // The words that carry the name: not initials, numerals, particles.
  std::vector<size_t> words;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const std::u32string& text = tokens[i].text;
    const bool given = i == 0 && IsGivenName(text);  // «Бен Уоллес», but «фон дер Ляйен»
    const bool particle =
        i + 1 < tokens.size() && (!IsCapitalised(text) || (table_.Listed("name_particles", text) && !given));
    if (!IsNameMark(text) && !particle) words.push_back(i);
  }
  std::vector<WordRole> roles(tokens.size(), WordRole::kGiven);
  bool foreign = false;
  bool eastern = false;
  if (!words.empty()) {
    const size_t surname =
        words.size() > 2 && IsPatronymic(tokens[words.back()].text) ? words.front() : words.back();
    const bool alone = words.size() == 1;
    const bool numbered = IsNumeral(tokens.back().text);  // «Иоанн Павел II»
    const bool given_alone =
        alone && IsGivenName(tokens[surname].text) && !table_.Listed("surnames", tokens[surname].text);
    if (!numbered && !given_alone) roles[surname] = WordRole::kSurname;
    // «Ян Цзечи», but «Ян Липавский»
    const std::u32string& first = tokens[words.front()].text;
    eastern = words.size() > 1 && table_.Listed("eastern_surnames", first) &&
              (!IsGivenName(first) || table_.Listed("eastern_given", tokens[words.back()].text));
    foreign = eastern;
    for (size_t i = 0; i < tokens.size(); ++i) {
      if (i == surname) continue;
      const std::u32string& text = tokens[i].text;
      foreign = foreign || table_.Listed("given_western", text.substr(0, text.find(U'-'))) ||
                table_.Listed("name_particles", text);
    }
  }
  std::vector<Piece> pieces;
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].blanks.empty()) pieces.push_back({tokens[i].blanks, {}, true});
    const bool is_word = std::find(words.begin(), words.end(), i) != words.end();
    // «Джей Ди Вэнс»: names of letters
    const bool letters = table_.Listed("letters", tokens[i].text) &&
                         ((i + 1 < tokens.size() && table_.Listed("letters", tokens[i + 1].text)) ||
                          (i > 0 && table_.Listed("letters", tokens[i - 1].text)));
    // «Си Цзиньпина», «Ким Чен Ына»: only the last word changes.
    if (!is_word || letters || (eastern && i != words.back())) {
      pieces.push_back({tokens[i].text, {}, true});
      continue;
    }
    pieces.push_back(
        DeclineWord(tokens[i], {.role = roles[i], .gender = gender, .animate = true, .foreign = foreign}));
  }
  return pieces;
}

bool SlavicInflector::IsNominativeAdjective(const std::u32string& word, Gender gender) const {
  if (!IsLetter(word[0])) return false;
  const std::u32string lower = ToLower(word);
  // «Комитет расследований», «Совет отношений»: a noun in the genitive plural.
  if (lower.ends_with(U"аний") || lower.ends_with(U"ений") || lower.ends_with(U"яний")) return false;
  const std::vector<std::u32string> endings =
      gender == Gender::kMasculine ? std::vector<std::u32string>{U"кий", U"ный", U"вый", U"ний"}
      : gender == Gender::kFeminine ? std::vector<std::u32string>{U"кая", U"ная", U"ська", U"цька"}
                                    : std::vector<std::u32string>{U"кое", U"ное", U"ське", U"цьке"};
  return std::any_of(endings.begin(), endings.end(), [&](const auto& e) { return lower.ends_with(e); }) &&
         table_.Declines(word, {.role = WordRole::kAdjective, .gender = gender});
}

size_t SlavicInflector::CountAdjectives(const std::vector<Token>& tokens, const Lexeme& lexeme) const {
  size_t count = 0;
  for (; count + 1 < tokens.size(); ++count) {
    const std::u32string& word = tokens[count].text;
    const std::u32string& next = tokens[count + 1].text;
    // «Иммиграционная и таможенная полиция»
    if (count + 3 < tokens.size() && table_.Listed("and", next) &&
        LastLetters(ToLower(word), 2) == LastLetters(ToLower(tokens[count + 2].text), 2) &&
        std::any_of(kGenders.begin(), kGenders.end(), [&](Gender gender) {
          return table_.Declines(word, {WordRole::kAdjective, gender, lexeme.plural_only});
        })) {
      ++count;
      continue;
    }
    if (table_.Listed("nouns", word) || table_.Listed("stops", next) || !IsLetter(next[0])) break;
    bool adjective = false;
    for (const Gender gender : kGenders) {
      if (lexeme.plural_only) {
        adjective = adjective || table_.Declines(word, {WordRole::kAdjective, gender, true});
        continue;
      }
      // The next word must be able to stand in the nominative of the same gender.
      const Gender next_gender = table_.GenderOfNoun(next);
      const bool next_adjective = table_.Declines(next, {WordRole::kAdjective, gender});
      const char32_t last = ToLower(next).back();
      const bool feminine_ending = last == U'а' || last == U'я' || last == U'ь' || !IsLetter(last);
      const bool agrees =
          next_adjective || next_gender == gender || table_.Listed("fixed", next) ||
          (next_gender == Gender::kUnspecified && (gender == Gender::kFeminine ? feminine_ending : true)) ||
          IsAllCapitals(next);
      adjective = adjective || (agrees && table_.Declines(word, {WordRole::kAdjective, gender}));
    }
    if (!adjective) break;
  }
  return count;
}

size_t SlavicInflector::FindPerson(const std::vector<Token>& tokens, size_t begin) const {
  for (size_t i = begin; i < tokens.size(); ++i) {
    if (IsCapitalised(tokens[i].text) && IsGivenName(tokens[i].text)) return i;
  }
  for (size_t i = begin; i < tokens.size(); ++i) {
    const std::u32string& word = tokens[i].text;
    if (!IsCapitalised(word) || IsAllCapitals(word) || table_.Listed("fixed", word)) continue;
    // A complement in the genitive does not end in a consonant, a name in the nominative often does; the
    // genitive plural («Вооружённых Сил», «Нидерландов») is told by its adjective or listed.
    if (EndsLikeGenitivePlural(word) || (i > begin && EndsLikeGenitivePlural(tokens[i - 1].text)) ||
        table_.Listed("complements", word)) {
      continue;
    }
    const bool last = i + 1 == tokens.size();
    const bool name_goes_on =
        !last && (IsCapitalised(tokens[i + 1].text) || table_.Listed("name_particles", tokens[i + 1].text));
    const char32_t last_letter = ToLower(word).back();
    if ((IsConsonant(last_letter) || (last_letter == U'ь' && name_goes_on)) &&
        (name_goes_on || (last && i == begin)))
      return i;
  }
  return tokens.size();
}

std::vector<SlavicInflector::Piece> SlavicInflector::DeclinePhrase(const std::vector<Token>& tokens,
                                                                   const Lexeme& lexeme, size_t head,
                                                                   size_t person) const {
  const bool animate = lexeme.animate || lexeme.kind == TermKind::kTitle || lexeme.kind == TermKind::kPerson;
  const std::u32string& noun = tokens[head].text;
  const std::u32string noun_end = HeadPart(noun);
  Gender gender = lexeme.gender;
  if (!IsAllCapitals(noun)) {
    // «генерального секретаря» of a woman too: adjectives go by the noun.
    const Gender own = table_.GenderOfNoun(noun_end);
    if (lexeme.gender == Gender::kUnspecified || animate) gender = own == Gender::kUnspecified ? gender : own;
  }
  if (gender == Gender::kUnspecified && head > 0) {
    // An indeclinable noun goes by its adjective: «Демократическое Конго».
    const char32_t last = ToLower(tokens[0].text).back();
    gender = last == U'й'                   ? Gender::kMasculine
             : last == U'е' || last == U'є' ? Gender::kNeuter
             : last == U'а' || last == U'я' ? Gender::kFeminine
                                            : Gender::kUnspecified;
  }
  if (gender == Gender::kUnspecified) {
    // Most towns in a soft consonant are masculine, the feminine ones are listed.
    const char32_t last = ToLower(noun_end).back();
    const bool soft = last == U'ь' && lexeme.kind != TermKind::kPlace && !animate;
    gender = last == U'а' || last == U'я' || soft ? Gender::kFeminine : Gender::kMasculine;
  }

  std::vector<Piece> pieces;
  for (size_t i = 0; i < person; ++i) {
    if (!tokens[i].blanks.empty()) pieces.push_back({tokens[i].blanks, {}, true});
    // «папа римский»: such an adjective cannot be a complement, those stand in the genitive.
    const bool adjective_behind = i == head + 1 && IsNominativeAdjective(tokens[i].text, gender);
    // «Босния и Герцеговина», «Закон и справедливость», «город Москва»
    const bool place = lexeme.kind == TermKind::kPlace;
    const bool pair = head == 0 && tokens.size() == 3 && lexeme.kind == TermKind::kOrganisation;
    const bool second_noun =
        ((place || pair) && i == head + 2 && table_.Listed("and", tokens[i - 1].text)) ||
        (place && i == head + 1 && i + 1 == tokens.size() && table_.Listed("with_name", noun));
    if (second_noun) {
      Lexeme name;
      name.lemma = ToUtf8(tokens[i].text);
      name.kind = lexeme.kind;
      Piece piece{tokens[i].text, {}, false};
      for (const InflectedForm& form : Forms(name)) {
        piece.forms[{form.form.grammatical_case, lexeme.plural_only ? Number::kPlural : Number::kSingular}]
            .push_back(ToCodePoints(form.text));
      }
      pieces.push_back(std::move(piece));
      continue;
    }
    if ((i > head && !adjective_behind) || IsAllCapitals(tokens[i].text) ||
        table_.Listed("and", tokens[i].text)) {
      pieces.push_back({tokens[i].text, {}, true});
      continue;
    }
    if (i != head) {
      pieces.push_back(DeclineWord(tokens[i], {WordRole::kAdjective, gender, lexeme.plural_only, animate}));
      continue;
    }
    WordQuery query{WordRole::kNoun, gender, lexeme.plural_only, animate, lexeme.kind == TermKind::kPlace};
    if (!table_.Declines(noun_end, query)) {
      WordQuery as_adjective = query;
      as_adjective.role = WordRole::kAdjective;
      if (table_.Declines(noun_end, as_adjective)) query = as_adjective;
    }
    pieces.push_back(DeclineWord(tokens[i], query));
  }
  if (person < tokens.size()) {
    const std::vector<Token> name(tokens.begin() + person, tokens.end());
    for (Piece& piece : DeclinePerson(name, lexeme.gender)) pieces.push_back(std::move(piece));
  }
  return pieces;
}

std::u32string SlavicInflector::HeadPart(const std::u32string& noun) const {
  const size_t first = noun.find(U'-');
  if (first == std::u32string::npos) return noun;
  const size_t second = noun.find(U'-', first + 1);
  const bool preposition = second != std::u32string::npos &&
                           table_.Listed("prepositions", noun.substr(first + 1, second - first - 1));
  const std::u32string part = preposition ? noun.substr(0, first) : noun.substr(noun.rfind(U'-') + 1);
  return part.empty() ? noun : part;  // «-», «генерал-»
}

bool SlavicInflector::LooksPlural(const std::vector<Token>& tokens, const Lexeme& lexeme) const {
  if (lexeme.plural_only || tokens.empty() || lexeme.kind == TermKind::kPerson ||
      lexeme.kind == TermKind::kTitle) {
    return false;
  }
  const std::u32string first = ToLower(tokens[0].text);
  if (table_.Listed("plurals", first)) return true;
  if (tokens.size() == 1) {
    return lexeme.kind == TermKind::kPlace && table_.Listed("plural_places", LastLetters(first, 1)) &&
           !table_.Listed("fixed", first);
  }
  return (table_.Listed("plural_adjectives", LastLetters(first, 2)) ||
          table_.Listed("plural_adjectives", LastLetters(first, 3))) &&
         (table_.Listed("plural_nouns", LastLetters(ToLower(tokens[1].text), 1)) ||
          LooksPlural({tokens.begin() + 1, tokens.end()}, lexeme));
}

std::vector<InflectedForm> SlavicInflector::JoinedForms(const Lexeme& left, const std::string& link,
                                                        const Lexeme& right) const {
  std::vector<InflectedForm> forms;
  for (const InflectedForm& first : Forms(left)) {
    for (const InflectedForm& second : Forms(right)) {
      if (first.form.grammatical_case != second.form.grammatical_case) continue;
      if (left.kind != TermKind::kPlace && first.form.number != second.form.number) continue;
      forms.push_back(
          {absl::StrCat(first.text, link, second.text), first.form, first.alternative || second.alternative});
    }
  }
  return forms;
}

std::vector<std::u32string> SlavicInflector::Join(const std::vector<Piece>& pieces,
                                                  GrammaticalForm form) const {
  std::vector<std::u32string> texts(1);
  for (const Piece& piece : pieces) {
    if (piece.fixed) {
      for (std::u32string& text : texts) text += piece.text;
      continue;
    }
    auto forms = piece.forms.find(form);
    if (forms == piece.forms.end()) return {};
    std::vector<std::u32string> longer;
    for (const std::u32string& text : texts) {
      for (const std::u32string& word : forms->second) {
        if (longer.size() < kMaxAlternatives) longer.push_back(text + word);
      }
    }
    texts = std::move(longer);
  }
  return texts;
}

std::vector<InflectedForm> SlavicInflector::Forms(const Lexeme& lexeme) const {
  // A name in quotation marks alone declines within them: «Единой России»; behind a noun it stays.
  for (const auto& [open, close] : kQuotes) {
    if (lexeme.lemma.size() <= open.size() + close.size() || !absl::StartsWith(lexeme.lemma, open) ||
        !absl::EndsWith(lexeme.lemma, close)) {
      continue;
    }
    Lexeme inner = lexeme;
    inner.lemma = lexeme.lemma.substr(open.size(), lexeme.lemma.size() - open.size() - close.size());
    inner.exceptions.clear();
    if (absl::StrContains(inner.lemma, close)) continue;
    std::vector<InflectedForm> forms = Forms(inner);
    for (InflectedForm& form : forms) form.text = absl::StrCat(open, form.text, close);
    for (const auto& [form, text] : lexeme.exceptions) {
      std::erase_if(forms, [&](const InflectedForm& known) { return known.form == form; });
      forms.push_back({text, form});
    }
    return forms;
  }
  const Number own = lexeme.plural_only ? Number::kPlural : Number::kSingular;
  const std::vector<Token> tokens = Tokenize(lexeme);
  if (tokens.empty()) return {{lexeme.lemma, {Case::kNominative, own}}};
  if (LooksPlural(tokens, lexeme)) {
    Lexeme plural = lexeme;
    plural.plural_only = true;
    return Forms(plural);
  }
  // «господин президент», «пан Зеленський»
  if (tokens.size() > 1 && table_.Listed("with_title", tokens[0].text) && lexeme.exceptions.empty() &&
      (lexeme.kind == TermKind::kTitle ||
       (lexeme.kind == TermKind::kPerson && !IsCapitalised(tokens[0].text)))) {
    Lexeme left = lexeme;
    left.lemma = ToUtf8(tokens[0].text);
    left.kind = TermKind::kTitle;
    Lexeme right = lexeme;
    right.lemma.clear();
    for (size_t i = 1; i < tokens.size(); ++i) {
      if (i > 1) right.lemma += ToUtf8(tokens[i].blanks);
      right.lemma += ToUtf8(tokens[i].text);
    }
    right.kind = IsCapitalised(tokens[1].text) ? TermKind::kPerson : TermKind::kTitle;
    return JoinedForms(left, ToUtf8(tokens[1].blanks), right);
  }
  // «Папуа — Новая Гвинея»
  for (const char* dash : {" — ", " – "}) {
    const size_t at = lexeme.lemma.find(dash);
    if (lexeme.kind != TermKind::kPlace || at == std::string::npos || !lexeme.exceptions.empty()) continue;
    Lexeme left = lexeme;
    left.lemma = lexeme.lemma.substr(0, at);
    left.gender = Gender::kUnspecified;
    Lexeme right = left;
    right.lemma = lexeme.lemma.substr(at + std::string(dash).size());
    return JoinedForms(left, dash, right);
  }

  const bool begins_name = IsCapitalised(tokens[0].text) || table_.Listed("name_particles", tokens[0].text);
  const bool name = lexeme.kind == TermKind::kPerson && begins_name &&
                    !table_.Listed("ranks", tokens[0].text) && !lexeme.plural_only;
  const size_t head = name ? 0 : CountAdjectives(tokens, lexeme);
  const bool apposition = !name && (lexeme.kind == TermKind::kTitle || lexeme.kind == TermKind::kPerson);
  // «Папа Римский Франциск»: the name begins after the adjective.
  const bool rank_with_adjective = apposition && head + 2 < tokens.size() &&
                                   table_.Listed("ranks", tokens[head].text) &&
                                   (IsNominativeAdjective(tokens[head + 1].text, Gender::kMasculine) ||
                                    IsNominativeAdjective(tokens[head + 1].text, Gender::kFeminine));
  const size_t person = apposition ? FindPerson(tokens, head + (rank_with_adjective ? 2 : 1)) : tokens.size();
  const std::vector<Piece> pieces =
      name ? DeclinePerson(tokens, lexeme.gender) : DeclinePhrase(tokens, lexeme, head, person);

  std::vector<Number> numbers = {own};
  // «федеральный суд» is one of many, «Верховный суд» the only one.
  const bool common = lexeme.kind == TermKind::kOrganisation && !begins_name;
  const bool both_numbers = lexeme.kind == TermKind::kTitle || lexeme.kind == TermKind::kTerm ||
                            lexeme.kind == TermKind::kEvent || common || (name && tokens.size() == 1);
  if (both_numbers && !lexeme.plural_only && person == tokens.size()) numbers.push_back(Number::kPlural);

  const bool unchanging = std::all_of(pieces.begin(), pieces.end(), [](const Piece& p) { return p.fixed; });
  std::vector<InflectedForm> forms;
  for (const Number number : numbers) {
    for (const Case grammatical_case : cases_) {
      const GrammaticalForm form{grammatical_case, number};
      if (form.grammatical_case == Case::kNominative && number == own) {
        forms.push_back({lexeme.lemma, form});
        continue;
      }
      const auto exception = lexeme.exceptions.find(form);
      const bool excepted = exception != lexeme.exceptions.end();
      if (!excepted && unchanging && number != own) continue;
      const std::vector<std::u32string> regular = Join(pieces, form);
      std::vector<std::string> seen;
      if (excepted) {
        forms.push_back({exception->second, form});
        // «послу» says which of «послу» and «послові» is the usual one.
        const bool regular_too = absl::c_any_of(
            regular, [&](const std::u32string& text) { return ToUtf8(text) == exception->second; });
        if (grammatical_case != Case::kDative || !regular_too) continue;
        seen.push_back(exception->second);
      }
      for (const std::u32string& text : regular) {
        std::string utf8 = ToUtf8(text);
        if (std::find(seen.begin(), seen.end(), utf8) != seen.end()) continue;
        forms.push_back({utf8, form, !seen.empty()});
        seen.push_back(std::move(utf8));
      }
    }
  }
  return forms;
}

}  // namespace dragoman
