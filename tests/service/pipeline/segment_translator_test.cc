#include "service/pipeline/segment_translator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <optional>
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
  // Fails each segment that has `words`, with `status`.
  void FailWhere(const std::string& words, const absl::Status& status) {
    fake_->SetHandler([this, words, status](const TranslationRequest& request, const CallContext&) {
      FakeBackend::Answer answer = fake_->All(request);
      for (size_t i = 0; i < request.segments.size(); ++i) {
        if (absl::StrContains(request.segments[i].text, words)) (*answer)[i].status = status;
      }
      return answer;
    });
  }
  using Outcomes = absl::StatusOr<std::vector<SegmentOutcome>>;
  Outcomes TranslateAll(const std::vector<std::string>& texts, absl::Time deadline = absl::InfiniteFuture()) {
    translator_.emplace(options_, *router_, nullptr);
    return Again(texts, deadline);
  }
  // With the translator of the last TranslateAll.
  Outcomes Again(const std::vector<std::string>& texts, absl::Time deadline = absl::InfiniteFuture()) {
    std::vector<SegmentJob> jobs(texts.size());
    for (size_t i = 0; i < texts.size(); ++i) jobs[i].text = texts[i];
    return translator_->Translate(jobs, CallContext(deadline, clock_));
  }

  const SimulatedClock clock_;
  std::shared_ptr<FakeBackend> fake_ = std::make_shared<FakeBackend>("fake");
  std::unique_ptr<Router> router_;
  SegmentTranslator::Options options_;
  std::optional<SegmentTranslator> translator_;
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

TEST_F(SegmentTranslatorTest, AFailedSegmentStandsAsInTheSourceAndSaysWhy) {
  FailWhere("É", absl::InvalidArgumentError("too long"));
  const std::string failed = "É" + std::string(100, 'a');
  const auto outcomes = TranslateAll({"Yes.", failed, "…"});
  ASSERT_OK(outcomes);
  EXPECT_EQ((*outcomes)[0].text, "fake|Yes.");
  EXPECT_OK((*outcomes)[0].failure);
  EXPECT_EQ((*outcomes)[1].text, failed);
  EXPECT_EQ((*outcomes)[1].backend, "");
  EXPECT_EQ((*outcomes)[1].backend_text, "");
  EXPECT_THAT((*outcomes)[1].failure, StatusIs(absl::StatusCode::kInvalidArgument,
                                               "segment \"É" + std::string(59, 'a') + "…\": too long"));
  EXPECT_OK((*outcomes)[2].failure);
  EXPECT_EQ(translator_->usage().segments, 2);
}

TEST_F(SegmentTranslatorTest, FailsWhereNoSegmentIsTranslated) {
  FailWhere("", absl::InternalError("broken"));
  EXPECT_THAT(TranslateAll({"Yes.", "No.", "…"}),
              StatusIs(absl::StatusCode::kInternal, testing::HasSubstr("broken")));
}

TEST_F(SegmentTranslatorTest, SegmentsFailAloneOnceAnotherCallTranslatedOne) {
  FailWhere("No", absl::InternalError("broken"));
  EXPECT_FALSE(TranslateAll({"No."}).ok());
  ASSERT_OK(TranslateAll({"Yes."}));
  const auto outcomes = Again({"No.", "…"});
  ASSERT_OK(outcomes);
  EXPECT_EQ((*outcomes)[0].text, "No.");
  EXPECT_THAT((*outcomes)[0].failure, StatusIs(absl::StatusCode::kInternal, testing::HasSubstr("broken")));
  EXPECT_OK((*outcomes)[1].failure);
}

TEST_F(SegmentTranslatorTest, WhatTheCallerMayNotUseOrHasNoTimeForEndsAll) {
  for (const absl::Status& status :
       {absl::ResourceExhaustedError("spent"), absl::UnauthenticatedError("who?"),
        absl::PermissionDeniedError("no"), absl::CancelledError("over")}) {
    FailWhere("No", status);
    EXPECT_THAT(TranslateAll({"Yes.", "No."}),
                StatusIs(status.code(), testing::HasSubstr("segment \"No.\"")));
  }
  fake_->SetHandler([this](const TranslationRequest&, const CallContext&) {
    clock_.Advance(absl::Seconds(10));
    std::vector<SegmentTranslation> translations(2);
    translations[0].text = "Oui.";
    translations[1].status = absl::UnavailableError("busy");
    return FakeBackend::Answer(translations);
  });
  EXPECT_FALSE(TranslateAll({"Yes.", "No."}, clock_.Now() + absl::Seconds(5)).ok());
}

TEST_F(SegmentTranslatorTest, APieceAroundProtectedTextThatFailsFailsItsSegment) {
  fake_->SetHandler([this](const TranslationRequest& request, const CallContext&) {
    FakeBackend::Answer answer = fake_->All(request);
    for (size_t i = 0; i < request.segments.size(); ++i) {
      if (absl::StrContains(request.segments[i].text, "⟪0⟫")) (*answer)[i].text = "Demandez.";
      if (request.segments[i].text == " today.") (*answer)[i].status = absl::InternalError("broken");
    }
    return answer;
  });
  SegmentJob job;
  job.text = "Ask @desk today.";
  job.protected_ranges = {{4, 9}};
  SegmentJob other;
  other.text = "Yes.";
  translator_.emplace(options_, *router_, nullptr);
  const auto outcomes =
      translator_->Translate(std::vector{job, other}, CallContext(absl::InfiniteFuture(), clock_));
  ASSERT_OK(outcomes);
  EXPECT_EQ((*outcomes)[0].text, "Ask @desk today.");
  EXPECT_THAT((*outcomes)[0].failure, StatusIs(absl::StatusCode::kInternal, testing::HasSubstr("broken")));
  EXPECT_EQ((*outcomes)[1].text, "fake|Yes.");
}

TEST_F(SegmentTranslatorTest, ASecondAttemptThatFailsForOneSegmentServesTheOthers) {
  fake_->SetHandler([this](const TranslationRequest& request, const CallContext&) {
    FakeBackend::Answer answer = fake_->All(request);
    for (size_t i = 0; i < request.segments.size(); ++i) {
      const std::string& text = request.segments[i].text;
      const bool second = absl::StrContains(text, "⟪0⟫");
      if (!second) (*answer)[i].text = "Des gens.";
      if (second && absl::StrContains(text, "left")) (*answer)[i].status = absl::InternalError("broken");
    }
    return answer;
  });
  const auto outcomes = TranslateAll({"Some 1250 left.", "Some 1300 came."});
  ASSERT_OK(outcomes);
  EXPECT_EQ((*outcomes)[0].text, "Des gens.");
  EXPECT_OK((*outcomes)[0].failure);
  EXPECT_EQ((*outcomes)[1].text, "fake|Some 1300 came.");
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
