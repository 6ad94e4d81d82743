#include "service/backend/router.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/synchronization/notification.h"
#include "service/backend/identity/identity_backend.h"
#include "service/base/error_reason.h"
#include "tests/support/fakes/fake_backend.h"
#include "tests/support/lateness.h"
#include "tests/support/simulated_clock.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

using testing::_;
using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

using Backends = std::vector<std::pair<std::string, std::shared_ptr<Backend>>>;

SegmentTranslation Failure() {
  SegmentTranslation translation;
  translation.status = absl::InternalError("not this one");
  return translation;
}

TranslationRequest Request(size_t segments = 4) {
  TranslationRequest request;
  request.languages = {"en", "fr"};
  for (size_t i = 0; i < segments; ++i) {
    request.segments.push_back({.text = absl::StrCat("Sentence ", i, "."), .terms = {}});
  }
  return request;
}

class RouterTest : public testing::Test {
 protected:
  std::unique_ptr<Router> Make(RouterOptions options = {}, const Clock* clock = nullptr) {
    auto router = Router::Create(std::move(options), {{"a", a_}, {"b", b_}, {"c", c_}},
                                 clock == nullptr ? clock_ : *clock);
    EXPECT_OK(router);
    return *std::move(router);
  }
  CallContext Context(absl::Duration timeout = absl::Seconds(60)) {
    return CallContext(clock_.Now() + timeout, clock_);
  }
  // The one backend that gave every segment, each its own; "" when there is no such.
  static std::string WhoGaveAll(const absl::StatusOr<RoutedTranslation>& routed,
                                const TranslationRequest& request) {
    EXPECT_OK(routed);
    if (!routed.ok() || routed->segments.size() != request.segments.size()) return "";
    std::string who = routed->segments.front().backend;
    for (size_t i = 0; i < request.segments.size(); ++i) {
      const RoutedSegment& segment = routed->segments[i];
      if (segment.backend != who || !segment.translation.status.ok() ||
          segment.translation.text != absl::StrCat(who, "|", request.segments[i].text)) {
        return "";
      }
    }
    return who;
  }
  static std::vector<std::string> Asked(const RoutedTranslation& routed) {
    std::vector<std::string> names;
    for (const RouteAttempt& attempt : routed.attempts) names.push_back(attempt.backend);
    return names;
  }

  const SimulatedClock clock_;
  std::shared_ptr<FakeBackend> a_ = std::make_shared<FakeBackend>("a");
  std::shared_ptr<FakeBackend> b_ = std::make_shared<FakeBackend>("b");
  std::shared_ptr<FakeBackend> c_ = std::make_shared<FakeBackend>("c");
};

TEST_F(RouterTest, NamesEveryFaultOfItsOptions) {
  RouterOptions options;
  options.default_chain = {{"a", 0}, {"nobody", 0}};
  options.chains["en-fr"] = {{"b", -1}};
  options.policies["nothing"] = {};
  const auto router = Router::Create(options, {{"a", a_}, {"a", b_}, {"b", nullptr}}, clock_);
  EXPECT_THAT(
      router,
      StatusIs(absl::StatusCode::kInvalidArgument,
               AllOf(HasSubstr("backends[a]: the name stands twice"), HasSubstr("backends[b]: is null"),
                     HasSubstr("default_chain[1]: no backend \"nobody\"; known: a, a, b"),
                     HasSubstr("chains[en-fr][0].weight: is -1"), HasSubstr("policies[nothing]"))));
  EXPECT_THAT(Router::Create({}, {}, clock_),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("there is none")));
}

TEST_F(RouterTest, TheMostSpecificChainWins) {
  RouterOptions options;
  options.default_chain = {{"a", 0}};
  options.chains["*-*"] = {{"b", 0}};
  const std::unique_ptr<Router> any = Make(options);
  options.chains["*-ru"] = {{"c", 0}};
  options.chains["en-*"] = {{"a", 0}};
  options.chains["en-fr"] = {{"c", 0}, {"a", 0}};
  const std::unique_ptr<Router> router = Make(options);
  const auto who = [&](Router& asked, const std::string& source, const std::string& target) {
    TranslationRequest request = Request();
    request.languages = {source, target};
    return WhoGaveAll(asked.Translate(request, Context()), request);
  };
  EXPECT_EQ(who(*any, "en", "fr"), "b");
  EXPECT_EQ(who(*router, "en", "fr"), "c");
  EXPECT_EQ(who(*router, "en", "ru"), "a");
  EXPECT_EQ(who(*router, "de", "ru"), "c");
  EXPECT_EQ(who(*router, "de", "uk"), "b");
}

TEST_F(RouterTest, AsksInOrderUntilOneAnswers) {
  a_->Fail(absl::UnavailableError("down"));
  b_->Fail(absl::ResourceExhaustedError("quota"));
  const std::unique_ptr<Router> router = Make();
  const TranslationRequest request = Request();
  const auto routed = router->Translate(request, Context());
  EXPECT_EQ(WhoGaveAll(routed, request), "c");
  ASSERT_THAT(Asked(*routed), ElementsAre("a", "b", "c"));
  EXPECT_THAT(routed->attempts[0].status, StatusIs(absl::StatusCode::kUnavailable, "down"));
  EXPECT_THAT(routed->attempts[1].status, StatusIs(absl::StatusCode::kResourceExhausted, "quota"));
  EXPECT_OK(routed->attempts[2].status);
  EXPECT_EQ(routed->attempts[2].model, "c 1");
  EXPECT_EQ(routed->attempts[0].segments, 4);
  EXPECT_EQ(routed->attempts[0].failed, 4);
  EXPECT_EQ(routed->attempts[2].failed, 0);
  EXPECT_EQ(routed->segments[0].model, "c 1");
}

TEST_F(RouterTest, TellsWhyNobodyTranslated) {
  a_->Fail(absl::UnavailableError("down"));
  b_->Fail(absl::UnauthenticatedError("wrong key"));
  c_->Fail(absl::ResourceExhaustedError("quota"));
  EXPECT_THAT(Make()->Translate(Request(), Context()),
              StatusIs(absl::StatusCode::kResourceExhausted,
                       "no backend translated en-fr: a: down; b: wrong key; c: quota"));
}

TEST_F(RouterTest, KeepsTheReasonOfTheBackendAskedLast) {
  a_->Fail(absl::UnavailableError("down"));
  b_->Fail(absl::UnavailableError("down"));
  c_->Fail(QueueFullError("too many wait"));
  EXPECT_EQ(ReasonOf(Make()->Translate(Request(), Context()).status()), kQueueFull);
  c_->Fail(WithReason(absl::DeadlineExceededError("too late"), "SLOW"));
  EXPECT_EQ(ReasonOf(Make()->Translate(Request(), Context()).status()), "UNAVAILABLE");
}

TEST_F(RouterTest, SendsOnOnlyTheSegmentsThatFailed) {
  a_->SetHandler([&](const TranslationRequest& request, const CallContext&) {
    FakeBackend::Answer answer = a_->All(request);
    for (const size_t i : {1u, 3u}) (*answer)[i] = Failure();
    return answer;
  });
  b_->SetHandler([&](const TranslationRequest& request, const CallContext&) {
    FakeBackend::Answer answer = b_->All(request);
    (*answer)[0].text.clear();  // an empty translation is none
    return answer;
  });
  const TranslationRequest request = Request(5);
  const auto routed = Make()->Translate(request, Context());
  ASSERT_OK(routed);
  const std::vector<std::string> who = {"a", "c", "a", "b", "a"};
  for (size_t i = 0; i < who.size(); ++i) {
    EXPECT_EQ(routed->segments[i].backend, who[i]);
    EXPECT_EQ(routed->segments[i].translation.text, absl::StrCat(who[i], "|", request.segments[i].text));
  }
  ASSERT_THAT(b_->requests(), SizeIs(1));
  EXPECT_THAT(b_->requests()[0].segments, SizeIs(2));
  ASSERT_THAT(c_->requests(), SizeIs(1));
  ASSERT_THAT(c_->requests()[0].segments, SizeIs(1));
  EXPECT_EQ(c_->requests()[0].segments[0].text, "Sentence 1.");
  EXPECT_EQ(routed->attempts[0].failed, 2);
  EXPECT_THAT(routed->attempts[0].status, StatusIs(absl::StatusCode::kInternal, "not this one"));
}

TEST_F(RouterTest, AWrongNumberOfSegmentsIsNoAnswer) {
  a_->SetHandler([&](const TranslationRequest& request, const CallContext&) {
    FakeBackend::Answer answer = a_->All(request);
    answer->pop_back();
    return answer;
  });
  const TranslationRequest request = Request();
  const auto routed = Make()->Translate(request, Context());
  EXPECT_EQ(WhoGaveAll(routed, request), "b");
  EXPECT_THAT(routed->attempts[0].status,
              StatusIs(absl::StatusCode::kInternal, HasSubstr("3 segments for 4")));
}

TEST_F(RouterTest, ASegmentTooLongForOneGoesToTheNext) {
  a_->SetInfo([](BackendInfo& info) { info.max_segment_bytes = 20; });
  const std::unique_ptr<Router> router = Make();
  TranslationRequest request = Request(2);
  request.segments[1].text = std::string(21, 'x');
  const auto routed = router->Translate(request, Context());
  ASSERT_OK(routed);
  EXPECT_EQ(routed->segments[0].backend, "a");
  EXPECT_EQ(routed->segments[1].backend, "b");
  EXPECT_THAT(a_->requests()[0].segments, SizeIs(1));
  request.segments.erase(request.segments.begin());
  EXPECT_THAT(router->Translate(request, Context(), "a"),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("21 bytes; backend \"a\" takes 20")));
}

TEST_F(RouterTest, AForcedBackendIsAskedAlone) {
  b_->Fail(absl::UnavailableError("down"));
  const std::unique_ptr<Router> router = Make();
  EXPECT_THAT(router->Translate(Request(), Context(), "b"),
              StatusIs(absl::StatusCode::kUnavailable, "no backend translated en-fr: b: down"));
  EXPECT_EQ(a_->calls() + c_->calls(), 0);
  EXPECT_THAT(router->Translate(Request(), Context(), "d"),
              StatusIs(absl::StatusCode::kNotFound, "no backend \"d\"; known: a, b, c"));
}

TEST_F(RouterTest, DrawsAGroupByWeightAndKeepsTheOrderAroundIt) {
  RouterOptions options;
  options.default_chain = {{"a", 3}, {"b", 1}, {"c", 0}};
  const std::unique_ptr<Router> router = Make(options);
  std::map<std::string, int> first;
  constexpr int kCalls = 4000;
  for (int i = 0; i < kCalls; ++i) ++first[router->Translate(Request(1), Context())->attempts[0].backend];
  // Binomial with p = 3/4: the standard deviation is 27.
  EXPECT_NEAR(first["a"], 3000, 110);
  EXPECT_NEAR(first["b"], 1000, 110);

  for (const auto& backend : {a_, b_, c_}) backend->Fail(absl::InvalidArgumentError("no"));
  std::set<std::string> orders;
  for (int i = 0; i < 50; ++i) {
    orders.insert(std::string(router->Translate(Request(1), Context()).status().message()));
  }
  EXPECT_THAT(orders, testing::UnorderedElementsAre("no backend translated en-fr: a: no; b: no; c: no",
                                                    "no backend translated en-fr: b: no; a: no; c: no"));
}

// The breaker over time, by the simulated clock: what each call to the router did.
TEST_F(RouterTest, TheBreakerOpensAfterFiveFailuresAndClosesAfterRecovery) {
  const std::unique_ptr<Router> router = Make();
  const auto call_at = [&, start = clock_.Now()](int second) {
    clock_.Advance(start + absl::Seconds(second) - clock_.Now());
    const size_t asked = a_->calls();
    const TranslationRequest request = Request();
    const std::string who = WhoGaveAll(router->Translate(request, Context()), request);
    return absl::StrCat(second, "s ", a_->calls() > asked ? "asked" : "spared", ", ", who, " answered, ",
                        ToString(router->Infos()[0].breaker));
  };
  std::vector<std::string> timeline = {call_at(0)};
  a_->Fail(absl::UnavailableError("down"));
  for (const int second : {1, 2, 3, 4, 5, 6, 34, 35, 36, 64}) timeline.push_back(call_at(second));
  a_->Fail(absl::OkStatus());
  for (const int second : {65, 66}) timeline.push_back(call_at(second));
  EXPECT_THAT(timeline, ElementsAre("0s asked, a answered, closed",   //
                                    "1s asked, b answered, closed",   //
                                    "2s asked, b answered, closed",   //
                                    "3s asked, b answered, closed",   //
                                    "4s asked, b answered, closed",   //
                                    "5s asked, b answered, open",     // the fifth failure
                                    "6s spared, b answered, open",    //
                                    "34s spared, b answered, open",   //
                                    "35s asked, b answered, open",    // a probe that fails
                                    "36s spared, b answered, open",   //
                                    "64s spared, b answered, open",   //
                                    "65s asked, a answered, closed",  // a probe that does not
                                    "66s asked, a answered, closed"));
}

TEST_F(RouterTest, OneGoodCallOrABadRequestDoesNotOpenTheBreaker) {
  const std::unique_ptr<Router> router = Make();
  const auto calls = [&](int times, const absl::Status& status) {
    a_->Fail(status);
    for (int i = 0; i < times; ++i) EXPECT_OK(router->Translate(Request(), Context()));
  };
  calls(4, absl::UnavailableError("down"));
  calls(1, absl::OkStatus());
  calls(4, absl::InternalError("odd"));
  calls(20, absl::InvalidArgumentError("the request's own fault"));
  EXPECT_EQ(router->Infos()[0].breaker, CircuitBreaker::State::kClosed);
  calls(1, absl::UnavailableError("down"));
  const BackendStatus status = router->Infos()[0];
  EXPECT_EQ(status.breaker, CircuitBreaker::State::kOpen);
  EXPECT_FALSE(status.info.healthy);
  EXPECT_THAT(status.health, StatusIs(absl::StatusCode::kUnavailable, "failed too often: down"));
  EXPECT_EQ(status.calls, 30);
  EXPECT_EQ(status.failed_calls, 29);
  EXPECT_EQ(status.segments, 4);
}

TEST_F(RouterTest, AHangingBackendIsLeftInTimeForTheNext) {
  a_->Hang();
  RouterOptions options;
  options.policies["a"].attempt_timeout = absl::Seconds(5);
  const TranslationRequest request = Request();
  const absl::Time start = clock_.Now();
  EXPECT_EQ(WhoGaveAll(Make(options)->Translate(request, Context()), request), "b");
  EXPECT_EQ(clock_.Now() - start, absl::Seconds(5));
  // Two thirds of what is left, when that is less.
  const absl::Time again = clock_.Now();
  EXPECT_EQ(WhoGaveAll(Make()->Translate(request, Context(absl::Seconds(3))), request), "b");
  EXPECT_EQ(clock_.Now() - again, absl::Seconds(2));
}

TEST_F(RouterTest, KeepsTheDeadlineWhenEveryBackendHangs) {
  for (const auto& backend : {a_, b_, c_}) backend->Hang();
  for (const absl::Duration hedge_delay : {absl::ZeroDuration(), absl::Milliseconds(10)}) {
    RouterOptions options;
    options.hedge_delay = hedge_delay;
    const std::unique_ptr<Router> router = Make(options, &SystemClock());
    const absl::Duration late =
        LeastLateness(absl::Milliseconds(100), absl::Milliseconds(50), [&](absl::Time deadline) {
          EXPECT_THAT(router->Translate(Request(), CallContext(deadline)),
                      StatusIs(absl::StatusCode::kDeadlineExceeded, _));
        });
    EXPECT_LE(late, absl::Milliseconds(50));
    EXPECT_GE(late, absl::ZeroDuration());
  }
}

TEST_F(RouterTest, CancellationReachesTheBackend) {
  for (const absl::Duration hedge_delay : {absl::ZeroDuration(), absl::Hours(1)}) {
    absl::Notification asked;
    absl::Status seen;
    a_->SetHandler([&](const TranslationRequest&, const CallContext& context) -> FakeBackend::Answer {
      asked.Notify();
      return seen = SleepOnClock(context, absl::Hours(1));
    });
    RouterOptions options;
    options.hedge_delay = hedge_delay;
    std::unique_ptr<Router> router = Make(options, &SystemClock());
    CallContext context(SystemClock().Now() + absl::Minutes(5));
    std::thread caller([&] {
      EXPECT_THAT(router->Translate(Request(), context), StatusIs(absl::StatusCode::kCancelled, _));
    });
    asked.WaitForNotification();
    context.Cancel();
    caller.join();
    router.reset();
    EXPECT_TRUE(absl::IsCancelled(seen)) << seen;
    EXPECT_EQ(b_->calls(), 0);
  }
}

TEST_F(RouterTest, HedgesASlowBackendAndTakesTheFirstAnswer) {
  a_->Hang();
  RouterOptions options;
  options.hedge_delay = absl::Milliseconds(5);
  std::unique_ptr<Router> router = Make(options, &SystemClock());
  const TranslationRequest request = Request();
  const auto routed = router->Translate(request, CallContext(SystemClock().Now() + absl::Minutes(5)));
  EXPECT_EQ(WhoGaveAll(routed, request), "b");
  ASSERT_THAT(Asked(*routed), Contains("a"));
  for (const RouteAttempt& attempt : routed->attempts) {
    EXPECT_EQ(attempt.hedged, attempt.backend != "a");
    EXPECT_EQ(absl::IsCancelled(attempt.status), attempt.backend != "b") << attempt.status;
  }
}

TEST_F(RouterTest, DoesNotHedgeBeforeTheDelayHasPassed) {
  RouterOptions options;
  options.hedge_delay = absl::Seconds(1);
  const TranslationRequest request = Request();
  // The simulated clock stands still.
  const auto routed = Make(options)->Translate(request, Context());
  EXPECT_EQ(WhoGaveAll(routed, request), "a");
  EXPECT_THAT(Asked(*routed), ElementsAre("a"));
  EXPECT_EQ(b_->calls(), 0);
}

TEST_F(RouterTest, AFullBackendIsPassedByAndWaitedForOnlyAsTheLast) {
  RouterOptions options;
  options.policies["a"].limit.max_concurrent = 1;
  const std::unique_ptr<Router> router = Make(options, &SystemClock());
  absl::Notification asked;
  absl::Notification released;
  a_->SetHandler([&](const TranslationRequest& request, const CallContext&) {
    asked.Notify();
    released.WaitForNotification();
    return a_->All(request);
  });
  const TranslationRequest request = Request();
  const auto context = [] { return CallContext(SystemClock().Now() + absl::Minutes(5)); };
  std::thread first([&] { EXPECT_EQ(WhoGaveAll(router->Translate(request, context()), request), "a"); });
  asked.WaitForNotification();
  const auto routed = router->Translate(request, context());
  EXPECT_EQ(WhoGaveAll(routed, request), "b");
  EXPECT_THAT(routed->attempts[0].status,
              StatusIs(absl::StatusCode::kResourceExhausted, "too many calls at once"));
  a_->SetHandler({});
  std::thread second(
      [&] { EXPECT_EQ(WhoGaveAll(router->Translate(request, context(), "a"), request), "a"); });
  released.Notify();
  first.join();
  second.join();
}

TEST_F(RouterTest, KeepsToTheRateLimits) {
  RouterOptions options;
  options.policies["a"].limit.calls_per_second = 2;
  options.policies["b"].limit.characters_per_minute = 110;  // a request has 44
  const std::unique_ptr<Router> router = Make(options);
  const auto seconds_for = [&](const std::string& backend, int calls) {
    const absl::Time start = clock_.Now();
    for (int i = 0; i < calls; ++i) EXPECT_OK(router->Translate(Request(), Context(absl::Hours(1)), backend));
    return absl::ToDoubleSeconds(clock_.Now() - start);
  };
  EXPECT_DOUBLE_EQ(seconds_for("a", 2), 0);
  EXPECT_NEAR(seconds_for("a", 4), 2, 0.01);
  EXPECT_DOUBLE_EQ(seconds_for("b", 2), 0);
  EXPECT_NEAR(seconds_for("b", 1), 12, 0.1);  // 22 of 110 characters are missing: a fifth of a minute
  EXPECT_THAT(router->Translate(Request(), Context(absl::Seconds(5)), "b"),
              StatusIs(absl::StatusCode::kResourceExhausted, HasSubstr("rate limit")));
}

TEST_F(RouterTest, ChargesClientsAndSparesThoseWhoseMonthIsSpent) {
  RouterOptions options;
  options.policies["a"].price_per_million_characters = 1e6;  // 1 a character
  options.budget.monthly_by_client = {{"desk", 100}};
  const std::unique_ptr<Router> router = Make(options);
  const auto who = [&](const std::string& client) {
    TranslationRequest request = Request();  // 44 characters
    request.client = client;
    return WhoGaveAll(router->Translate(request, Context()), request);
  };
  EXPECT_EQ(who("desk"), "a");
  EXPECT_EQ(who("desk"), "a");
  EXPECT_EQ(who("desk"), "b");
  EXPECT_EQ(who("other"), "a");
  TranslationRequest request = Request();
  request.client = "desk";
  EXPECT_THAT(router->Translate(request, Context(), "a"),
              StatusIs(absl::StatusCode::kResourceExhausted,
                       HasSubstr("the budget of client \"desk\" for 2023-11 is spent: 88.00 of 100.00")));
  clock_.Advance(absl::Hours(24 * 31));
  EXPECT_EQ(who("desk"), "a");
  EXPECT_EQ(router->Infos()[0].characters, 4 * 44);
}

TEST_F(RouterTest, ChargesWhatTheBackendSaysAndNothingForFailures) {
  RouterOptions options;
  options.policies["a"].price_per_million_characters = 1e6;
  options.budget.default_monthly = 50;
  const std::unique_ptr<Router> router = Make(options);
  a_->SetHandler([&](const TranslationRequest& request, const CallContext&) {
    FakeBackend::Answer answer = a_->All(request);
    for (SegmentTranslation& segment : *answer) segment.billed_characters = 1;
    return answer;
  });
  for (int i = 0; i < 2; ++i) {
    const auto routed = router->Translate(Request(), Context());
    EXPECT_EQ(WhoGaveAll(routed, Request()), "a");
    EXPECT_EQ(routed->attempts[0].characters, 4);
  }
  a_->Fail(absl::UnavailableError("down"));
  EXPECT_EQ(WhoGaveAll(router->Translate(Request(), Context()), Request()), "b");
  a_->Fail(absl::OkStatus());
  // 8 of 50 are spent; 44 more are too many.
  EXPECT_EQ(WhoGaveAll(router->Translate(Request(), Context()), Request()), "b");
  EXPECT_EQ(WhoGaveAll(router->Translate(Request(3), Context()), Request(3)), "a");
}

TEST_F(RouterTest, PivotsThroughEnglishWhereNobodyHasThePair) {
  auto to_english = std::make_shared<FakeBackend>("fr", std::vector<LanguagePair>{{"fr", "en"}});
  auto from_english = std::make_shared<FakeBackend>("uk", std::vector<LanguagePair>{{"en", "uk"}});
  to_english->SetHandler([&](const TranslationRequest& request, const CallContext&) {
    FakeBackend::Answer answer = to_english->All(request);
    (*answer)[0].alignment = {{.source = {0, 4}, .target = {3, 7}}};
    (*answer)[0].billed_characters = 2;
    if (answer->size() > 1) (*answer)[1] = Failure();
    return answer;
  });
  from_english->SetHandler([&](const TranslationRequest& request, const CallContext&) {
    FakeBackend::Answer answer = from_english->All(request);
    (*answer)[0].alignment = {{.source = {2, 5}, .target = {0, 2}}, {.source = {8, 9}, .target = {3, 4}}};
    (*answer)[0].billed_characters = 3;
    return answer;
  });
  const auto router = Router::Create({}, {{"x", to_english}, {"y", from_english}}, clock_);
  ASSERT_OK(router);
  TranslationRequest request = Request(2);
  request.languages = {"fr", "uk"};
  request.segments[0].terms = {{.source = {0, 4}, .lemma = "Київ", .forms = {"Київ"}}};
  const auto routed = (*router)->Translate(request, Context());
  ASSERT_OK(routed);
  const RoutedSegment& first = routed->segments[0];
  EXPECT_EQ(first.translation.text, "uk|fr|Sentence 0.");
  EXPECT_EQ(first.backend, "x+y");
  EXPECT_EQ(first.model, "fr 1+uk 1");
  EXPECT_EQ(first.translation.billed_characters, 5);
  ASSERT_THAT(first.translation.alignment, SizeIs(1));
  EXPECT_EQ(first.translation.alignment[0].source, (ByteRange{0, 4}));
  EXPECT_EQ(first.translation.alignment[0].target, (ByteRange{0, 2}));
  EXPECT_THAT(routed->segments[1].translation.status, StatusIs(absl::StatusCode::kInternal, _));
  EXPECT_EQ(routed->segments[1].backend, "");
  // The term's Ukrainian form is no matter of the English leg.
  EXPECT_THAT(to_english->requests()[0].segments[0].terms, IsEmpty());
  EXPECT_THAT(from_english->requests()[0].segments, SizeIs(1));
  ASSERT_THAT(Asked(*routed), ElementsAre("x", "y"));
  EXPECT_EQ(routed->attempts[0].languages, (LanguagePair{"fr", "en"}));
  EXPECT_EQ(routed->attempts[1].languages, (LanguagePair{"en", "uk"}));

  request.languages = {"fr", "ru"};
  EXPECT_THAT((*router)->Translate(request, Context()),
              StatusIs(absl::StatusCode::kNotFound, "no backend translates fr-ru"));
  RouterOptions without;
  without.pivot = "";
  const auto straight = Router::Create(without, {{"x", to_english}, {"y", from_english}}, clock_);
  request.languages = {"fr", "uk"};
  EXPECT_THAT((*straight)->Translate(request, Context()), StatusIs(absl::StatusCode::kNotFound, _));
}

TEST_F(RouterTest, InfosNeverWaitForABackend) {
  absl::Notification released;
  for (const auto& backend : {a_, b_, c_}) {
    backend->SetHealth([&](const CallContext&) {
      released.WaitForNotification();
      return absl::OkStatus();
    });
  }
  const std::unique_ptr<Router> router = Make();
  const absl::Duration took = LeastLateness(absl::ZeroDuration(), absl::Milliseconds(50),
                                            [&](absl::Time) { EXPECT_THAT(router->Infos(), SizeIs(3)); });
  EXPECT_LE(took, absl::Milliseconds(50));
  clock_.Advance(absl::Seconds(6));
  for (const BackendStatus& status : router->Infos()) {
    EXPECT_FALSE(status.info.healthy);
    EXPECT_THAT(status.health, StatusIs(absl::StatusCode::kDeadlineExceeded, HasSubstr("for 6s")));
  }
  released.Notify();
  router->CheckHealth(Context());
}

TEST_F(RouterTest, HealthChecksRenewWhatIsKnown) {
  const std::unique_ptr<Router> router = Make();
  a_->SetHealth([&](const CallContext&) {
    a_->SetInfo([](BackendInfo& info) {
      info.any_pair = false;
      info.pairs = {{"en", "ru"}};
    });
    return absl::OkStatus();
  });
  b_->SetHealth([](const CallContext&) { return absl::UnauthenticatedError("wrong key"); });
  router->CheckHealth(Context());
  const std::vector<BackendStatus> infos = router->Infos();
  EXPECT_THAT(infos[0].info.pairs, ElementsAre(LanguagePair{"en", "ru"}));
  EXPECT_FALSE(infos[1].info.healthy);
  EXPECT_THAT(infos[1].health, StatusIs(absl::StatusCode::kUnauthenticated, "wrong key"));
  EXPECT_TRUE(infos[2].info.healthy);
  const TranslationRequest request = Request();
  EXPECT_EQ(WhoGaveAll(router->Translate(request, Context()), request), "b");
}

// Many callers, backends that fail at random, whole calls and single segments: nothing lost, nothing swapped.
TEST_F(RouterTest, LosesAndSwapsNothingUnderFire) {
  for (const auto& backend : {a_, b_}) {
    backend->SetHandler([&backend = *backend](const TranslationRequest& request, const CallContext&) {
      thread_local std::mt19937 random(std::hash<std::thread::id>()(std::this_thread::get_id()));
      FakeBackend::Answer answer = backend.All(request);
      switch (random() % 4) {
        case 0:
          return FakeBackend::Answer(absl::UnavailableError("down"));
        case 1:
          answer->pop_back();
          return answer;
        case 2:
          for (SegmentTranslation& segment : *answer) {
            if (random() % 2 == 0) segment = Failure();
          }
          return answer;
        default:
          return answer;
      }
    });
  }
  for (const absl::Duration hedge_delay : {absl::ZeroDuration(), absl::Microseconds(50)}) {
    RouterOptions options;
    options.hedge_delay = hedge_delay;
    options.policies["a"].limit.max_concurrent = 2;
    const std::unique_ptr<Router> router = Make(options, &SystemClock());
    std::vector<std::thread> callers;
    for (int caller = 0; caller < 4; ++caller) {
      callers.emplace_back([&, caller] {
        for (int call = 0; call < 100; ++call) {
          TranslationRequest request = Request(7);
          for (BackendSegment& segment : request.segments) absl::StrAppend(&segment.text, caller, ".", call);
          const auto routed = router->Translate(request, CallContext(SystemClock().Now() + absl::Minutes(5)));
          ASSERT_OK(routed);
          ASSERT_THAT(routed->segments, SizeIs(7));
          for (size_t i = 0; i < 7; ++i) {
            ASSERT_OK(routed->segments[i].translation.status);
            ASSERT_EQ(routed->segments[i].translation.text,
                      absl::StrCat(routed->segments[i].backend, "|", request.segments[i].text));
          }
        }
      });
    }
    for (std::thread& caller : callers) caller.join();
  }
}

}  // namespace
}  // namespace dragoman
