#include "client/article_writer.h"

#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <map>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"

namespace dragoman {
namespace {

class Writer {
 public:
  Writer(const v1::LocalizedArticle& localized, TermMarks marks)
      : article_(localized.article()), marks_(marks) {
    for (const v1::TermOccurrence& term : localized.terms()) {
      if (term.has_target()) terms_[term.target().path()].push_back(&term);
    }
  }

  std::string Write() {
    if (article_.has_publish_time()) {
      Line(absl::StrCat("date ",
                        google::protobuf::util::TimeUtil::ToString(article_.publish_time()).substr(0, 10)));
    }
    if (article_.has_dateline()) Text("dateline", article_.dateline());
    if (article_.has_headline()) Text("headline", article_.headline());
    if (article_.has_byline()) Text("byline", article_.byline());
    if (article_.has_lead()) Text("lead", article_.lead());
    for (int i = 0; i < article_.blocks_size(); ++i)
      Block(article_.blocks(i), absl::StrCat("blocks[", i, "]."));
    return out_;
  }

 private:
  void Line(const std::string& line) { absl::StrAppend(&out_, out_.empty() ? "" : "\n", line, "\n"); }
  void Text(const std::string& path, const v1::RichText& text) { Line(Marked(path, text)); }

  void Block(const v1::Block& block, const std::string& path) {
    switch (block.kind_case()) {
      case v1::Block::kHeading:
        Line(absl::StrCat(std::string(static_cast<size_t>(std::max(block.heading().level(), 1)), '#'), " ",
                          Marked(path + "heading.text", block.heading().text())));
        break;
      case v1::Block::kParagraph:
        Text(path + "paragraph.text", block.paragraph().text());
        break;
      case v1::Block::kQuote: {
        std::string quote = absl::StrCat(
            "> ", absl::StrReplaceAll(Marked(path + "quote.text", block.quote().text()), {{"\n", "\n> "}}));
        if (block.quote().has_attribution()) {
          absl::StrAppend(&quote, "\n> — ", Marked(path + "quote.attribution", block.quote().attribution()));
        }
        Line(quote);
        break;
      }
      case v1::Block::kList: {
        std::vector<std::string> items;
        for (int i = 0; i < block.list().items_size(); ++i) {
          items.push_back(
              absl::StrCat(block.list().ordered() ? absl::StrCat(i + 1, ". ") : "- ",
                           Marked(absl::StrCat(path, "list.items[", i, "]"), block.list().items(i))));
        }
        Line(absl::StrJoin(items, "\n"));
        break;
      }
      case v1::Block::kImage: {
        std::string line = absl::StrCat("Photo: ", block.image().credit());
        if (!block.image().licence_uri().empty()) absl::StrAppend(&line, ", ", block.image().licence_uri());
        if (block.image().has_caption())
          absl::StrAppend(&line, " ", Marked(path + "image.caption", block.image().caption()));
        Line(line);
        break;
      }
      case v1::Block::kPreformatted:
        Line(absl::StrCat("```\n", block.preformatted().text(), "\n```"));
        break;
      case v1::Block::KIND_NOT_SET:
        break;
    }
  }

  std::string Marked(const std::string& path, const v1::RichText& text) {
    if (marks_ == TermMarks::kNone) return text.text();
    std::vector<const v1::TermOccurrence*> terms = terms_[path];
    std::sort(terms.begin(), terms.end(), [](const v1::TermOccurrence* a, const v1::TermOccurrence* b) {
      return a->target().begin_byte() < b->target().begin_byte();
    });
    std::string marked;
    size_t copied = 0;
    for (const v1::TermOccurrence* term : terms) {
      const size_t begin = term->target().begin_byte();
      if (begin < copied) continue;  // two mentions that share their words
      const std::string words = text.text().substr(begin, term->target().end_byte() - begin);
      const bool repaired = term->status() == v1::TermOccurrence::STATUS_REPAIRED;
      absl::StrAppend(&marked, text.text().substr(copied, begin - copied));
      if (marks_ == TermMarks::kBrackets) {
        absl::StrAppend(&marked, "[", words, repaired ? "*]" : "]");
      } else {
        absl::StrAppend(&marked, repaired ? "\x1b[33m" : "\x1b[32m", words, "\x1b[0m");
      }
      copied = term->target().end_byte();
    }
    return absl::StrCat(marked, text.text().substr(copied));
  }

  const v1::Article& article_;
  const TermMarks marks_;
  std::map<std::string, std::vector<const v1::TermOccurrence*>> terms_;
  std::string out_;
};

}  // namespace

std::string WritePlainArticle(const v1::LocalizedArticle& localized, TermMarks marks) {
  return Writer(localized, marks).Write();
}

std::string WriteNotes(const v1::LocalizedArticle& localized) {
  std::string notes;
  for (const v1::TermOccurrence& term : localized.terms()) {
    if (term.status() != v1::TermOccurrence::STATUS_MISSED) continue;
    absl::StrAppend(&notes, "missed: ", term.source_text(), " (", term.entry_id(), ") in ",
                    term.source().path(), ", byte ", term.source().begin_byte(), "\n");
  }
  for (const v1::Warning& warning : localized.warnings()) {
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
