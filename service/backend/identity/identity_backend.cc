#include "service/backend/identity/identity_backend.h"

#include <utility>

#include "absl/strings/string_view.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

std::vector<WordAlignment> AlignWithItself(absl::string_view text) {
  std::vector<WordAlignment> words;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.push_back({.source = {begin, end}, .target = {begin, end}});
    begin = end + 1;
  }
  return words;
}

}  // namespace

IdentityBackend::IdentityBackend(Options options) : options_(std::move(options)) {}

BackendInfo IdentityBackend::Info() const {
  BackendInfo info;
  info.name = options_.name;
  info.model = "identity";
  info.details = "gives the text back as it is";
  info.gives_alignment = options_.align;
  info.keeps_placeholders = true;
  info.keeps_markup = true;
  info.any_pair = true;
  return info;
}

absl::StatusOr<std::vector<SegmentTranslation>> IdentityBackend::Translate(const TranslationRequest& request,
                                                                           const CallContext& context) {
  RETURN_IF_ERROR(context.Check());
  std::vector<SegmentTranslation> translations(request.segments.size());
  for (size_t i = 0; i < translations.size(); ++i) {
    translations[i].text = request.segments[i].text;
    if (options_.align) translations[i].alignment = AlignWithItself(translations[i].text);
  }
  return translations;
}

}  // namespace dragoman
