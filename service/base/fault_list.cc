#include "service/base/fault_list.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace dragoman {

void FaultList::Add(std::string field, std::string description) {
  faults_.push_back({std::move(field), std::move(description)});
}

absl::Status FaultList::ToStatus(absl::string_view subject) const {
  if (faults_.empty()) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat(subject, ": ", absl::StrJoin(faults_, "; ", [](std::string* out, const Fault& fault) {
                     absl::StrAppend(out, fault.field, ": ", fault.description);
                   })));
}

}  // namespace dragoman
