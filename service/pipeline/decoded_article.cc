#include "service/pipeline/decoded_article.h"

#include <algorithm>
#include <string>

#include "service/pipeline/article_texts.h"
#include "service/text/text_edit.h"

namespace dragoman {
namespace {

std::vector<size_t> Borders(const v1::RichText& text) {
  std::vector<size_t> borders;
  for (const v1::Span& span : text.spans()) {
    borders.push_back(span.begin_byte());
    borders.push_back(span.end_byte());
  }
  return borders;
}

// Moves a span or location, which holds bytes of the text before `edits`.
template <typename Place>
void Move(absl::Span<const TextEdit> edits, Place& place) {
  const ByteRange moved = MapRange({place.begin_byte(), place.end_byte()}, edits);
  place.set_begin_byte(static_cast<uint32_t>(moved.begin));
  place.set_end_byte(static_cast<uint32_t>(moved.end));
}

void Edit(absl::Span<const TextEdit> edits, v1::RichText& text) {
  text.set_text(ApplyEdits(text.text(), edits));
  for (v1::Span& span : *text.mutable_spans()) Move(edits, span);
}

std::string Quote(const v1::TextLocation& place, const v1::RichText& text) {
  return text.text().substr(place.begin_byte(), place.end_byte() - place.begin_byte());
}

}  // namespace

DecodedArticle::DecodedArticle(const v1::Article& original) : original_(original) {
  bool any = false;
  for (const ArticleText& text : ListTexts(original)) {
    Entities entities = Entities::Find(text.text->text(), Borders(*text.text));
    any = any || !entities.empty();
    texts_.push_back({text.text, std::move(entities), {}});
  }
  if (!any) return;
  decoded_ = original;
  const std::vector<v1::RichText*> decoded = ListMutableTexts(*decoded_);
  for (size_t i = 0; i < texts_.size(); ++i) {
    Edit(texts_[i].entities.decoding(), *decoded[i]);
    texts_[i].encoding = texts_[i].entities.Encoding(decoded[i]->text());
  }
}

void DecodedArticle::Encode(size_t text, FinishedText& finished) const {
  const auto& [original, entities, source_edits] = texts_[text];
  if (entities.empty()) return;
  const std::vector<TextEdit> target_edits = entities.Encoding(finished.text.text());
  const auto encode = [&entities](std::string* quoted) {
    *quoted = ApplyEdits(*quoted, entities.Encoding(*quoted));
  };
  Edit(target_edits, finished.text);
  for (v1::TermOccurrence& term : finished.terms) {
    Move(source_edits, *term.mutable_source());
    term.set_source_text(Quote(term.source(), *original));
    encode(term.mutable_replaced_text());
    if (!term.has_target()) continue;
    Move(target_edits, *term.mutable_target());
    term.set_target_text(Quote(term.target(), finished.text));
  }
  for (v1::SegmentTrace& segment : finished.segments) {
    Move(source_edits, *segment.mutable_source());
    segment.set_source_text(Quote(segment.source(), *original));
    encode(segment.mutable_backend_text());
    encode(segment.mutable_target_text());
  }
  for (v1::Warning& warning : finished.warnings) {
    Move(source_edits, *warning.mutable_source());
    if (warning.has_target()) Move(target_edits, *warning.mutable_target());
  }
}

}  // namespace dragoman
