// All faults of an input at once, each with the place it stands at.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace dragoman {

// One fault: `field` is a path ("article.blocks[3].text.spans[0]") or a place ("people.yaml:12"),
// `description` says what is wrong, the value found and the values allowed.
struct Fault {
  std::string field;
  std::string description;
};

// Collects faults while an input is read to its end. Not thread-safe.
class FaultList {
 public:
  // Control characters of the description become spaces. Behind a thousand faults one says that there are
  // more.
  void Add(std::string field, std::string description);
  bool empty() const { return faults_.empty(); }
  const std::vector<Fault>& faults() const { return faults_; }

  // OK without faults, else InvalidArgument: `<subject>: <field>: <description>; ...`, every fault named. The
  // status carries them as values too, see FaultsOf.
  absl::Status ToStatus(absl::string_view subject) const;

 private:
  std::vector<Fault> faults_;
};

// What a status made by FaultList::ToStatus was made of; empty for any other.
struct StatusFaults {
  std::string subject;
  FaultList faults;
};
StatusFaults FaultsOf(const absl::Status& status);

}  // namespace dragoman
