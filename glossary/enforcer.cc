#include "glossary/enforcer.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "glossary/english_table.h"
#include "glossary/folding.h"
#include "glossary/french_neighbours.h"
#include "glossary/government.h"
#include "glossary/inflect/french.h"
#include "glossary/inflect/inflector.h"
#include "glossary/rendering.h"
#include "glossary/rendering_cache.h"
#include "glossary/sentence.h"
#include "glossary/slavic_neighbours.h"
#include "glossary/source_reading.h"
#include "glossary/spelling.h"
#include "glossary/target_text.h"
#include "glossary/term_claims.h"
#include "glossary/term_masks.h"
#include "glossary/verb_form.h"
#include "service/base/status_macros.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

bool IsQuote(char32_t c) {
  return c == U'"' || c == U'«' || c == U'»' || c == U'“' || c == U'”' || c == U'„';
}

bool HasLowerLetter(absl::string_view text) { return ToUpperText(text) != text; }

// Whether its noun is an abbreviation: «МВФ», «АдГ», not «Министерство финансов США».
bool IsAbbreviated(absl::string_view text) {
  const std::vector<Word> words = SplitWords(text);
  if (words.empty()) return false;
  std::u32string letters = ToCodePoints(words.front().range.In(text));
  letters.erase(letters.begin());
  return ToLower(letters) != letters;
}

// The bytes of the words of `claim` in `text`, with the quotation marks at its borders that its lemma has
// too.
ByteRange RangeOf(const TargetText& text, const Claim& claim) {
  ByteRange range = text.Range(claim.span.first_word, claim.span.last_word);
  const std::u32string lemma = ToCodePoints(claim.span.rendering->lexeme.lemma);
  if (lemma.empty()) return range;
  const char32_t before = CodePointBefore(text.text, range.begin), after = CodePointAt(text.text, range.end);
  if (IsQuote(lemma.front()) && IsQuote(before)) range.begin -= ToUtf8({before}).size();
  if (IsQuote(lemma.back()) && IsQuote(after)) range.end += ToUtf8({after}).size();
  if (lemma.back() == U'+' && after == U'+') ++range.end;  // « Opep+ »
  // "U.S." within a sentence
  if (lemma.back() == U'.' && after == U'.' && range.end + 1 < text.text.size()) ++range.end;
  return range;
}

char32_t PlainSign(char32_t c) {
  if (IsApostrophe(c)) return U'\'';
  if (IsHyphen(c)) return U'-';
  if (IsQuote(c)) return U'"';
  return c == 0xA0 || c == 0x202F ? U' ' : c;
}

std::u32string WithPlainApostrophes(absl::string_view text) {
  std::u32string letters = ToCodePoints(text);
  std::replace_if(letters.begin(), letters.end(), IsApostrophe, U'\'');
  return letters;
}

// «Дж. Д. Вэнс» and «Дж.Д. Вэнс» are one spelling.
std::u32string WithJoinedInitials(absl::string_view text) {
  std::u32string joined;
  for (const char32_t c : ToCodePoints(text)) {
    if (PlainSign(c) != U' ' || joined.empty() || joined.back() != U'.') joined.push_back(c);
  }
  return joined;
}

// «систем «Патриот»», for which a form without quotation marks is put: the range takes the second mark when
// it has the first.
void TakeLoneQuote(absl::string_view text, absl::string_view form, ByteRange* range) {
  const auto count = [](absl::string_view part, char32_t quote) {
    return absl::c_count(ToCodePoints(part), quote);
  };
  const absl::string_view present = range->In(text);
  const auto opened = count(present, U'«') - count(present, U'»'),
             wanted = count(form, U'«') - count(form, U'»');
  if (opened > wanted && CodePointAt(text, range->end) == U'»') range->end += ToUtf8({U'»'}).size();
  if (opened < wanted && CodePointBefore(text, range->begin) == U'«') range->begin -= ToUtf8({U'«'}).size();
}

enum class Likeness { kSame, kLetterCase, kOther };

// Whether `present` is `form` but for signs and capitals that a text may choose for itself.
Likeness Compare(absl::string_view present, absl::string_view form) {
  const std::u32string have = WithJoinedInitials(present), want = WithJoinedInitials(form);
  if (have.size() != want.size()) return Likeness::kOther;
  const std::u32string have_lower = ToLower(have), want_lower = ToLower(want);
  bool same_case = true;
  for (size_t i = 0; i < have.size(); ++i) {
    const bool equal = PlainSign(have[i]) == PlainSign(want[i]) || (have[i] == U'е' && want[i] == U'ё') ||
                       (have[i] == U'Е' && want[i] == U'Ё');
    if (equal) continue;
    if (have_lower[i] != want_lower[i] && !(have_lower[i] == U'е' && want_lower[i] == U'ё'))
      return Likeness::kOther;
    // A capital at the beginning is the sentence's.
    if (i > 0 || have[i] == have_lower[i]) same_case = false;
  }
  if (same_case) return Likeness::kSame;
  return !HasLowerLetter(present) && HasLowerLetter(form) ? Likeness::kSame : Likeness::kLetterCase;
}

bool FollowsThe(absl::string_view source, const TermMatch& match) {
  return absl::EndsWithIgnoreCase(source.substr(0, match.source.begin), "the ");
}

// Whether the source has an article before the name of a person, or before what tells which: "the Macron
// of 2017", "the early Macron", "the USS Abraham Lincoln".
bool IsDetermined(absl::string_view source, const TermMatch& match) {
  const absl::string_view before = source.substr(0, match.source.begin);
  const std::vector<Word> words = SplitWords(before);
  for (size_t i = words.size(); i-- > 0 && i + 2 >= words.size();) {
    const size_t end = i + 1 < words.size() ? words[i + 1].range.begin : before.size();
    if (before.substr(words[i].range.end, end - words[i].range.end) != " ") return false;
    if (EnglishTable::Get().determined.contains(ToLowerText(words[i].range.In(before)))) return true;
  }
  return false;
}

bool IsSubject(const Sentence& sentence, const Claim& claim) {
  return claim.match != Claim::kExtra && sentence.source.PlaceOf(claim.match).subject;
}

// A form in this case and, when given, this number.
bool HasForm(const std::vector<GrammaticalForm>& forms, Case grammatical_case, std::optional<Number> number) {
  return absl::c_any_of(forms, [&](const GrammaticalForm& form) {
    return form.grammatical_case == grammatical_case && form.number == number.value_or(form.number);
  });
}

// Whether what stands there can be but one case, and that is not the nominative.
bool IsOneObliqueCase(const RenderingSpan& span) {
  if (span.exact == nullptr || span.exact->forms.empty() || HasCase(span.exact->forms, Case::kNominative))
    return false;
  return absl::c_all_of(span.exact->forms, [&span](const GrammaticalForm& form) {
    return form.grammatical_case == span.exact->forms.front().grammatical_case;
  });
}

bool IsPrepositional(const GrammaticalForm& form) { return form.grammatical_case == Case::kPrepositional; }

// Whether a sentence begins with word `first`: none does with «Киеве» in «в г. Киеве».
bool OpensSentence(const TargetText& text, size_t first) {
  const bool abbreviated =
      first > 0 && text.words[first].gap_before == WordGap::kPeriod && text.words[first - 1].letters <= 2;
  return text.sentence_start[first] && !abbreviated;
}

// « Mer Noire est » behind an article that was not there: « La mer Noire est ».
void LowerHead(Claim* claim, absl::string_view present) {
  const std::string& lemma = claim->span.rendering->lexeme.lemma;
  const size_t letter = ToUtf8({CodePointAt(lemma, 0)}).size();
  if (ToLowerText(lemma.substr(0, letter)) != lemma.substr(0, letter) || !HasLowerLetter(present)) return;
  const size_t first = ToUtf8({CodePointAt(claim->form, 0)}).size();
  claim->form = absl::StrCat(ToLowerText(claim->form.substr(0, first)), claim->form.substr(first));
  claim->changed = claim->changed || claim->form != present;
}

// Gives the name of `claim` its own article or, where that is contracted, takes it away; what comes back is
// the change to the words before it.
std::optional<TextEdit> SetOwnArticle(const TargetText& text, const FrenchTerm& term,
                                      absl::string_view article, Claim* claim) {
  const absl::string_view present = claim->range.In(text.text);
  const auto begins = [folded = FoldText(article)](absl::string_view name) {
    return absl::StartsWith(FoldText(name), folded) && SplitWords(name).size() > 1;
  };
  OwnArticlePlace place =
      MendOwnArticle(text, claim->span.first_word, term, article, /*is_bare=*/!begins(present));
  if (place.bare == begins(claim->form)) {
    const bool capitals = !HasLowerLetter(claim->form);
    claim->form = place.bare ? claim->form.substr(SplitWords(claim->form)[1].range.begin)
                             : absl::StrCat(capitals ? ToUpperText(article) : article, claim->form);
    if (!claim->changed && claim->form != present) claim->rule = "neighbour";
    claim->changed = claim->changed || claim->form != present;
  }
  return std::move(place.before);
}

// `form` with `adjective` before its first preposition, but for those within a compound: « ministre français
// des Affaires étrangères », « secrétaire d'État américain ».
std::string WithAdjective(absl::string_view form, absl::string_view adjective) {
  static constexpr std::array<absl::string_view, 9> kLinks = {" de ", " des ", " du ",  " d'",  " d’",
                                                              " à ",  " au ",  " aux ", " par "};
  static constexpr std::array<absl::string_view, 6> kWithin = {" d'état",      " de cabinet", " de brigade",
                                                               " de division", " de corps",   " d'affaires"};
  size_t at = form.size();
  for (size_t space = form.find(' '); space < form.size(); space = form.find(' ', space + 1)) {
    const absl::string_view rest = form.substr(space);
    const auto begins = [rest](absl::string_view words) { return absl::StartsWith(rest, words); };
    const std::string lower = FoldText(rest);
    const bool within = absl::c_any_of(
        kWithin, [&lower](absl::string_view words) { return absl::StartsWith(lower, FoldText(words)); });
    if (within || absl::c_none_of(kLinks, begins)) continue;
    at = space;
    break;
  }
  return absl::StrCat(form.substr(0, at), " ", adjective, form.substr(at));
}

// Whether a word of `form` is `adjective` in another gender or number: « européen » beside « ministre des
// Affaires européennes ».
bool HasAdjective(absl::string_view form, absl::string_view adjective) {
  absl::ConsumeSuffix(&adjective, "s");
  absl::ConsumeSuffix(&adjective, "e");
  const std::string stem = FoldText(adjective);
  return absl::c_any_of(SplitWords(form), [&](const Word& word) {
    return absl::StartsWith(FoldText(word.range.In(form)), stem);
  });
}

// Whether `word` has the initials of `name`, its small words aside: PNF, « Parquet national financier ».
bool IsInitialism(absl::string_view word, absl::string_view name) {
  std::u32string initials;
  for (const Word& part : SplitWords(name)) {
    if (part.letters > 3) initials.push_back(ToCodePoints(ToUpperText(part.range.In(name))).front());
  }
  return initials.size() > 1 && FoldText(ToUtf8(initials)) == FoldText(word) && ToUpperText(word) == word;
}

// Whether the lexeme does not say which article goes with the form: a variant, « porte-parole »,
// « présidente » as a form of « président ».
bool GuessesGender(const Claim& claim, const Lexeme& lexeme) {
  if (claim.span.rendering->role == RenderingRole::kVariant) {
    // « Douma d'État » beside « Douma »: one noun, one gender.
    const auto target = claim.entry->targets.find("fr");
    const absl::string_view own = lexeme.lemma;
    const bool organisation = claim.entry->kind == TermKind::kOrganisation;
    if (organisation && target != claim.entry->targets.end() &&
        IsInitialism(own, target->second.lexeme.lemma))
      return false;
    return claim.entry->kind == TermKind::kTitle || target == claim.entry->targets.end() ||
           own.substr(0, own.find(' ')) != absl::string_view(target->second.lexeme.lemma)
                                               .substr(0, target->second.lexeme.lemma.find(' '));
  }
  if (claim.entry->kind != TermKind::kTitle) return false;
  return lexeme.feminine.empty() || lexeme.feminine == lexeme.lemma ||
         SpellingKey(claim.form) == SpellingKey(lexeme.feminine);
}

// « Rada ukrainienne »
bool HasFeminineAdjective(absl::string_view phrase) {
  const size_t space = phrase.rfind(' ');
  const absl::string_view last = space == absl::string_view::npos ? "" : phrase.substr(space + 1);
  return absl::EndsWith(last, "ienne") || absl::EndsWith(last, "aise") || absl::EndsWith(last, "oise") ||
         absl::EndsWith(last, "elle");
}

bool BeginsWithArticle(absl::string_view words) {
  static constexpr std::array<absl::string_view, 5> kArticles = {"le ", "la ", "les ", "l'", "l’"};
  const std::string lower = ToLowerText(words);
  return absl::c_any_of(kArticles,
                        [&lower](absl::string_view article) { return absl::StartsWith(lower, article); });
}

// Whether a title stands right before the name `match`: "President Macron", "the spokesman, Dmitry Peskov".
bool IsApposition(const EnforcementInput& input, size_t match) {
  if (match == 0) return false;
  const TermMatch& title = input.matches[match - 1];
  if (title.concept_->kind != TermKind::kTitle || title.possessive) return false;
  const absl::string_view between = Between(input.source, title, input.matches[match]);
  return between == " " || between == ", ";
}

// The place in the source of `match`, of `claims`; null when it has no claim.
SourcePlace* PlaceOfMatch(const std::vector<Claim>& claims, std::vector<SourcePlace>* places, size_t match) {
  const auto found = absl::c_find_if(claims, [match](const Claim& claim) { return claim.match == match; });
  return found == claims.end() ? nullptr : &(*places)[static_cast<size_t>(found - claims.begin())];
}

// Gives a title and the bearer behind it the same part in the sentence, that of either: "Finnish President
// Alexander Stubb, … and … inspected".
void ShareParts(const EnforcementInput& input, const std::vector<Claim>& claims,
                std::vector<SourcePlace>* places) {
  const auto beside = [&input](size_t match) {
    return Between(input.source, input.matches[match - 1], input.matches[match]) == " ";
  };
  for (size_t i = 0; i < claims.size(); ++i) {
    SourcePlace& of_name = (*places)[i];
    const size_t bearer = claims[i].match;
    if (!of_name.apposition || claims[i].entry->kind != TermKind::kPerson || !beside(bearer)) continue;
    SourcePlace* of_title = PlaceOfMatch(claims, places, bearer - 1);
    if (of_title == nullptr) continue;
    // "asked Paris mayor Anne Hidalgo": what stands right behind the verb is the city.
    const SourcePlace* of_city =
        bearer > 1 && beside(bearer - 1) ? PlaceOfMatch(claims, places, bearer - 2) : nullptr;
    const bool object = of_city != nullptr && of_city->attribute && of_city->object;
    of_title->subject = of_name.subject = of_title->subject || of_name.subject;
    of_title->object = of_name.object = of_title->object || of_name.object || object;
    of_title->listed = of_name.listed = of_title->listed || of_name.listed;
  }
}

// Whether the place or term `match`, left in English at `range`, belongs to a longer name that was kept as
// the source has it: "South China Morning Post".
bool IsInKeptName(const Sentence& sentence, size_t match, ByteRange range) {
  const EnforcementInput& input = sentence.input;
  const TermKind kind = input.matches[match].concept_->kind;
  if (kind != TermKind::kPlace && kind != TermKind::kTerm) return false;
  for (const bool before : {true, false}) {
    const ByteRange source = sentence.source.NameBeside(match, before);
    const ByteRange target = NameBeside(sentence.text.words, input.target, range, before);
    if (source.size() == 0 || source.In(input.source) != target.In(input.target)) continue;
    if (!IsTerm(input, source)) return true;
  }
  return false;
}

// Whether the title of claim `i` stands right before its bearer, whom the glossary need not know.
bool PrecedesName(const Sentence& sentence, const std::vector<Claim>& claims, size_t i) {
  const Claim& claim = claims[i];
  const TargetText& text = sentence.text;
  if (NameBeside(text.words, text.text, claim.range, /*before=*/false).size() == 0) return false;
  const bool known = i + 1 < claims.size() && claims[i + 1].span.first_word == claim.span.last_word + 1 &&
                     claims[i + 1].entry->kind == TermKind::kPerson;
  return known || (claim.match != Claim::kExtra &&
                   sentence.source.NameBeside(claim.match, /*before=*/false).size() > 0);
}

// Whether the source says that she has, or got, the title `match`: "She became chancellor", "She was
// appointed deputy mayor".
bool IsHers(absl::string_view source, const TermMatch& match) {
  std::string before = ToLowerText(source.substr(0, match.source.begin));
  if (const size_t sentence = before.rfind(". "); sentence != std::string::npos)
    before.erase(0, sentence + 2);
  absl::string_view words = before;
  for (const absl::string_view article : {" the ", " a ", " an "}) {
    if (absl::EndsWith(words, article)) words.remove_suffix(article.size() - 1);
  }
  // "She said Lecornu was appointed prime minister" speaks of him.
  const EnglishTable& english = EnglishTable::Get();
  const bool alone = absl::c_all_of(SplitWords(words), [&](const Word& word) {
    const absl::string_view one = word.range.In(words);
    return one == "she" || english.auxiliaries.contains(one) || english.adverbs.contains(one) ||
           english.copulas.contains(one) || english.appointing.contains(one) || english.be.contains(one);
  });
  return !match.possessive && alone && absl::StartsWith(words, "she ") &&
         absl::c_any_of(english.became_she, [words](absl::string_view verb) {
           return absl::EndsWith(words, absl::StrCat(" ", verb, " "));
         });
}

// "spokeswoman", "congresswomen", "the first woman to be prime minister"
bool NamesWoman(const EnforcementInput& input, const Claim& claim) {
  if (claim.match == Claim::kExtra) return false;
  const std::string words = ToLowerText(input.matches[claim.match].source.In(input.source));
  if (absl::EndsWith(words, "woman") || absl::EndsWith(words, "women")) return true;
  if (IsHers(input.source, input.matches[claim.match])) return true;
  const absl::string_view before = input.source.substr(0, input.matches[claim.match].source.begin);
  return absl::c_any_of(EnglishTable::Get().woman_before, [before](absl::string_view phrase) {
    return absl::EndsWithIgnoreCase(before, absl::StrCat(phrase, " "));
  });
}

// "Rachida Dati presented the project. The minister stressed …"
bool MeansWomanBefore(const EnforcementInput& input, const Claim& claim) {
  const TermMatch& match = input.matches[claim.match];
  const bool opens = absl::StripAsciiWhitespace(input.source.substr(0, match.source.begin)) == "The";
  return input.about_women && opens && !match.plural && !match.possessive &&
         absl::c_none_of(input.matches,
                         [](const TermMatch& other) { return other.concept_->kind == TermKind::kPerson; });
}

// Whether the word before `first` is one that a French plural follows: « trois », « 12 », « leurs ».
bool CountsSeveral(const TargetText& text, size_t first) {
  static constexpr std::array<absl::string_view, 32> kWords = {
      "les",    "des",       "aux",      "ces",      "ses",       "leurs",     "nos",   "vos",
      "mes",    "plusieurs", "quelques", "certains", "certaines", "deux",      "trois", "quatre",
      "cinq",   "six",       "sept",     "huit",     "neuf",      "dix",       "onze",  "douze",
      "treize", "quinze",    "vingt",    "trente",   "quarante",  "cinquante", "cent",  "nombreux"};
  if (first == 0 || text.clause_start[first] || text.words[first].gap_before != WordGap::kSpace) return false;
  const std::string& word = text.lower[first - 1];
  const bool digits = absl::c_all_of(word, absl::ascii_isdigit);
  return digits ? word.size() > 1 || word > "1" : absl::c_linear_search(kWords, word);
}

// Whether the French title at word `first` speaks to its bearer, who keeps the capital: « Monsieur le
// Président », « Madame la Ministre », « cher Président ».
bool IsAddressed(const TargetText& text, size_t first) {
  static constexpr std::array<absl::string_view, 10> kForms = {
      "monsieur", "madame", "messieurs", "mesdames", "m", "mme", "mm", "mmes", "cher", "chère"};
  static constexpr std::array<absl::string_view, 4> kArticles = {"le", "la", "l", "les"};
  const bool article = first > 0 && absl::c_linear_search(kArticles, text.lower[first - 1]);
  const size_t behind = article ? first - 1 : first;
  return behind > 0 && absl::c_linear_search(kForms, text.lower[behind - 1]);
}

// Whether `rendering` stands there in the feminine of a masculine title: « ambassadrice ».
bool IsFeminineForm(const RenderingSpan& span) {
  const Lexeme& lexeme = span.rendering->lexeme;
  if (span.exact == nullptr || lexeme.kind != TermKind::kTitle || lexeme.gender != Gender::kMasculine)
    return false;
  return absl::c_any_of(span.exact->forms, [&](const GrammaticalForm& form) {
    return span.exact->text == FrenchForm(lexeme, form.number, Gender::kFeminine) &&
           span.exact->text != FrenchForm(lexeme, form.number);
  });
}

// Whether the names of several persons stand behind word `last`: « l'envoyé spécial | Witkoff et Kushner ».
bool PrecedesSeveral(const TargetText& text, size_t last) {
  const auto is_name = [&text](size_t word) {
    return word < text.words.size() && text.words[word].upper_initial &&
           text.words[word].gap_before == WordGap::kSpace && !text.clause_start[word];
  };
  size_t next = last + 1;
  while (is_name(next)) ++next;
  if (next == last + 1 || next >= text.words.size()) return false;
  const bool listed = text.Gap(next) == ", " && text.words[next].upper_initial;
  return listed || (text.Gap(next) == " " && text.lower[next] == "et" && is_name(next + 1));
}

// Whether word `first` stands behind a preposition that takes the prepositional but says no place: «о»,
// «при».
bool FollowsAbout(const TargetText& text, size_t first) {
  static constexpr std::array<absl::string_view, 4> kAbout = {"о", "об", "обо", "при"};
  return first > 0 && !text.clause_start[first] && absl::c_linear_search(kAbout, text.lower[first - 1]);
}

// Whether behind claim `i` stands, in the same sentence, a term that in the source does something to it:
// «Сансаля помиловал Теббун» for "Sansal was pardoned by Tebboune" and for "Tebboune pardoned Sansal".
bool HasAgentBehind(const Sentence& sentence, const std::vector<Claim>& claims,
                    const std::vector<SourcePlace>& places, size_t i) {
  const EnforcementInput& input = sentence.input;
  const TargetText& text = sentence.text;
  const TermMatch& patient = input.matches[claims[i].match];
  const SourcePlace& place = places[i];
  if (!place.object) return false;
  for (size_t j = i + 1; j < claims.size(); ++j) {
    for (size_t word = claims[j - 1].span.last_word + 1; word <= claims[j].span.first_word; ++word) {
      if (text.sentence_start[word]) return false;
    }
    if (claims[j].match == Claim::kExtra) continue;
    const TermMatch& agent = input.matches[claims[j].match];
    const SourcePlace& other = places[j];
    // «выговор от бундестага»
    const size_t first = claims[j].span.first_word;
    const bool preposition = !text.clause_start[first] && !text.words[first - 1].upper_initial &&
                             text.words[first - 1].letters <= 3;
    const bool dependent = other.possessor || other.object || other.to || other.at || other.on ||
                           other.with || other.from || other.by;
    if (!preposition && (place.passive ? other.by : !dependent && agent.source.end < patient.source.begin))
      return true;
  }
  return false;
}

}  // namespace

class Enforcer::Language {
 public:
  Language(std::string tag, const Inflector* inflector, std::shared_ptr<const Glossary> glossary)
      : tag_(std::move(tag)),
        inflector_(*inflector),
        government_(Government::For(tag_)),
        glossary_(std::move(glossary)) {}

  EnforcementResult Run(const EnforcementInput& input, absl::Span<const FilledMask> masks) const;

  const Inflector& inflector() const { return inflector_; }
  const std::string& tag() const { return tag_; }
  bool cyrillic() const { return government_ != nullptr; }

 private:
  RenderingMap CollectRenderings(const EnforcementInput& input) const;
  void Decide(const Sentence& sentence, std::vector<Claim>* claims) const;
  void DecideForm(const Sentence& sentence, const CaseDemand& demand, Claim* claim) const;
  // The forms that the words of `span` may be in.
  std::vector<GrammaticalForm> FormsThere(const RenderingSpan& span,
                                          std::optional<Number> source_number) const;
  GrammaticalForm ChooseForm(const RenderingSpan& span, const CaseDemand& demand,
                             std::optional<Number> source_number) const;
  // Of the forms of `lexeme` in one case and number, «Робертові Фіцо» and «Роберту Фіцо», the one whose words
  // end as those of `present` do; the usual one when that shows none.
  std::string FormLike(absl::string_view present, const Lexeme& lexeme, const GrammaticalForm& grammar) const;
  // `lexeme` without the locative in -у of its exceptions, which stands behind «в» and «на» only: «о Крыме».
  Lexeme WithoutLocative(const Lexeme& lexeme) const;
  // The form of `lexeme` behind two to four in Russian: the noun in the genitive singular, its adjectives in
  // the plural.
  std::string FormOfFew(const Lexeme& lexeme) const;
  bool WantsFeminine(const Sentence& sentence, const Claim& claim) const;
  // Moves the adjective of a country that stands before a French title, claim `i`, behind its noun.
  void TakeNationality(const Sentence& sentence, size_t i, std::vector<Claim>* claims) const;
  // The changes to the verb behind French claim `i` where its subject is more than that: something else too,
  // or what the claim depends on.
  std::vector<TextEdit> VerbBehind(const TargetText& text, size_t i, const std::vector<Claim>& claims) const;
  // What French neighbours need to know of claim `i`, `of_woman` when it is a title whose bearer is one.
  FrenchTerm FrenchTermOf(const Sentence& sentence, size_t i, const std::vector<Claim>& claims,
                          bool of_woman) const;
  // The changes to the words beside claim `i`, in order; the claim, or a term beside it, may take another
  // form.
  std::vector<TextEdit> FrenchNeighbours(const Sentence& sentence, size_t i,
                                         std::vector<Claim>* claims) const;
  // FrenchNeighbours for a Slavic language; the claims stay.
  std::vector<TextEdit> SlavicNeighbours(const Sentence& sentence, size_t i,
                                         const std::vector<Claim>& claims) const;
  // What the verb of `claim` agrees with where it is, in both languages, the only subject of its clause.
  std::optional<SubjectForm> SubjectOf(const Sentence& sentence, const Claim& claim) const;
  // Whether no noun that may have the verb behind claim `i` stands before it: «Партия | Ликуд заявила».
  bool HasOwnVerb(const TargetText& text, size_t i, const std::vector<Claim>& claims) const;
  // The change to the verb before claim `i`, or before that title and its bearer, who is its subject.
  std::optional<TextEdit> VerbBefore(const Sentence& sentence, size_t i,
                                     const std::vector<Claim>& claims) const;

  const std::string tag_;
  const Inflector& inflector_;
  const Government* const government_;
  const std::shared_ptr<const Glossary> glossary_;
};

RenderingMap Enforcer::Language::CollectRenderings(const EnforcementInput& input) const {
  RenderingMap renderings;
  for (const TermMatch& match : input.matches) {
    auto [entry, fresh] = renderings.try_emplace(match.concept_);
    if (!fresh) continue;
    const Concept& term = *match.concept_;
    RenderingCache* const kept = glossary_ == nullptr ? nullptr : glossary_->RenderingsKeptOf(term);
    entry->second =
        kept != nullptr
            ? kept->Get(term, inflector_, tag_)
            : std::make_shared<const std::vector<Rendering>>(RenderingsOf(term, inflector_, tag_));
  }
  return renderings;
}

bool Enforcer::Language::WantsFeminine(const Sentence& sentence, const Claim& claim) const {
  if (claim.match == Claim::kExtra) return false;
  const EnforcementInput& input = sentence.input;
  const TargetText& text = sentence.text;
  // « au poste de président de la BCE »: of whoever holds it.
  static constexpr std::array<absl::string_view, 6> kOffices = {"poste",    "fonction", "fonctions",
                                                                "fauteuil", "titre",    "mandat"};
  const size_t of = claim.span.first_word;
  const bool office = of > 1 && !text.clause_start[of] && !text.clause_start[of - 1] &&
                      (text.lower[of - 1] == "de" || text.lower[of - 1] == "d") &&
                      absl::c_linear_search(kOffices, text.lower[of - 2]);
  if (office) return false;
  const Gender bearer = sentence.source.BearerOf(claim.match);
  if (bearer == Gender::kFeminine || NamesWoman(input, claim) || MeansWomanBefore(input, claim)) return true;
  // « la procureur », « sa directeur général »: the translator knew who she is.
  static constexpr std::array<absl::string_view, 9> kFeminine = {
      "la", "une", "cette", "sa", "nouvelle", "ancienne", "actuelle", "future", "première"};
  // « a été nommée | directeur général »
  static constexpr std::array<absl::string_view, 9> kMadeHer = {
      "nommée", "élue", "réélue", "désignée", "promue", "proclamée", "choisie", "devenue", "intronisée"};
  const size_t first = claim.span.first_word;
  if (first == 0 || text.clause_start[first] || bearer == Gender::kMasculine) return false;
  const std::string& before = text.lower[first - 1];
  return absl::c_linear_search(kFeminine, before) || absl::c_linear_search(kMadeHer, before);
}

std::vector<GrammaticalForm> Enforcer::Language::FormsThere(const RenderingSpan& span,
                                                            std::optional<Number> source_number) const {
  std::vector<GrammaticalForm> own = span.forms;
  // «головнокомандуючий» is nearest to a plural, «головнокомандувачі».
  if (span.exact == nullptr && source_number == Number::kSingular) {
    for (GrammaticalForm& form : own) form.number = Number::kSingular;
  }
  // «Елізабет Борне»: a name that no case changes stands in the nominative as well.
  if (span.exact == nullptr && !own.empty() && !HasCase(own, Case::kNominative)) {
    const GrammaticalForm nominative{Case::kNominative, own.front().number};
    const Lexeme& lexeme = span.rendering->lexeme;
    if (inflector_.Inflect(lexeme, nominative) == inflector_.Inflect(lexeme, own.front()))
      own.push_back(nominative);
  }
  return own;
}

GrammaticalForm Enforcer::Language::ChooseForm(const RenderingSpan& span, const CaseDemand& demand,
                                               std::optional<Number> source_number) const {
  const std::vector<GrammaticalForm> own = FormsThere(span, source_number);
  const bool plural = source_number == Number::kPlural;
  GrammaticalForm chosen;
  // A lemma that was left as it was says nothing about the number: «с министр» for "with the ministers".
  const bool undeclined = absl::c_all_of(own, [](const GrammaticalForm& form) {
    return form.grammatical_case == Case::kNominative && form.number == Number::kSingular;
  });
  chosen.number = plural && (undeclined || HasNumber(own, Number::kPlural)) ? Number::kPlural
                  : own.empty()                                             ? Number::kSingular
                                                                            : own.front().number;
  if (demand.number.has_value()) chosen.number = *demand.number;
  const auto own_with = [&](Case grammatical_case) -> const GrammaticalForm* {
    const GrammaticalForm* found = nullptr;
    for (const GrammaticalForm& form : own) {
      if (form.grammatical_case != grammatical_case || form.number != demand.number.value_or(form.number))
        continue;
      if (found == nullptr || form.number == chosen.number) found = &form;
    }
    return found;
  };
  if (demand.strict && !demand.cases.empty()) {
    for (const Case grammatical_case : demand.cases) {
      if (const GrammaticalForm* form = own_with(grammatical_case)) return *form;
    }
    // Other words than the form's, or words in two cases, tell little of its case.
    for (const Case grammatical_case :
         span.guessed || span.undecided ? std::vector<Case>() : demand.accepted) {
      const GrammaticalForm* form = HasCase(own, Case::kNominative) ? nullptr : own_with(grammatical_case);
      if (form != nullptr) return *form;
    }
    const bool stands = demand.nominative_stays && span.exact != nullptr && span.rendering->allowed();
    const GrammaticalForm* nominative = stands ? own_with(Case::kNominative) : nullptr;
    if (nominative != nullptr) return *nominative;
    chosen.grammatical_case = demand.cases.front();
    return chosen;
  }
  if (own.empty() || HasCase(own, Case::kNominative) || (span.mixed && !demand.cases.empty())) {
    if (!demand.cases.empty()) {
      for (const Case grammatical_case : demand.cases) {
        if (const GrammaticalForm* form = own_with(grammatical_case)) return *form;
      }
      chosen.grammatical_case = demand.cases.front();
    } else if (const GrammaticalForm* form = own_with(Case::kNominative)) {
      chosen = *form;
    }
    return chosen;
  }
  // «Екреме» is no way to speak to «Екрем».
  const bool misread = span.exact == nullptr && own.front().grammatical_case == Case::kVocative;
  return misread ? GrammaticalForm{Case::kNominative, own.front().number} : own.front();
}

Lexeme Enforcer::Language::WithoutLocative(const Lexeme& lexeme) const {
  constexpr GrammaticalForm kPrepositional{Case::kPrepositional, Number::kSingular};
  const auto exception = lexeme.exceptions.find(kPrepositional);
  if (tag_ != "ru" || exception == lexeme.exceptions.end()) return lexeme;
  Lexeme regular = lexeme;
  regular.exceptions.erase(kPrepositional);
  // One letter differs: «Крыму» and «Крыме».
  const std::u32string locative = ToCodePoints(exception->second);
  const std::u32string usual = ToCodePoints(inflector_.Inflect(regular, kPrepositional));
  if (locative.size() != usual.size()) return lexeme;
  const auto [in, about] = std::mismatch(locative.begin(), locative.end(), usual.begin());
  const bool one_letter =
      in != locative.end() && *in == U'у' && *about == U'е' && std::equal(in + 1, locative.end(), about + 1);
  return one_letter ? regular : lexeme;
}

std::string Enforcer::Language::FormLike(absl::string_view present, const Lexeme& lexeme,
                                         const GrammaticalForm& grammar) const {
  std::string best = inflector_.Inflect(lexeme, grammar);
  if (tag_ != "uk" || grammar.grammatical_case != Case::kDative) return best;
  const auto ends_short = [](absl::string_view word) {
    return absl::EndsWith(word, "у") || absl::EndsWith(word, "ю");
  };
  const std::vector<absl::string_view> have = absl::StrSplit(present, ' '), want = absl::StrSplit(best, ' ');
  if (have.size() != want.size()) return best;
  size_t most = 0;
  for (const InflectedForm& form : inflector_.Forms(lexeme)) {
    if (form.form != grammar) continue;
    const std::vector<absl::string_view> words = absl::StrSplit(form.text, ' ');
    size_t alike = 0;
    for (size_t i = 0; i < words.size() && i < have.size(); ++i) {
      const bool long_form = absl::EndsWith(words[i], "ові") || absl::EndsWith(words[i], "еві") ||
                             absl::EndsWith(words[i], "єві");
      const bool had_long = absl::EndsWith(have[i], "ві");
      alike += long_form ? had_long : ends_short(words[i]) && ends_short(have[i]);
    }
    if (alike <= most) continue;
    most = alike;
    best = form.text;
  }
  return best;
}

std::string Enforcer::Language::FormOfFew(const Lexeme& lexeme) const {
  const bool feminine = lexeme.gender == Gender::kFeminine;
  const std::string one = inflector_.Inflect(lexeme, {Case::kGenitive, Number::kSingular});
  const std::string several =
      inflector_.Inflect(lexeme, {feminine ? Case::kNominative : Case::kGenitive, Number::kPlural});
  std::vector<std::string> words = absl::StrSplit(one, ' ');
  const std::vector<std::string> plural = absl::StrSplit(several, ' ');
  for (size_t i = 0; i < words.size() && i < plural.size(); ++i) {
    const auto ends = [](absl::string_view word, std::initializer_list<absl::string_view> endings) {
      return absl::c_any_of(endings,
                            [word](absl::string_view ending) { return absl::EndsWith(word, ending); });
    };
    const bool adjective =
        ends(words[i], {"ого", "его", "ой", "ей"}) && ends(plural[i], {"ых", "их", "ые", "ие"});
    if (adjective) words[i] = plural[i];
  }
  return absl::StrJoin(words, " ");
}

void Enforcer::Language::DecideForm(const Sentence& sentence, const CaseDemand& demand, Claim* claim) const {
  const EnforcementInput& input = sentence.input;
  const TargetText& text = sentence.text;
  const RenderingSpan& span = claim->span;
  claim->range = RangeOf(text, *claim);
  const absl::string_view present = claim->range.In(text.text);
  std::string adjective;
  if (span.inserted_words > 0) {
    adjective = std::string(
        text.Range(span.inserted_word, span.inserted_word + span.inserted_words - 1).In(text.text));
  }
  if (span.rendering->role == RenderingRole::kAdjective && !claim->doubled) {
    claim->form = std::string(present);
    claim->rule = "adjective";
    return;
  }
  const TermMatch* match = claim->match == Claim::kExtra ? nullptr : &input.matches[claim->match];
  if (span.rendering->role == RenderingRole::kEnglish && match != nullptr && !claim->doubled &&
      IsInKeptName(sentence, claim->match, claim->range)) {
    claim->form = std::string(present);
    claim->rule = "name";
    return;
  }
  const bool feminine =
      !cyrillic() && claim->entry->kind == TermKind::kTitle && WantsFeminine(sentence, *claim);
  const bool of_man = !cyrillic() && match != nullptr && claim->entry->kind == TermKind::kTitle &&
                      sentence.source.BearerOf(claim->match) == Gender::kMasculine;

  // « porte-parole de la diplomatie » is of both.
  const bool of_both = feminine && span.rendering->role == RenderingRole::kVariant &&
                       FrenchFeminine(span.rendering->lexeme.lemma) == span.rendering->lexeme.lemma;
  // « l'opposante » as a form of « opposant »
  const bool lacks_feminine = feminine && !of_both && !IsFeminineForm(span) &&
                              span.rendering->lexeme.gender != Gender::kFeminine &&
                              ApprovedRendering(*claim, input, true).lexeme.gender == Gender::kFeminine;
  const bool unfit_gender =
      span.rendering->allowed() &&
      (lacks_feminine || IsWomansTitleOfMan(*claim, input) || (of_man && IsFeminineForm(span)));

  const Lexeme& own = span.rendering->lexeme;
  const bool about = FollowsAbout(text, span.first_word) && span.exact != nullptr &&
                     HasCase(span.exact->forms, Case::kPrepositional) &&
                     WithoutLocative(own).exceptions.size() != own.exceptions.size();

  // « trois ambassadeur »
  const bool lacks_plural = !cyrillic() && match != nullptr && match->plural && !claim->forced &&
                            (span.exact == nullptr || !HasNumber(span.exact->forms, Number::kPlural)) &&
                            (demand.number == Number::kPlural || CountsSeveral(text, span.first_word));
  // «представники Кремля Дмитро Пєсков» for "Kremlin spokesman Dmitry Peskov"
  const bool of_one = cyrillic() && claim->entry->kind == TermKind::kTitle && match != nullptr &&
                      !match->plural && span.exact != nullptr &&
                      !HasNumber(span.exact->forms, Number::kSingular) &&
                      sentence.source.NameBeside(claim->match, /*before=*/false).size() > 0;
  if (!claim->forced && !claim->doubled && span.exact != nullptr && span.rendering->allowed() &&
      !unfit_gender) {
    const auto shows = [&](Case c) { return HasForm(span.exact->forms, c, demand.number); };
    // No name opens a sentence in the prepositional: «Энтони Албанизе пообещал».
    const bool lacks_preposition = cyrillic() && OpensSentence(text, span.first_word) &&
                                   absl::c_all_of(span.exact->forms, IsPrepositional);
    const bool fits =
        !about &&
        (demand.few || (!demand.strict && !lacks_preposition) || demand.cases.empty() ||
         absl::c_any_of(demand.cases, shows) || (demand.nominative_stays && shows(Case::kNominative)) ||
         (!HasCase(span.exact->forms, Case::kNominative) && absl::c_any_of(demand.accepted, shows)));
    Likeness likeness =
        Compare(present, adjective.empty() ? span.exact->text : WithAdjective(span.exact->text, adjective));
    // « La Mer Noire », « le Président ukrainien »
    const bool capital_head = !cyrillic() && !IsAddressed(text, span.first_word) &&
                              likeness == Likeness::kSame && !text.sentence_start[span.first_word] &&
                              CapitalizeFirst(span.exact->text) != span.exact->text &&
                              text.words[span.first_word].upper_initial && HasLowerLetter(present);
    if (capital_head) likeness = Likeness::kLetterCase;
    if (demand.few) likeness = Compare(present, FormOfFew(span.rendering->lexeme));
    if (fits && !lacks_plural && !of_one && likeness == Likeness::kSame) {
      claim->form = std::string(present);
      claim->grammar = ChooseForm(span, demand, std::nullopt);
      claim->rule = span.rendering->role == RenderingRole::kVariant                       ? "variant"
                    : span.rendering->surname && match != nullptr && !match->surname_only ? "surname"
                                                                                          : "form";
      return;
    }
    claim->rule = !fits || demand.few                 ? "case"
                  : lacks_plural || of_one            ? "number"
                  : likeness == Likeness::kLetterCase ? "letter-case"
                                                      : "spelling";
  } else if (claim->forced) {
    claim->rule = "masked";
  } else if (claim->doubled) {
    claim->rule = "doubled";
  } else if (unfit_gender) {
    claim->rule = "gender";
  } else {
    claim->rule = span.rendering->role == RenderingRole::kForbidden ? "forbidden"
                  : span.rendering->role == RenderingRole::kEnglish ? "untranslated"
                  : span.calque                                     ? "wording"
                                                                    : "spelling";
  }
  const Rendering& approved = ApprovedRendering(*claim, input, feminine);
  const bool plural_only = absl::c_all_of(
      approved.forms, [](const RenderingForm& form) { return !HasNumber(form.forms, Number::kSingular); });
  CaseDemand wanted = demand;
  if (lacks_plural) wanted.number = Number::kPlural;
  std::optional<Number> source_number;
  if (match != nullptr) source_number = match->plural ? Number::kPlural : Number::kSingular;
  if (plural_only) source_number = Number::kPlural;
  RenderingSpan known = span;
  if (OpensSentence(text, span.first_word)) std::erase_if(known.forms, IsPrepositional);
  claim->grammar = ChooseForm(known, wanted, source_number);
  // «ВПС України» is singular, «Повітряні сили України» plural.
  if (plural_only) claim->grammar.number = Number::kPlural;
  // «Силам обороны Израиля» for «Армии обороны Израиля»
  const bool one =
      (claim->entry->kind == TermKind::kOrganisation || claim->entry->kind == TermKind::kPlace) &&
      !plural_only && span.rendering != &approved && (match == nullptr || !match->plural);
  if (one || of_one) claim->grammar.number = Number::kSingular;
  if (claim->entry->do_not_translate) {
    claim->form = std::string(match != nullptr ? match->source.In(input.source) : approved.lexeme.lemma);
  } else {
    const Lexeme lexeme =
        FollowsAbout(text, span.first_word) ? WithoutLocative(approved.lexeme) : approved.lexeme;
    claim->form = demand.few ? FormOfFew(lexeme) : FormLike(present, lexeme, claim->grammar);
  }
  if (!adjective.empty() && !HasAdjective(claim->form, adjective)) {
    claim->form = WithAdjective(claim->form, feminine ? FrenchFeminine(adjective) : adjective);
  }
  claim->span.rendering = &approved;
  // «Трубопровод «Дружба»» for «Нефтепровод «Дружба»»
  const ByteRange quoted = RangeOf(text, *claim);
  claim->range = {std::min(claim->range.begin, quoted.begin), std::max(claim->range.end, quoted.end)};
  TakeLoneQuote(text.text, claim->form, &claim->range);
  const bool headline =
      (match != nullptr && match->all_caps && !HasLowerLetter(present)) || !HasLowerLetter(text.text);
  if (!claim->entry->do_not_translate) {
    if (headline && HasLowerLetter(claim->form)) {
      claim->form = ToUpperText(claim->form);
    } else if (text.sentence_start[span.first_word] &&
               (claim->forced || text.words[span.first_word].upper_initial)) {
      claim->form = CapitalizeFirst(claim->form);
    } else if (claim->entry->kind == TermKind::kTitle && text.words[span.first_word].upper_initial &&
               !cyrillic() && IsAddressed(text, span.first_word)) {
      claim->form = CapitalizeFirst(claim->form);
    }
  }
  // « ministre de l’Économie » beside « ministre de l'Économie »
  if (WithPlainApostrophes(present) == WithPlainApostrophes(claim->form)) claim->form = std::string(present);
  claim->changed = claim->forced || claim->form != present;
  if (!claim->changed) {
    // What stood there is right after all: a form that only looked wrong.
    claim->rule = "form";
  }
}

// The cases of the name of the person that the title `claims[i]` stands before, its complements between them,
// where the name shows that it is no nominative: «с участием президент США Дональда Трампа».
std::vector<Case> CasesOfBearer(const EnforcementInput& input, const std::vector<Claim>& claims, size_t i) {
  if (claims[i].entry->kind != TermKind::kTitle) return {};
  size_t next = claims[i].span.last_word + 1;
  for (size_t j = i + 1; j < claims.size() && claims[j].span.first_word == next; ++j) {
    const RenderingSpan& span = claims[j].span;
    next = span.last_word + 1;
    const TermKind kind = claims[j].entry->kind;
    if (kind == TermKind::kPlace || kind == TermKind::kOrganisation) continue;
    const bool bearer = claims[j].match != Claim::kExtra && IsApposition(input, claims[j].match);
    if (kind != TermKind::kPerson || !bearer || span.exact == nullptr || !span.rendering->allowed() ||
        HasCase(span.exact->forms, Case::kNominative))
      return {};
    std::vector<Case> cases;
    for (const GrammaticalForm& form : span.exact->forms) cases.push_back(form.grammatical_case);
    return cases;
  }
  return {};
}

// Lets the name behind a title tell its case where the words before leave it open.
void AgreeWithBearer(const EnforcementInput& input, const std::vector<Claim>& claims, size_t i,
                     CaseDemand* demand) {
  const std::vector<Case> cases = CasesOfBearer(input, claims, i);
  if (cases.empty()) return;
  if (!demand->decides()) {
    *demand = {cases, true};
    return;
  }
  std::vector<Case> both;
  for (const Case demanded : demand->cases) {
    if (absl::c_linear_search(cases, demanded)) both.push_back(demanded);
  }
  if (!both.empty()) demand->cases = both;
}

void Enforcer::Language::Decide(const Sentence& sentence, std::vector<Claim>* claims) const {
  const EnforcementInput& input = sentence.input;
  const TargetText& text = sentence.text;
  std::vector<SourcePlace> places(claims->size());  // those of extra claims stay empty
  for (size_t i = 0; cyrillic() && i < claims->size(); ++i) {
    const size_t match = (*claims)[i].match;
    if (match == Claim::kExtra) continue;
    places[i] = sentence.source.PlaceOf(match);
    places[i].apposition = IsApposition(input, match);
    if (places[i].apposition) places[i].deputy = sentence.source.PlaceOf(match - 1).deputy;
  }
  ShareParts(input, *claims, &places);
  DecidedTerms decided;
  for (size_t i = 0; i < claims->size(); ++i) {
    Claim& claim = (*claims)[i];
    CaseDemand demand;
    const TermMatch* match = claim.match == Claim::kExtra ? nullptr : &input.matches[claim.match];
    if (government_ != nullptr && !claim.entry->do_not_translate) {
      PlacedTerm term;
      term.first_word = claim.drop_from.value_or(claim.span.first_word);
      term.last_word = claim.span.last_word;
      term.kind = claim.entry->kind;
      const auto target = claim.entry->targets.find(tag_);
      const Lexeme& lexeme = target->second.lexeme;
      // «Федрезерв» for «Федеральная резервная система» has a gender of its own.
      const bool variant = claim.span.rendering->role == RenderingRole::kVariant;
      // «Європейський комітет запропонував» for the Commission too.
      const bool rendered = (claim.span.exact != nullptr && claim.span.rendering->allowed()) ||
                            claim.span.rendering->role == RenderingRole::kEnglish;
      const bool other_words = variant || (!rendered && claim.entry->kind == TermKind::kOrganisation);
      term.gender = other_words ? Gender::kUnspecified : lexeme.gender;
      const bool people = variant && claim.span.rendering->lexeme.plural_only;  // «талибы» for «Талибан»
      term.lemma = ToLowerText(lexeme.lemma);
      term.animate = lexeme.animate;
      term.number = lexeme.plural_only || people || (match != nullptr && match->plural) ? Number::kPlural
                                                                                        : Number::kSingular;
      if (match != nullptr) {
        term.source = places[i];
        term.agent_behind = HasAgentBehind(sentence, *claims, places, i);
        term.known_bearer = i + 1 < claims->size() && (*claims)[i + 1].entry->kind == TermKind::kPerson &&
                            (*claims)[i + 1].span.first_word == claim.span.last_word + 1;
      }
      demand = government_->At(text, term, decided);
      AgreeWithBearer(input, *claims, i, &demand);
    }
    if (!cyrillic() && match != nullptr && match->plural && claim.entry->kind == TermKind::kTitle &&
        sentence.source.NameBeside(claim.match, /*before=*/false).size() > 0 &&
        PrecedesSeveral(text, claim.span.last_word)) {
      demand.number = Number::kPlural;
    }
    DecideForm(sentence, demand, &claim);
    if (!cyrillic()) TakeNationality(sentence, i, claims);
    const auto target = claim.entry->targets.find(tag_);
    const Gender gender =
        target == claim.entry->targets.end() ? Gender::kUnspecified : target->second.lexeme.gender;
    decided[claim.span.last_word] = {claim.entry->kind,
                                     claim.grammar.grammatical_case,
                                     demand.decides(),
                                     claim.span.first_word,
                                     gender,
                                     claim.grammar.number,
                                     places[i].owner,
                                     !claim.changed && IsOneObliqueCase(claim.span)};
  }
}

void Enforcer::Language::TakeNationality(const Sentence& sentence, size_t i,
                                         std::vector<Claim>* claims) const {
  const TargetText& text = sentence.text;
  Claim& claim = (*claims)[i];
  const size_t first = claim.span.first_word;
  const bool free = i == 0 || (*claims)[i - 1].span.last_word + 1 < first;
  if (claim.entry->kind != TermKind::kTitle || !free || !FollowsNationality(text, first)) return;
  const std::string& stands = text.lower[first - 1];
  if (HasAdjective(claim.form, stands)) return;
  const bool feminine = IsFrenchTitleAdjective(stands, /*masculine=*/true) && WantsFeminine(sentence, claim);
  claim.form = WithAdjective(claim.form, feminine ? FrenchFeminine(stands) : stands);
  claim.span.first_word = first - 1;
  claim.range.begin = text.words[first - 1].range.begin;
  if (!claim.changed) claim.rule = "wording";
  claim.changed = true;
}

std::vector<TextEdit> Enforcer::Language::VerbBehind(const TargetText& text, size_t i,
                                                     const std::vector<Claim>& claims) const {
  const RenderingSpan& span = claims[i].span;
  const size_t behind = i + 1 < claims.size() ? claims[i + 1].range.begin : text.text.size();
  const auto fits = [&](const TextEdit& edit) {
    return edit.range.begin >= claims[i].range.end && edit.range.end <= behind;
  };
  for (const size_t head : {i, i - 1}) {
    if (head >= claims.size()) continue;
    auto edit = MendVerbOfTwo(text, claims[head].span.first_word, claims[head].span.last_word);
    if (edit.has_value() && fits(*edit)) return {*std::move(edit)};
  }
  std::optional<WordSpan> before;
  if (i > 0) before = {claims[i - 1].span.first_word, claims[i - 1].span.last_word};
  std::vector<TextEdit> edits = MendVerbBehind(text, span.first_word, span.last_word, before);
  return absl::c_all_of(edits, fits) ? edits : std::vector<TextEdit>();
}

FrenchTerm Enforcer::Language::FrenchTermOf(const Sentence& sentence, size_t i,
                                            const std::vector<Claim>& claims, bool of_woman) const {
  const EnforcementInput& input = sentence.input;
  const Claim& claim = claims[i];
  const Lexeme& lexeme = claim.span.rendering->lexeme;
  const bool title = claim.entry->kind == TermKind::kTitle;
  FrenchTerm term;
  term.form = claim.form;
  term.kind = claim.entry->kind;
  term.article = lexeme.article;
  term.h_aspire = lexeme.h_aspire;
  term.feminine = of_woman || lexeme.gender == Gender::kFeminine;
  term.plural = lexeme.plural_only || claim.grammar.number == Number::kPlural;
  term.replaced = claim.changed;
  term.full_name = term.kind == TermKind::kPerson && !claim.span.rendering->surname;
  term.woman = title && NamesWoman(input, claim);
  term.before_name = title && PrecedesName(sentence, claims, i);
  if (claim.match != Claim::kExtra) {
    const SourcePlace& place = sentence.source.PlaceOf(claim.match);
    term.at = place.at;
    term.motion = place.motion;
    term.object = place.object;
    term.attribute = place.attribute;
    term.definite = term.kind == TermKind::kPerson ? IsDetermined(input.source, input.matches[claim.match])
                                                   : FollowsThe(input.source, input.matches[claim.match]);
    // « le chancelier d'Allemagne »
    const bool of_office = i > 0 && claims[i - 1].entry->kind == TermKind::kTitle &&
                           claim.span.first_word <= claims[i - 1].span.last_word + 3;
    term.behind_title = of_office && claims[i - 1].match != Claim::kExtra &&
                        claims[i - 1].match + 1 == claim.match &&
                        claim.span.first_word - claims[i - 1].span.last_word == 2;
    term.possessor = input.matches[claim.match].possessive && !of_office;
    const bool bearer = term.before_name && i + 1 < claims.size() && IsSubject(sentence, claims[i + 1]);
    term.subject = !place.address && (place.subject || bearer);
  }
  if (i > 0 && claims[i - 1].given_article) {
    const size_t end = claims[i - 1].range.end;
    const absl::string_view between = input.target.substr(end, claim.range.begin - end);
    term.coordinated = between == " et " || between == ", ";
  }
  const bool of_man =
      title && claim.match != Claim::kExtra && sentence.source.BearerOf(claim.match) == Gender::kMasculine;
  term.variant = !of_woman && !of_man && GuessesGender(claim, lexeme);
  term.feminine = term.feminine || (term.variant && HasFeminineAdjective(claim.form));
  return term;
}

std::vector<TextEdit> Enforcer::Language::FrenchNeighbours(const Sentence& sentence, size_t i,
                                                           std::vector<Claim>* claims) const {
  const TargetText& text = sentence.text;
  Claim& claim = (*claims)[i];
  const bool adjective = claim.span.rendering->role == RenderingRole::kAdjective;
  if (claim.entry->do_not_translate || adjective || claim.rule == "name") return {};
  const bool of_woman = claim.entry->kind == TermKind::kTitle && WantsFeminine(sentence, claim);
  const FrenchTerm term = FrenchTermOf(sentence, i, *claims, of_woman);
  const absl::string_view own_article = FrenchOwnArticle(claim.span.rendering->lexeme);
  std::optional<TextEdit> article = own_article.empty()
                                        ? MendArticle(text, claim.span.first_word, claim.span.last_word, term)
                                        : SetOwnArticle(text, term, own_article, &claim);
  claim.given_article = article.has_value() && BeginsWithArticle(article->replacement);
  std::vector<TextEdit> edits;
  if (article.has_value()) edits.push_back(*std::move(article));
  auto participle = of_woman ? MendHerParticiple(text, claim.span.first_word) : std::nullopt;
  if (participle.has_value() && edits.empty()) edits.push_back(*std::move(participle));
  std::vector<TextEdit> verb = VerbBehind(text, i, *claims);
  if (!verb.empty()) {
    edits.insert(edits.end(), verb.begin(), verb.end());
    return edits;
  }
  if (term.kind == TermKind::kPerson || !(term.replaced || of_woman)) return edits;
  const bool agrees = (of_woman && !term.plural) || (term.replaced && !term.variant);
  const std::vector<TextEdit> adjectives =
      agrees ? MendAdjectives(text, claim.span.first_word, claim.span.last_word, term)
             : std::vector<TextEdit>();
  for (const TextEdit& edit : adjectives) {
    // « américain » may be a term itself.
    const auto other =
        absl::c_find_if(*claims, [&](const Claim& one) { return one.range.Overlaps(edit.range); });
    if (other == claims->end()) {
      edits.push_back(edit);
    } else if (other->range == edit.range && !other->changed) {
      other->form = edit.replacement;
      other->changed = true;
      other->rule = "gender";
    }
  }
  if (!term.replaced) return edits;
  for (TextEdit& edit : MendPredicate(text, claim.span.first_word, claim.span.last_word, term)) {
    if (!IsClaimed(*claims, edit.range)) edits.push_back(std::move(edit));
  }
  return edits;
}

std::vector<TextEdit> Enforcer::Language::SlavicNeighbours(const Sentence& sentence, size_t i,
                                                           const std::vector<Claim>& claims) const {
  const TargetText& text = sentence.text;
  const Claim& claim = claims[i];
  const bool known = claim.match != Claim::kExtra;
  const auto is_free = [&](const TextEdit& edit) { return !IsClaimed(claims, edit.range); };
  std::vector<TextEdit> edits;
  if (claim.drop_from.has_value()) {
    // The adjective between two titles stays, what is before a name does not.
    const bool of_title = claim.entry->kind == TermKind::kTitle;
    const size_t kept =
        of_title && claim.span.first_word > 0 ? claim.span.first_word - 1 : claim.span.first_word;
    if (*claim.drop_from < kept)
      edits.push_back({{text.words[*claim.drop_from].range.begin, text.words[kept].range.begin}, ""});
  }
  const bool inside = known && claim.grammar.grammatical_case == Case::kPrepositional &&
                      sentence.source.PlaceOf(claim.match).at;
  if (auto edit = MendPreposition(text, claim.span.first_word, claim.form, tag_, claim.changed, inside))
    edits.push_back(*std::move(edit));
  auto before = VerbBefore(sentence, i, claims);
  if (before.has_value() && is_free(*before)) edits.insert(edits.begin(), *std::move(before));
  const Lexeme& lexeme = claim.span.rendering->lexeme;
  const size_t first = claim.span.first_word;
  const bool behind_adjective = first > 0 && IsRelational(text.lower[first - 1]);
  const auto country = behind_adjective && claim.entry->kind == TermKind::kTitle
                           ? DropDoubledCountry(text, first, claim.span.last_word)
                           : std::nullopt;
  if (country.has_value() && is_free(*country)) {
    edits.push_back(*country);
  } else if (known && behind_adjective && claim.entry->kind == TermKind::kTitle &&
             lexeme.gender == Gender::kMasculine) {
    std::vector<GrammaticalForm> forms = {claim.grammar};
    for (const InflectedForm& form : inflector_.Forms(lexeme)) {
      if (FoldText(form.text) == FoldText(claim.form)) forms.push_back(form.form);
    }
    const bool masculine = sentence.source.BearerOf(claim.match) == Gender::kMasculine;
    const auto edit = MendAdjective(text, claim.span.first_word, forms, masculine, tag_);
    // «греческий | министра»: the noun may be wrong as well.
    const bool doubtful = !claim.changed && claim.grammar.grammatical_case != Case::kNominative;
    if (edit.has_value() && !doubtful && is_free(*edit)) edits.push_back(*edit);
  }
  const auto remainder = HasLatin(claim.form)
                             ? std::nullopt
                             : DropEnglishRemainder(text, claim.span.last_word, claim.entry->source.names);
  if (remainder.has_value() && claim.range.end <= remainder->range.begin && is_free(*remainder)) {
    edits.push_back(*remainder);
  } else if (const auto subject = SubjectOf(sentence, claim);
             subject.has_value() && HasOwnVerb(text, i, claims)) {
    for (TextEdit& edit : government_->MendBehind(text, claim.span.last_word, *subject)) {
      if (is_free(edit)) edits.push_back(std::move(edit));
    }
  }
  return edits;
}

std::optional<SubjectForm> Enforcer::Language::SubjectOf(const Sentence& sentence, const Claim& claim) const {
  const bool name = claim.entry->kind == TermKind::kPerson || claim.entry->kind == TermKind::kPlace ||
                    claim.entry->kind == TermKind::kOrganisation;
  const Lexeme& lexeme = claim.span.rendering->lexeme;
  // «Reuters сообщил», «СНБО запровадила», «АдГ сумела», «Бангладеш подтвердил»: such names take the gender
  // of the noun that one thinks of.
  const bool open = HasLatin(claim.form) || IsAbbreviated(claim.form) ||
                    (claim.entry->kind != TermKind::kPerson && !lexeme.indeclinable.empty());
  if (claim.match == Claim::kExtra || !name || open || claim.grammar.grammatical_case != Case::kNominative ||
      claim.span.rendering->role == RenderingRole::kAdjective)
    return std::nullopt;
  const SourcePlace& place = sentence.source.PlaceOf(claim.match);
  if (!place.subject || place.passive || place.listed) return std::nullopt;
  return SubjectForm{lexeme.gender, lexeme.plural_only ? Number::kPlural : claim.grammar.number,
                     claim.entry->kind == TermKind::kPerson};
}

bool Enforcer::Language::HasOwnVerb(const TargetText& text, size_t i,
                                    const std::vector<Claim>& claims) const {
  const Claim& claim = claims[i];
  if (claim.entry->kind == TermKind::kPerson && i > 0) {
    // «министр иностранных дел | Сергей Лавров», «министр иностранных дел Франции | Барро»
    const Claim& title = claims[i - 1];
    const size_t between = claim.span.first_word - title.span.last_word - 1;
    const size_t country = title.span.last_word + 1;
    const bool beside = between == 0 || (between == 1 && text.words[country].upper_initial);
    if (title.entry->kind == TermKind::kTitle && beside && !text.clause_start[claim.span.first_word] &&
        !text.clause_start[country])
      return title.grammar.grammatical_case == Case::kNominative;
  }
  return government_->OpensAsSubject(text, claim.span.first_word);
}

std::optional<TextEdit> Enforcer::Language::VerbBefore(const Sentence& sentence, size_t i,
                                                       const std::vector<Claim>& claims) const {
  const auto beside = [&](size_t a, size_t b) {
    return b < claims.size() && claims[a].entry->kind == TermKind::kTitle &&
           claims[b].entry->kind == TermKind::kPerson &&
           claims[a].span.last_word + 1 == claims[b].span.first_word;
  };
  if (i > 0 && beside(i - 1, i)) return std::nullopt;  // the verb stands before the title
  const auto subject = SubjectOf(sentence, claims[beside(i, i + 1) ? i + 1 : i]);
  return subject.has_value() ? government_->MendVerbBefore(sentence.text, claims[i].span.first_word, *subject)
                             : std::nullopt;
}

EnforcementResult Enforcer::Language::Run(const EnforcementInput& input,
                                          absl::Span<const FilledMask> masks) const {
  EnforcementResult result;
  const auto missed = [&](const TermMatch& match, absl::string_view rule) {
    TermOccurrence occurrence;
    occurrence.concept_id = match.concept_->id;
    occurrence.source = match.source;
    occurrence.rule = std::string(rule);
    return occurrence;
  };
  if (!IsValidUtf8(input.target)) {
    result.text = std::string(input.target);
    for (const TermMatch& match : input.matches) result.occurrences.push_back(missed(match, "absent"));
    return result;
  }
  const TargetText text(input.target);
  const RenderingMap renderings = CollectRenderings(input);
  const SourceReading source(input.source, input.matches);
  const Sentence sentence{input, text, source, tag_};
  std::vector<Claim> claims = FindClaims(sentence, renderings, masks);
  Decide(sentence, &claims);

  std::vector<bool> mended(claims.size(), false);
  for (size_t i = 0; i < claims.size(); ++i) {
    Claim& claim = claims[i];
    const ByteRange range = claim.range;
    std::vector<TextEdit> neighbours;
    if (government_ == nullptr) {
      neighbours = FrenchNeighbours(sentence, i, &claims);
      if (auto possessive = DropEnglishPossessive(input.target, range.end)) neighbours.push_back(*possessive);
    } else {
      neighbours = SlavicNeighbours(sentence, i, claims);
    }
    const auto mend = [&](TextEdit edit) {
      const bool touches_edit = !result.edits.empty() && result.edits.back().range.end > edit.range.begin;
      if (touches_edit || IsProtected(input, edit.range)) return;
      mended[i] = true;
      if (text.sentence_start[claim.span.first_word] && edit.range.size() == 0)
        LowerHead(&claims[i], range.In(input.target));
      // The article's capital replaces the term's: "Kremlin a" -> "Le Kremlin a" keeps a name's own.
      result.edits.push_back(std::move(edit));
    };
    const auto behind =
        absl::c_find_if(neighbours, [&](const TextEdit& edit) { return edit.range.begin >= range.end; });
    std::for_each(neighbours.begin(), behind, mend);
    if (claim.changed) result.edits.push_back({range, claim.form});
    std::for_each(behind, neighbours.end(), mend);
  }
  result.text = ApplyEdits(input.target, result.edits);

  for (const TermMatch& match : input.matches) {
    const bool known = match.concept_->do_not_translate || match.concept_->targets.contains(tag_);
    result.occurrences.push_back(missed(match, known ? "absent" : "no-target"));
  }
  for (size_t i = 0; i < claims.size(); ++i) {
    const Claim& claim = claims[i];
    if (claim.match == Claim::kExtra) continue;
    TermOccurrence& occurrence = result.occurrences[claim.match];
    // A mask that came back twice: the first place counts.
    if (occurrence.status != TermStatus::kMissed) continue;
    const ByteRange range = claim.range;
    occurrence.status = claim.changed || mended[i] ? TermStatus::kRepaired : TermStatus::kApplied;
    occurrence.target = MapRange(range, result.edits);
    occurrence.form = claim.form;
    occurrence.rule = !claim.changed && mended[i] ? "neighbour" : claim.rule;
    if (occurrence.status == TermStatus::kRepaired) occurrence.replaced = std::string(range.In(input.target));
    occurrence.grammar = claim.grammar;
  }
  return result;
}

Enforcer::Enforcer(std::unique_ptr<const Language> language) : language_(std::move(language)) {}
Enforcer::~Enforcer() = default;

absl::StatusOr<std::unique_ptr<Enforcer>> Enforcer::Create(absl::string_view target_language,
                                                           std::shared_ptr<const Glossary> glossary) {
  ASSIGN_OR_RETURN(const Inflector* inflector, InflectorFor(target_language));
  return std::unique_ptr<Enforcer>(new Enforcer(
      std::make_unique<const Language>(std::string(target_language), inflector, std::move(glossary))));
}

EnforcementResult Enforcer::Enforce(const EnforcementInput& input) const { return language_->Run(input, {}); }

EnforcementResult Enforcer::FillMasks(const EnforcementInput& input) const {
  if (!IsValidUtf8(input.target)) return Enforce(input);
  const FilledText filled =
      FillWithLemmas(input.target, input.source, input.matches, language_->inflector(), language_->tag());
  std::vector<ByteRange> protected_ranges;
  for (const ByteRange& range : input.protected_target) {
    protected_ranges.push_back(MapRange(range, filled.edits));
  }
  // The alignment is of the masked text; it says nothing about what the masks hide.
  EnforcementInput inner = input;
  inner.target = filled.text;
  inner.alignment = {};
  inner.protected_target = protected_ranges;
  EnforcementResult result = language_->Run(inner, filled.masks);
  result.edits = ComposeEdits(filled.edits, filled.text, result.edits);
  return result;
}

}  // namespace dragoman
