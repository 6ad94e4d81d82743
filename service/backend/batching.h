// Splits a request to what one call of a service may hold, and puts the answers together again.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "service/backend/backend.h"

namespace dragoman {

// 0: no limit. A segment that alone goes beyond a limit is not sent.
struct BatchLimits {
  size_t segments = 0;
  size_t characters = 0;  // code points
  size_t bytes = 0;
};

// Unicode code points of valid UTF-8.
size_t CountCodePoints(absl::string_view text);

// The same request with these of its segments.
TranslationRequest SelectSegments(const TranslationRequest& request, const std::vector<size_t>& segments);

// Translates one batch: one entry a segment, in order.
using BatchTranslator =
    std::function<absl::StatusOr<std::vector<SegmentTranslation>>(const TranslationRequest& batch)>;

// Runs `translate` over batches of `request` that keep within `limits`, in order. A segment too large is
// InvalidArgument. A batch that fails, or answers another number of segments, fails its own segments; after a
// failure that is not the batch's own fault (anything but InvalidArgument, OutOfRange and Internal) nothing
// more is sent. The failure is the call's when no segment is translated. The segments that stand before a
// batch are added to its context.
absl::StatusOr<std::vector<SegmentTranslation>> TranslateInBatches(const TranslationRequest& request,
                                                                   const CallContext& context,
                                                                   const BatchLimits& limits,
                                                                   const BatchTranslator& translate);

}  // namespace dragoman
