#include "service/backend/budget.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "service/base/file.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

constexpr absl::string_view kHeader = "dragoman budget 1";

std::string MonthOf(absl::Time time) { return absl::FormatTime("%Y-%m", time, absl::UTCTimeZone()); }

}  // namespace

// The file: the header, the month, then a line a client: cost, tab, name as C would escape it.
absl::StatusOr<std::unique_ptr<BudgetLedger>> BudgetLedger::Create(Options options, const Clock& clock) {
  auto ledger = absl::WrapUnique(new BudgetLedger(std::move(options), clock));
  const std::string& path = ledger->options_.path;
  if (path.empty()) return ledger;
  const absl::StatusOr<std::string> text = ReadFile(path);
  if (absl::IsNotFound(text.status())) return ledger;
  RETURN_IF_ERROR(text.status());
  absl::MutexLock lock(&ledger->mutex_);
  size_t number = 0;
  for (const absl::string_view line : absl::StrSplit(*text, '\n', absl::SkipEmpty())) {
    double cost = 0;
    std::string client;
    const std::pair<absl::string_view, absl::string_view> cells =
        absl::StrSplit(line, absl::MaxSplits('\t', 1));
    if (++number == 1 && line == kHeader) continue;
    if (number == 2) {
      ledger->month_ = std::string(line);
    } else if (number > 2 && absl::SimpleAtod(cells.first, &cost) && std::isfinite(cost) && cost >= 0 &&
               absl::CUnescape(cells.second, &client)) {
      ledger->spent_[client] = cost;
    } else {
      return absl::InvalidArgumentError(
          absl::StrCat("cannot read budget file \"", path, "\": line ", number, " is not one of ours"));
    }
  }
  return ledger;
}

BudgetLedger::BudgetLedger(Options options, const Clock& clock)
    : options_(std::move(options)), clock_(clock) {}

BudgetLedger::~BudgetLedger() {
  absl::MutexLock lock(&mutex_);
  saved_ = absl::InfinitePast();
  Save(clock_.Now());
}

absl::Status BudgetLedger::Reserve(absl::string_view client, double cost) {
  const std::string name(client);
  const double limit = Limit(name);
  absl::MutexLock lock(&mutex_);
  const absl::Time now = clock_.Now();
  TurnMonth(now);
  double& spent = spent_[name];
  if (limit > 0 && spent + cost > limit) {
    return absl::ResourceExhaustedError(absl::StrFormat(
        "the budget of client \"%s\" for %s is spent: %.2f of %.2f", name, month_, spent, limit));
  }
  spent += cost;
  return absl::OkStatus();
}

void BudgetLedger::Settle(absl::string_view client, double reserved, double charged) {
  absl::MutexLock lock(&mutex_);
  const absl::Time now = clock_.Now();
  TurnMonth(now);
  double& spent = spent_[std::string(client)];
  spent = std::max(0.0, spent - reserved + charged);
  dirty_ = true;
  Save(now);
}

double BudgetLedger::Spent(absl::string_view client) const {
  absl::MutexLock lock(&mutex_);
  TurnMonth(clock_.Now());
  const auto found = spent_.find(std::string(client));
  return found == spent_.end() ? 0 : found->second;
}

double BudgetLedger::Limit(const std::string& client) const {
  const auto found = options_.monthly_by_client.find(client);
  return found == options_.monthly_by_client.end() ? options_.default_monthly : found->second;
}

void BudgetLedger::TurnMonth(absl::Time now) const {
  std::string month = MonthOf(now);
  if (month == month_) return;
  month_ = std::move(month);
  spent_.clear();
}

void BudgetLedger::Save(absl::Time now) {
  if (options_.path.empty() || !dirty_ || now < saved_ + absl::Seconds(1)) return;
  std::string text = absl::StrCat(kHeader, "\n", month_, "\n");
  for (const auto& [client, cost] : spent_) {
    absl::StrAppendFormat(&text, "%.6f\t%s\n", cost, absl::CEscape(client));
  }
  // A ledger that cannot be written still counts; the next change tries again.
  if (WriteFile(options_.path, text).ok()) dirty_ = false;
  saved_ = now;
}

}  // namespace dragoman
