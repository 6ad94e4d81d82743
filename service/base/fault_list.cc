#include "service/base/fault_list.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace dragoman {
namespace {

// More name themselves to nobody; an input of millions of faults must not cost its size many times over.
constexpr size_t kMaxFaults = 1000;
constexpr char kPayload[] = "dragoman/faults";
// Between the subject, and each fault's field and description; stands in no message.
constexpr char kSeparator = '\x1e';

}  // namespace

void FaultList::Add(std::string field, std::string description) {
  if (faults_.size() > kMaxFaults) return;
  if (faults_.size() == kMaxFaults)
    description = absl::StrCat("more than ", kMaxFaults, " faults, the last named");
  // Quoted values may hold anything, the separator too.
  std::replace_if(
      description.begin(), description.end(), [](char c) { return absl::ascii_iscntrl(c); }, ' ');
  faults_.push_back({std::move(field), std::move(description)});
}

absl::Status FaultList::ToStatus(absl::string_view subject) const {
  if (faults_.empty()) return absl::OkStatus();
  std::string payload(subject);
  for (const Fault& fault : faults_) {
    payload.push_back(kSeparator);
    payload.append(fault.field);
    payload.push_back(kSeparator);
    payload.append(fault.description);
  }
  absl::Status status = absl::InvalidArgumentError(
      absl::StrCat(subject, ": ", absl::StrJoin(faults_, "; ", [](std::string* out, const Fault& fault) {
                     absl::StrAppend(out, fault.field, ": ", fault.description);
                   })));
  status.SetPayload(kPayload, absl::Cord(std::move(payload)));
  return status;
}

StatusFaults FaultsOf(const absl::Status& status) {
  StatusFaults result;
  const absl::optional<absl::Cord> payload = status.GetPayload(kPayload);
  if (!payload.has_value()) return result;
  const std::vector<std::string> parts = absl::StrSplit(std::string(*payload), kSeparator);
  result.subject = parts.front();
  for (size_t i = 1; i + 1 < parts.size(); i += 2) result.faults.Add(parts[i], parts[i + 1]);
  return result;
}

}  // namespace dragoman
