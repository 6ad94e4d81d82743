// Chooses who translates: a chain of backends per language pair that survives their failures.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "service/backend/backend.h"
#include "service/backend/budget.h"
#include "service/backend/circuit_breaker.h"
#include "service/backend/usage_limit.h"
#include "service/base/clock.h"
#include "service/base/thread_pool.h"

namespace dragoman {

// One place in a chain. Entries are tried in the order written; neighbours that all have a weight form a
// group whose order is drawn anew for every call, in proportion to the weights.
struct ChainEntry {
  std::string backend;
  double weight = 0;
};

// How one backend is used.
struct RoutePolicy {
  // The longest that one attempt may take; while others wait in the chain, two thirds of what is left of the
  // caller's time at most.
  absl::Duration attempt_timeout = absl::Seconds(30);
  CircuitBreaker::Options breaker;
  UsageLimit::Options limit;
  // Price of a million characters, in the currency of the budgets.
  double price_per_million_characters = 0;
};

struct RouterOptions {
  // Empty: every backend, in the order given to Create.
  std::vector<ChainEntry> default_chain;
  // By "source-target" ("en-ru"); "*" as either side matches any language. The most specific wins.
  std::map<std::string, std::vector<ChainEntry>> chains;
  // By name; a backend that is not named has the default policy.
  std::map<std::string, RoutePolicy> policies;
  // After that long without an answer the next backend of the chain is asked as well, and the first good
  // answer is taken. Zero: never.
  absl::Duration hedge_delay = absl::ZeroDuration();
  // The language between when no backend has the pair; empty: none.
  std::string pivot = "en";
  // How old what Infos tells may become before the backends are asked again, and how long they have to
  // answer.
  absl::Duration health_interval = absl::Seconds(15);
  absl::Duration health_timeout = absl::Seconds(5);
  BudgetLedger::Options budget;
  // Draws weights; give every replica another one.
  uint64_t random_seed = 1;
  // Threads for hedged attempts and for health checks.
  size_t threads = 16;
};

// One backend asked once.
struct RouteAttempt {
  std::string backend;
  std::string model;
  // OK when every segment came back; otherwise the call's error, or that of the first segment that failed.
  absl::Status status;
  LanguagePair languages;
  size_t segments = 0;  // sent
  size_t failed = 0;
  size_t characters = 0;  // charged for, or sent where the backend does not say
  absl::Duration elapsed;
  bool hedged = false;
};

struct RoutedSegment {
  SegmentTranslation translation;
  // Who gave it, empty when nobody did; "marian" or, over a pivot, "deepl+marian".
  std::string backend;
  std::string model;
};

struct RoutedTranslation {
  std::vector<RoutedSegment> segments;  // one for each of the request, in order
  std::vector<RouteAttempt> attempts;   // in order of their end
};

// What is known of a backend at this moment.
struct BackendStatus {
  BackendInfo info;  // info.healthy: the last health check passed and the breaker is not open
  CircuitBreaker::State breaker = CircuitBreaker::State::kClosed;
  absl::Status health;          // of the last check, else why the breaker is open
  absl::Duration mean_latency;  // of calls, moving average; zero before the first
  uint64_t calls = 0;
  uint64_t failed_calls = 0;
  uint64_t segments = 0;    // translated
  uint64_t characters = 0;  // charged for, or sent where the backend does not say
};

// Thread-safe. The destructor waits for attempts that are still under way.
class Router {
 public:
  // `backends` by the names that chains and answers use. InvalidArgument, with every fault at once: no
  // backend, a null one, a duplicate name, a chain or policy that names an unknown one, a negative weight.
  // `clock` must outlive the router.
  static absl::StatusOr<std::unique_ptr<Router>> Create(
      RouterOptions options, std::vector<std::pair<std::string, std::shared_ptr<Backend>>> backends,
      const Clock& clock = SystemClock());
  ~Router();

  // Translates through the chain of the request's pair, or through `forced_backend` alone. A segment that one
  // backend could not do is sent, alone, to the next. Blocks until all is done, at the latest shortly after
  // the context's deadline. OK when at least one segment is translated (or there is none): the others carry
  // their error. Errors: NotFound (unknown backend; no backend for the pair), ResourceExhausted (budget or
  // limits), DeadlineExceeded, Cancelled, and otherwise the last attempt's code with the reasons of all.
  absl::StatusOr<RoutedTranslation> Translate(
      const TranslationRequest& request, const CallContext& context,
      const std::optional<std::string>& forced_backend = std::nullopt);

  // Every backend, in the order given to Create. Never waits for one: tells what was known at the last check
  // and starts the next one in the background when that is older than the health interval.
  std::vector<BackendStatus> Infos();

  // Asks every backend for its health now and waits for the answers, up to the health timeout.
  void CheckHealth(const CallContext& context);

  // Brings the glossaries that backends keep in step with ours, one backend after another. OK when all are;
  // else the first one's code with the reasons of all.
  absl::Status SyncGlossary(const std::vector<GlossaryDictionary>& dictionaries, const CallContext& context);

 private:
  struct Slot;
  struct Answer;
  struct Race;

  Router(RouterOptions options, const Clock& clock);

  // The backends to try for a pair, in the order of this call.
  std::vector<Slot*> Chain(const LanguagePair& languages);
  absl::StatusOr<RoutedTranslation> TranslateDirect(const TranslationRequest& request,
                                                    const std::vector<Slot*>& chain,
                                                    const CallContext& context);
  absl::StatusOr<RoutedTranslation> TranslateOverPivot(const TranslationRequest& request,
                                                       const std::vector<Slot*>& first,
                                                       const std::vector<Slot*>& second,
                                                       const CallContext& context);
  // Asks one backend; waits for its limits until `limit_until`, for its answer until `deadline`.
  Answer Ask(Slot& slot, const TranslationRequest& request, const CallContext& context,
             absl::Time limit_until);
  void StartHealthCheck(Slot& slot);
  void RunHealthCheck(Slot& slot, const CallContext& context);

  const RouterOptions options_;
  const Clock& clock_;
  std::vector<std::unique_ptr<Slot>> slots_;
  std::unique_ptr<BudgetLedger> budget_;
  absl::Mutex random_mutex_;
  std::mt19937_64 random_ ABSL_GUARDED_BY(random_mutex_);
  std::unique_ptr<ThreadPool> pool_;  // last: joined first
};

}  // namespace dragoman
