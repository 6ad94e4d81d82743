#include "glossary/english/source_reading.h"

#include "glossary/english/title_bearer.h"

namespace dragoman {

SourceReading::SourceReading(absl::string_view source, absl::Span<const TermMatch> matches)
    : words_(source), matches_(matches) {
  places_.reserve(matches.size());
  bearers_.reserve(matches.size());
  for (size_t i = 0; i < matches.size(); ++i) {
    const bool title = matches[i].concept_->kind == TermKind::kTitle;
    places_.push_back(words_.PlaceOf(matches[i]));
    bearers_.push_back(title ? GenderOfBearer(words_, matches, i) : Gender::kUnspecified);
  }
}

ByteRange SourceReading::NameBeside(size_t match, bool before) const {
  return dragoman::NameBeside(words_.words(), words_.text(), matches_[match].source, before);
}

}  // namespace dragoman
