// What clients may spend on paid backends in a month.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "service/base/clock.h"

namespace dragoman {

// Counts costs by client and calendar month (UTC). Thread-safe.
class BudgetLedger {
 public:
  struct Options {
    std::map<std::string, double> monthly_by_client;
    // For clients not named; 0: no limit.
    double default_monthly = 0;
    // Keeps the counts over restarts, rewritten at most once a second; empty: in memory only.
    std::string path;
  };

  // Reads the file at options.path when it exists; InvalidArgument when it is not one of ours.
  // `clock` must outlive the ledger.
  static absl::StatusOr<std::unique_ptr<BudgetLedger>> Create(Options options, const Clock& clock);
  // Writes what is not yet in the file.
  ~BudgetLedger();

  // Sets `cost` aside for a call that is about to be made. ResourceExhausted when the month's budget of
  // `client` does not hold it.
  absl::Status Reserve(absl::string_view client, double cost);
  // After the call: what was set aside becomes what was charged.
  void Settle(absl::string_view client, double reserved, double charged);

  // Spent or set aside this month.
  double Spent(absl::string_view client) const;

 private:
  BudgetLedger(Options options, const Clock& clock);

  double Limit(const std::string& client) const;
  // Forgets the counts of the last month when a new one has begun.
  void TurnMonth(absl::Time now) const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Save(absl::Time now) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const Options options_;
  const Clock& clock_;
  mutable absl::Mutex mutex_;
  mutable std::string month_ ABSL_GUARDED_BY(mutex_);  // "2026-11"
  mutable std::map<std::string, double> spent_ ABSL_GUARDED_BY(mutex_);
  bool dirty_ ABSL_GUARDED_BY(mutex_) = false;
  absl::Time saved_ ABSL_GUARDED_BY(mutex_) = absl::InfinitePast();
};

}  // namespace dragoman
