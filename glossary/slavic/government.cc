#include "glossary/slavic/government.h"

#include "glossary/slavic/government/demand.h"
#include "glossary/slavic/government/verb_agreement.h"

namespace dragoman {

const Government* Government::For(absl::string_view language) {
  static const Government* const russian = new Government("ru");
  static const Government* const ukrainian = new Government("uk");
  return language == "ru" ? russian : language == "uk" ? ukrainian : nullptr;
}

Government::Government(absl::string_view language) : table_(GovernmentTable::Of(language)) {}

const PrepositionCases* Government::CasesOfPreposition(absl::string_view word) const {
  const auto found = table_.prepositions.find(word);
  return found == table_.prepositions.end() ? nullptr : &found->second;
}

CaseDemand Government::At(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const {
  return DemandOf({{text, table_}, term, decided});
}

std::vector<TextEdit> Government::MendBehind(const TargetText& text, size_t last, SubjectForm subject) const {
  return dragoman::MendBehind({text, table_}, last, subject);
}

bool Government::OpensAsSubject(const TargetText& text, size_t first) const {
  return dragoman::OpensAsSubject({text, table_}, first);
}

std::optional<TextEdit> Government::MendVerbBefore(const TargetText& text, size_t first,
                                                   SubjectForm subject) const {
  return dragoman::MendVerbBefore({text, table_}, first, subject);
}

}  // namespace dragoman
