#include "service/text/markup.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "service/text/trigger_bytes.h"

namespace dragoman {
namespace {

// Limits that keep hostile input linear: a longer comment, link or placeholder is none.
constexpr size_t kMaxCommentBytes = 8192;
constexpr size_t kMaxLinkBytes = 2048;
constexpr size_t kMaxPlaceholderBytes = 100;

// The attributes of HTML that have no value; another one makes "a <b and c> d" prose.
constexpr absl::string_view kFlags[] = {
    "allowfullscreen", "async",    "autofocus",   "autoplay", "checked",   "controls", "default",  "defer",
    "disabled",        "download", "hidden",      "inert",    "itemscope", "loop",     "multiple", "muted",
    "novalidate",      "open",     "playsinline", "readonly", "required",  "reversed", "selected"};
// What a placeholder of printf may end in.
constexpr absl::string_view kConversions = "sdifu@";

bool IsNameByte(unsigned char byte) {
  return absl::ascii_isalnum(byte) || byte == '-' || byte == '_' || byte == ':' || byte == '.';
}

class MarkupFinder {
 public:
  explicit MarkupFinder(absl::string_view text) : text_(text) {}

  std::vector<ByteRange> Find() {
    static constexpr TriggerBytes kTriggers("<{$#%&]");
    kTriggers.Walk(text_, [this](size_t i) {
      const size_t end = EndOfMarkup(i);
      if (end > i) ranges_.push_back({i, end});
      return end;
    });
    // A link shows at its middle, so its first bracket comes late, and may be part of a tag.
    return MergedRanges(std::move(ranges_));
  }

 private:
  // What stands at `i`; npos, whose byte is NUL, behind the end.
  char At(size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
  bool IsLetter(size_t i) const { return absl::ascii_isalpha(static_cast<unsigned char>(At(i))); }
  bool IsDigit(size_t i) const { return absl::ascii_isdigit(static_cast<unsigned char>(At(i))); }

  template <typename Belongs>
  size_t Skip(size_t i, Belongs belongs) const {
    while (i < text_.size() && belongs(static_cast<unsigned char>(text_[i]))) ++i;
    return i;
  }
  size_t SkipName(size_t i) const { return Skip(i, IsNameByte); }
  size_t SkipSpaces(size_t i) const {
    return Skip(i, [](unsigned char byte) { return absl::ascii_isspace(byte); });
  }
  size_t SkipDigits(size_t i) const {
    return Skip(i, [](unsigned char byte) { return absl::ascii_isdigit(byte); });
  }

  // The end of `mark` behind `i`, at most `limit` bytes away; `none` if it is not there.
  size_t EndOf(absl::string_view mark, size_t i, size_t limit, size_t none) const {
    const size_t at = text_.substr(std::min(i, text_.size()), limit).find(mark);
    return at == absl::string_view::npos ? none : i + at + mark.size();
  }

  // The end of the markup at `i`; `i` if there is none.
  size_t EndOfMarkup(size_t i) {
    switch (text_[i]) {
      case '<':
        return EndOfTag(i);
      case '{':
        return EndOfBraces(i, i);
      case '$':
      case '#':
        return EndOfBraces(i, i + 1);
      case '%':
        return At(i + 1) == '{' ? EndOfBraces(i, i + 1) : EndOfConversion(i);
      case '&':
        return EndOfEntity(i);
      default:
        return EndOfLink(i);
    }
  }

  size_t EndOfTag(size_t i) const {
    if (absl::StartsWith(text_.substr(i), "<!--")) return EndOf("-->", i + 4, kMaxCommentBytes, i);
    if ((At(i + 1) == '!' || At(i + 1) == '?') && IsLetter(i + 2)) {
      const size_t close = text_.find_first_of("<>", i + 2);
      return At(close) == '>' ? close + 1 : i;
    }
    const bool closing = At(i + 1) == '/';
    const size_t name = i + 1 + (closing ? 1 : 0);
    // << and >> stand for guillemets.
    if (!IsLetter(name) || (i > 0 && text_[i - 1] == '<')) return i;
    size_t end = SkipName(name);
    while (!closing) {
      const size_t next = EndOfAttribute(end);
      if (next == end) break;
      end = next;
    }
    end = SkipSpaces(end);
    if (At(end) == '/' && !closing) ++end;
    return At(end) == '>' && At(end + 1) != '>' ? end + 1 : i;
  }

  // The end of the attribute behind the white space at `i`; `i` if there is none.
  size_t EndOfAttribute(size_t i) const {
    const size_t name = SkipSpaces(i);
    size_t end = SkipName(name);
    if (name == i || end == name) return i;
    const size_t equals = SkipSpaces(end);
    if (At(equals) != '=') {
      const std::string flag = absl::AsciiStrToLower(text_.substr(name, end - name));
      return std::find(std::begin(kFlags), std::end(kFlags), flag) == std::end(kFlags) ? i : end;
    }
    const size_t value = SkipSpaces(equals + 1);
    if (At(value) == '"' || At(value) == '\'') {
      const size_t close = text_.find(text_[value], value + 1);
      return close == absl::string_view::npos ? i : close + 1;
    }
    end = Skip(value, [](unsigned char byte) {
      return !absl::ascii_isspace(byte) && byte != '<' && byte != '>' && byte != '"' && byte != '\'';
    });
    return end > value ? end : i;
  }

  // The end of the placeholder at `i`, whose brace stands at `brace`.
  size_t EndOfBraces(size_t i, size_t brace) const {
    if (At(brace) != '{') return i;
    if (At(brace + 1) == '{' || At(brace + 1) == '%') {
      const size_t end = EndOf(At(brace + 1) == '{' ? "}}" : "%}", brace + 2, kMaxPlaceholderBytes, i);
      return text_.substr(i, end - i).find('\n') == absl::string_view::npos ? end : i;
    }
    const size_t close = text_.substr(0, brace + kMaxPlaceholderBytes).find_first_of("{} \n", brace + 1);
    return At(close) == '}' ? close + 1 : i;
  }

  size_t EndOfConversion(size_t i) const {
    // "5 %d’inflation" is a per cent.
    if (i > 0 && (IsDigit(i - 1) || (text_[i - 1] == ' ' && i > 1 && IsDigit(i - 2)))) return i;
    size_t end = i + 1;
    if (At(end) == '(') {
      end = SkipName(end + 1);
      if (At(end) != ')') return i;
      ++end;
    } else if (const size_t number = SkipDigits(end); number > end && At(number) == '$') {
      end = number + 1;
    }
    if (At(end) == '.') end = SkipDigits(end + 1);
    if (end >= text_.size() || kConversions.find(text_[end]) == absl::string_view::npos) return i;
    ++end;
    return SkipName(end) == end || At(end) == '.' || At(end) == ':' ? end : i;
  }

  size_t EndOfEntity(size_t i) const {
    size_t end = At(i + 1) == '#' ? i + 2 : i + 1;
    const size_t name = end;
    end = Skip(end, [](unsigned char byte) { return absl::ascii_isalnum(byte); });
    return end >= name + 2 && At(end) == ';' ? end + 1 : i;
  }

  // The end of "](target)" at `i`; keeps the bracket that opens the link.
  size_t EndOfLink(size_t i) {
    if (At(i + 1) != '(') return i;
    const size_t end = EndOfTarget(i + 2);
    const size_t open = end > i + 2 ? OpeningBracket(i) : i;
    if (open == i) return i;
    ranges_.push_back({open > 0 && text_[open - 1] == '!' ? open - 1 : open, open + 1});
    return end;
  }

  // The end of "target "title")" at `i`; `i` if it is none.
  size_t EndOfTarget(size_t i) const {
    size_t depth = 0;
    size_t end = i;
    for (; end < text_.size() && end < i + kMaxLinkBytes && !absl::ascii_isspace(text_[end]); ++end) {
      if (text_[end] == '(') ++depth;
      if (text_[end] == ')' && depth-- == 0) return end > i ? end + 1 : i;
    }
    if (end == i || At(end) != ' ') return i;
    const size_t title = SkipSpaces(end);
    if (At(title) != '"' && At(title) != '\'') return i;
    return EndOf(std::string{text_[title], ')'}, title + 1, kMaxLinkBytes, i);
  }

  // The bracket that the one at `i` closes, on the same line; `i` if it has none.
  size_t OpeningBracket(size_t i) const {
    size_t depth = 0;
    for (size_t k = i; k > 0 && i - k < kMaxLinkBytes && text_[k - 1] != '\n'; --k) {
      if (text_[k - 1] == ']') ++depth;
      if (text_[k - 1] == '[' && depth-- == 0) return k - 1;
    }
    return i;
  }

  absl::string_view text_;
  std::vector<ByteRange> ranges_;
};

}  // namespace

std::vector<ByteRange> FindMarkup(absl::string_view text) { return MarkupFinder(text).Find(); }

}  // namespace dragoman
