// The kinds of backend that a program knows, by name.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "service/backend/backend.h"

namespace dragoman {

// Names and the functions that make a backend. Registration is explicit: whoever owns the registry names what
// it holds. Filled before it is shared; reading is thread-safe.
class BackendRegistry {
 public:
  // Makes one backend; whatever it needs (options, clock) is bound into it.
  using Factory = std::function<absl::StatusOr<std::shared_ptr<Backend>>()>;

  // AlreadyExists when `name` is taken, InvalidArgument when it is empty.
  absl::Status Register(std::string name, Factory factory);

  // A new backend from the factory of `name`; the factory's error with the name put before it.
  // NotFound, listing the known names, when there is none.
  absl::StatusOr<std::shared_ptr<Backend>> Create(absl::string_view name) const;

  // Sorted.
  std::vector<std::string> names() const;

 private:
  std::map<std::string, Factory, std::less<>> factories_;
};

}  // namespace dragoman
