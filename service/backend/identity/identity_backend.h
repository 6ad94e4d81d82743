// The backend that gives every text back as it is: for tests, dry runs and the measure of everything else.
#pragma once

#include <string>
#include <vector>

#include "service/backend/backend.h"

namespace dragoman {

// Has any pair of languages. Aligns every word (run of bytes between ASCII spaces) with itself when `align`.
class IdentityBackend final : public Backend {
 public:
  struct Options {
    std::string name = "identity";
    bool align = true;
  };

  IdentityBackend() = default;
  explicit IdentityBackend(Options options);

  BackendInfo Info() const override;
  absl::StatusOr<std::vector<SegmentTranslation>> Translate(const TranslationRequest& request,
                                                            const CallContext& context) override;

 private:
  const Options options_;
};

}  // namespace dragoman
