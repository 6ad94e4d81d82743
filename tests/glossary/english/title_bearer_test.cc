#include "glossary/english/title_bearer.h"

#include <gtest/gtest.h>

#include "absl/algorithm/container.h"
#include "glossary/glossary_loader.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

constexpr absl::string_view kBearerGlossary = R"(
entries:
- id: person/sandu
  kind: person
  gender: feminine
  en: {names: [Maia Sandu], surnames: [Sandu]}
  fr: {lemma: Maia Sandu, surname: Sandu}
- id: person/kallas
  kind: person
  gender: feminine
  en: {names: [Kaja Kallas], surnames: [Kallas]}
  fr: {lemma: Kaja Kallas, surname: Kallas}
- id: person/merz
  kind: person
  gender: masculine
  en: {names: [Friedrich Merz], surnames: [Merz]}
  fr: {lemma: Friedrich Merz, surname: Merz}
- id: title/president
  kind: title
  en: {names: [president], case: initial}
  fr: {lemma: président, gender: masculine}
- id: organisation/bank
  kind: organisation
  en: {names: [central bank], case: initial}
  fr: {lemma: banque centrale, gender: feminine, article: true}
)";

struct BearerCase {
  const char* source;
  Gender bearer;
};

TEST(TitleBearerTest, BelongsToTheNameBesideIt) {
  auto concepts = ParseGlossary(kBearerGlossary, "test.yaml", GlossaryLayer::kBase);
  ASSERT_OK(concepts);
  const auto glossary = Glossary::Compile(*std::move(concepts));
  ASSERT_OK(glossary);
  constexpr Gender kShe = Gender::kFeminine, kHe = Gender::kMasculine, kNobody = Gender::kUnspecified;
  for (const BearerCase& one : {
           BearerCase{"The wife of the president, Maia Sandu, spoke", kNobody},
           BearerCase{"President Maia Sandu spoke.", kShe},
           {"The president, Maia Sandu, spoke.", kShe},
           {"The president of Moldova, Maia Sandu, spoke.", kShe},
           {"The president of the central bank Maia Sandu spoke.", kShe},
           {"Maia Sandu, the former president, spoke.", kShe},
           {"Maia Sandu, 53, executive president of Moldova, spoke.", kShe},
           {"Maia Sandu was elected president.", kShe},
           {"Maia Sandu, who served as president, spoke.", kShe},
           {"Presidents Maia Sandu and Kaja Kallas spoke.", kShe},
           {"Presidents Maia Sandu and Friedrich Merz spoke.", kHe},
           {"Maia Sandu met President Friedrich Merz.", kHe},
           {"Maia Sandu met the president.", kNobody},
           {"Maia Sandu, who met the president, spoke.", kNobody},
           {"Maia Sandu, President John Doe and a general spoke.", kNobody},
           {"Maia Sandu's president spoke.", kNobody},
           {"The president met Maia Sandu.", kNobody},
           {"The president and Maia Sandu spoke.", kNobody},
           {"A letter of the president to Maia Sandu vanished.", kNobody},
           {"Nothing is known of the president, Sandu said.", kNobody},
           {"The president's adviser, Maia Sandu, spoke.", kNobody},
       }) {
    SCOPED_TRACE(one.source);
    const std::vector<TermMatch> matches = MatchText(**glossary, one.source);
    const auto title = absl::c_find_if(
        matches, [](const TermMatch& match) { return match.concept_->kind == TermKind::kTitle; });
    ASSERT_NE(title, matches.end());
    EXPECT_EQ(GenderOfBearer(SourceWords(one.source), matches, static_cast<size_t>(title - matches.begin())),
              one.bearer);
  }
}

}  // namespace
}  // namespace dragoman
