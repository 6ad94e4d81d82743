#include "service/backend/batching.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

constexpr size_t kContextSegments = 3;

}  // namespace

size_t CountCodePoints(absl::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

TranslationRequest SelectSegments(const TranslationRequest& request, const std::vector<size_t>& segments) {
  TranslationRequest part;
  part.languages = request.languages;
  part.title = request.title;
  part.section = request.section;
  part.context = request.context;
  part.formality = request.formality;
  part.client = request.client;
  part.segments.reserve(segments.size());
  for (const size_t i : segments) part.segments.push_back(request.segments[i]);
  return part;
}

absl::StatusOr<std::vector<SegmentTranslation>> TranslateInBatches(const TranslationRequest& request,
                                                                   const CallContext& context,
                                                                   const BatchLimits& limits,
                                                                   const BatchTranslator& translate) {
  std::vector<SegmentTranslation> translations(request.segments.size());
  absl::Status first_failure;
  size_t translated = 0;
  bool stopped = false;

  const auto send = [&](const std::vector<size_t>& batch) {
    if (batch.empty()) return;
    absl::StatusOr<std::vector<SegmentTranslation>> answer =
        stopped ? first_failure : absl::UnknownError("not yet sent");
    if (!stopped) {
      if (const absl::Status wanted = context.Check(); !wanted.ok()) {
        answer = wanted;
      } else if (batch.size() == request.segments.size()) {
        answer = translate(request);
      } else {
        TranslationRequest part = SelectSegments(request, batch);
        const size_t first = batch.front();
        for (size_t i = first - std::min(first, kContextSegments); i < first; ++i) {
          absl::StrAppend(&part.context, part.context.empty() ? "" : "\n", request.segments[i].text);
        }
        answer = translate(part);
      }
      if (answer.ok() && answer->size() != batch.size()) {
        answer =
            absl::InternalError(absl::StrCat("answered ", answer->size(), " segments for ", batch.size()));
      }
      if (!answer.ok()) {
        const absl::Status& status = answer.status();
        if (first_failure.ok()) first_failure = status;
        stopped =
            !absl::IsInvalidArgument(status) && !absl::IsOutOfRange(status) && !absl::IsInternal(status);
        if (stopped) first_failure = status;
      }
    }
    for (size_t i = 0; i < batch.size(); ++i) {
      if (answer.ok()) {
        translations[batch[i]] = std::move((*answer)[i]);
        translated += translations[batch[i]].status.ok();
      } else {
        translations[batch[i]].status = answer.status();
      }
    }
  };

  std::vector<size_t> batch;
  size_t characters = 0;
  size_t bytes = 0;
  for (size_t i = 0; i < request.segments.size(); ++i) {
    const std::string& text = request.segments[i].text;
    const size_t own_characters = limits.characters == 0 ? 0 : CountCodePoints(text);
    const auto within = [](size_t value, size_t limit) { return limit == 0 || value <= limit; };
    if (!within(own_characters, limits.characters) || !within(text.size(), limits.bytes)) {
      translations[i].status = absl::InvalidArgumentError(
          absl::StrCat("the segment of ", text.size(), " bytes is larger than one call may hold"));
      continue;
    }
    if (!within(batch.size() + 1, limits.segments) ||
        !within(characters + own_characters, limits.characters) ||
        !within(bytes + text.size(), limits.bytes)) {
      send(batch);
      batch.clear();
      characters = bytes = 0;
    }
    batch.push_back(i);
    characters += own_characters;
    bytes += text.size();
  }
  send(batch);
  if (translated == 0 && !first_failure.ok()) return first_failure;
  return translations;
}

}  // namespace dragoman
