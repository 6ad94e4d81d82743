#include "service/pipeline/segment_translator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "tests/support/fakes/fake_backend.h"
#include "tests/support/simulated_clock.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class SegmentTranslatorTest : public testing::Test {
 protected:
  SegmentTranslatorTest() {
    router_ = *Router::Create({}, {{"fake", fake_}}, clock_);
    options_.languages = {"en", "fr"};
  }
  // Answers what `translate` makes of each text.
  void SetTranslation(std::function<std::string(const std::string&)> translate) {
    fake_->SetHandler([translate](const TranslationRequest& request, const CallContext&) {
      std::vector<SegmentTranslation> translations;
      for (const BackendSegment& segment : request.segments) {
        translations.emplace_back().text = translate(segment.text);
      }
      return FakeBackend::Answer(translations);
    });
  }
  SegmentOutcome Translate(const std::string& text, const std::vector<ByteRange>& protected_ranges = {}) {
    SegmentTranslator translator(options_, *router_, nullptr);
    const std::vector<SegmentJob> jobs = {{.text = text,
                                           .protected_ranges = protected_ranges,
                                           .terms = {},
                                           .sentence_case = {},
                                           .masked_terms = {}}};
    auto outcomes = translator.Translate(jobs, CallContext(absl::InfiniteFuture(), clock_));
    EXPECT_OK(outcomes);
    return outcomes.ok() ? outcomes->front() : SegmentOutcome();
  }

  const SimulatedClock clock_;
  std::shared_ptr<FakeBackend> fake_ = std::make_shared<FakeBackend>("fake");
  std::unique_ptr<Router> router_;
  SegmentTranslator::Options options_;
};

TEST_F(SegmentTranslatorTest, ALostNumberIsTranslatedAgainBehindAMask) {
  SetTranslation([](const std::string& text) {
    return absl::StrReplaceAll(
        text, {{"Some 1,250 people", "Des gens"}, {"Some ⟪1⟫ people", "Quelque ⟪1⟫ personnes"}});
  });
  const SegmentOutcome outcome = Translate("@desk: Some 1,250 people came.", {{0, 5}});
  EXPECT_EQ(outcome.text, "@desk: Quelque 1,250 personnes came.");
  // The number itself is typography's to write.
  EXPECT_THAT(outcome.protected_places, ElementsAre(ByteRange{0, 5}));
  EXPECT_THAT(outcome.warnings, IsEmpty());
  EXPECT_EQ(fake_->calls(), 2);
}

TEST_F(SegmentTranslatorTest, SaysWhichSegmentFailed) {
  fake_->SetHandler([](const TranslationRequest&, const CallContext&) {
    std::vector<SegmentTranslation> translations(2);
    translations[0].text = "Oui.";
    translations[1].status = absl::InvalidArgumentError("too long");
    return FakeBackend::Answer(translations);
  });
  SegmentTranslator translator(options_, *router_, nullptr);
  const std::string first = "Yes.";
  const std::string second = "É" + std::string(100, 'a');
  std::vector<SegmentJob> jobs(2);
  jobs[0].text = first;
  jobs[1].text = second;
  const auto outcomes = translator.Translate(jobs, CallContext(absl::InfiniteFuture(), clock_));
  EXPECT_EQ(outcomes.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(outcomes.status().message(), "segment \"É" + std::string(59, 'a') + "…\": too long");
}

TEST_F(SegmentTranslatorTest, TheFirstTranslationStandsWhenTheMaskIsLost) {
  SetTranslation([](const std::string& text) {
    return absl::StrReplaceAll(text, {{"1250", "mille"}, {"⟪0⟫", ""}});
  });
  EXPECT_EQ(Translate("Some 1250 people came.").text, "Some mille people came.");
}

TEST_F(SegmentTranslatorTest, NumbersInAnotherNotationAreNotLost) {
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"It costs 1,250 euros.", "Cela coûte 1 250 euros."},
      {"It costs 1.5 million.", "Un million et demi."},
      {"She has 3 sons.", "Elle a trois fils."},
      {"In the 1990s.", "Dans les années quatre-vingt-dix."},
      {"An F16 jet.", "Un avion."},
      {"Version 2.10.33 came.", "Une version."}};
  for (const auto& [source, target] : pairs) {
    SetTranslation([&target = target](const std::string&) { return target; });
    const size_t before = fake_->calls();
    EXPECT_EQ(Translate(source).text, target);
    EXPECT_EQ(fake_->calls() - before, 1) << source;
  }
}

TEST_F(SegmentTranslatorTest, ALostPlaceholderIsTranslatedAround) {
  SetTranslation([](const std::string& text) {
    return absl::StrReplaceAll(text, {{"Ask", "Demandez"}, {"today", "aujourd’hui"}, {"⟪0⟫", ""}});
  });
  const SegmentOutcome outcome = Translate("Ask @desk today.", {{4, 9}});
  EXPECT_EQ(outcome.text, "Demandez @desk aujourd’hui.");
  EXPECT_THAT(outcome.protected_places, ElementsAre(ByteRange{9, 14}));
}

TEST_F(SegmentTranslatorTest, WordsLostBetweenTagsAreTranslatedAround) {
  SetTranslation([](const std::string& text) {
    return absl::StrReplaceAll(text, {{"⟪0⟫here⟪1⟫", "⟪0⟫⟪1⟫"}, {"See", "Voir"}, {"here", "ici"}});
  });
  const SegmentOutcome outcome = Translate("See <b>here</b>.", {{4, 7}, {11, 15}});
  EXPECT_EQ(outcome.text, "Voir <b>ici</b>.");
  EXPECT_THAT(outcome.protected_places, ElementsAre(ByteRange{5, 8}, ByteRange{11, 15}));
}

TEST_F(SegmentTranslatorTest, TellsTheBackendWhatItCanUse) {
  options_.title = "Title";
  options_.section = "politics";
  options_.client = "desk";
  options_.formality = Formality::kFormal;
  SegmentTranslator translator(options_, *router_, nullptr);
  for (const std::string text : {"One.", "Two.", "Three."}) {
    const std::vector<SegmentJob> jobs = {
        {.text = text, .protected_ranges = {}, .terms = {}, .sentence_case = {}, .masked_terms = {}}};
    ASSERT_OK(translator.Translate(jobs, CallContext(absl::InfiniteFuture(), clock_)));
  }
  ASSERT_THAT(fake_->requests(), SizeIs(3));
  const TranslationRequest last = fake_->requests().back();
  EXPECT_EQ(last.title, "Title");
  EXPECT_EQ(last.section, "politics");
  EXPECT_EQ(last.client, "desk");
  EXPECT_EQ(last.formality, Formality::kFormal);
  EXPECT_EQ(fake_->requests().front().context, "");
  EXPECT_EQ(last.context, "Two.");
}

}  // namespace
}  // namespace dragoman
