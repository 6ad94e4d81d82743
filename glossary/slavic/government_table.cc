#include "glossary/slavic/government_table.h"

#include <array>
#include <optional>

#include "absl/algorithm/container.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "glossary/inflect/inflector.h"
#include "glossary/slavic/verb_form.h"
#include "service/base/status_macros.h"

namespace dragoman::embedded {
extern const absl::string_view slavic_ru_txt;
extern const absl::string_view slavic_uk_txt;
}  // namespace dragoman::embedded

namespace dragoman {
namespace {

constexpr std::array<absl::string_view, 7> kTableCases = {"nom", "gen", "dat", "acc", "ins", "pre", "voc"};

std::optional<Case> CaseNamed(absl::string_view name) {
  const auto* const found = absl::c_find(kTableCases, name);
  return found == kTableCases.end() ? std::nullopt
                                    : std::optional(static_cast<Case>(found - kTableCases.begin()));
}

absl::Status UnknownCase(absl::string_view name) {
  return absl::InvalidArgumentError(
      absl::StrCat("unknown case \"", name, "\", expected ", absl::StrJoin(kTableCases, ", ")));
}

// The cases that the column `names` has, one or more.
absl::StatusOr<std::vector<Case>> CasesNamed(absl::string_view names) {
  std::vector<Case> cases;
  for (const absl::string_view name : absl::StrSplit(names, ' ')) {
    const std::optional<Case> named = CaseNamed(name);
    if (!named.has_value()) return UnknownCase(name);
    cases.push_back(*named);
  }
  return cases;
}

absl::StatusOr<Number> NumberNamed(absl::string_view name) {
  if (name == "singular") return Number::kSingular;
  if (name == "plural") return Number::kPlural;
  return absl::InvalidArgumentError(absl::StrCat("unknown number \"", name, "\", expected singular, plural"));
}

absl::Status CheckColumns(const WordTableLine& line, size_t expected) {
  if (line.columns.size() == expected) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat("expected ", expected, " columns, found ", line.columns.size()));
}

// `kind case WORDS`
absl::Status AddWithCase(const WordTableLine& line, absl::flat_hash_map<std::string, Case>* cases) {
  RETURN_IF_ERROR(CheckColumns(line, 1));
  const std::string name = line.words.empty() ? "" : line.words[0];
  const std::optional<Case> named = CaseNamed(name);
  if (!named.has_value()) return UnknownCase(name);
  for (size_t i = 1; i < line.words.size(); ++i) cases->emplace(line.words[i], *named);
  return absl::OkStatus();
}

// `kind WORDS | cases`
absl::Status AddWithCases(const WordTableLine& line,
                          absl::flat_hash_map<std::string, std::vector<Case>>* cases) {
  RETURN_IF_ERROR(CheckColumns(line, 2));
  ASSIGN_OR_RETURN(const std::vector<Case> named, CasesNamed(line.columns[1]));
  for (const std::string& word : line.words) (*cases)[word] = named;
  return absl::OkStatus();
}

// `preposition WORDS | cases | cases`
absl::Status AddPrepositions(const WordTableLine& line,
                             absl::flat_hash_map<std::string, PrepositionCases>* prepositions) {
  RETURN_IF_ERROR(CheckColumns(line, 3));
  ASSIGN_OR_RETURN(const std::vector<Case> person, CasesNamed(line.columns[1]));
  ASSIGN_OR_RETURN(const std::vector<Case> other, CasesNamed(line.columns[2]));
  for (const std::string& word : line.words) (*prepositions)[word] = {person, other};
  return absl::OkStatus();
}

// `numeral WORDS | number | cases`
absl::Status AddNumerals(const WordTableLine& line, absl::flat_hash_map<std::string, CaseDemand>* numerals) {
  RETURN_IF_ERROR(CheckColumns(line, 3));
  ASSIGN_OR_RETURN(const Number number, NumberNamed(line.columns[1]));
  ASSIGN_OR_RETURN(const std::vector<Case> cases, CasesNamed(line.columns[2]));
  for (const std::string& word : line.words) (*numerals)[word] = {cases, true, number};
  return absl::OkStatus();
}

// `kind masculine | other`
absl::Status AddPastStem(const WordTableLine& line, bool prefixed, std::vector<PastStem>* stems) {
  RETURN_IF_ERROR(CheckColumns(line, 2));
  if (line.words.size() != 1) {
    return absl::InvalidArgumentError(absl::StrCat("expected 1 word, found ", line.words.size()));
  }
  stems->push_back({line.words[0], std::string(line.columns[1]), prefixed});
  return absl::OkStatus();
}

// The longest ending that a noun stem may get, in letters.
constexpr size_t kNounEnding = 3;
// The same for verbs.
constexpr size_t kVerbEnding = 8;
// The same for adjectives: «недовольными».
constexpr size_t kAdjectiveEnding = 4;

// The case of the longest of `stems` that begins `word` and leaves at most `longest_ending` letters of it;
// null without one.
const Case* LongestStem(const absl::flat_hash_map<std::string, Case>& stems, absl::string_view word,
                        size_t longest_ending) {
  const size_t shortest = Letters(word) > longest_ending ? word.size() - 2 * longest_ending : 2;
  for (size_t size = word.size(); size >= shortest && size > 0; --size) {
    const auto found = stems.find(word.substr(0, size));
    if (found != stems.end()) return &found->second;
  }
  return nullptr;
}

// Adds every form of the titles `words` to `titles`.
void AddTitles(const Inflector& inflector, const std::vector<std::string>& words,
               absl::flat_hash_map<std::string, std::vector<GrammaticalForm>>* titles) {
  for (const std::string& word : words) {
    // Words are split at hyphens: the last part declines and is what stands before the name.
    const std::string last = word.substr(word.rfind('-') + 1);
    Lexeme lexeme;
    lexeme.lemma = last;
    lexeme.kind = TermKind::kTitle;
    lexeme.animate = true;
    lexeme.gender = EndsWithAny(last, "ка", "ця") ? Gender::kFeminine : Gender::kMasculine;
    for (const InflectedForm& form : inflector.Forms(lexeme)) {
      std::vector<GrammaticalForm>& forms = (*titles)[form.text];
      if (!absl::c_linear_search(forms, form.form)) forms.push_back(form.form);
    }
  }
}

}  // namespace

const GovernmentTable& GovernmentTable::Of(absl::string_view language) {
  static const auto* const russian = new GovernmentTable("ru");
  static const auto* const ukrainian = new GovernmentTable("uk");
  return language == "uk" ? *ukrainian : *russian;
}

GovernmentTable::GovernmentTable(absl::string_view language)
    : GovernmentTable(language, language == "uk" ? embedded::slavic_uk_txt : embedded::slavic_ru_txt) {}

GovernmentTable::GovernmentTable(absl::string_view language, absl::string_view table)
    : ukrainian(language == "uk") {
  WordKinds kinds;
  kinds.stems = {
      {"motion", &motion},
      {"rest", &rest},
      {"passive", &passives},
      {"gives", &gives},
      {"replies", &replies},
      {"votes", &votes},
      {"deprives", &deprives},
      {"belonging", &belonging},
      {"arrives", &arrives},
      {"threat", &threats},
      {"indirect", &indirect},
      {"asks", &asks},
      {"behind", &behind},
      {"takes_for", &takes_for},
      {"kind_of_name", &kinds_of_names},
      {"attributive", &attributive},
      {"route", &routes},
      {"away", &away},
      {"candidate", &candidates},
      {"predicative", &predicative},
      {"monument", &monuments},
      {"speech", &speech},
      {"intransitive", &intransitive},
      {"undergoes", &undergoes},
      {"rests_on", &rests_on},
      {"remains", &remains},
      {"pleases", &pleases},
      {"exists", &exists},
      {"befalls", &befalls},
      {"elect", &elects},
      {"damage", &damages},
      {"honour", &honours},
      {"sit", &sits},
      {"begin", &begins},
      {"feel", &feels},
      {"hand_over", &hands_over},
      {"falls_to", &falls_to},
      {"aged", &aged},
      {"win", &wins},
      {"post", &posts},
      {"verdict", &verdicts},
      {"wait", &waits},
      {"on_place", &on_places},
      {"body", &bodies},
      {"act", &acts},
      {"last", &last},
      {"kept", &kept},
      {"inflict", &inflicts},
      {"needed", &needed},
      {"election", &elections},
      {"being", &being},
      {"deputy", &deputies},
      {"joining", &joining},
      {"dative_only", &dative_only},
      {"ban", &bans},
      {"part_of_place", &parts_of_places},
      {"elected_to", &elected_to},
      {"put", &puts},
      {"stand", &stands},
      {"leave", &leaves},
      {"laden", &laden},
      {"roam", &roams},
      {"removes", &removes},
      {"not_act", &not_acts},
  };
  kinds.sets = {
      {"generic", &generics},
      {"not_participle", &not_participles},
      {"as_noun", &as_nouns},
      {"not_adjective", &not_adjectives},
      {"later", &later},
      {"named", &named},
      {"particle", &particles},
      {"copula", &copulas},
      {"relative_place", &relative_places},
      {"relative_pronoun", &relative_pronouns},
      {"demonstrative", &demonstratives},
      {"absence", &absences},
      {"stress", &stresses},
      {"what", &whats},
      {"this", &these},
      {"moment", &moments},
      {"denial", &denials},
      {"like_verb", &like_verbs},
      {"become", &becomes},
      {"then", &then},
      {"together", &together},
      {"determiner", &determiners},
      {"function", &function},
      {"needs", &needs},
      {"nothing_to", &nothing_to},
      {"as_what", &as_what},
      {"self", &self},
      {"dated", &dated},
      {"nobody", &nobody},
      {"personal", &personal},
      {"deserving", &deserving},
      {"oy_adjective", &oy_adjectives},
      {"pronominal", &pronominals},
      {"one", &one},
      {"above", &above},
      {"sight", &sight},
      {"state", &states},
      {"complete", &complete},
      {"impersonal", &impersonals},
      {"address", &addresses},
      {"plain", &plain},
      {"pronoun", &pronouns},
      {"conjunction", &conjunctions},
      {"third_person", &third_persons},
      {"accusative", &accusatives},
      {"light", &light},
      {"adverb", &adverbs},
      {"aside", &asides},
      {"nor", &nor},
      {"quantity", &quantities},
      {"whose", &whose},
      {"than", &than},
      {"only", &only},
      {"opening", &openings},
      {"formerly", &formerly},
      {"perceived", &perceived},
      {"looms", &looms},
      {"time", &times},
      {"will", &will},
      {"whom", &whom},
      {"which", &which},
      {"without", &without},
      {"be", &be},
      {"auxiliary", &auxiliaries},
      {"name_particle", &name_particles},
      {"year", &years},
      {"year_form", &year_forms},
      {"link", &links},
      {"next_part", &next_parts},
      {"stray", &strays},
      {"false_friend", &false_friends},
      {"building", &buildings},
      {"grading", &grading},
      {"including", &including},
      {"afterwards", &afterwards},
      {"verb_prefix", &verb_prefixes},
      {"before_subject", &before_subjects},
      {"man", &men},
      {"modal", &modals},
      {"as_well", &as_well},
      {"so", &so},
      {"called", &called},
      {"question", &question},
      {"having", &having},
      {"but", &but},
  };
  const absl::flat_hash_map<absl::string_view, absl::flat_hash_map<std::string, Case>*> with_case = {
      {"noun", &nouns},         {"verb", &verbs},     {"reflexive", &reflexives}, {"adjective", &complements},
      {"compound", &compounds}, {"mister", &misters}, {"city", &cities}};
  const absl::StatusOr<const Inflector*> inflector = InflectorFor(language);
  for (const WordTableLine& line : ReadWordTable(table)) {
    const auto& [kind, words, columns, number] = line;
    if (kinds.Add(line)) continue;
    absl::Status added;
    if (const auto cases = with_case.find(kind); cases != with_case.end()) {
      added = AddWithCase(line, cases->second);
    } else if (kind == "capital" || kind == "sir") {
      added = AddWithCases(line, kind == "sir" ? &sirs : &capitals);
    } else if (kind == "preposition") {
      added = AddPrepositions(line, &prepositions);
    } else if (kind == "numeral") {
      added = AddNumerals(line, &numerals);
    } else if (kind == "past_stem" || kind == "prefixed_past_stem") {
      added = AddPastStem(line, kind == "prefixed_past_stem", &past_stems);
    } else if (kind == "relative" && columns.size() == 1) {
      for (const std::string& word : words) relative_titles.insert(word.substr(word.rfind('-') + 1));
    } else if (kind == "title" && columns.size() == 1 && inflector.ok()) {
      AddTitles(**inflector, words, &titles);
    } else {
      faults.push_back(UnknownKind(line));
    }
    if (!added.ok()) faults.push_back(FaultOf(line, added.message()));
  }
}

const Case* GovernmentTable::CaseOfNoun(absl::string_view word) const {
  if (const auto whole = nouns.find(word); whole != nouns.end()) return &whole->second;
  // «=пуск»: this form and no other word that begins so.
  if (const auto form = nouns.find(absl::StrCat("=", word)); form != nouns.end()) return &form->second;
  const Case* governed = LongestStem(nouns, word, kNounEnding);
  if (governed == nullptr) return nullptr;
  // «западном» is no form of «запад»: no ending of a noun begins with «н».
  const bool adjective = EndsWithAny(word, "ный", "ная", "ное", "ные", "ного", "ной", "ному", "ную", "ным",
                                     "ном", "ных", "ными") &&
                         absl::c_any_of(std::array<size_t, 3>{2, 3, 4}, [&](size_t letters) {
                           return word.size() > 2 * letters &&
                                  word.substr(word.size() - 2 * letters, 2) == "н" &&
                                  nouns.contains(word.substr(0, word.size() - 2 * letters));
                         });
  return adjective ? nullptr : governed;
}

const Case* GovernmentTable::CaseOfVerb(absl::string_view word) const {
  return EndsWithAny(word, "ся", "сь") ? LongestStem(reflexives, word, kVerbEnding) : CaseOfPlainVerb(word);
}

const Case* GovernmentTable::CaseOfPlainVerb(absl::string_view word) const {
  return LongestStem(verbs, word, kVerbEnding);
}

const Case* GovernmentTable::CaseOfAdjective(absl::string_view word) const {
  return LongestStem(complements, word, kAdjectiveEnding);
}

}  // namespace dragoman
