#include "client/article_writer.h"

#include <google/protobuf/message.h>
#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <map>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace dragoman {
namespace {

// The text at `path` of the article, as in TextLocation.path; null if there is none.
const v1::RichText* FindText(const v1::Article& article, absl::string_view path) {
  const google::protobuf::Message* message = &article;
  for (absl::string_view step : absl::StrSplit(path, '.')) {
    const size_t bracket = std::min(step.find('['), step.size());
    const auto* field = message->GetDescriptor()->FindFieldByName(std::string(step.substr(0, bracket)));
    const google::protobuf::Reflection& reflection = *message->GetReflection();
    int index = 0;
    if (field == nullptr) return nullptr;
    if (!field->is_repeated()) {
      message = &reflection.GetMessage(*message, field);
    } else if (absl::SimpleAtoi(absl::StripSuffix(step.substr(std::min(bracket + 1, step.size())), "]"),
                                &index) &&
               index >= 0 && index < reflection.FieldSize(*message, field)) {
      message = &reflection.GetRepeatedMessage(*message, field, index);
    } else {
      return nullptr;
    }
  }
  return google::protobuf::DynamicCastToGenerated<v1::RichText>(message);
}

// `text` with the line breaks of its slot.
std::string WithLineBreaks(absl::string_view text, const std::vector<std::string>& line_breaks) {
  std::string laid_out;
  size_t next = 0;
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    if (next > 0) {
      absl::StrAppend(&laid_out,
                      line_breaks.empty() ? "\n" : line_breaks[std::min(next, line_breaks.size()) - 1]);
    }
    absl::StrAppend(&laid_out, line);
    ++next;
  }
  return laid_out;
}

class Writer {
 public:
  Writer(const v1::LocalizedArticle& localized, TermMarks marks)
      : article_(localized.article()), marks_(marks) {
    for (const v1::TermOccurrence& term : localized.terms()) {
      if (term.has_target()) terms_[term.target().path()].push_back(&term);
    }
  }

  std::string Write(const ArticleLayout& layout) {
    std::string out;
    for (const LayoutSlot& slot : layout.slots) {
      absl::StrAppend(&out, slot.before);
      const v1::RichText* text = FindText(article_, slot.path);
      if (text != nullptr) absl::StrAppend(&out, WithLineBreaks(Marked(slot.path, *text), slot.line_breaks));
    }
    return absl::StrCat(out, layout.after);
  }

 private:
  std::string Marked(const std::string& path, const v1::RichText& text) {
    if (marks_ == TermMarks::kNone) return text.text();
    std::vector<const v1::TermOccurrence*> terms = terms_[path];
    std::sort(terms.begin(), terms.end(), [](const v1::TermOccurrence* a, const v1::TermOccurrence* b) {
      return a->target().begin_byte() < b->target().begin_byte();
    });
    std::string marked;
    size_t copied = 0;
    for (const v1::TermOccurrence* term : terms) {
      const size_t begin = term->target().begin_byte(), end = term->target().end_byte();
      if (begin < copied) continue;                           // two mentions that share their words
      if (end < begin || end > text.text().size()) continue;  // no place in this text
      const std::string words = text.text().substr(begin, end - begin);
      const bool repaired = term->status() == v1::TermOccurrence::STATUS_REPAIRED;
      absl::StrAppend(&marked, text.text().substr(copied, begin - copied));
      if (marks_ == TermMarks::kBrackets) {
        absl::StrAppend(&marked, "[", words, repaired ? "*]" : "]");
      } else {
        absl::StrAppend(&marked, repaired ? "\x1b[33m" : "\x1b[32m", words, "\x1b[0m");
      }
      copied = end;
    }
    return absl::StrCat(marked, text.text().substr(copied));
  }

  const v1::Article& article_;
  const TermMarks marks_;
  std::map<std::string, std::vector<const v1::TermOccurrence*>> terms_;
};

// Whether `warning` is that of a segment that no backend could translate.
bool IsFailedSegment(const v1::Warning& warning) { return warning.reason() == "SEGMENT_FAILED"; }

}  // namespace

std::string WritePlainArticle(const v1::LocalizedArticle& localized, const ArticleLayout& layout,
                              TermMarks marks) {
  return Writer(localized, marks).Write(layout);
}

std::string WriteNotes(const v1::LocalizedArticle& localized) {
  std::string notes;
  for (const v1::TermOccurrence& term : localized.terms()) {
    if (term.status() != v1::TermOccurrence::STATUS_MISSED) continue;
    absl::StrAppend(&notes, "missed: ", term.source_text(), " (", term.entry_id(), ") in ",
                    term.source().path(), ", byte ", term.source().begin_byte(), "\n");
  }
  for (const v1::Warning& warning : localized.warnings()) {
    if (IsFailedSegment(warning)) continue;
    const bool in_target = warning.has_target();
    const v1::TextLocation& place = in_target ? warning.target() : warning.source();
    absl::StrAppend(&notes, "warning: ", warning.reason(), in_target ? " in the translation of " : " in ",
                    place.path());
    if (place.end_byte() > place.begin_byte()) {
      absl::StrAppend(&notes, ", bytes ", place.begin_byte(), "-", place.end_byte());
    }
    absl::StrAppend(&notes, ": ", warning.message(), "\n");
  }
  return notes;
}

int CountFailedSegments(const v1::LocalizedArticle& localized) {
  return static_cast<int>(
      std::count_if(localized.warnings().begin(), localized.warnings().end(), IsFailedSegment));
}

std::string WhyFirstSegmentFailed(const v1::LocalizedArticle& localized) {
  const auto warning =
      std::find_if(localized.warnings().begin(), localized.warnings().end(), IsFailedSegment);
  return warning == localized.warnings().end() ? "" : warning->message();
}

std::string WriteFailedSegments(const v1::LocalizedArticle& localized) {
  std::string lines;
  for (const v1::Warning& warning : localized.warnings()) {
    if (!IsFailedSegment(warning)) continue;
    absl::StrAppend(&lines, "dragoman: ", localized.target_language_code(), ": ", warning.source().path(),
                    ": ", warning.message(), "\n");
  }
  return lines;
}

std::string WriteSummary(const v1::LocalizedArticle& localized) {
  std::map<v1::TermOccurrence::Status, int> terms;
  for (const v1::TermOccurrence& term : localized.terms()) ++terms[term.status()];
  const v1::Provenance& provenance = localized.provenance();
  const double seconds =
      static_cast<double>(google::protobuf::util::TimeUtil::DurationToMilliseconds(provenance.elapsed())) /
      1000;
  return absl::StrFormat(
      "%s: %d segments, %d words; terms: %d applied, %d repaired, %d missed; %.2f s, %.0f words/s; %s (%s)",
      localized.target_language_code(), provenance.segments(), provenance.source_words(),
      terms[v1::TermOccurrence::STATUS_APPLIED], terms[v1::TermOccurrence::STATUS_REPAIRED],
      terms[v1::TermOccurrence::STATUS_MISSED], seconds,
      seconds > 0 ? provenance.source_words() / seconds : 0.0, absl::StrJoin(provenance.backends(), "+"),
      absl::StrJoin(provenance.models(), "+"));
}

}  // namespace dragoman
