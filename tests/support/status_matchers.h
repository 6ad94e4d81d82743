// Matchers for absl::Status and absl::StatusOr, in the shape of newer Abseil releases.
#pragma once

#include <gmock/gmock.h>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace dragoman {

inline const absl::Status& GetStatus(const absl::Status& status) { return status; }
template <typename T>
const absl::Status& GetStatus(const absl::StatusOr<T>& status) {
  return status.status();
}

MATCHER(IsOk, "is OK") {
  *result_listener << GetStatus(arg);
  return GetStatus(arg).ok();
}

// StatusIs(absl::StatusCode::kNotFound, HasSubstr("no such pair"))
MATCHER_P2(StatusIs, code, message, "") {
  *result_listener << GetStatus(arg);
  return GetStatus(arg).code() == code &&
         testing::SafeMatcherCast<std::string>(testing::Matcher<std::string>(message))
             .Matches(std::string(GetStatus(arg).message()));
}

MATCHER_P(IsOkAndHolds, value, "") {
  if (!arg.ok()) {
    *result_listener << arg.status();
    return false;
  }
  return testing::ExplainMatchResult(value, *arg, result_listener);
}

#define ASSERT_OK(expression) ASSERT_THAT(expression, ::dragoman::IsOk())
#define EXPECT_OK(expression) EXPECT_THAT(expression, ::dragoman::IsOk())

}  // namespace dragoman
