#include "service/text/protected_text.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "service/text/markup.h"
#include "service/text/trigger_bytes.h"
#include "service/text/utf8.h"
#include "unicode/uchar.h"

namespace dragoman {
namespace {

// Suffixes that make a bare host name unmistakable in news prose.
constexpr absl::string_view kTopLevelDomains[] = {
    "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "io", "ai", "app", "dev", "media", "news",
    "tv",  "eu",  "fr",  "ru",  "ua",  "uk",  "us",  "de",   "be",  "ch", "it", "es",  "pl",  "nl",    "cz",
    "by",  "kz",  "ge",  "md",  "lt",  "lv",  "ee",  "ca",   "jp",  "cn", "in", "br",  "au",  "su",    "me"};
constexpr absl::string_view kFileSuffixes[] = {"txt", "pdf",  "doc", "docx", "xls", "xlsx", "csv",  "json",
                                               "xml", "yaml", "yml", "html", "htm", "jpg",  "jpeg", "png",
                                               "gif", "mp3",  "mp4", "zip",  "cc",  "cpp",  "h",    "py",
                                               "js",  "ts",   "sh",  "md",   "exe", "conf", "log"};
// A line of code between backticks is short; a lone backtick must not swallow an article.
constexpr size_t kMaxCodeBytes = 400;
// Longer addresses are cut there, and longer names not seen as such; keeps hostile input linear.
constexpr size_t kMaxAddressBytes = 2048;
constexpr size_t kMaxNameBytes = 256;

bool IsWordByte(unsigned char byte) { return absl::ascii_isalnum(byte) || byte == '_'; }
bool IsHostByte(unsigned char byte) { return absl::ascii_isalnum(byte) || byte == '-' || byte == '.'; }
bool IsLocalPartByte(unsigned char byte) {
  return absl::ascii_isalnum(byte) || byte == '.' || byte == '_' || byte == '%' || byte == '+' || byte == '-';
}

template <size_t kSize>
bool Contains(const absl::string_view (&list)[kSize], absl::string_view item) {
  return std::find(std::begin(list), std::end(list), item) != std::end(list);
}

// Whether a word may begin at `position`: nothing before it that a word could go on from.
bool AtBorder(absl::string_view text, size_t position) {
  if (position == 0) return true;
  size_t before = position;
  const char32_t character = PreviousCharacter(text, before);
  return !u_isalnum(static_cast<UChar32>(character)) && character != '_' && character != '/' &&
         character != '@' && character != '&' && character != '.';
}

// The end of a run of address characters from `begin`, without the punctuation of the sentence around it.
size_t AddressEnd(absl::string_view text, size_t begin) {
  size_t end = begin;
  int open_brackets = 0;
  size_t trimmed = begin;
  while (end < text.size() && end < begin + kMaxAddressBytes) {
    size_t next = end;
    const char32_t character = NextCharacter(text, next);
    if (character <= ' ' || u_isUWhiteSpace(static_cast<UChar32>(character)) || character == '<' ||
        character == '>' || character == '"' || character == '`' || character == 0xAB || character == 0xBB ||
        (character >= 0x2018 && character <= 0x201F) || character == 0x2026 || character == 0x2014 ||
        character == 0x2013 || character == kReplacementCharacter) {
      break;
    }
    end = next;
    if (character == '(') ++open_brackets;
    if (character == ')' && --open_brackets < 0) break;
    if (absl::string_view(".,;:!?'*]}").find(static_cast<char>(character)) == absl::string_view::npos ||
        character >= 0x80) {
      trimmed = end;
    }
  }
  return trimmed;
}

// The end of the body of a data: URI from `begin` (RFC 2397), without the punctuation of the sentence.
size_t DataEnd(absl::string_view text, size_t begin) {
  size_t end = begin;
  while (end < text.size() && (absl::ascii_isalnum(static_cast<unsigned char>(text[end])) ||
                               absl::StrContains("%/+=;,.-_~!*$&", text[end])))
    ++end;
  while (end > begin && absl::StrContains(".,;!", text[end - 1])) --end;
  return end;
}

// Whether a data: URI goes on like this: a media type, parameters, a comma ("image/png;base64,").
bool IsDataHeader(absl::string_view text) {
  const size_t comma = text.substr(0, kMaxNameBytes).find(',');
  if (comma == absl::string_view::npos || comma + 1 >= text.size()) return false;
  const absl::string_view header = text.substr(0, comma);
  return absl::StrContains(header, '/') && DataEnd(header, 0) == comma;
}

bool IsHost(absl::string_view host) {
  const size_t dot = host.rfind('.');
  if (dot == absl::string_view::npos || dot == 0 || host[0] == '-' || host[0] == '.') return false;
  if (absl::StrContains(host, "..")) return false;
  const absl::string_view top = host.substr(dot + 1);
  return top.size() >= 2 &&
         std::all_of(top.begin(), top.end(), [](unsigned char c) { return absl::ascii_isalpha(c); });
}

size_t HostEnd(absl::string_view text, size_t begin) {
  size_t end = begin;
  while (end < text.size() && end < begin + kMaxNameBytes && IsHostByte(text[end])) ++end;
  while (end > begin && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  return end;
}

class Finder {
 public:
  explicit Finder(absl::string_view text) : text_(text) {}

  std::vector<ByteRange> Find() {
    static constexpr TriggerBytes kTriggers(":.@#`/\\");
    kTriggers.Walk(text_, [this](size_t i) {
      const ByteRange found = At(i);
      if (found.end <= i) return i;
      ranges_.push_back(found);
      floor_ = found.end;
      return found.end;
    });
    return std::move(ranges_);
  }

 private:
  // The protected range that the trigger at `i` gives away; {0, 0} if none. It never begins before floor_.
  ByteRange At(size_t i) const {
    switch (text_[i]) {
      case '`':
        return Code(i);
      case '@':
        return Mail(i);
      case '#':
        return Hashtag(i);
      case ':':
        return Scheme(i);
      case '.':
        return Host(i);
      default:
        return Path(i);
    }
  }

  size_t Back(size_t from, bool (*belongs)(unsigned char)) const {
    const size_t first = std::max(floor_, from - std::min(from, kMaxNameBytes));
    while (from > first && belongs(text_[from - 1])) --from;
    return from;
  }

  ByteRange Code(size_t i) const {
    const absl::string_view line = text_.substr(i + 1, kMaxCodeBytes);
    const size_t length = line.find_first_of("`\n");
    if (length == absl::string_view::npos || length == 0 || line[length] != '`') return {};
    return {i, i + length + 2};
  }

  ByteRange Mail(size_t i) const {
    size_t begin = Back(i, IsLocalPartByte);
    while (begin < i && text_[begin] == '.') ++begin;
    if (begin < i) {
      const size_t end = HostEnd(text_, i + 1);
      return AtBorder(text_, begin) && IsHost(text_.substr(i + 1, end - i - 1)) ? ByteRange{begin, end}
                                                                                : ByteRange{};
    }
    if (!AtBorder(text_, i)) return {};
    size_t end = i + 1;
    while (end < text_.size() && (IsWordByte(text_[end]) || (text_[end] == '.' && end + 1 < text_.size() &&
                                                             end > i + 1 && IsWordByte(text_[end + 1])))) {
      ++end;
    }
    return end > i + 1 ? ByteRange{i, end} : ByteRange{};
  }

  ByteRange Hashtag(size_t i) const {
    if (!AtBorder(text_, i)) return {};
    size_t end = i + 1;
    bool letter = false;
    while (end < text_.size()) {
      size_t next = end;
      const auto character = static_cast<UChar32>(NextCharacter(text_, next));
      if (u_isalpha(character)) {
        letter = true;
      } else if (!u_isdigit(character) && character != '_') {
        break;
      }
      end = next;
    }
    return letter ? ByteRange{i, end} : ByteRange{};
  }

  ByteRange Scheme(size_t i) const {
    const size_t begin = Back(
        i, [](unsigned char byte) { return static_cast<bool>(absl::ascii_isalnum(byte)) || byte == '+'; });
    const absl::string_view scheme = text_.substr(begin, i - begin);
    if (scheme.empty() || !absl::ascii_isalpha(static_cast<unsigned char>(scheme[0])) ||
        !AtBorder(text_, begin))
      return {};
    const absl::string_view rest = text_.substr(i + 1);
    if (absl::StartsWith(rest, "//") || scheme == "mailto" || scheme == "tel") {
      const size_t body = absl::StartsWith(rest, "//") ? i + 3 : i + 1;
      const size_t end = AddressEnd(text_, body);
      return end > body ? ByteRange{begin, end} : ByteRange{};
    }
    if (scheme == "data" && IsDataHeader(rest)) return {begin, DataEnd(text_, i + 1)};
    if (scheme.size() == 1 && !rest.empty() && rest[0] == '\\') {
      const size_t end = AddressEnd(text_, i + 2);
      return end > i + 2 ? ByteRange{begin, end} : ByteRange{};
    }
    return {};
  }

  ByteRange Host(size_t i) const {
    const size_t begin = Back(i, IsHostByte);
    // A host name that goes on over this dot was judged at its first one.
    if (begin == i || text_.substr(begin, i - begin).find('.') != absl::string_view::npos ||
        !AtBorder(text_, begin)) {
      return {};
    }
    size_t end = HostEnd(text_, begin);
    if (end <= i) return {};
    if (end < text_.size() && text_[end] == '@') return {};
    size_t after = end;
    if (end < text_.size() && u_isalnum(static_cast<UChar32>(NextCharacter(text_, after)))) return {};
    const absl::string_view host = text_.substr(begin, end - begin);
    if (!IsHost(host)) return {};
    const absl::string_view top = host.substr(host.rfind('.') + 1);
    const bool known = absl::StartsWithIgnoreCase(host, "www.") || Contains(kTopLevelDomains, top);
    if (!known && !Contains(kFileSuffixes, top)) return {};
    if (known && end < text_.size() && (text_[end] == '/' || text_[end] == ':' || text_[end] == '?')) {
      if (text_[end] == '/' ||
          (end + 1 < text_.size() && absl::ascii_isalnum(static_cast<unsigned char>(text_[end + 1])))) {
        end = std::max(end, AddressEnd(text_, end));
      }
    }
    return {begin, end};
  }

  ByteRange Path(size_t i) const {
    size_t begin = Back(
        i, [](unsigned char byte) { return IsWordByte(byte) || byte == '.' || byte == '-' || byte == '~'; });
    if (!AtBorder(text_, begin)) return {};
    const size_t end = AddressEnd(text_, begin);
    if (end <= i + 1) return {};
    const absl::string_view path = text_.substr(begin, end - begin);
    const bool rooted = begin == i || absl::StartsWith(path, "~") || absl::StartsWith(path, "./") ||
                        absl::StartsWith(path, "../");
    const bool unc = absl::StartsWith(path, "\\\\");
    const size_t separators =
        std::count(path.begin(), path.end(), '/') + std::count(path.begin(), path.end(), '\\');
    if (unc || (rooted && (separators >= 2 || (begin < i && separators >= 1)))) return {begin, end};
    const std::vector<absl::string_view> parts = absl::StrSplit(path, absl::ByAnyChar("/\\"));
    const size_t dot = parts.back().rfind('.');
    if (dot != absl::string_view::npos && dot > 0 && Contains(kFileSuffixes, parts.back().substr(dot + 1))) {
      return {begin, end};
    }
    return {};
  }

  absl::string_view text_;
  std::vector<ByteRange> ranges_;
  size_t floor_ = 0;
};

}  // namespace

std::vector<ByteRange> FindProtectedText(absl::string_view text) {
  std::vector<ByteRange> ranges = Finder(text).Find();
  const std::vector<ByteRange> markup = FindMarkup(text);
  if (markup.empty()) return ranges;
  ranges.insert(ranges.end(), markup.begin(), markup.end());
  return MergedRanges(std::move(ranges));
}

}  // namespace dragoman
