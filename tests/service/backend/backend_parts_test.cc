// The parts that the router and the backends are made of: masks, batches, breaker, limits, budgets, registry.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/backend/backend_registry.h"
#include "service/backend/batching.h"
#include "service/backend/budget.h"
#include "service/backend/circuit_breaker.h"
#include "service/backend/identity/identity_backend.h"
#include "service/backend/jitter.h"
#include "service/backend/masks.h"
#include "service/backend/usage_limit.h"
#include "tests/support/simulated_clock.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace dragoman {
namespace {

using testing::_;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr MaskStyle kStyles[] = {MaskStyle::kPlaceholder, MaskStyle::kXml, MaskStyle::kWord};

TEST(MasksTest, ComeBackAsTheyWere) {
  const std::string text = "See https://a.b/?c=1&d=2 <now> or ask @desk, at \"10\".";
  const std::vector<ByteRange> ranges = {{4, 24}, {38, 43}};
  for (const MaskStyle style : kStyles) {
    const MaskedSegment masked = MaskText(text, ranges, style);
    EXPECT_THAT(masked.text, testing::Not(HasSubstr("https")));
    const UnmaskedText back = Unmask(masked.text, masked.table);
    EXPECT_EQ(back.text, text);
    EXPECT_EQ(back.places, ranges);
    EXPECT_THAT(back.lost, IsEmpty());
    EXPECT_THAT(back.repeated, IsEmpty());
  }
}

TEST(MasksTest, EscapesOnlyXml) {
  EXPECT_EQ(MaskText("a & <b> X", std::vector<ByteRange>{{8, 9}}, MaskStyle::kXml).text,
            "a &amp; &lt;b&gt; <x id=\"0\"/>");
  EXPECT_EQ(MaskText("a & <b> X", std::vector<ByteRange>{{8, 9}}, MaskStyle::kWord).text, "a & <b> QZX0");
}

// What engines make of the tokens.
TEST(MasksTest, RecognisesDamagedTokens) {
  struct Case {
    MaskStyle style;
    std::string translated;
    std::string unmasked;
  };
  const std::vector<Case> cases = {
      {MaskStyle::kPlaceholder, "Avec ⟪ 0 ⟫.", "Avec @a."},
      {MaskStyle::kPlaceholder, "Avec 《0》.", "Avec @a."},
      {MaskStyle::kPlaceholder, "Avec⟪0⟫puis", "Avec @a puis"},
      {MaskStyle::kXml, "Avec < x id = '0' / >.", "Avec @a."},
      {MaskStyle::kXml, "Avec <x id=\"0\"></x>.", "Avec @a."},
      {MaskStyle::kXml, "Avec <X ID=0/> &amp; &#39;lui&#39;.", "Avec @a & 'lui'."},
      {MaskStyle::kWord, "Avec qzx0.", "Avec @a."},
      {MaskStyle::kWord, "Avec QZX 0.", "Avec @a."},
      {MaskStyle::kWord, "Avec QZX-0.", "Avec @a."},
      {MaskStyle::kWord, "AvecQZX0puis", "Avec @a puis"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.translated);
    const MaskedSegment masked = MaskText("With @a then", std::vector<ByteRange>{{5, 7}}, each.style);
    const UnmaskedText back = Unmask(each.translated, masked.table);
    EXPECT_EQ(back.text, each.unmasked);
    EXPECT_THAT(back.lost, IsEmpty());
    ASSERT_THAT(back.places, SizeIs(1));
    EXPECT_EQ(back.places[0].In(back.text), "@a");
  }
}

TEST(MasksTest, TellsLostAndRepeatedTokensAndLeavesStrangersAlone) {
  for (const MaskStyle style : kStyles) {
    const MaskedSegment masked = MaskText("@a and @b", std::vector<ByteRange>{{0, 2}, {7, 9}}, style);
    const std::string first = masked.text.substr(0, masked.text.find(" and"));
    const UnmaskedText back = Unmask(absl::StrCat(first, " et ", first), masked.table);
    EXPECT_EQ(back.text, "@a et @a");
    EXPECT_THAT(back.lost, ElementsAre(1));
    EXPECT_THAT(back.repeated, ElementsAre(0));
  }
  const MaskedSegment masked = MaskText("@a", std::vector<ByteRange>{{0, 2}}, MaskStyle::kPlaceholder);
  EXPECT_EQ(Unmask("⟪7⟫ ⟪0⟫ ⟪", masked.table).text, "⟪7⟫ @a ⟪");
}

TEST(MasksTest, KeepsClearOfTokensInTheTextItself) {
  const MaskedSegment placeholders =
      MaskText("⟪0⟫ and @a", std::vector<ByteRange>{{12, 14}}, MaskStyle::kPlaceholder);
  EXPECT_EQ(placeholders.text, "⟪0⟫ and ⟪1⟫");
  const MaskedSegment words = MaskText("QZX0 and @a", std::vector<ByteRange>{{9, 11}}, MaskStyle::kWord);
  EXPECT_EQ(words.text, "QZX0 and ZQV0");
  EXPECT_EQ(Unmask(words.text, words.table).text, "QZX0 and @a");
}

TEST(MasksTest, ARequestsLostPlaceholderIsAWarning) {
  TranslationRequest request;
  request.segments = {{.text = "Ask ⟪0⟫ & ⟪1⟫.", .terms = {}}, {.text = "Plain & simple.", .terms = {}}};
  const RequestMasks masks(request, MaskStyle::kXml);
  EXPECT_TRUE(masks.any());
  EXPECT_EQ(masks.text(1), "Plain &amp; simple.");
  std::vector<SegmentTranslation> translations(2);
  translations[0].text = "Demandez <x id=\"1\"/> <x id=\"1\"/>.";
  translations[0].alignment = {{.source = {0, 3}, .target = {0, 8}}};
  translations[1].text = "Simple &amp; clair.";
  masks.Restore(translations);
  EXPECT_EQ(translations[0].text, "Demandez ⟪1⟫ ⟪1⟫.");
  EXPECT_THAT(translations[0].warnings, ElementsAre("PLACEHOLDER_LOST", "PLACEHOLDER_REPEATED"));
  EXPECT_THAT(translations[0].alignment, IsEmpty());
  EXPECT_EQ(translations[1].text, "Simple & clair.");
  EXPECT_THAT(translations[1].warnings, IsEmpty());
}

class BatchingTest : public testing::Test {
 protected:
  static TranslationRequest Request(const std::vector<std::string>& texts) {
    TranslationRequest request;
    for (const std::string& text : texts) request.segments.push_back({.text = text, .terms = {}});
    return request;
  }
  // Keeps the sizes of the batches.
  BatchTranslator Echo() {
    return [this](const TranslationRequest& batch) -> absl::StatusOr<std::vector<SegmentTranslation>> {
      sizes_.push_back(batch.segments.size());
      contexts_.push_back(batch.context);
      std::vector<SegmentTranslation> translations;
      for (const BackendSegment& segment : batch.segments) translations.emplace_back().text = segment.text;
      return translations;
    };
  }

  std::vector<size_t> sizes_;
  std::vector<std::string> contexts_;
};

TEST_F(BatchingTest, KeepsEveryLimitAndTheOrder) {
  const TranslationRequest request = Request({"aaaa", "bb", "cc", "éé", "d", "e", "f"});
  struct Case {
    BatchLimits limits;
    std::vector<size_t> sizes;
  };
  for (const Case& each : std::vector<Case>{{{}, {7}},
                                            {{.segments = 3}, {3, 3, 1}},
                                            {{.characters = 6}, {2, 4, 1}},
                                            {{.bytes = 6}, {2, 2, 3}},
                                            {{.segments = 2, .bytes = 4}, {1, 2, 1, 2, 1}}}) {
    sizes_.clear();
    const auto translations = TranslateInBatches(request, CallContext(), each.limits, Echo());
    ASSERT_OK(translations);
    EXPECT_EQ(sizes_, each.sizes);
    for (size_t i = 0; i < 7; ++i) EXPECT_EQ((*translations)[i].text, request.segments[i].text);
  }
}

TEST_F(BatchingTest, LaterBatchesKnowWhatStandsBefore) {
  TranslationRequest request = Request({"One.", "Two.", "Three.", "Four.", "Five."});
  request.context = "Zero.";
  ASSERT_OK(TranslateInBatches(request, CallContext(), {.segments = 2}, Echo()));
  EXPECT_THAT(contexts_, ElementsAre("Zero.", "Zero.\nOne.\nTwo.", "Zero.\nTwo.\nThree.\nFour."));
}

TEST_F(BatchingTest, ASegmentTooLargeFailsAlone) {
  const auto translations =
      TranslateInBatches(Request({"a", "bbbbb", "c"}), CallContext(), {.characters = 4}, Echo());
  ASSERT_OK(translations);
  EXPECT_OK((*translations)[0].status);
  EXPECT_THAT((*translations)[1].status, StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("5 bytes")));
  EXPECT_EQ((*translations)[2].text, "c");
}

TEST_F(BatchingTest, OneBatchsOwnFaultDoesNotStopTheOthers) {
  for (const bool own : {true, false}) {
    int calls = 0;
    const auto translations = TranslateInBatches(
        Request({"a", "b", "c"}), CallContext(), {.segments = 1},
        [&](const TranslationRequest& batch) -> absl::StatusOr<std::vector<SegmentTranslation>> {
          if (++calls == 2) {
            if (own) return absl::InvalidArgumentError("odd");
            return absl::UnavailableError("down");
          }
          return Echo()(batch);
        });
    ASSERT_OK(translations);
    EXPECT_EQ(calls, own ? 3 : 2);
    EXPECT_EQ((*translations)[0].text, "a");
    EXPECT_FALSE((*translations)[1].status.ok());
    EXPECT_EQ((*translations)[2].status.ok(), own);
  }
  EXPECT_THAT(
      TranslateInBatches(Request({"a", "b"}), CallContext(), {.segments = 1},
                         [](const TranslationRequest&) -> absl::StatusOr<std::vector<SegmentTranslation>> {
                           return absl::UnavailableError("down");
                         }),
      StatusIs(absl::StatusCode::kUnavailable, "down"));
}

TEST(CircuitBreakerTest, LetsOneProbeThroughAtATime) {
  const SimulatedClock clock;
  CircuitBreaker breaker({.failures_to_open = 2, .open_for = absl::Seconds(10)}, clock);
  const auto early = breaker.TryEnter();
  for (int i = 0; i < 2; ++i) breaker.Record(*breaker.TryEnter(), CircuitBreaker::Outcome::kFailure);
  EXPECT_EQ(breaker.state(), CircuitBreaker::State::kOpen);
  EXPECT_FALSE(breaker.TryEnter().has_value());
  clock.Advance(absl::Seconds(10));
  EXPECT_EQ(breaker.state(), CircuitBreaker::State::kHalfOpen);
  // A call from before the opening says nothing about the recovery.
  breaker.Record(*early, CircuitBreaker::Outcome::kSuccess);
  EXPECT_EQ(breaker.state(), CircuitBreaker::State::kHalfOpen);
  const auto probe = breaker.TryEnter();
  ASSERT_TRUE(probe.has_value());
  EXPECT_FALSE(breaker.TryEnter().has_value());
  // A probe that tells nothing makes room for the next.
  breaker.Record(*probe, CircuitBreaker::Outcome::kNeutral);
  const auto second = breaker.TryEnter();
  ASSERT_TRUE(second.has_value());
  breaker.Record(*second, CircuitBreaker::Outcome::kSuccess);
  EXPECT_EQ(breaker.state(), CircuitBreaker::State::kClosed);
}

TEST(CircuitBreakerTest, ClosesAfterAsManySuccessesAsAsked) {
  const SimulatedClock clock;
  CircuitBreaker breaker({.failures_to_open = 1, .open_for = absl::Seconds(1), .successes_to_close = 2},
                         clock);
  breaker.Record(*breaker.TryEnter(), CircuitBreaker::Outcome::kFailure);
  clock.Advance(absl::Seconds(1));
  breaker.Record(*breaker.TryEnter(), CircuitBreaker::Outcome::kSuccess);
  EXPECT_EQ(breaker.state(), CircuitBreaker::State::kHalfOpen);
  breaker.Record(*breaker.TryEnter(), CircuitBreaker::Outcome::kFailure);
  EXPECT_EQ(breaker.state(), CircuitBreaker::State::kOpen);
  clock.Advance(absl::Seconds(1));
  for (int i = 0; i < 2; ++i) breaker.Record(*breaker.TryEnter(), CircuitBreaker::Outcome::kSuccess);
  EXPECT_EQ(breaker.state(), CircuitBreaker::State::kClosed);
}

TEST(UsageLimitTest, AHugeCallPassesWhenTheMinuteIsFree) {
  const SimulatedClock clock;
  UsageLimit limit({.characters_per_minute = 100}, clock);
  const CallContext context(clock.Now() + absl::Hours(1), clock);
  ASSERT_OK(limit.Acquire(500, clock.Now(), context));
  EXPECT_THAT(limit.Acquire(1, clock.Now(), context), StatusIs(absl::StatusCode::kResourceExhausted, _));
  const absl::Time start = clock.Now();
  ASSERT_OK(limit.Acquire(100, absl::InfiniteFuture(), context));
  // 400 to pay back and 100 to save up, at 100 a minute.
  EXPECT_NEAR(absl::ToDoubleSeconds(clock.Now() - start), 300, 1);
}

TEST(UsageLimitTest, WaitingEndsWithTheCaller) {
  const SimulatedClock clock;
  UsageLimit limit({.max_concurrent = 1}, clock);
  CallContext context(clock.Now() + absl::Hours(1), clock);
  ASSERT_OK(limit.Acquire(1, clock.Now(), context));
  context.Cancel();
  EXPECT_THAT(limit.Acquire(1, absl::InfiniteFuture(), context), StatusIs(absl::StatusCode::kCancelled, _));
  limit.Release();
  EXPECT_OK(limit.Acquire(1, clock.Now(), CallContext(absl::InfiniteFuture(), clock)));
}

TEST(BudgetTest, OutlivesARestartButNotTheMonth) {
  const TempDir folder;
  const SimulatedClock clock;  // 14 November 2023
  const BudgetLedger::Options options = {
      .monthly_by_client = {{"desk", 10}}, .default_monthly = 0, .path = folder.Path("budget")};
  {
    const auto ledger = BudgetLedger::Create(options, clock);
    ASSERT_OK(ledger);
    ASSERT_OK((*ledger)->Reserve("desk", 8));
    EXPECT_THAT((*ledger)->Reserve("desk", 3), StatusIs(absl::StatusCode::kResourceExhausted, _));
    (*ledger)->Settle("desk", 8, 6);
    ASSERT_OK((*ledger)->Reserve("with a\ttab and\na line break", 1e9));
    (*ledger)->Settle("with a\ttab and\na line break", 1e9, 5);
  }
  const auto ledger = BudgetLedger::Create(options, clock);
  ASSERT_OK(ledger);
  EXPECT_DOUBLE_EQ((*ledger)->Spent("desk"), 6);
  EXPECT_DOUBLE_EQ((*ledger)->Spent("with a\ttab and\na line break"), 5);
  clock.Advance(absl::Hours(24 * 17));
  EXPECT_DOUBLE_EQ((*ledger)->Spent("desk"), 0);
  EXPECT_OK((*ledger)->Reserve("desk", 10));
}

TEST(BudgetTest, RefusesAFileThatIsNotOurs) {
  const TempDir folder;
  const SimulatedClock clock;
  for (const char* text : {"something else\n", "dragoman budget 1\n2023-11\nnan\tdesk\n",
                           "dragoman budget 1\n2023-11\n-1\tdesk\n"}) {
    const std::string path = folder.Write("budget", text);
    EXPECT_THAT(BudgetLedger::Create({.monthly_by_client = {}, .path = path}, clock),
                StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr(path)));
  }
}

TEST(JitterTest, DrawsBetweenHalfAndTheWhole) {
  Jitter jitter(7);
  absl::Duration least = absl::Seconds(2);
  absl::Duration most;
  for (int i = 0; i < 1000; ++i) {
    const absl::Duration drawn = jitter.Draw(absl::Seconds(1));
    least = std::min(least, drawn);
    most = std::max(most, drawn);
  }
  EXPECT_GE(least, absl::Milliseconds(500));
  EXPECT_LT(least, absl::Milliseconds(510));
  EXPECT_GT(most, absl::Milliseconds(990));
  EXPECT_LE(most, absl::Seconds(1));
}

TEST(BackendRegistryTest, KnowsNamesOnce) {
  BackendRegistry registry;
  const auto identity = [] { return std::make_shared<IdentityBackend>(); };
  EXPECT_OK(registry.Register("one", identity));
  EXPECT_THAT(registry.Register("one", identity),
              StatusIs(absl::StatusCode::kAlreadyExists, HasSubstr("one")));
  EXPECT_THAT(registry.Register("", identity), StatusIs(absl::StatusCode::kInvalidArgument, _));
  EXPECT_OK(registry.Create("one"));
  EXPECT_THAT(registry.Create("two"), StatusIs(absl::StatusCode::kNotFound, HasSubstr("known: one")));
}

}  // namespace
}  // namespace dragoman
