#include "glossary/english/source_place.h"

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace dragoman {

// The words around one term, and the questions about its part in the sentence that they answer. In the
// examples the term is Macron, Moscow or a title.
class SourceWords::TermPlace {
 public:
  // Of the term in words `first` to `last`.
  TermPlace(const SourceWords& words, const TermMatch& match, size_t first, size_t last)
      : words_(words),
        english_(words.english_),
        match_(match),
        kind_(match.concept_->kind),
        first_(first),
        last_(last),
        head_(words.FirstConjunct(first, last)),
        list_end_(words.LastConjunct(last)),
        after_(words.WordBehind(last)),
        behind_(words.WordBehind(IsTitle() ? words.EndOfName(list_end_) : list_end_)) {
    FindGovernor();
    participle_ = FindParticiple();
  }

  SourcePlace Read() const;

 private:
  bool IsPerson() const { return kind_ == TermKind::kPerson; }
  bool IsTitle() const { return kind_ == TermKind::kTitle; }
  bool IsPreposition(absl::string_view word) const { return english_.prepositions.contains(word); }

  // What stands before.
  void FindGovernor();
  size_t StepsToGovernor() const;
  size_t StepsOverCapitals(size_t steps) const;
  bool GovernsAll(absl::string_view governor) const;
  bool GovernorIsSmall() const;
  bool FollowsOwner() const;

  // Prepositions.
  void ReadPreposition(SourcePlace* place) const;
  bool LeadsThere() const;
  bool LeavesPlaceFor() const;
  bool IsAuthor() const;
  bool IsSpokenFor() const;
  bool IsAccordingTo() const;

  // Objects.
  bool IsObjectOfVerb() const;
  bool FollowsPast() const;
  bool FollowsPerfect() const;
  bool FollowsPlainForm() const;
  bool FollowsPluralVerb() const;
  bool FollowsGerund() const;
  bool FollowsThirdPerson() const;
  bool NameBeforeVerb() const;
  bool FollowsWho() const;
  bool FollowsPhrasalVerb() const;
  bool SharesVerb() const;
  size_t FindParticiple() const;
  bool IsRecipient() const;
  bool IsSupplied() const;
  bool IsGiven() const;
  bool IsShown() const;

  // Subjects and predicates.
  bool InvertsSpeech() const;
  bool IsCleft() const;
  bool OpensClause() const;
  bool IsSubjectOfVerb() const;
  bool IsBeforeBearer() const;
  bool IsBeforeAside() const;
  bool IsAsked() const;
  bool VerbFollows() const;
  bool IsThirdPersonBehind() const;
  bool IsRegardedAs() const;
  bool IsCalled() const;
  bool IsPredicate() const;
  bool FollowsCopula() const;
  bool IsPassiveBefore() const;
  bool IsAppointed() const;
  bool IsAppointment() const;
  bool IsLiking() const;

  bool IsAttribute() const;

  const SourceWords& words_;
  const EnglishTable& english_;
  const TermMatch& match_;
  const TermKind kind_;
  const size_t first_;
  const size_t last_;
  const size_t head_;               // the first word of the names coordinated with the term
  const size_t list_end_;           // the last one
  const absl::string_view after_;   // the word right behind the term
  const absl::string_view behind_;  // the word right behind the coordinated names
  // The word that governs the term, `back_` words before word `governed_`, and the word before that; empty
  // where the clause begins.
  size_t back_ = 1;
  size_t governed_ = 0;  // first_, or head_ where the governor is that of the first of coordinated names
  absl::string_view governor_;
  absl::string_view outer_;
  size_t participle_ = 0;  // of the passive whose subject the term is; without one, the number of words
};

// Finds the governor of the term. What stands before the first of coordinated names holds for all, unless a
// new clause begins: "in Paris and Moscow", but "in Paris and Macron said".
void SourceWords::TermPlace::FindGovernor() {
  back_ = StepsToGovernor();
  governed_ = first_;
  governor_ = words_.WordBefore(first_, back_);
  // "to France's first lady", "by Romania's Constitutional Court"
  if ((IsTitle() || kind_ == TermKind::kOrganisation) && FollowsOwner()) {
    const size_t owner = words_.WithArticle(words_.BeginOfName(first_ - 2));
    if (IsPreposition(words_.WordBefore(owner))) {
      back_ = 1;
      governed_ = owner;
      governor_ = words_.WordBefore(owner);
      outer_ = words_.WordBefore(owner, 2);
      return;
    }
  }
  // "exports to Germany, the Netherlands and Belgium rose"
  const bool of_three = head_ != first_ && words_.HasComma(head_, first_);
  // "The talks between Paris and Moscow lasted": the verb is that of what the names complete.
  const bool completes = head_ != first_ && words_.WordBefore(head_) == "between";
  const bool own_clause =
      !of_three && !completes && (english_.finite.contains(after_) || words_.FiniteBehind(last_ + 1));
  const bool adjoins = back_ == 1 || (back_ == 2 && words_.WordBefore(first_) == "the");
  if (adjoins && !own_clause && head_ != first_ && GovernsAll(words_.WordBefore(head_))) {
    back_ = 1;
    governed_ = head_;
    governor_ = words_.WordBefore(head_);
  }
  outer_ = words_.WordBefore(governed_, back_ + 1);
}

// "France's first lady"
bool SourceWords::TermPlace::FollowsOwner() const {
  return first_ > 1 && words_.lower_[first_ - 1] == "s" && !words_.GoesOn(first_ - 1) &&
         words_.words_[first_ - 2].upper_initial;
}

// How many words before the term its governor stands: over articles, and before a place over its part: "in
// the Kremlin", "in central Moscow".
size_t SourceWords::TermPlace::StepsToGovernor() const {
  constexpr size_t kFarthest = 3;
  size_t steps = 1;
  for (; steps < kFarthest; ++steps) {
    const absl::string_view word = words_.WordBefore(first_, steps);
    const bool part = !IsPerson() && (absl::EndsWith(word, "ern") || english_.parts_of_place.contains(word));
    // "by 40 lawmakers"
    const bool number = !word.empty() && absl::c_all_of(word, absl::ascii_isdigit) &&
                        words_.WordBefore(first_, steps + 1) == "by";
    if (!part && !number && !english_.articles.contains(word)) break;
  }
  // "Before the Constitutional Court the prosecutor": what stands before an article is another's.
  return IsTitle() && steps == 1 ? StepsOverCapitals(steps) : steps;
}

// The same for a title when the next word is `steps` away, over up to two words that belong to it and "the":
// "of Russian Foreign Minister".
size_t SourceWords::TermPlace::StepsOverCapitals(size_t steps) const {
  size_t outer = steps;
  while (outer < steps + 2 && outer < first_ && words_.words_[first_ - outer].upper_initial &&
         !words_.WordBefore(first_, outer).empty()) {
    ++outer;
  }
  if (words_.WordBefore(first_, outer) == "the") ++outer;
  return outer > steps && IsPreposition(words_.WordBefore(first_, outer)) ? outer : steps;
}

// Whether `governor`, the word before the first of coordinated names, is a preposition of all of them: "in
// Paris and Moscow". In "the ministers of Germany, Wadephul and Macron" what
// stands behind the comma are names of ministers.
bool SourceWords::TermPlace::GovernsAll(absl::string_view governor) const {
  if (!IsPreposition(governor)) return false;
  return governor != "of" || !IsPerson() || !words_.HasComma(head_, first_);
}

// Whether the word that would be a verb of the term has no capital: "meeting Macron", but "Beijing Macron".
bool SourceWords::TermPlace::GovernorIsSmall() const {
  return first_ >= back_ && !words_.words_[first_ - back_].upper_initial;
}

// Puts into `place` what the preposition says of a term that has no ’s: "with Macron", "to Moscow".
void SourceWords::TermPlace::ReadPreposition(SourcePlace* place) const {
  // "comply with": what other languages have as an object
  place->with = governor_ == "with" && !BeginsWithAny(outer_, english_.complying);
  // "from all over Bulgaria"
  const bool from_all =
      governor_ == "over" && outer_ == "all" && words_.WordBefore(governed_, back_ + 2) == "from";
  place->from = governor_ == "from" || from_all;
  place->by = governor_ == "by" && !IsAuthor();
  // "for Moscow to denounce him" has a subject.
  place->dependent = IsPreposition(governor_) && (governor_ != "for" || IsPerson()) && !OpensClause();
  place->to = LeadsThere();
  place->given = governor_ == "to" && place->to && !place->motion;
  // "sanctions on Russia" and "an explosion on the bridge": only the target's own words tell.
  const bool located = english_.location.contains(governor_) && !english_.direction.contains(governor_);
  place->on = located && governor_ == "on";
  // "an appeal before the court"
  const bool heard = governor_ == "before" && kind_ == TermKind::kOrganisation && !OpensClause();
  place->at = (located && !place->on) || heard;
  place->under = governor_ == "under";
  place->way = english_.way.contains(governor_);
  place->purpose = governor_ == "for";
}

// "to Moscow", "left for Moscow", "arrived in Moscow", "fired at Moscow", but "according to Macron", "living
// in Moscow"
bool SourceWords::TermPlace::LeadsThere() const {
  if (english_.direction.contains(governor_)) {
    return !english_.not_direction.contains(outer_) &&
           (governor_ != "for" || english_.leaving.contains(outer_) || LeavesPlaceFor());
  }
  const bool aimed = governor_ == "at" && BeginsWithAny(outer_, english_.aiming);
  return aimed || (english_.location.contains(governor_) && BeginsWithAny(outer_, english_.arriving));
}

// "left Cyprus for Gaza"
bool SourceWords::TermPlace::LeavesPlaceFor() const {
  constexpr size_t kLongestPlace = 4;  // "left Tel Aviv for"
  if (kind_ != TermKind::kPlace || governed_ <= back_) return false;
  size_t at = governed_ - back_;
  for (size_t words = 0; words < kLongestPlace && at > 0 && words_.GoesOn(at); ++words) {
    --at;
    if (words > 0 && english_.leaving.contains(words_.lower_[at])) return true;
    if (!words_.words_[at].upper_initial && words_.lower_[at] != "the") return false;
  }
  return false;
}

// "hand over Macron"
bool SourceWords::TermPlace::FollowsPhrasalVerb() const {
  return english_.object_adverbs.contains(governor_) && english_.phrasal_verbs.contains(outer_);
}

// "books by Macron", "was closed after attacks by Macron", but "accused by", "was replaced as minister by"
bool SourceWords::TermPlace::IsAuthor() const {
  if (governor_ != "by" || governed_ <= back_) return false;
  const size_t by = governed_ - back_;
  if (by > 1 && words_.words_[by - 1].upper_initial) return false;
  if (by > 0 && words_.GoesOn(by) && english_.authored.contains(words_.lower_[by - 1])) return true;
  // "was named the country's envoy by"
  const auto goes_on = [this](size_t word) {
    return words_.GoesOn(word) || words_.words_[word].gap_before == WordGap::kApostrophe;
  };
  const bool assault = by > 0 && english_.assaults.contains(words_.lower_[by - 1]);
  for (size_t i = by; i > 0 && goes_on(i); --i) {
    if (assault && english_.before_events.contains(words_.lower_[i - 1])) return true;
    if (english_.IsParticiple(words_.lower_[i - 1])) return false;
  }
  return true;
}

// "a spokesman for Macron"
bool SourceWords::TermPlace::IsSpokenFor() const {
  return governor_ == "for" && english_.speakers.contains(outer_);
}

// "according to Macron"
bool SourceWords::TermPlace::IsAccordingTo() const {
  return english_.direction.contains(governor_) && outer_ == "according";
}

// Whether a verb before the term governs it: "accused Macron", "met Macron".
bool SourceWords::TermPlace::IsObjectOfVerb() const {
  return !match_.possessive && !InvertsSpeech() &&
         (FollowsPast() || FollowsPerfect() || FollowsPlainForm() || FollowsPluralVerb() || FollowsGerund() ||
          FollowsThirdPerson() || FollowsWho() || FollowsPhrasalVerb() ||
          english_.transitive.contains(governor_));
}

// "Paris accused Macron", but "Retired colonel", "the appointed minister"
bool SourceWords::TermPlace::FollowsPast() const {
  return EnglishTable::HasEd(governor_) && first_ != back_ && !english_.before_noun.contains(outer_);
}

// "has overtaken Macron"
bool SourceWords::TermPlace::FollowsPerfect() const {
  return (outer_ == "has" || outer_ == "have" || outer_ == "had") && english_.IsParticiple(governor_);
}

// "does not suit Macron", "to isolate Macron", but "to chancellor Macron"
bool SourceWords::TermPlace::FollowsPlainForm() const {
  constexpr size_t kFarthest = 2;
  constexpr size_t kShortest = 3;
  return back_ <= kFarthest && governor_.size() >= kShortest && GovernorIsSmall() &&
         !IsPreposition(governor_) && !english_.offices.contains(governor_) &&
         !english_.adverbs.contains(governor_) && !english_.questions.contains(governor_) &&
         !english_.before_noun.contains(governor_) && english_.before_plain.contains(outer_);
}

// "strikes violate the Conventions", but "officials say the Kremlin is"
bool SourceWords::TermPlace::FollowsPluralVerb() const {
  constexpr size_t kShortest = 4;
  return back_ == 2 && words_.WordBefore(first_) == "the" && governor_.size() >= kShortest &&
         GovernorIsSmall() && !IsPreposition(governor_) && !english_.adverbs.contains(governor_) &&
         !english_.conjunctions.contains(governor_) && !english_.questions.contains(governor_) &&
         !english_.before_noun.contains(governor_) && !english_.finite.contains(governor_) &&
         !english_.location.contains(governor_) && !english_.way.contains(governor_) &&
         !english_.ing_prepositions.contains(governor_) && !english_.speech.contains(governor_) &&
         !absl::EndsWith(governor_, "s") && !absl::EndsWith(governor_, "ly") && absl::EndsWith(outer_, "s") &&
         !absl::EndsWith(outer_, "ss") && outer_.size() >= kShortest && !VerbFollows();
}

// "of admiring Macron", but "including Macron"
bool SourceWords::TermPlace::FollowsGerund() const {
  constexpr size_t kShortest = 6;
  const bool opens = first_ == back_;  // "Crossing the Baltic Sea took nine days"
  const bool gerund = governor_.size() >= kShortest && absl::EndsWith(governor_, "ing") &&
                      !english_.ing_prepositions.contains(governor_);
  return (GovernorIsSmall() || opens) && (gerund || governor_ == "using");
}

// "inflation worries Macron", but "the voters Macron", "the ministers Macron"
bool SourceWords::TermPlace::FollowsThirdPerson() const {
  constexpr size_t kShortest = 5;
  const absl::string_view before = words_.WordBefore(first_, 2);
  // "whatever guarantees Macron may offer"
  return IsPerson() && back_ == 1 && GovernorIsSmall() && governor_.size() >= kShortest &&
         !english_.finite.contains(after_) && absl::EndsWith(governor_, "s") &&
         !absl::EndsWith(governor_, "ss") && (!english_.speech.contains(governor_) || NameBeforeVerb()) &&
         !english_.offices.contains(governor_.substr(0, governor_.size() - 1)) && !before.empty() &&
         !english_.before_noun.contains(before);
}

// "Kerry warns Macron"
bool SourceWords::TermPlace::NameBeforeVerb() const {
  const size_t verb = first_ - back_;
  return verb > 0 && words_.GoesOn(verb) && words_.words_[verb - 1].upper_initial;
}

// "who chairs the General Assembly", "which supplies Ryazan", but "who is president"
bool SourceWords::TermPlace::FollowsWho() const {
  constexpr size_t kShortest = 4;
  const bool which = (outer_ == "which" || outer_ == "that") && absl::EndsWith(governor_, "s") &&
                     !absl::EndsWith(governor_, "ss") && !VerbFollows() &&
                     !english_.speech.contains(governor_);
  return GovernorIsSmall() && (outer_ == "who" || which) && governor_.size() >= kShortest &&
         !IsPreposition(governor_) && !english_.copulas.contains(governor_);
}

// Whether the term has the verb of the first of coordinated names: "accuses Mali and Macron".
bool SourceWords::TermPlace::SharesVerb() const {
  const absl::string_view verb = words_.WordBefore(head_);
  return head_ != first_ && !words_.FiniteBehind(list_end_ + 1) && !english_.finite.contains(behind_) &&
         (english_.transitive.contains(verb) || EnglishTable::HasEd(verb));
}

// "Macron was accused", but "the warrant for Macron was withdrawn" says nothing about him.
size_t SourceWords::TermPlace::FindParticiple() const {
  // "Why was Macron accused"
  const bool asked = english_.be.contains(governor_) &&
                     (outer_.empty() || english_.questions.contains(outer_)) && english_.IsParticiple(after_);
  if (asked) return last_ + 1;
  // "It was Macron who was asked"
  if (IsCleft() && after_ == "who") return words_.PassiveParticiple(last_ + 2);
  const bool other = match_.possessive || (IsPreposition(governor_) && !OpensClause());
  return other ? words_.words_.size() : words_.PassiveOfSubject(last_);
}

// Whether somebody gives the term something.
bool SourceWords::TermPlace::IsRecipient() const {
  return !match_.possessive && (IsSupplied() || IsGiven() || IsShown());
}

// "supply Macron with tanks"
bool SourceWords::TermPlace::IsSupplied() const {
  return behind_ == "with" && BeginsWithAny(governor_, english_.supplying);
}

// "sent Macron a letter", but "sent Macron to Moscow", "sends minister Barrot to Moscow", "what he sent
// Macron was", "will never sell Greenland, Frederiksen stressed"
bool SourceWords::TermPlace::IsGiven() const {
  // "are promised a visa-free regime"
  const bool thing = english_.be.contains(outer_) && (kind_ == TermKind::kTerm || kind_ == TermKind::kEvent);
  return !thing && english_.giving.contains(governor_) && !behind_.empty() && !IsPreposition(behind_) &&
         !english_.finite.contains(behind_) && !english_.phrasal.contains(behind_) &&
         !english_.speech.contains(behind_) &&
         (english_.before_noun.contains(behind_) || !english_.not_noun.contains(behind_));
}

// "Macron was shown photographs", "Macron was promised in Paris that", but "Macron was handed over"
bool SourceWords::TermPlace::IsShown() const {
  constexpr size_t kLongestPhrase = 5;
  if (participle_ == words_.words_.size() || !english_.giving.contains(words_.lower_[participle_]))
    return false;
  const absl::string_view next = words_.WordBehind(participle_);
  if (next.empty() || english_.phrasal.contains(next)) return false;
  // "was promised by Paris, which trusts him, that"
  if (!IsPreposition(next) || (next == "by" && words_.lower_[participle_] == "promised")) return true;
  for (size_t steps = 2; steps <= kLongestPhrase; ++steps) {
    if (words_.WordBehind(participle_, steps) == "that") return true;
  }
  return false;
}

// Whether the verb of a quotation stands before its subject: "…," said Macron.
bool SourceWords::TermPlace::InvertsSpeech() const {
  // "…, who has known both, warned Macron that"
  return english_.speech.contains(governor_) && outer_.empty() && after_ != "that";
}

// "It was Macron who …", "It is Macron whom …", "It was not Macron who"
bool SourceWords::TermPlace::IsCleft() const {
  if (governor_ == "not")
    return english_.be.contains(outer_) && words_.WordBefore(governed_, back_ + 2) == "it";
  return english_.be.contains(governor_) && outer_ == "it";
}

// "the president, Emmanuel Macron, said"
bool SourceWords::TermPlace::IsBeforeBearer() const {
  const size_t name = last_ + 1;
  // "the brother of Kyiv's mayor, Klitschko, said"
  const bool of_owner =
      first_ > 2 && words_.lower_[first_ - 1] == "s" && IsPreposition(words_.lower_[first_ - 3]);
  if (of_owner) return false;
  if (name >= words_.words_.size() || !words_.IsBehindComma(name) || !words_.words_[name].upper_initial)
    return false;
  const size_t verb = words_.EndOfName(name) + 1;
  return verb < words_.words_.size() && words_.IsBehindComma(verb) && english_.IsFinite(words_.lower_[verb]);
}

// "Macron, stripped of his mandate, refused"
bool SourceWords::TermPlace::IsBeforeAside() const {
  constexpr size_t kLongest = 12;
  const size_t aside = (IsTitle() ? words_.EndOfName(last_) : last_) + 1;
  const size_t begin = IsTitle() ? words_.BeginOfName(first_) : first_;
  if (!words_.WordBefore(begin).empty() || aside >= words_.words_.size() || !words_.IsBehindComma(aside))
    return false;
  size_t verb = aside + 1;
  while (verb < words_.words_.size() && verb < aside + kLongest && words_.GoesOn(verb)) ++verb;
  return verb < words_.words_.size() && words_.IsBehindComma(verb) &&
         english_.IsFinite(words_.lower_[verb]) && !english_.finite.contains(words_.lower_[aside]);
}

// "What does the Kremlin owe"
bool SourceWords::TermPlace::IsAsked() const {
  return english_.asking.contains(governor_) && !after_.empty() &&
         (outer_.empty() || english_.questions.contains(outer_)) && !IsPreposition(after_);
}

// Whether the preposition before the term is a conjunction there: "as Macron does", "before Moscow invaded".
bool SourceWords::TermPlace::OpensClause() const {
  const bool office = IsTitle() && governor_ == "as";  // "as president was backed"
  return !match_.possessive && back_ == 1 && governed_ == first_ && !office &&
         english_.conjunctions.contains(governor_) && english_.IsFinite(after_);
}

// Whether the term has a verb whose subject it is.
bool SourceWords::TermPlace::IsSubjectOfVerb() const {
  if (OpensClause()) return true;
  // "for the Security Council to decide"
  if (governor_ == "for" && after_ == "to" && !match_.possessive &&
      !english_.before_noun.contains(words_.WordBehind(last_, 2)))
    return true;
  if (match_.possessive || IsPreposition(governor_)) return false;
  // "the increase that Macron demands of the allies"
  const bool relative = governor_ == "that" || governor_ == "which" || governor_ == "whom";
  if (IsPerson() && relative && after_.size() > 4 && absl::EndsWith(after_, "s") &&
      !absl::EndsWith(after_, "ss"))
    return true;
  // "the regime of dictator Macron has entrusted"
  if (IsPerson() && outer_ == "of" && GovernorIsSmall() && !english_.finite.contains(governor_)) return false;
  if (VerbFollows() || IsAsked() || (IsPerson() && InvertsSpeech())) return true;
  if (IsCleft() && (after_ == "who" || after_ == "that")) return true;
  if ((IsTitle() && IsBeforeBearer()) || IsBeforeAside()) return true;
  // "Prime Minister Sanae Takaichi has sent"
  const size_t name_end = IsTitle() ? words_.EndOfName(last_) : last_;
  return name_end != last_ && words_.FiniteBehind(name_end + 1);
}

// "Macron said", "the president of France said", "Macron and Meloni signed"
bool SourceWords::TermPlace::VerbFollows() const {
  const bool complement = (after_ == "of" || after_ == "and" || after_ == "nor") &&
                          (words_.FiniteBehind(last_ + 3) || words_.FiniteBehind(last_ + 4));
  // "an MP from Batkivshchyna asked", "the ambassador to Ukraine said"
  const bool body = kind_ == TermKind::kOrganisation && after_ == "in";
  const bool official =
      IsTitle() && (after_ == "from" || after_ == "in" || after_ == "to" || after_ == "for");
  const bool from = (official || body) && words_.FiniteBehind(last_ + 3);
  // "Smotrich and Itamar Ben-Gvir threatened"
  const bool with_others = list_end_ != last_ && words_.FiniteBehind(list_end_ + 1);
  // "Spain alone refused"
  const bool adverb = english_.adverbs.contains(after_) || absl::EndsWith(after_, "ly");
  const bool alone = adverb && words_.FiniteBehind(last_ + 2);
  return complement || from || with_others || alone || IsThirdPersonBehind() || english_.IsFinite(after_);
}

// "recognised the famine as genocide"
bool SourceWords::TermPlace::IsRegardedAs() const {
  constexpr size_t kFarthest = 6;
  if (governor_ != "as") return false;
  for (size_t steps = back_ + 1; steps <= back_ + kFarthest; ++steps) {
    if (BeginsWithAny(words_.WordBefore(governed_, steps), english_.regarding)) return true;
  }
  return false;
}

// "called the fall of the roof a terrorist attack"
bool SourceWords::TermPlace::IsCalled() const {
  constexpr size_t kFarthest = 12;
  const absl::string_view article = words_.WordBefore(first_);
  if ((article != "a" && article != "an") || IsPreposition(governor_)) return false;
  for (size_t steps = 3; steps <= kFarthest; ++steps) {
    const absl::string_view word = words_.WordBefore(first_, steps);
    if (english_.calling.contains(word) || english_.declaring.contains(word)) return true;
  }
  return false;
}

// "Russia produces up to 100 missiles", "Macron wants a summit", but "Russia experts say"
bool SourceWords::TermPlace::IsThirdPersonBehind() const {
  return after_.size() > 4 && absl::EndsWith(after_, "s") && !absl::EndsWith(after_, "ss") &&
         english_.behind_verb.contains(words_.WordBehind(last_, 2));
}

// "became president", "as president", "declared a foreign agent", but "was president Macron"
bool SourceWords::TermPlace::IsPredicate() const {
  // "declared a foreign agent", but "declared martial law"
  const bool announced = (absl::StartsWith(governor_, "declar") && !IsPassiveBefore()) ||
                         words_.WordBefore(first_) == "the";  // "declared the amendment invalid"
  if (kind_ == TermKind::kTerm)
    return (english_.declaring.contains(governor_) && !announced) || IsRegardedAs() || IsCalled();
  if (!IsTitle() || IsAppointed()) return false;
  const bool name_behind = !after_.empty() && words_.words_[last_ + 1].upper_initial;
  // "elected as its president"
  const bool as_its = outer_ == "as" && (governor_ == "its" || governor_ == "his" || governor_ == "her" ||
                                         governor_ == "their");
  return !name_behind && ((english_.copulas.contains(governor_) && !english_.before_noun.contains(outer_)) ||
                          FollowsCopula() || governor_ == "as" || as_its || IsAppointment());
}

// "was the first French president", "became its new president", "as Australia's president"
bool SourceWords::TermPlace::FollowsCopula() const {
  constexpr size_t kFarthest = 5;
  const size_t from = FollowsOwner() ? first_ - 2 : first_;
  for (size_t steps = 1; steps <= kFarthest && steps <= from; ++steps) {
    const absl::string_view word = words_.WordBefore(from, steps);
    if (word.empty()) return false;
    if (english_.copulas.contains(word) || word == "as") return steps > 1 || from != first_;
    const bool belongs = words_.words_[from - steps].upper_initial || english_.articles.contains(word) ||
                         english_.before_title.contains(word);
    if (!belongs) return false;
  }
  return false;
}

// Whether the word before the governor makes a passive participle of it: "was declared", "…, once declared"
bool SourceWords::TermPlace::IsPassiveBefore() const {
  // "Italy declared"
  const size_t steps = back_ + 1;
  const bool name = governed_ >= steps && words_.words_[governed_ - steps].upper_initial;
  return outer_.empty() || english_.be.contains(outer_) || english_.adverbs.contains(outer_) ||
         (absl::EndsWith(outer_, "ly") && !name);
}

// "Paris appointed a minister", "will appoint ambassadors", but "was appointed minister"
bool SourceWords::TermPlace::IsAppointed() const {
  const bool office = english_.appointing.contains(governor_) || english_.to_appoint.contains(governor_);
  return office && !IsPassiveBefore() && (back_ > 1 || absl::EndsWith(words_.lower_[last_], "s"));
}

// "appointed Macron secretary"
bool SourceWords::TermPlace::IsAppointment() const {
  constexpr size_t kNearest = 2;
  constexpr size_t kFarthest = 4;
  if (governor_.empty() || IsPreposition(governor_) || english_.before_noun.contains(governor_)) return false;
  for (size_t steps = kNearest; steps <= kFarthest; ++steps) {
    if (english_.appointing.contains(words_.WordBefore(first_, steps))) return true;
  }
  return false;
}

// "Macron likes", "Macron does not like"
bool SourceWords::TermPlace::IsLiking() const {
  return english_.liking.contains(behind_) || (words_.WordBehind(list_end_, 2) == "not" &&
                                               english_.liking.contains(words_.WordBehind(list_end_, 3)));
}

// "US troops", "the Macron administration", but "Macron thanks", "Moscow which"
bool SourceWords::TermPlace::IsAttribute() const {
  if (match_.possessive) return false;
  if (IsPerson()) return english_.of_person.contains(after_);
  return !after_.empty() && !VerbFollows() && !IsPreposition(after_) && !english_.not_noun.contains(after_) &&
         !absl::EndsWith(after_, "ly");
}

SourcePlace SourceWords::TermPlace::Read() const {
  SourcePlace place;
  place.possessor = match_.possessive || governor_ == "of" || IsAuthor() || IsSpokenFor() || IsAccordingTo();
  place.owner = match_.possessive;
  place.according = !match_.possessive && IsAccordingTo();
  place.author = IsAuthor();
  place.passive = participle_ < words_.words_.size();
  const bool of_verb = IsObjectOfVerb();
  const bool of_other = !match_.possessive && (SharesVerb() || (IsCleft() && after_ == "whom"));
  place.object = of_verb || of_other || place.passive;
  place.gerund = of_verb && FollowsGerund();
  place.recipient = IsRecipient();
  place.subject = !place.object && IsSubjectOfVerb();
  place.attribute = IsAttribute();
  place.predicate = IsPredicate();
  place.deputy = words_.WordBefore(first_) == "deputy" || words_.WordBefore(first_) == "vice";
  place.likes = IsLiking();
  place.awaits = BeginsWithAny(behind_, english_.awaiting) ||
                 BeginsWithAny(words_.WordBehind(list_end_, 2), english_.awaiting);
  place.quantified = english_.quantities.contains(governor_);
  place.faces = BeginsWithAny(behind_, english_.facing) ||
                BeginsWithAny(words_.WordBehind(list_end_, 2), english_.facing);
  place.than = governor_ == "than" && !OpensClause();
  place.motion = governor_ == "to" && english_.motion.contains(outer_);
  // "access to Ukraine's prisoners": what stands before belongs to what is possessed.
  if (!match_.possessive && !FollowsPhrasalVerb()) ReadPreposition(&place);
  place.listed = list_end_ != last_ || head_ != first_;
  place.apart = words_.WordBefore(first_).empty();
  const absl::string_view article = first_ == 1 ? absl::string_view(words_.lower_[0]) : "";
  place.opens = first_ == 0 || article == "the" || article == "a" || article == "an";
  place.gapped = governor_ == "and" && words_.IsGapped(last_);
  place.address =
      first_ == 0 ? words_.IsAddress(last_) : !place.listed && words_.IsCalledInside(first_, last_);
  return place;
}

SourcePlace SourceWords::PlaceOf(const TermMatch& match) const {
  const auto first = absl::c_lower_bound(words_, match.source.begin,
                                         [](const Word& word, size_t at) { return word.range.begin < at; });
  if (first == words_.end()) return {};
  // The period of "U.S." belongs to the match and to no word.
  auto last = first;
  while (last + 1 != words_.end() && (last + 1)->range.begin < match.source.end) ++last;
  return TermPlace(*this, match, static_cast<size_t>(first - words_.begin()),
                   static_cast<size_t>(last - words_.begin()))
      .Read();
}

}  // namespace dragoman
