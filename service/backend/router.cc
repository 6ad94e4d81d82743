#include "service/backend/router.h"

#include <algorithm>
#include <numeric>
#include <unordered_set>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/backend/batching.h"
#include "service/backend/clock_wait.h"
#include "service/base/error_reason.h"
#include "service/base/fault_list.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

// A call that had less time than this before its deadline says nothing about the backend.
constexpr absl::Duration kFairChance = absl::Seconds(1);

std::string PairKey(absl::string_view source, absl::string_view target) {
  return absl::StrCat(source, "-", target);
}

size_t CodePoints(const TranslationRequest& request) {
  size_t sum = 0;
  for (const BackendSegment& segment : request.segments) sum += CountCodePoints(segment.text);
  return sum;
}

CircuitBreaker::Outcome Judge(const absl::Status& status, absl::Duration elapsed) {
  switch (status.code()) {
    case absl::StatusCode::kOk:
      return CircuitBreaker::Outcome::kSuccess;
    case absl::StatusCode::kCancelled:
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kOutOfRange:
      return CircuitBreaker::Outcome::kNeutral;
    case absl::StatusCode::kDeadlineExceeded:
      return elapsed < kFairChance ? CircuitBreaker::Outcome::kNeutral : CircuitBreaker::Outcome::kFailure;
    default:
      return CircuitBreaker::Outcome::kFailure;
  }
}

// Words of the source and of the target that meet in the same words between.
std::vector<WordAlignment> Compose(const std::vector<WordAlignment>& first,
                                   const std::vector<WordAlignment>& second) {
  std::vector<WordAlignment> composed;
  for (const WordAlignment& to : second) {
    for (const WordAlignment& from : first) {
      if (from.target.Overlaps(to.source)) composed.push_back({.source = from.source, .target = to.target});
    }
  }
  return composed;
}

std::string Join(absl::string_view first, absl::string_view second) {
  return first == second ? std::string(first) : absl::StrCat(first, "+", second);
}

absl::Status WhyNothing(const LanguagePair& languages, const std::vector<RouteAttempt>& attempts,
                        const CallContext& context) {
  RETURN_IF_ERROR(context.Check());
  // The caller still has time: what ran out was the time of an attempt.
  const absl::StatusCode last = attempts.back().status.code();
  const auto code = last == absl::StatusCode::kDeadlineExceeded ? absl::StatusCode::kUnavailable : last;
  const absl::Status why(
      code, absl::StrCat("no backend translated ", PairKey(languages.source, languages.target), ": ",
                         absl::StrJoin(attempts, "; ", [](std::string* out, const RouteAttempt& attempt) {
                           absl::StrAppend(out, attempt.backend, ": ", attempt.status.message());
                         })));
  return code == last ? WithReason(why, ReasonOf(attempts.back().status)) : why;
}

}  // namespace

struct Router::Slot {
  Slot(std::string given_name, std::shared_ptr<Backend> given_backend, RoutePolicy given_policy,
       const Clock& clock)
      : name(std::move(given_name)),
        backend(std::move(given_backend)),
        policy(given_policy),
        breaker(policy.breaker, clock),
        limit(policy.limit, clock) {
    Learn(backend->Info());
  }

  void Learn(BackendInfo learned) {
    learned.name = name;
    auto fresh = std::make_shared<Facts>();
    for (const LanguagePair& pair : learned.pairs) fresh->pairs.insert(PairKey(pair.source, pair.target));
    fresh->info = std::move(learned);
    absl::MutexLock lock(&mutex);
    facts = std::move(fresh);
  }

  struct Facts {
    BackendInfo info;
    std::unordered_set<std::string> pairs;

    bool HasPair(const LanguagePair& languages) const {
      return info.any_pair || pairs.contains(PairKey(languages.source, languages.target));
    }
  };
  std::shared_ptr<const Facts> GetFacts() const {
    absl::MutexLock lock(&mutex);
    return facts;
  }

  const std::string name;
  const std::shared_ptr<Backend> backend;
  const RoutePolicy policy;
  CircuitBreaker breaker;
  UsageLimit limit;

  mutable absl::Mutex mutex;
  std::shared_ptr<const Facts> facts ABSL_GUARDED_BY(mutex);
  absl::Status health ABSL_GUARDED_BY(mutex);
  absl::Time checked ABSL_GUARDED_BY(mutex) = absl::InfinitePast();
  std::optional<absl::Time> check_started ABSL_GUARDED_BY(mutex);
  absl::Duration mean_latency ABSL_GUARDED_BY(mutex);
  absl::Status last_failure ABSL_GUARDED_BY(mutex);
  uint64_t calls ABSL_GUARDED_BY(mutex) = 0;
  uint64_t failed_calls ABSL_GUARDED_BY(mutex) = 0;
  uint64_t segments ABSL_GUARDED_BY(mutex) = 0;
  uint64_t characters ABSL_GUARDED_BY(mutex) = 0;
};

struct Router::Answer {
  RouteAttempt attempt;
  bool limited = false;  // not asked, for want of room
  std::vector<SegmentTranslation> translations;
};

// Attempts under way for the same segments; shared with the threads that run them, which may outlive the
// call.
struct Router::Race {
  struct Runner {
    Slot* slot;
    CallContext context;
    std::vector<size_t> sent;
    absl::Time start;
    bool hedged;
    bool answered = false;
  };

  absl::Mutex mutex;
  std::vector<std::pair<size_t, Answer>> answers ABSL_GUARDED_BY(mutex);  // runner, what it brought
  std::vector<Runner> runners;                                            // the caller's thread only
};

absl::StatusOr<std::unique_ptr<Router>> Router::Create(
    RouterOptions options, std::vector<std::pair<std::string, std::shared_ptr<Backend>>> backends,
    const Clock& clock) {
  FaultList faults;
  std::vector<std::string> names;
  for (const auto& [name, backend] : backends) {
    if (backend == nullptr) faults.Add(absl::StrCat("backends[", name, "]"), "is null");
    if (std::find(names.begin(), names.end(), name) != names.end()) {
      faults.Add(absl::StrCat("backends[", name, "]"), "the name stands twice");
    }
    names.push_back(name);
  }
  if (backends.empty()) faults.Add("backends", "there is none");
  const auto check_name = [&](std::string field, const std::string& name) {
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    faults.Add(std::move(field),
               absl::StrCat("no backend \"", name, "\"; known: ", absl::StrJoin(names, ", ")));
  };
  const auto check_chain = [&](const std::string& field, const std::vector<ChainEntry>& chain) {
    for (size_t i = 0; i < chain.size(); ++i) {
      check_name(absl::StrCat(field, "[", i, "]"), chain[i].backend);
      if (!(chain[i].weight >= 0)) {
        faults.Add(absl::StrCat(field, "[", i, "].weight"),
                   absl::StrCat("is ", chain[i].weight, "; allowed: 0 and above"));
      }
    }
  };
  check_chain("default_chain", options.default_chain);
  for (const auto& [pair, chain] : options.chains) check_chain(absl::StrCat("chains[", pair, "]"), chain);
  for (const auto& [name, policy] : options.policies) check_name(absl::StrCat("policies[", name, "]"), name);
  RETURN_IF_ERROR(faults.ToStatus("cannot create the router"));

  ASSIGN_OR_RETURN(std::unique_ptr<BudgetLedger> budget, BudgetLedger::Create(options.budget, clock));
  auto router = absl::WrapUnique(new Router(std::move(options), clock));
  router->budget_ = std::move(budget);
  for (auto& [name, backend] : backends) {
    const auto policy = router->options_.policies.find(name);
    router->slots_.push_back(std::make_unique<Slot>(
        name, std::move(backend), policy == router->options_.policies.end() ? RoutePolicy() : policy->second,
        clock));
  }
  router->pool_ = std::make_unique<ThreadPool>(ThreadPool::Options{
      .threads = router->options_.threads + router->slots_.size(), .max_queued = router->options_.threads});
  return router;
}

Router::Router(RouterOptions options, const Clock& clock)
    : options_(std::move(options)), clock_(clock), random_(options_.random_seed) {}

Router::~Router() = default;

std::vector<Router::Slot*> Router::Chain(const LanguagePair& languages) {
  const std::vector<ChainEntry>* entries = &options_.default_chain;
  for (const std::string& key : {PairKey(languages.source, languages.target), PairKey(languages.source, "*"),
                                 PairKey("*", languages.target), PairKey("*", "*")}) {
    const auto found = options_.chains.find(key);
    if (found == options_.chains.end()) continue;
    entries = &found->second;
    break;
  }
  std::vector<Slot*> chain;
  if (entries->empty()) {
    for (const auto& slot : slots_) chain.push_back(slot.get());
  }
  const auto add = [&](const std::string& name) {
    const auto slot =
        std::find_if(slots_.begin(), slots_.end(), [&](const auto& s) { return s->name == name; });
    chain.push_back(slot->get());
  };
  for (auto entry = entries->begin(); entry != entries->end();) {
    if (entry->weight == 0) {
      add((entry++)->backend);
      continue;
    }
    std::vector<const ChainEntry*> group;
    for (; entry != entries->end() && entry->weight > 0; ++entry) group.push_back(&*entry);
    absl::MutexLock lock(&random_mutex_);
    while (!group.empty()) {
      std::vector<double> weights;
      for (const ChainEntry* member : group) weights.push_back(member->weight);
      const size_t drawn = std::discrete_distribution<size_t>(weights.begin(), weights.end())(random_);
      add(group[drawn]->backend);
      group.erase(group.begin() + static_cast<ptrdiff_t>(drawn));
    }
  }
  return chain;
}

absl::StatusOr<RoutedTranslation> Router::Translate(const TranslationRequest& request,
                                                    const CallContext& context,
                                                    const std::optional<std::string>& forced_backend) {
  RETURN_IF_ERROR(context.Check());
  const auto chain_of = [&](const LanguagePair& languages) -> std::vector<Slot*> {
    std::vector<Slot*> chain = Chain(languages);
    if (forced_backend.has_value()) {
      chain.clear();
      for (const auto& slot : slots_) {
        if (slot->name == *forced_backend) chain.push_back(slot.get());
      }
    }
    std::erase_if(chain, [&](const Slot* slot) { return !slot->GetFacts()->HasPair(languages); });
    return chain;
  };
  if (forced_backend.has_value() &&
      std::none_of(slots_.begin(), slots_.end(), [&](const auto& s) { return s->name == *forced_backend; })) {
    return absl::NotFoundError(absl::StrCat(
        "no backend \"", *forced_backend, "\"; known: ",
        absl::StrJoin(slots_, ", ", [](std::string* out, const auto& s) { absl::StrAppend(out, s->name); })));
  }
  const LanguagePair& languages = request.languages;
  if (const std::vector<Slot*> chain = chain_of(languages); !chain.empty()) {
    return TranslateDirect(request, chain, context);
  }
  if (!options_.pivot.empty() && languages.source != options_.pivot && languages.target != options_.pivot) {
    const std::vector<Slot*> first = chain_of({languages.source, options_.pivot});
    const std::vector<Slot*> second = chain_of({options_.pivot, languages.target});
    if (!first.empty() && !second.empty()) return TranslateOverPivot(request, first, second, context);
  }
  return absl::NotFoundError(absl::StrCat(
      forced_backend.has_value() ? absl::StrCat("backend \"", *forced_backend, "\" does not translate ")
                                 : "no backend translates ",
      PairKey(languages.source, languages.target)));
}

absl::StatusOr<RoutedTranslation> Router::TranslateDirect(const TranslationRequest& request,
                                                          const std::vector<Slot*>& chain,
                                                          const CallContext& context) {
  RoutedTranslation routed;
  routed.segments.resize(request.segments.size());
  std::vector<size_t> missing(request.segments.size());
  std::iota(missing.begin(), missing.end(), 0);
  for (RoutedSegment& segment : routed.segments) {
    segment.translation.status = absl::UnavailableError("no backend was asked");
  }

  // Takes over what an answer brings for segments that are still missing.
  const auto take = [&](const std::vector<size_t>& sent, Answer answer) {
    for (size_t i = 0; i < sent.size(); ++i) {
      RoutedSegment& segment = routed.segments[sent[i]];
      if (segment.translation.status.ok()) continue;
      if (answer.translations.empty()) {
        segment.translation.status = answer.attempt.status;
      } else {
        segment.translation = std::move(answer.translations[i]);
      }
      if (!segment.translation.status.ok()) continue;
      segment.backend = answer.attempt.backend;
      segment.model = answer.attempt.model;
    }
    std::erase_if(missing, [&](size_t i) { return routed.segments[i].translation.status.ok(); });
    routed.attempts.push_back(std::move(answer.attempt));
  };

  std::vector<Slot*> waiting = chain;
  std::vector<Slot*> limited;
  auto race = std::make_shared<Race>();
  size_t running = 0;
  // Segments that the backend can take; those too long for it keep the reason.
  const auto sendable = [&](const Slot& slot) {
    const size_t limit = slot.GetFacts()->info.max_segment_bytes;
    std::vector<size_t> segments;
    for (const size_t i : missing) {
      if (limit == 0 || request.segments[i].text.size() <= limit) {
        segments.push_back(i);
      } else {
        routed.segments[i].translation.status =
            absl::InvalidArgumentError(absl::StrCat("the segment has ", request.segments[i].text.size(),
                                                    " bytes; backend \"", slot.name, "\" takes ", limit));
      }
    }
    return segments;
  };

  bool second_round = false;
  while (!missing.empty() && context.Check().ok()) {
    if (waiting.empty() && running == 0) {
      if (limited.empty() || second_round) break;
      second_round = true;
      waiting = std::exchange(limited, {});
    }
    const bool start = !waiting.empty() && (running == 0 || options_.hedge_delay > absl::ZeroDuration());
    if (start) {
      Slot& slot = *waiting.front();
      waiting.erase(waiting.begin());
      const std::vector<size_t> sent = sendable(slot);
      if (sent.empty()) continue;
      const absl::Time now = clock_.Now();
      absl::Time deadline = std::min(context.deadline(), now + slot.policy.attempt_timeout);
      const bool last = waiting.empty();
      if (!last && context.deadline() != absl::InfiniteFuture()) {
        deadline = std::min(deadline, now + (context.deadline() - now) * 2 / 3);
      }
      const absl::Time limit_until = second_round || (last && limited.empty()) ? deadline : now;
      const bool whole = sent.size() == request.segments.size();
      if (options_.hedge_delay <= absl::ZeroDuration() || (last && running == 0)) {
        const CallContext narrowed = context.WithDeadline(deadline);
        Answer answer = whole ? Ask(slot, request, narrowed, limit_until)
                              : Ask(slot, SelectSegments(request, sent), narrowed, limit_until);
        if (answer.limited) limited.push_back(&slot);
        take(sent, std::move(answer));
        continue;
      }
      const size_t runner = race->runners.size();
      race->runners.push_back({.slot = &slot,
                               .context = CallContext(deadline, clock_),
                               .sent = sent,
                               .start = now,
                               .hedged = running > 0});
      const CallContext own = race->runners.back().context;
      auto part = std::make_shared<const TranslationRequest>(whole ? request : SelectSegments(request, sent));
      const auto run = [this, race, runner, &slot, part, own, limit_until] {
        Answer answer = Ask(slot, *part, own, limit_until);
        absl::MutexLock lock(&race->mutex);
        race->answers.emplace_back(runner, std::move(answer));
      };
      ++running;
      if (!pool_->TrySchedule(run)) run();
    }
    if (running == 0) continue;
    std::vector<std::pair<size_t, Answer>> answers;
    {
      absl::MutexLock lock(&race->mutex);
      const auto answered = [&]() ABSL_NO_THREAD_SAFETY_ANALYSIS { return !race->answers.empty(); };
      AwaitOnClock(race->mutex, absl::Condition(&answered), context,
                   waiting.empty() ? context.deadline() : clock_.Now() + options_.hedge_delay);
      answers.swap(race->answers);
    }
    for (auto& [runner, answer] : answers) {
      --running;
      race->runners[runner].answered = true;
      if (answer.limited) limited.push_back(race->runners[runner].slot);
      answer.attempt.hedged = race->runners[runner].hedged;
      take(race->runners[runner].sent, std::move(answer));
    }
  }
  if (running > 0) {
    absl::MutexLock lock(&race->mutex);
    for (size_t i = 0; i < race->runners.size(); ++i) {
      Race::Runner& runner = race->runners[i];
      runner.context.Cancel();
      if (runner.answered) continue;
      RouteAttempt& left = routed.attempts.emplace_back();
      left.backend = runner.slot->name;
      left.model = runner.slot->GetFacts()->info.model;
      left.status =
          absl::CancelledError("given up: the segments came from another backend, or the time ran out");
      left.languages = request.languages;
      left.segments = left.failed = runner.sent.size();
      left.elapsed = clock_.Now() - runner.start;
      left.hedged = runner.hedged;
    }
  }

  const absl::Status wanted = context.Check();
  if (absl::IsCancelled(wanted)) return wanted;
  if (!request.segments.empty() && missing.size() == request.segments.size()) {
    RETURN_IF_ERROR(wanted);
    if (routed.attempts.empty()) return routed.segments.front().translation.status;
    return WhyNothing(request.languages, routed.attempts, context);
  }
  return routed;
}

absl::StatusOr<RoutedTranslation> Router::TranslateOverPivot(const TranslationRequest& request,
                                                             const std::vector<Slot*>& first,
                                                             const std::vector<Slot*>& second,
                                                             const CallContext& context) {
  TranslationRequest leg = request;
  leg.languages.target = options_.pivot;
  // Terms name what is wanted in the last language.
  for (BackendSegment& segment : leg.segments) segment.terms.clear();
  const absl::Time now = clock_.Now();
  const absl::Time half = context.deadline() == absl::InfiniteFuture() ? context.deadline()
                                                                       : now + (context.deadline() - now) / 2;
  ASSIGN_OR_RETURN(RoutedTranslation routed, TranslateDirect(leg, first, context.WithDeadline(half)));

  TranslationRequest rest = SelectSegments(request, {});
  rest.languages = {options_.pivot, request.languages.target};
  rest.title.clear();
  rest.context.clear();
  std::vector<size_t> sent;
  for (size_t i = 0; i < routed.segments.size(); ++i) {
    if (!routed.segments[i].translation.status.ok()) continue;
    rest.segments.push_back({.text = routed.segments[i].translation.text, .terms = {}});
    sent.push_back(i);
  }
  ASSIGN_OR_RETURN(RoutedTranslation second_leg, TranslateDirect(rest, second, context));
  for (size_t i = 0; i < sent.size(); ++i) {
    RoutedSegment& before = routed.segments[sent[i]];
    RoutedSegment& after = second_leg.segments[i];
    after.translation.alignment = Compose(before.translation.alignment, after.translation.alignment);
    after.translation.warnings.insert(after.translation.warnings.end(), before.translation.warnings.begin(),
                                      before.translation.warnings.end());
    after.translation.billed_characters += before.translation.billed_characters;
    if (after.translation.status.ok()) {
      after.backend = Join(before.backend, after.backend);
      after.model = Join(before.model, after.model);
    }
    before = std::move(after);
  }
  std::move(second_leg.attempts.begin(), second_leg.attempts.end(), std::back_inserter(routed.attempts));
  return routed;
}

Router::Answer Router::Ask(Slot& slot, const TranslationRequest& request, const CallContext& context,
                           absl::Time limit_until) {
  const absl::Time start = clock_.Now();
  Answer answer;
  RouteAttempt& attempt = answer.attempt;
  attempt.backend = slot.name;
  attempt.model = slot.GetFacts()->info.model;
  attempt.languages = request.languages;
  attempt.segments = request.segments.size();
  attempt.failed = attempt.segments;

  const size_t characters = CodePoints(request);
  const double price = slot.policy.price_per_million_characters / 1e6;
  const double reserved = price * static_cast<double>(characters);
  const auto pass = slot.breaker.TryEnter();
  if (!pass.has_value()) {
    attempt.status = absl::UnavailableError("not asked: it failed too often, its circuit breaker is open");
    return answer;
  }
  const auto refuse = [&](absl::Status status) {
    slot.breaker.Record(*pass, CircuitBreaker::Outcome::kNeutral);
    attempt.status = std::move(status);
    return std::move(answer);
  };
  if (price > 0) {
    if (absl::Status held = budget_->Reserve(request.client, reserved); !held.ok()) return refuse(held);
  }
  if (absl::Status room = slot.limit.Acquire(characters, limit_until, context); !room.ok()) {
    if (price > 0) budget_->Settle(request.client, reserved, 0);
    answer.limited = absl::IsResourceExhausted(room);
    return refuse(room);
  }

  auto translations = slot.backend->Translate(request, context);
  slot.limit.Release();
  attempt.elapsed = clock_.Now() - start;
  if (translations.ok() && translations->size() != request.segments.size()) {
    translations = absl::InternalError(
        absl::StrCat("answered ", translations->size(), " segments for ", request.segments.size()));
  }
  size_t charged = 0;
  if (translations.ok()) {
    answer.translations = *std::move(translations);
    attempt.failed = 0;
    for (size_t i = 0; i < answer.translations.size(); ++i) {
      SegmentTranslation& segment = answer.translations[i];
      if (segment.status.ok() && segment.text.empty() && !request.segments[i].text.empty()) {
        segment.status = absl::InternalError("answered an empty translation");
      }
      if (segment.status.ok()) {
        charged += segment.billed_characters > 0 ? segment.billed_characters
                                                 : CountCodePoints(request.segments[i].text);
        continue;
      }
      if (attempt.failed++ == 0) attempt.status = segment.status;
    }
  } else {
    attempt.status = translations.status();
  }
  const bool partly = attempt.failed < attempt.segments;
  attempt.characters = charged;
  slot.breaker.Record(*pass,
                      partly ? CircuitBreaker::Outcome::kSuccess : Judge(attempt.status, attempt.elapsed));
  if (price > 0) budget_->Settle(request.client, reserved, price * static_cast<double>(charged));

  absl::MutexLock lock(&slot.mutex);
  ++slot.calls;
  if (!partly && attempt.segments > 0) {
    ++slot.failed_calls;
    slot.last_failure = attempt.status;
  }
  slot.segments += attempt.segments - attempt.failed;
  slot.characters += charged;
  slot.mean_latency = slot.calls == 1 ? attempt.elapsed : slot.mean_latency * 0.9 + attempt.elapsed * 0.1;
  return answer;
}

std::vector<BackendStatus> Router::Infos() {
  const absl::Time now = clock_.Now();
  std::vector<BackendStatus> infos;
  infos.reserve(slots_.size());
  for (const auto& slot : slots_) {
    BackendStatus status;
    status.breaker = slot->breaker.state();
    bool stale = false;
    {
      absl::MutexLock lock(&slot->mutex);
      status.info = slot->facts->info;
      status.health = slot->health;
      if (status.health.ok() && status.breaker == CircuitBreaker::State::kOpen) {
        status.health = absl::Status(slot->last_failure.code(),
                                     absl::StrCat("failed too often: ", slot->last_failure.message()));
      }
      status.mean_latency = slot->mean_latency;
      status.calls = slot->calls;
      status.failed_calls = slot->failed_calls;
      status.segments = slot->segments;
      status.characters = slot->characters;
      if (slot->check_started.has_value()) {
        const absl::Duration silent = now - *slot->check_started;
        if (silent > options_.health_timeout) {
          status.health = absl::DeadlineExceededError(
              absl::StrCat("no answer to the health check for ",
                           absl::FormatDuration(absl::Trunc(silent, absl::Seconds(1)))));
        }
      } else if (now - slot->checked >= options_.health_interval) {
        stale = true;
        slot->check_started = now;
      }
    }
    status.info.healthy =
        status.info.healthy && status.health.ok() && status.breaker != CircuitBreaker::State::kOpen;
    infos.push_back(std::move(status));
    if (stale) StartHealthCheck(*slot);
  }
  return infos;
}

void Router::StartHealthCheck(Slot& slot) {
  const auto check = [this, &slot] {
    RunHealthCheck(slot, CallContext(clock_.Now() + options_.health_timeout, clock_));
  };
  if (pool_->TrySchedule(check)) return;
  absl::MutexLock lock(&slot.mutex);
  slot.check_started.reset();
}

void Router::RunHealthCheck(Slot& slot, const CallContext& context) {
  absl::Status health = slot.backend->CheckHealth(context);
  slot.Learn(slot.backend->Info());
  absl::MutexLock lock(&slot.mutex);
  slot.health = std::move(health);
  slot.checked = clock_.Now();
  slot.check_started.reset();
}

void Router::CheckHealth(const CallContext& context) {
  for (const auto& slot : slots_) {
    {
      absl::MutexLock lock(&slot->mutex);
      if (slot->check_started.has_value()) continue;
      slot->check_started = clock_.Now();
    }
    StartHealthCheck(*slot);
  }
  const absl::Time until = clock_.Now() + options_.health_timeout;
  for (const auto& slot : slots_) {
    absl::MutexLock lock(&slot->mutex);
    const auto checked = [&slot]()
                             ABSL_NO_THREAD_SAFETY_ANALYSIS { return !slot->check_started.has_value(); };
    AwaitOnClock(slot->mutex, absl::Condition(&checked), context, until);
  }
}

absl::Status Router::SyncGlossary(const std::vector<GlossaryDictionary>& dictionaries,
                                  const CallContext& context) {
  std::vector<std::pair<std::string, absl::Status>> failures;
  for (const auto& slot : slots_) {
    absl::Status status = slot->backend->SyncGlossary(dictionaries, context);
    if (!status.ok()) failures.emplace_back(slot->name, std::move(status));
    absl::MutexLock lock(&slot->mutex);
    slot->checked = absl::InfinitePast();  // what the backend tells of itself may have changed
  }
  if (failures.empty()) return absl::OkStatus();
  return absl::Status(failures.front().second.code(),
                      absl::StrJoin(failures, "; ", [](std::string* out, const auto& failure) {
                        absl::StrAppend(out, failure.first, ": ", failure.second.message());
                      }));
}

}  // namespace dragoman
