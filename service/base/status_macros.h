// Macros that pass an absl::Status on to the caller, in the shape of newer Abseil releases.
#pragma once

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#define DRAGOMAN_CONCAT_INNER(a, b) a##b
#define DRAGOMAN_CONCAT(a, b) DRAGOMAN_CONCAT_INNER(a, b)

// Returns from the enclosing function when `expression` is a status that is not OK.
#define RETURN_IF_ERROR(expression)                                     \
  do {                                                                  \
    if (absl::Status status_macro = (expression); !status_macro.ok()) { \
      return status_macro;                                              \
    }                                                                   \
  } while (false)

// `ASSIGN_OR_RETURN(auto x, F());` declares or assigns x from the StatusOr that F returns, or returns its
// status.
#define ASSIGN_OR_RETURN(lhs, expression) \
  ASSIGN_OR_RETURN_INNER(DRAGOMAN_CONCAT(status_or_macro_, __LINE__), lhs, expression)
#define ASSIGN_OR_RETURN_INNER(variable, lhs, expression) \
  auto variable = (expression);                           \
  if (!variable.ok()) return variable.status();           \
  lhs = *std::move(variable)
