#include "glossary/inflect/slavic_inflector.h"

#include <algorithm>
#include <array>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "glossary/inflect/code_points.h"

namespace dragoman {
namespace {

using WordQuery = DeclensionTable::WordQuery;

// Alternatives of several words multiply; editors and matching need the likely ones only.
constexpr size_t kMaxAlternatives = 8;

constexpr std::array<std::pair<absl::string_view, absl::string_view>, 4> kQuotes = {
    {{"«", "»"}, {"„", "“"}, {"“", "”"}, {"\"", "\""}}};

bool IsBlank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\u00A0' || c == U'\u202F'; }

bool IsHyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }

bool IsCapitalised(const std::u32string& word) { return !word.empty() && IsUpper(word[0]); }

bool IsAllCapitals(const std::u32string& word) {
  return word.size() > 1 &&
         std::all_of(word.begin(), word.end(), [](char32_t c) { return !IsLetter(c) || IsUpper(c); });
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
    if (table_.Listed("given_masculine", token.text)) return Gender::kMasculine;
  }
  for (const Token& token : tokens) {
    const std::u32string lower = ToLower(token.text);
    if (lower.ends_with(U"вна") || lower.ends_with(U"ична")) return Gender::kFeminine;
    if (lower.ends_with(U"ова") || lower.ends_with(U"ева") || lower.ends_with(U"ина") ||
        lower.ends_with(U"ая") || lower.ends_with(U"ська") || lower.ends_with(U"цька")) {
      return Gender::kFeminine;
    }
  }
  return Gender::kMasculine;
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
  if (token.indeclinable || token.text.empty() || table_.Listed("fixed", token.text)) return word;
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
  std::vector<Piece> pieces;
  for (size_t i = 0; i < parts.size(); ++i) {
    bool declines = i == last;
    if (i < last && i % 2 == 0) {
      const std::u32string lower = ToLower(parts[i]);
      switch (query.role) {
        case WordRole::kSurname:
          declines = IsCapitalised(parts[i]) && !table_.Listed("name_particles", lower);
          break;
        case WordRole::kGiven:
          // «Анны-Марии», but «Жан-Ноэля»: a first name in a consonant stays.
          declines =
              !lower.empty() && (lower.back() == U'а' || lower.back() == U'я') && IsCapitalised(parts[i]);
          declines = declines || table_.Listed("both_given_parts", lower);
          break;
        case WordRole::kNoun:
          declines = table_.Listed("both_parts", lower);
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
      pieces.push_back(DeclinePart(parts[i], query));
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
    const bool particle = tokens.size() > 1 &&
                          (!IsCapitalised(text) || table_.Listed("name_particles", text)) &&
                          i + 1 < tokens.size();
    if (!IsNameMark(text) && !particle) words.push_back(i);
  }
  std::vector<WordRole> roles(tokens.size(), WordRole::kGiven);
  bool foreign = false;
  bool eastern = false;
  if (!words.empty()) {
    const size_t surname =
        words.size() > 2 && IsPatronymic(tokens[words.back()].text) ? words.front() : words.back();
    const bool surname_alone = words.size() == 1;
    const bool numbered = surname + 1 < tokens.size() && surname_alone;  // «Лев XIV»
    if (!(surname_alone && (numbered || IsGivenName(tokens[surname].text)))) {
      roles[surname] = WordRole::kSurname;
    }
    eastern = words.size() > 1 && table_.Listed("eastern_surnames", tokens[words.front()].text);
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
    // «Си Цзиньпина», «Ким Чен Ына»: only the last word changes.
    if (!is_word || (eastern && i != words.back())) {
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
  const std::vector<std::u32string> endings =
      gender == Gender::kMasculine ? std::vector<std::u32string>{U"кий", U"ный", U"вый", U"ский", U"ний"}
      : gender == Gender::kFeminine ? std::vector<std::u32string>{U"кая", U"ная", U"ська"}
                                    : std::vector<std::u32string>{U"кое", U"ное", U"ське"};
  return std::any_of(endings.begin(), endings.end(), [&](const auto& e) { return lower.ends_with(e); }) &&
         table_.Declines(word, {.role = WordRole::kAdjective, .gender = gender});
}

size_t SlavicInflector::CountAdjectives(const std::vector<Token>& tokens, const Lexeme& lexeme) const {
  size_t count = 0;
  for (; count + 1 < tokens.size(); ++count) {
    const std::u32string& word = tokens[count].text;
    const std::u32string& next = tokens[count + 1].text;
    if (table_.Listed("nouns", word) || table_.Listed("stops", next) || !IsLetter(next[0])) break;
    bool adjective = false;
    for (const Gender gender : {Gender::kMasculine, Gender::kFeminine, Gender::kNeuter}) {
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
    if (IsConsonant(ToLower(word).back()) && (name_goes_on || (last && i == begin))) return i;
  }
  return tokens.size();
}

std::vector<SlavicInflector::Piece> SlavicInflector::DeclinePhrase(const std::vector<Token>& tokens,
                                                                   const Lexeme& lexeme, size_t head,
                                                                   size_t person) const {
  const bool animate = lexeme.animate || lexeme.kind == TermKind::kTitle || lexeme.kind == TermKind::kPerson;
  const std::u32string& noun = tokens[head].text;
  const size_t hyphen = noun.find_last_of(U'-');
  const std::u32string noun_end = hyphen == std::u32string::npos ? noun : noun.substr(hyphen + 1);
  Gender gender = lexeme.gender;
  if (!IsAllCapitals(noun)) {
    // «генерального секретаря» of a woman too: adjectives go by the noun.
    const Gender own = table_.GenderOfNoun(noun_end);
    if (lexeme.gender == Gender::kUnspecified || animate) gender = own == Gender::kUnspecified ? gender : own;
  }
  if (gender == Gender::kUnspecified) {
    const char32_t last = ToLower(noun).back();
    gender = last == U'а' || last == U'я' || last == U'ь' ? Gender::kFeminine : Gender::kMasculine;
  }

  std::vector<Piece> pieces;
  for (size_t i = 0; i < person; ++i) {
    if (!tokens[i].blanks.empty()) pieces.push_back({tokens[i].blanks, {}, true});
    // «папа римский»: such an adjective cannot be a complement, those stand in the genitive.
    const bool adjective_behind = i == head + 1 && IsNominativeAdjective(tokens[i].text, gender);
    // «Босния и Герцеговина»
    const bool second_place =
        lexeme.kind == TermKind::kPlace && i == head + 2 && table_.Listed("and", tokens[i - 1].text);
    if (second_place) {
      pieces.push_back(
          DeclineWord(tokens[i], {.gender = table_.GenderOfNoun(tokens[i].text), .place = true}));
      continue;
    }
    if ((i > head && !adjective_behind) || IsAllCapitals(tokens[i].text)) {
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

  const bool name = lexeme.kind == TermKind::kPerson && IsCapitalised(tokens[0].text) &&
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
  const bool both_numbers = lexeme.kind == TermKind::kTitle || lexeme.kind == TermKind::kTerm ||
                            lexeme.kind == TermKind::kEvent || (name && tokens.size() == 1);
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
      if (exception != lexeme.exceptions.end()) {
        forms.push_back({exception->second, form});
        continue;
      }
      if (unchanging && number != own) continue;
      std::vector<std::string> seen;
      for (const std::u32string& text : Join(pieces, form)) {
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
