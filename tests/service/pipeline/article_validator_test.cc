#include "service/pipeline/article_validator.h"

#include <gmock/gmock.h>

namespace dragoman {
namespace {

using testing::UnorderedElementsAre;

std::vector<std::string> FaultFields(const v1::LocalizeArticleRequest& request,
                                     const ArticleLimits& limits = {}) {
  std::vector<std::string> fields;
  const FaultList faults = ValidateRequest(request, limits, {"fr-nbsp"});
  for (const Fault& fault : faults.faults()) fields.push_back(fault.field);
  return fields;
}

v1::LocalizeArticleRequest SoundRequest() {
  v1::LocalizeArticleRequest request;
  request.add_target_language_codes("fr");
  request.mutable_article()->mutable_headline()->set_text("Élysée");
  return request;
}

void AddSpan(v1::RichText* text, uint32_t begin, uint32_t end) {
  v1::Span* span = text->add_spans();
  span->set_begin_byte(begin);
  span->set_end_byte(end);
  span->mutable_emphasis();
}

TEST(ArticleValidatorTest, AcceptsASoundRequest) {
  EXPECT_THAT(FaultFields(SoundRequest()), testing::IsEmpty());
}

TEST(ArticleValidatorTest, NamesEveryFaultAtOnce) {
  v1::LocalizeArticleRequest request = SoundRequest();
  request.add_target_language_codes("fr");
  request.add_target_language_codes("f!");
  request.mutable_article()->mutable_lead()->set_text("\xFF");
  request.mutable_article()->add_blocks();
  request.mutable_article()->add_blocks()->mutable_heading()->set_level(9);
  (*request.mutable_typography_profiles())["fr"] = "none";
  EXPECT_THAT(FaultFields(request),
              UnorderedElementsAre("target_language_codes[1]", "target_language_codes[2]",
                                   "article.lead.text", "article.blocks[0]",
                                   "article.blocks[1].heading.level", "typography_profiles[\"fr\"]"));
}

TEST(ArticleValidatorTest, RefusesAnEmptyRequest) {
  EXPECT_THAT(FaultFields({}), UnorderedElementsAre("article", "target_language_codes"));
  v1::LocalizeArticleRequest request = SoundRequest();
  request.mutable_article()->mutable_headline()->clear_text();
  EXPECT_THAT(FaultFields(request), UnorderedElementsAre("article"));
}

TEST(ArticleValidatorTest, RefusesSpansInsideCharactersBeyondTheTextAndCrossing) {
  v1::LocalizeArticleRequest request = SoundRequest();
  v1::RichText* text = request.mutable_article()->mutable_headline();
  AddSpan(text, 1, 4);   // inside É
  AddSpan(text, 2, 90);  // beyond
  AddSpan(text, 0, 4);
  AddSpan(text, 2, 5);  // crosses the one before
  EXPECT_THAT(FaultFields(request),
              UnorderedElementsAre("article.headline.spans[0]", "article.headline.spans[1]",
                                   "article.headline.spans"));
}

TEST(ArticleValidatorTest, AcceptsNestedSpans) {
  v1::LocalizeArticleRequest request = SoundRequest();
  AddSpan(request.mutable_article()->mutable_headline(), 2, 3);
  AddSpan(request.mutable_article()->mutable_headline(), 0, 8);
  EXPECT_THAT(FaultFields(request), testing::IsEmpty());
}

TEST(ArticleValidatorTest, KeepsTheLimits) {
  v1::LocalizeArticleRequest request = SoundRequest();
  EXPECT_THAT(FaultFields(request, {.max_text_bytes = 7}), UnorderedElementsAre("article.headline.text"));
  EXPECT_THAT(FaultFields(request, {.max_article_bytes = 7}), UnorderedElementsAre("article"));
  request.mutable_article()->add_blocks()->mutable_preformatted();
  EXPECT_THAT(FaultFields(request, {.max_blocks = 0}), UnorderedElementsAre("article.blocks"));
}

}  // namespace
}  // namespace dragoman
