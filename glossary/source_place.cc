#include "glossary/source_place.h"

#include <algorithm>
#include <array>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace dragoman {
namespace {

template <size_t N>
bool OneOf(const std::array<absl::string_view, N>& words, absl::string_view word) {
  return absl::c_linear_search(words, word);
}

constexpr std::array<absl::string_view, 26> kPrepositions = {
    "of",    "in",      "at",      "to",   "with", "by",    "for",     "from",   "about",
    "on",    "against", "between", "over", "into", "under", "without", "toward", "before",
    "after", "behind",  "like",    "near", "via",  "than",  "as",      "towards"};

// Verbs that stand before their subject after a quotation.
constexpr std::array<absl::string_view, 40> kSpeech = {
    "jokes",     "notes",    "writes",    "quips",    "believes",  "warns",      "reports",   "argues",
    "claims",    "insists",  "explains",  "joked",    "believed",  "complained", "reported",  "predicted",
    "said",      "says",     "added",     "asked",    "explained", "noted",      "warned",    "stressed",
    "replied",   "insisted", "claimed",   "argued",   "concluded", "wrote",      "continued", "declared",
    "announced", "recalled", "commented", "admitted", "remarked",  "observed",   "answered",  "quipped"};

constexpr std::array<absl::string_view, 93> kFinite = {
    "said",    "says",     "told",    "is",      "was",    "has",      "had",       "will",      "would",
    "could",   "should",   "can",     "may",     "might",  "must",     "did",       "does",      "met",
    "made",    "makes",    "gave",    "gives",   "went",   "goes",     "wants",     "wrote",     "spoke",
    "speaks",  "won",      "lost",    "held",    "holds",  "took",     "takes",     "came",      "comes",
    "thinks",  "believes", "led",     "leads",   "left",   "flew",     "plans",     "sent",      "put",
    "saw",     "sees",     "knows",   "began",   "became", "got",      "hit",       "cut",       "kept",
    "meets",   "visits",   "arrives", "denies",  "calls",  "rejects",  "hosts",     "needs",     "need",
    "admits",  "accuses",  "agrees",  "asks",    "argues", "confirms", "considers", "continues", "describes",
    "expects", "faces",    "insists", "intends", "joins",  "keeps",    "likes",     "loses",     "means",
    "opposes", "refuses",  "remains", "seeks",   "seems",  "sends",    "stays",     "threatens", "tries",
    "votes",   "warns",    "wins"};

// Transitive verbs that do not end in -ed.
constexpr std::array<absl::string_view, 126> kTransitive = {
    "allow",      "allows",     "met",        "told",       "gave",    "sent",    "saw",
    "hit",        "struck",     "beat",       "meet",       "tell",    "support", "supports",
    "help",       "helps",      "call",       "calls",      "accuse",  "accuses", "thank",
    "thanks",     "blames",     "blame",      "meets",      "visits",  "visit",   "attacks",
    "attack",     "backs",      "needs",      "see",        "leave",   "fears",   "arm",
    "arms",       "bought",     "brought",    "caught",     "chose",   "defeat",  "defend",
    "defends",    "drove",      "forgave",    "forgive",    "forgot",  "fought",  "give",
    "gives",      "invite",     "invites",    "join",       "joins",   "kept",    "led",
    "leads",      "lost",       "overthrew",  "paid",       "punish",  "quit",    "remind",
    "reminds",    "shook",      "shot",       "sold",       "sought",  "succeed", "succeeds",
    "taught",     "threaten",   "threatens",  "took",       "urge",    "trust",   "trusts",
    "believe",    "believes",   "love",       "loves",      "hate",    "hates",   "fear",
    "respect",    "respects",   "admire",     "admires",    "oppose",  "opposes", "criticise",
    "criticises", "criticize",  "criticizes", "praise",     "praises", "condemn", "condemns",
    "suspect",    "suspects",   "obey",       "obeys",      "envy",    "envies",  "adore",
    "adores",     "distrust",   "distrusts",  "follow",     "follows", "welcome", "welcomes",
    "recognise",  "recognises", "recognize",  "recognizes", "govern",  "governs", "represent",
    "represents", "replace",    "replaces",   "mock",       "mocks",   "sue",     "sues"};

// Verbs with two objects: "brought Vietnam an offer".
constexpr std::array<absl::string_view, 48> kGiving = {
    "give",     "gives",   "gave",     "given",    "giving",    "send",     "sends",    "sent",
    "sending",  "offer",   "offers",   "offered",  "offering",  "bring",    "brings",   "brought",
    "bringing", "sell",    "sells",    "sold",     "selling",   "show",     "shows",    "showed",
    "showing",  "hand",    "hands",    "handed",   "handing",   "lend",     "lends",    "lent",
    "lending",  "promise", "promises", "promised", "promising", "grant",    "grants",   "granted",
    "granting", "owe",     "owes",     "owed",     "supply",    "supplied", "supplies", "shown"};

// Words behind a name that it is no attribute of.
constexpr std::array<absl::string_view, 34> kNoNouns = {
    "and", "or",  "but",  "nor",  "not", "also", "that",  "which",   "who",   "when", "where", "while",
    "the", "a",   "an",   "this", "are", "were", "be",    "been",    "do",    "have", "its",   "it",
    "he",  "she", "they", "we",   "if",  "so",   "still", "because", "since", "until"};

// Past participles of verbs with an object that do not end in -ed.
constexpr std::array<absl::string_view, 57> kParticiples = {
    "met",   "told",    "seen",   "taken",  "shot",      "hit",        "held",      "sent",    "given",
    "found", "heard",   "shown",  "put",    "beaten",    "thrown",     "drawn",     "struck",  "brought",
    "known", "left",    "made",   "asked",  "caught",    "flown",      "hurt",      "chosen",  "bought",
    "built", "cut",     "driven", "fed",    "forbidden", "forgiven",   "forgotten", "fought",  "hidden",
    "kept",  "laid",    "led",    "lent",   "lost",      "overthrown", "paid",      "rebuilt", "reelected",
    "sold",  "sought",  "spoken", "stolen", "sunk",      "sworn",      "taught",    "torn",    "withdrawn",
    "won",   "written", "wounded"};

// Verbs and nouns of going somewhere.
constexpr std::array<absl::string_view, 30> kMotion = {
    "flew",    "fly",    "flies",  "flown",     "went",    "go",        "goes",   "going",
    "gone",    "travel", "trip",   "travelled", "travels", "traveling", "return", "returned",
    "returns", "came",   "come",   "moved",     "headed",  "fled",      "visit",  "flight",
    "flights", "drove",  "sailed", "back",      "journey", "traveled"};

// Verbs that say what somebody is.
constexpr std::array<absl::string_view, 19> kCopulas = {
    "stay",   "stays",  "stayed",  "remain",  "is",       "was",     "are",       "were",  "been",     "be",
    "become", "became", "becomes", "remains", "remained", "elected", "appointed", "named", "reelected"};

// Words after which a plain form of a verb stands: "does not suit Poland", "to isolate Poland".
constexpr std::array<absl::string_view, 18> kAuxiliaries = {
    "to",     "not", "will", "would", "can",    "could", "may",    "might",   "must",
    "should", "did", "does", "do",    "cannot", "don't", "didn't", "doesn't", "let"};

// What stands between "to" and a name without being a verb: "to chancellor Merz".
constexpr std::array<absl::string_view, 24> kOffices = {
    "president", "minister",  "chancellor", "premier",  "king",      "queen",     "pope",       "leader",
    "senator",   "general",   "secretary",  "governor", "mayor",     "spokesman", "ambassador", "adviser",
    "advisor",   "candidate", "lawmaker",   "deputy",   "commander", "judge",     "patriarch",  "both"};

constexpr std::array<absl::string_view, 10> kArticles = {"the", "a",     "an", "its", "his",
                                                         "her", "their", "of", "and", "all"};

constexpr std::array<absl::string_view, 6> kTo = {"to", "into", "onto", "toward", "towards", "for"};
constexpr std::array<absl::string_view, 9> kAt = {"in",   "at",      "inside",     "within", "on",
                                                  "near", "outside", "throughout", "across"};

}  // namespace

SourceWords::SourceWords(absl::string_view source) : source_(source), words_(SplitWords(source)) {
  lower_.reserve(words_.size());
  for (const Word& word : words_) lower_.push_back(ToLowerText(word.range.In(source)));
}

absl::string_view SourceWords::Neighbour(size_t at, int steps) const {
  for (; steps > 0; --steps, --at) {
    if (at == 0 || words_[at].gap_before != WordGap::kSpace) return "";
  }
  for (; steps < 0; ++steps, ++at) {
    if (at + 1 >= words_.size() || words_[at + 1].gap_before != WordGap::kSpace) return "";
  }
  return lower_[at];
}

bool SourceWords::FiniteBehind(size_t at) const {
  if (at >= words_.size()) return false;
  for (size_t i = at - 1; i <= at; ++i) {
    if (words_[i].gap_before != WordGap::kSpace) return false;
  }
  return OneOf(kFinite, lower_[at]) || (lower_[at].size() > 3 && absl::EndsWith(lower_[at], "ed"));
}

size_t SourceWords::FirstConjunct(size_t first, size_t last) const {
  const auto capital = [this](size_t at) {
    return words_[at].upper_initial && words_[at].gap_before == WordGap::kSpace;
  };
  size_t at = first;
  const bool goes_on = last + 1 < words_.size() &&
                       (lower_[last + 1] == "and" || lower_[last + 1] == "or" || IsListed(last + 1));
  while (goes_on && IsListed(at)) {
    --at;
    while (at > 0 && capital(at) && words_[at - 1].upper_initial) --at;
  }
  while (at >= 2 && words_[at].gap_before == WordGap::kSpace &&
         (lower_[at - 1] == "and" || lower_[at - 1] == "or") &&
         words_[at - 1].gap_before == WordGap::kSpace && words_[at - 2].upper_initial) {
    at -= 2;
    while (at > 0 && capital(at) && words_[at - 1].upper_initial) --at;
    while (IsListed(at)) {
      --at;
      while (at > 0 && capital(at) && words_[at - 1].upper_initial) --at;
    }
  }
  return at;
}

bool SourceWords::IsListed(size_t word) const {
  if (word == 0 || word >= words_.size()) return false;
  const size_t end = words_[word - 1].range.end;
  return words_[word - 1].upper_initial && words_[word].upper_initial &&
         source_.substr(end, words_[word].range.begin - end) == ", ";
}

size_t SourceWords::LastConjunct(size_t last) const {
  size_t at = last;
  const auto joined = [this](size_t word) -> size_t {
    if (word + 1 >= words_.size() || (lower_[word] != "and" && lower_[word] != "or")) return 0;
    const size_t name = lower_[word + 1] == "the" ? word + 2 : word + 1;  // "Norway and the Netherlands"
    return name < words_.size() && words_[name].upper_initial && words_[name].gap_before == WordGap::kSpace
               ? name
               : 0;
  };
  for (;;) {
    size_t next = at + 1;
    if (const size_t name = joined(next)) {
      next = name;
    } else if (!IsListed(next)) {
      return at;
    }
    at = next;
    while (at + 1 < words_.size() && words_[at + 1].upper_initial &&
           words_[at + 1].gap_before == WordGap::kSpace)
      ++at;
  }
}

bool SourceWords::IsGapped(size_t last) const {
  if (last + 1 >= words_.size() || words_.size() < 2) return false;
  absl::string_view amount = source_.substr(words_[last].range.end);
  absl::ConsumePrefix(&amount, " another");
  if (!absl::ConsumePrefix(&amount, " ")) return false;
  for (const absl::string_view currency : {"€", "$", "£", "US$"}) absl::ConsumePrefix(&amount, currency);
  const bool number = !amount.empty() && amount[0] >= '0' && amount[0] <= '9';
  return number && OneOf(kFinite, lower_[1]);
}

bool SourceWords::IsAddress(size_t last) const {
  last = EndOfName(last);  // "Minister Sybiha, …"
  if (last + 1 >= words_.size()) return false;
  const size_t end = words_[last].range.end;
  if (source_.substr(end, words_[last + 1].range.begin - end) != ", ") return false;
  static constexpr std::array<absl::string_view, 6> kApposition = {"who",  "whose", "which",
                                                                   "whom", "a",     "an"};
  if (OneOf(kApposition, lower_[last + 1])) return false;
  static constexpr std::array<absl::string_view, 3> kYou = {"you", "your", "yours"};
  // "Admiral, we are ready"
  static constexpr std::array<absl::string_view, 5> kOpening = {"we", "i", "please", "let", "thank"};
  if (OneOf(kOpening, lower_[last + 1])) return true;
  // "…, when will Ukraine"
  static constexpr std::array<absl::string_view, 5> kQuestions = {"when", "why", "how", "what", "where"};
  static constexpr std::array<absl::string_view, 11> kAsking = {
      "will", "do", "did", "does", "is", "are", "can", "could", "should", "would", "have"};
  const bool asked = OneOf(kQuestions, lower_[last + 1]) && OneOf(kAsking, Neighbour(last + 1, -1)) &&
                     absl::StrContains(source_, "?");
  if (asked) return true;
  // "Macron, the president of France, told you" speaks of him, "Macron, the whole of Europe hears you" to
  // him.
  auto clause_end = lower_.end();
  if (lower_[last + 1] == "the") {
    size_t word = last + 2;
    while (word < words_.size() && words_[word].gap_before == WordGap::kSpace) ++word;
    clause_end = lower_.begin() + static_cast<ptrdiff_t>(word);
  }
  const bool you = std::any_of(lower_.begin() + static_cast<ptrdiff_t>(last) + 1, clause_end,
                               [](const std::string& word) { return OneOf(kYou, word); });
  return you || absl::EndsWith(source_, "!");
}

size_t SourceWords::EndOfName(size_t last) const {
  // "Ursula von der Leyen"
  static constexpr std::array<absl::string_view, 12> kParticles = {"von", "der", "den", "van", "de",  "la",
                                                                   "le",  "du",  "el",  "al",  "bin", "di"};
  size_t end = last;
  for (size_t word = last + 1; word < words_.size() && words_[word].gap_before != WordGap::kOther; ++word) {
    if (words_[word].upper_initial) {
      end = word;
    } else if (!OneOf(kParticles, lower_[word])) {
      break;
    }
  }
  return end;
}

size_t SourceWords::PassiveParticiple(size_t word) const {
  // "has not been allowed", "was sharply answered"
  static constexpr std::array<absl::string_view, 7> kBe = {"is", "was", "are", "were", "been", "be", "being"};
  static constexpr std::array<absl::string_view, 15> kAuxiliary = {
      "has",   "have", "had",    "will", "would", "can",    "could", "may",
      "might", "must", "should", "not",  "never", "cannot", "to"};
  static constexpr std::array<absl::string_view, 7> kAdverbs = {"also", "again", "later", "then",
                                                                "now",  "once",  "soon"};
  constexpr size_t kLongestVerb = 6;
  bool be = false;
  for (size_t i = word; i < words_.size() && i < word + kLongestVerb; ++i) {
    if (i > word && words_[i].gap_before != WordGap::kSpace) break;
    if (lower_[i] == "re") continue;  // "re-elected"
    const std::string& lower = lower_[i];
    if (OneOf(kBe, lower)) {
      be = true;
    } else if (!OneOf(kAuxiliary, lower) && !OneOf(kAdverbs, lower) && !absl::EndsWith(lower, "ly")) {
      // "was expected to visit" says what he does.
      static constexpr std::array<absl::string_view, 9> kSaidTo = {
          "expected", "scheduled", "supposed", "believed", "reported", "said", "known", "slated", "thought"};
      const bool acts = OneOf(kSaidTo, lower) && i + 1 < words_.size() && lower_[i + 1] == "to" &&
                        i + 2 < words_.size() && !words_[i + 2].upper_initial &&
                        !OneOf(kArticles, lower_[i + 2]);
      const bool participle = (lower.size() > 3 && absl::EndsWith(lower, "ed")) || OneOf(kParticiples, lower);
      return be && !acts && participle ? i : words_.size();
    }
  }
  return words_.size();
}

size_t SourceWords::PassiveOfSubject(size_t last) const {
  const auto goes_on = [this](size_t word) {
    return word < words_.size() && words_[word].gap_before == WordGap::kSpace;
  };
  // "Defence Minister Boris Pistorius and …", "The chargé d'affaires of Paraguay"
  size_t end = EndOfName(last);
  end = LastConjunct(end);
  if (goes_on(end + 1) && lower_[end + 1] == "of") {
    size_t behind = end + (goes_on(end + 2) && lower_[end + 2] == "the" ? 3 : 2);
    while (goes_on(behind + 1) && words_[behind + 1].upper_initial) ++behind;
    if (goes_on(behind)) end = LastConjunct(behind);
  }
  if (goes_on(end + 1)) return PassiveParticiple(end + 1);
  // "Ilya Yashin, freed in 2024, was invited"
  constexpr size_t kLongestInsert = 10;
  const auto behind_comma = [this](size_t word) {
    const size_t gap = words_[word - 1].range.end;
    return source_.substr(gap, words_[word].range.begin - gap) == ", ";
  };
  if (end + 1 >= words_.size() || !behind_comma(end + 1)) return words_.size();
  for (size_t i = end + 2; i < words_.size() && i < end + kLongestInsert; ++i) {
    if (behind_comma(i)) return PassiveParticiple(i);
  }
  return words_.size();
}

SourcePlace SourceWords::PlaceOf(const TermMatch& match) const {
  SourcePlace place;
  const auto begin = absl::c_lower_bound(words_, match.source.begin,
                                         [](const Word& word, size_t at) { return word.range.begin < at; });
  auto end = begin;
  while (end != words_.end() && end->range.end < match.source.end) ++end;
  if (end == words_.end()) return place;
  const auto first = static_cast<size_t>(begin - words_.begin());
  const auto last = static_cast<size_t>(end - words_.begin());

  // Articles and the like stand between a preposition and its noun: "in the Kremlin", "in central Kyiv".
  int back = 1;
  const bool place_name = match.concept_->kind != TermKind::kPerson;
  while (back < 3) {
    const absl::string_view word = Neighbour(first, back);
    const bool article = word == "the" || word == "a" || word == "an" || word == "neither" || word == "both";
    const bool quarter =
        place_name && (absl::EndsWith(word, "ern") || word == "central" || word == "downtown");
    if (!article && !quarter) break;
    ++back;
  }
  // "of Russian Foreign Minister"
  if (match.concept_->kind == TermKind::kTitle) {
    int outer = back;
    while (outer < back + 2 && static_cast<size_t>(outer) < first && words_[first - outer].upper_initial &&
           !Neighbour(first, outer).empty()) {
      ++outer;
    }
    if (Neighbour(first, outer) == "the") ++outer;
    if (outer > back && OneOf(kPrepositions, Neighbour(first, outer))) back = outer;
  }
  absl::string_view before = Neighbour(first, back);
  const absl::string_view after = Neighbour(last, -1);
  // What stands before the first of coordinated names holds for all, unless a new clause begins: "in Paris
  // and Rome", but "in Paris and Macron said".
  size_t governed = first;
  if (back == 1 && !OneOf(kFinite, after) && !FiniteBehind(last + 1)) {
    governed = FirstConjunct(first, last);
    const absl::string_view outer = Neighbour(governed, 1);
    // "the ministers of Germany, Wadephul and …": what stands behind the comma are their names.
    const absl::string_view list = source_.substr(words_[governed].range.begin,
                                                  words_[first].range.begin - words_[governed].range.begin);
    const bool names = outer == "of" && !place_name && absl::StrContains(list, ",");
    if (governed != first && OneOf(kPrepositions, outer) && outer != "between" && !names)
      before = outer;
    else
      governed = first;
  }
  const size_t list_end = LastConjunct(last);
  place.listed = list_end != last || FirstConjunct(first, last) != first;
  place.than = before == "than";
  place.with = before == "with";
  place.from = before == "from";
  place.by = before == "by";
  // "books by Johnson", "attacks by Weber", but "accused by", "was replaced as minister by"
  bool author = place.by && governed > static_cast<size_t>(back) &&
                (governed == static_cast<size_t>(back) + 1 || !words_[governed - back - 1].upper_initial);
  for (size_t i = governed - static_cast<size_t>(back); author && i > 0; --i) {
    if (words_[i].gap_before != WordGap::kSpace) break;
    const std::string& word = lower_[i - 1];
    author = !(word.size() > 3 && absl::EndsWith(word, "ed")) && !OneOf(kParticiples, word);
  }
  if (author) place.by = false;
  // "a spokesman for Xi Jinping"
  static constexpr std::array<absl::string_view, 7> kSpeakers = {
      "spokesman", "spokeswoman", "spokesperson", "spokespeople", "lawyer", "lawyers", "representative"};
  const bool spoken_for = before == "for" && OneOf(kSpeakers, Neighbour(governed, back + 1));
  place.possessor = match.possessive || before == "of" || author || spoken_for;
  // "for North Korea to denounce him" has a subject.
  place.dependent = OneOf(kPrepositions, before) && (before != "for" || !place_name);
  if (OneOf(kTo, before)) {
    const absl::string_view verb = Neighbour(governed, back + 1);
    static constexpr std::array<absl::string_view, 9> kOtherTo = {
        "according", "thanks", "due", "next", "prior", "close", "contrary", "relative", "compared"};
    place.motion = before == "to" && OneOf(kMotion, verb);
    if (OneOf(kOtherTo, verb)) {
      place.possessor |= verb == "according";
    } else {
      place.to =
          before != "for" || verb == "left" || verb == "leaves" || verb == "departed" || verb == "leave";
    }
  } else if (OneOf(kAt, before)) {
    const absl::string_view verb = Neighbour(governed, back + 1);
    // "believe in", "meddle in": what the translation puts as a direction.
    static constexpr std::array<absl::string_view, 5> kInto = {"believ", "invest", "interfer", "interven",
                                                               "meddl"};
    const bool into =
        absl::c_any_of(kInto, [verb](absl::string_view stem) { return absl::StartsWith(verb, stem); });
    const bool arrival = into || absl::StartsWith(verb, "arriv") || absl::StartsWith(verb, "land") ||
                         absl::StartsWith(verb, "touch");
    // "sanctions on Russia" and "an explosion on the bridge": only the target's own words tell.
    place.on = before == "on";
    place.at = !place.on;
    place.to = arrival;
  }
  place.given = place.to && before == "to" && !place.motion;
  // A quotation stands before an inverted verb: "…," said Macron.
  const bool speech = OneOf(kSpeech, before) && Neighbour(first, back + 1).empty();
  // "accused Macron", but "Retired colonel", "the appointed minister"
  const absl::string_view outer = Neighbour(first, back + 1);
  const bool passive = before.size() > 3 && absl::EndsWith(before, "ed") &&
                       first != static_cast<size_t>(back) && !OneOf(kArticles, outer);
  const bool plain_verb = back <= 2 && before.size() > 2 && !OneOf(kPrepositions, before) &&
                          !OneOf(kOffices, before) && !words_[first - back].upper_initial &&
                          OneOf(kAuxiliaries, Neighbour(governed, back + 1));
  // "of admiring Jair Bolsonaro", "worries Jerome Powell"
  static constexpr std::array<absl::string_view, 7> kPrepositional = {
      "including", "regarding", "following", "concerning", "according", "during", "being"};
  const bool lower = first >= static_cast<size_t>(back) && !words_[first - back].upper_initial;
  const bool gerund =
      lower && before.size() > 5 && absl::EndsWith(before, "ing") && !OneOf(kPrepositional, before);
  const bool third_person = lower && match.concept_->kind == TermKind::kPerson && back == 1 &&
                            before.size() > 4 && absl::EndsWith(before, "s") &&
                            !absl::EndsWith(before, "ss") && !OneOf(kSpeech, before) &&
                            !OneOf(kOffices, before.substr(0, before.size() - 1)) &&
                            !Neighbour(first, 2).empty() && !OneOf(kArticles, Neighbour(first, 2));
  // "who chairs the General Assembly"
  const bool who = lower && Neighbour(first, back + 1) == "who" && before.size() > 3 &&
                   !OneOf(kPrepositions, before) && !OneOf(kCopulas, before);
  place.object = !speech && !match.possessive &&
                 (passive || plain_verb || gerund || third_person || who || OneOf(kTransitive, before));
  place.gerund = place.object && gerund;
  const absl::string_view behind = Neighbour(list_end, -1);
  const bool supplied =
      behind == "with" && (absl::StartsWith(before, "suppl") || absl::StartsWith(before, "provid") ||
                           absl::StartsWith(before, "present"));
  place.recipient = supplied || (!match.possessive && OneOf(kGiving, before) && !behind.empty() &&
                                 !OneOf(kPrepositions, behind) && !OneOf(kFinite, behind) &&
                                 (OneOf(kArticles, behind) || !OneOf(kNoNouns, behind)));
  // "It was Macron who …", "It is Musk whom …"
  static constexpr std::array<absl::string_view, 6> kBe = {"is", "was", "are", "were", "been", "be"};
  const bool cleft = OneOf(kBe, before) && Neighbour(first, back + 1) == "it";
  // "accuses Mali and Burkina Faso"
  const size_t head = FirstConjunct(first, last);
  const absl::string_view governor = Neighbour(head, 1);
  const bool shared =
      head != first && !FiniteBehind(list_end + 1) && !OneOf(kFinite, behind) &&
      (OneOf(kTransitive, governor) || (governor.size() > 3 && absl::EndsWith(governor, "ed")));
  // "the warrant for Lvova-Belova was withdrawn" says nothing about her.
  const size_t participle_at =
      match.possessive || OneOf(kPrepositions, before) ? words_.size() : PassiveOfSubject(last);
  place.passive = participle_at < words_.size();
  // "Syrskyi was shown photographs"
  place.recipient |= place.passive && OneOf(kGiving, lower_[participle_at]) &&
                     !Neighbour(participle_at, -1).empty() &&
                     !OneOf(kPrepositions, Neighbour(participle_at, -1)) &&
                     Neighbour(participle_at, -1) != "over" && Neighbour(participle_at, -1) != "back";
  place.object |= place.passive || ((shared || (cleft && after == "whom")) && !match.possessive);
  // "the president of France said", "Romania and Moldova signed"
  const bool complement =
      (after == "of" || after == "and") && (FiniteBehind(last + 3) || FiniteBehind(last + 4));
  const bool verb_after =
      complement || OneOf(kFinite, after) || (after.size() > 3 && absl::EndsWith(after, "ed"));
  place.attribute = !match.possessive && match.concept_->kind != TermKind::kPerson && !after.empty() &&
                    !verb_after && !OneOf(kPrepositions, after) && !OneOf(kNoNouns, after) &&
                    !absl::EndsWith(after, "ly");
  // "the Epstein files"
  static constexpr std::array<absl::string_view, 20> kOfPerson = {
      "files",  "administration", "government", "campaign", "plan", "regime",   "era",
      "ally",   "allies",         "aide",       "aides",    "team", "case",     "trial",
      "family", "cabinet",        "foundation", "doctrine", "camp", "loyalists"};
  place.attribute |=
      !match.possessive && match.concept_->kind == TermKind::kPerson && OneOf(kOfPerson, after);
  const bool name_behind = last + 1 < words_.size() && words_[last + 1].upper_initial && !after.empty();
  // "Prime Minister Sanae Takaichi has sent"
  const size_t name_end = match.concept_->kind == TermKind::kTitle ? EndOfName(last) : last;
  // "appointed Umerov secretary"
  static constexpr std::array<absl::string_view, 6> kAppoint = {"appointed", "named",    "elected",
                                                                "made",      "declared", "appoint"};
  const bool appointed =
      absl::c_any_of(std::array<int, 3>{2, 3, 4},
                     [&](int steps) { return OneOf(kAppoint, Neighbour(first, steps)); }) &&
      !before.empty() && !OneOf(kPrepositions, before) && !OneOf(kArticles, before);
  static constexpr std::array<absl::string_view, 5> kDeclare = {"declared", "designated", "labelled",
                                                                "labeled", "branded"};
  const bool declared = match.concept_->kind == TermKind::kTerm && OneOf(kDeclare, before);
  place.predicate = declared || (match.concept_->kind == TermKind::kTitle &&
                                 (OneOf(kCopulas, before) || before == "as" || appointed) && !name_behind);
  static constexpr std::array<absl::string_view, 3> kLikes = {"like", "likes", "liked"};
  place.likes =
      OneOf(kLikes, behind) || (Neighbour(list_end, -2) == "not" && OneOf(kLikes, Neighbour(list_end, -3)));
  // "access to Ukraine's prisoners": what stands before belongs to what is possessed.
  if (match.possessive) {
    place.to = place.at = place.on = place.with = place.from = place.by = place.given = false;
    place.dependent = place.recipient = false;
  }
  place.apart = Neighbour(first, 1).empty();
  place.opens = first == 0 || (first == 1 && lower_[0] == "the");
  place.gapped = before == "and" && IsGapped(last);
  place.address = first == 0 && IsAddress(last);
  const bool cleft_subject = cleft && (after == "who" || after == "that");
  place.subject = !match.possessive && !place.object && !OneOf(kPrepositions, before) &&
                  (verb_after || (name_end != last && FiniteBehind(name_end + 1)) || cleft_subject ||
                   (speech && match.concept_->kind == TermKind::kPerson));
  return place;
}

}  // namespace dragoman
