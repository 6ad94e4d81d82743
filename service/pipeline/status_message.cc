#include "service/pipeline/status_message.h"

#include <string>

#include "service/base/error_reason.h"

namespace dragoman {

void SetStatus(const absl::Status& status, v1::Status& message) {
  message.set_code(static_cast<int32_t>(status.code()));
  message.set_message(std::string(status.message()));
  if (!status.ok()) message.set_reason(ReasonOf(status));
}

}  // namespace dragoman
