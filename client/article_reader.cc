#include "client/article_reader.h"

#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "client/plain_line.h"
#include "client/utf8_check.h"
#include "service/base/status_macros.h"
#include "service/text/protected_text.h"

namespace dragoman {
namespace {

constexpr size_t kMaxHeadingBytes = 120;
constexpr size_t kMaxBylineBytes = 120;
constexpr size_t kMaxHeadlineBytes = 300;

// Parts of the text that is read, from top to bottom.
using Lines = std::vector<absl::string_view>;

bool IsDate(absl::string_view word) {
  if (word.size() != 10 || word[4] != '-' || word[7] != '-') return false;
  for (const size_t i : {0, 1, 2, 3, 5, 6, 8, 9}) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(word[i]))) return false;
  }
  return true;
}

bool EndsSentence(absl::string_view line) {
  for (const absl::string_view end : {".", "!", "?", ":", ";", ",", "\"", "”", "»", "…", ")", "’", "'"}) {
    if (absl::EndsWith(line, end)) return true;
  }
  return false;
}

// The lines of `text` that have any words, without the blanks around them.
Lines TrimmedLines(absl::string_view text) {
  Lines lines;
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    if (!IsBlank(line)) lines.push_back(absl::StripAsciiWhitespace(line));
  }
  return lines;
}

// What a line of a quotation quotes.
absl::string_view QuotedWords(absl::string_view line) {
  while (absl::ConsumePrefix(&line, ">") || absl::ConsumePrefix(&line, " ")) continue;
  return absl::StripAsciiWhitespace(line);
}

// Cuts a text into the texts of an article, and the layout around them. Lines are taken one after another.
class PlainReader {
 public:
  // `text` must outlive the reader.
  explicit PlainReader(absl::string_view text) : text_(text) {
    absl::ConsumePrefix(&text, "\xEF\xBB\xBF");
    for (absl::string_view line : absl::StrSplit(text, '\n')) {
      absl::ConsumeSuffix(&line, "\r");
      lines_.push_back(line);
    }
  }

  PlainArticle Read() && {
    if (FindLine()) ReadDate();
    while (FindLine() && ReadVerbatim()) continue;
    if (FindLine()) ReadHeadline();
    if (FindLine()) ReadByline();
    if (FindLine() && !ReadMarkedBlock()) ReadParagraph(/*may_be_lead=*/article_.has_headline());
    while (FindLine()) {
      if (!ReadMarkedBlock()) ReadParagraph(/*may_be_lead=*/false);
    }
    layout_.after = std::string(text_.substr(copied_));
    return {std::move(article_), std::move(layout_)};
  }

 private:
  absl::string_view Line() const { return lines_[next_]; }
  absl::string_view Words() const { return absl::StripAsciiWhitespace(Line()); }
  bool AtBlank() const { return next_ == lines_.size() || IsBlank(Line()); }

  // Passes blank lines; whether another one follows.
  bool FindLine() {
    while (next_ < lines_.size() && IsBlank(Line())) ++next_;
    return next_ < lines_.size();
  }

  size_t Place(const char* byte) const { return static_cast<size_t>(byte - text_.data()); }

  // Puts `parts`, which stand behind all that was added before, into `text` as lines, and their place into
  // the layout.
  void AddText(const std::string& path, const Lines& parts, v1::RichText& text) {
    text.set_text(absl::StrJoin(parts, "\n"));
    const auto before = [this](absl::string_view part) {
      return std::string(text_.substr(copied_, Place(part.data()) - copied_));
    };
    LayoutSlot slot = {before(parts.front()), path, {}};
    for (const absl::string_view part : parts) {
      if (part.data() != parts.front().data()) slot.line_breaks.push_back(before(part));
      copied_ = Place(part.data()) + part.size();
    }
    layout_.slots.push_back(std::move(slot));
  }

  // The path of `field` of the last block.
  std::string Path(absl::string_view field) const {
    return absl::StrCat("blocks[", article_.blocks_size() - 1, "].", field);
  }

  // Lines that come back as they are.
  void AddPreformatted(size_t begin, size_t end) {
    article_.add_blocks()->mutable_preformatted()->set_text(
        absl::StrJoin(&lines_[begin], &lines_[begin] + (end - begin), "\n"));
  }

  // Takes "date 2026-02-03" or "2026-02-03" off the front of the line.
  void ReadDate() {
    absl::string_view rest = Words();
    if (absl::StartsWithIgnoreCase(rest, "date")) {
      rest.remove_prefix(4);
      absl::ConsumePrefix(&rest, ":");
      rest = absl::StripLeadingAsciiWhitespace(rest);
    }
    const absl::string_view word = rest.substr(0, rest.find(' '));
    google::protobuf::Timestamp time;
    if (!IsDate(word) ||
        !google::protobuf::util::TimeUtil::FromString(absl::StrCat(word, "T00:00:00Z"), &time)) {
      return;
    }
    *article_.mutable_publish_time() = time;
    lines_[next_] = rest.substr(word.size());
  }

  void ReadHeadline() {
    if (BeginsMarkedBlock()) return;
    size_t bytes = 0;
    for (size_t i = next_; i < lines_.size() && !IsBlank(lines_[i]); ++i) bytes += lines_[i].size();
    if (bytes > kMaxHeadlineBytes) return;
    AddText("headline", {HeadingWords(Line())}, *article_.mutable_headline());
    ++next_;
    if (!AtBlank() && IsUnderline(Line())) ++next_;
  }

  void ReadByline() {
    const absl::string_view line = Words();
    if (!absl::StartsWith(line, "By ") || line.size() > kMaxBylineBytes || EndsSentence(line)) return;
    AddText("byline", {line}, *article_.mutable_byline());
    ++next_;
  }

  // A block that its first line gives away; false when it is a paragraph or a heading without marks.
  bool ReadMarkedBlock() {
    return ReadVerbatim() || ReadPhoto() || ReadQuote() || ReadTable() || ReadList() || ReadHeading();
  }

  // Whether the line begins a block of the kinds above but a heading.
  bool BeginsMarkedBlock() {
    return !HasWords(Line()) || RawRegionEnd() > next_ || IsPhoto() || IsQuote() || IsTable() || IsItem();
  }

  // Whether the paragraph or list item that stands in the lines above ends before this line.
  bool EndsText() {
    return AtBlank() || !HasWords(Line()) || RawRegionEnd() > next_ || IsQuote() || IsTable() ||
           HeadingLevel(Line()) > 0 || BeginsListBelowText();
  }

  // As in CommonMark, a number other than 1 that begins a line below text is no item but the end of a
  // sentence; behind a colon it is one.
  bool BeginsListBelowText() const {
    if (!IsItem()) return false;
    const absl::string_view above = absl::StripTrailingAsciiWhitespace(lines_[next_ - 1]);
    return !IsNumbered(ItemMarker(Line())) || absl::EndsWith(above, ":") || absl::StartsWith(Words(), "1.") ||
           absl::StartsWith(Words(), "1)");
  }

  // The number of the line behind the region without words that begins here; of this line if none does.
  size_t RawRegionEnd() {
    const std::string mark = RawRegionEndMark(Line());
    if (mark.empty() || unclosed_.count(mark) > 0) return next_;
    for (size_t i = IsFence(mark) ? next_ + 1 : next_; i < lines_.size(); ++i) {
      if (EndsRawRegion(lines_[i], mark)) return i + 1;
    }
    unclosed_.insert(mark);
    return next_;
  }

  // Code between fences, comments, scripts; lines without words: rules, tags, marks of the end.
  bool ReadVerbatim() {
    const size_t begin = next_;
    next_ = RawRegionEnd();
    if (next_ > begin) {
      const size_t fence = IsFence(RawRegionEndMark(lines_[begin])) ? 1 : 0;
      AddPreformatted(begin + fence, next_ - fence);
      return true;
    }
    while (!AtBlank() && !HasWords(Line())) ++next_;
    if (next_ > begin) AddPreformatted(begin, next_);
    return next_ > begin;
  }

  bool IsPhoto() const { return absl::StartsWith(Line(), "Photo:") || absl::StartsWith(Line(), "Image:"); }

  // "Photo: CREDIT, ADDRESS CAPTION"
  bool ReadPhoto() {
    if (!IsPhoto()) return false;
    const size_t begin = Place(Line().data()) + Line().find(':') + 1;
    size_t end = begin;
    for (; !AtBlank(); ++next_) end = Place(Line().data()) + Line().size();
    const absl::string_view text = text_.substr(begin, end - begin);
    v1::Image& image = *article_.add_blocks()->mutable_image();
    const size_t address = std::min({text.find("https://"), text.find("http://"), text.size()});
    const size_t address_end = std::min(text.find_first_of(" \t\r\n", address), text.size());
    const std::string credit = absl::StrJoin(TrimmedLines(text.substr(0, address)), " ");
    image.set_credit(std::string(address < text.size() ? absl::StripSuffix(credit, ",") : credit));
    image.set_licence_uri(std::string(text.substr(address, address_end - address)));
    const Lines caption = TrimmedLines(text.substr(address_end));
    if (!caption.empty()) AddText(Path("image.caption"), caption, *image.mutable_caption());
    return true;
  }

  bool IsQuote() const { return absl::StartsWith(Words(), ">"); }

  bool ReadQuote() {
    if (!IsQuote()) return false;
    Lines words;
    for (; !AtBlank() && IsQuote(); ++next_) words.push_back(QuotedWords(Line()));
    while (words.back().empty()) words.pop_back();
    absl::string_view attribution = words.back();
    const bool attributed = words.size() > 1 && (absl::ConsumePrefix(&attribution, "— ") ||
                                                 absl::ConsumePrefix(&attribution, "-- "));
    if (attributed) words.pop_back();
    v1::Quote& quote = *article_.add_blocks()->mutable_quote();
    AddText(Path("quote.text"), words, *quote.mutable_text());
    if (attributed) {
      AddText(Path("quote.attribution"), {absl::StripAsciiWhitespace(attribution)},
              *quote.mutable_attribution());
    }
    return true;
  }

  bool IsTable() const {
    return absl::StartsWith(Words(), "|") ||
           (absl::StrContains(Line(), '|') && next_ + 1 < lines_.size() && IsDelimiterRow(lines_[next_ + 1]));
  }

  // A list for each row, whose items are the cells that have words.
  bool ReadTable() {
    if (!IsTable()) return false;
    for (; !AtBlank() && absl::StrContains(Line(), '|'); ++next_) {
      if (!HasWords(Line())) continue;
      v1::List& row = *article_.add_blocks()->mutable_list();
      for (const absl::string_view cell : Cells(Line())) {
        if (HasWords(cell)) AddItem({cell}, row);
      }
    }
    return true;
  }

  bool IsItem() const {
    const size_t marker = ItemMarker(Line()).size();
    return marker > 0 && marker < Line().size();
  }

  bool ReadList() {
    if (!IsItem()) return false;
    v1::List& list = *article_.add_blocks()->mutable_list();
    list.set_ordered(IsNumbered(ItemMarker(Line())));
    while (!AtBlank() && HasWords(Line()) && !ItemMarker(Line()).empty()) {
      Lines words = {absl::StripAsciiWhitespace(Line().substr(ItemMarker(Line()).size()))};
      for (++next_; !EndsText() && ItemMarker(Line()).empty(); ++next_) words.push_back(Words());
      if (words.front().empty()) words.erase(words.begin());
      if (!words.empty()) AddItem(words, list);
    }
    return true;
  }

  void AddItem(const Lines& words, v1::List& list) {
    const std::string path = Path(absl::StrCat("list.items[", list.items_size(), "]"));
    AddText(path, words, *list.add_items());
  }

  bool ReadHeading() {
    const int level = HeadingLevel(Line());
    if (level == 0) return false;
    AddHeading(HeadingWords(Line()), level);
    ++next_;
    return true;
  }

  void AddHeading(absl::string_view words, int level) {
    v1::Heading& heading = *article_.add_blocks()->mutable_heading();
    heading.set_level(level);
    AddText(Path("heading.text"), {words}, *heading.mutable_text());
  }

  // A paragraph, or a heading that is one by its shape or by the line of signs below it.
  void ReadParagraph(bool may_be_lead) {
    const size_t begin = next_;
    Lines words = {Words()};
    for (++next_; !EndsText(); ++next_) words.push_back(Words());
    const size_t end = next_;
    const absl::string_view first = words.front();
    const size_t bytes = Place(words.back().data()) + words.back().size() - Place(first.data());
    if (IsProtected(text_.substr(Place(first.data()), bytes))) return AddPreformatted(begin, end);
    const bool one_line = words.size() == 1;
    if (one_line && !AtBlank() && IsUnderline(Line())) {
      AddHeading(first, absl::StartsWith(Words(), "=") ? 1 : 2);
      ++next_;
    } else if (one_line && first.size() <= kMaxHeadingBytes && !EndsSentence(first) && FindLine()) {
      AddHeading(first, 0);
    } else if (may_be_lead) {
      AddText("lead", words, *article_.mutable_lead());
    } else {
      v1::RichText& text = *article_.add_blocks()->mutable_paragraph()->mutable_text();
      AddText(Path("paragraph.text"), words, text);
    }
  }

  const absl::string_view text_;
  Lines lines_;
  size_t next_ = 0;
  size_t copied_ = 0;               // the byte of text_ behind the last slot
  std::set<std::string> unclosed_;  // marks that no line below has
  v1::Article article_;
  ArticleLayout layout_;
};

}  // namespace

absl::StatusOr<PlainArticle> ReadPlainArticle(absl::string_view text) {
  RETURN_IF_ERROR(CheckUtf8(text));
  PlainArticle read = PlainReader(text).Read();
  if (read.layout.slots.empty()) return absl::InvalidArgumentError("the article has no text");
  return read;
}

absl::StatusOr<v1::Article> ReadJsonArticle(absl::string_view json) {
  RETURN_IF_ERROR(CheckUtf8(json));
  v1::Article article;
  const auto status = google::protobuf::util::JsonStringToMessage(std::string(json), &article);
  if (!status.ok())
    return absl::InvalidArgumentError(absl::StrCat("not an article in JSON: ", status.message().ToString()));
  return article;
}

}  // namespace dragoman
