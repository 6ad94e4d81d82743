#include "service/backend/marian/source_text.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "service/text/utf8.h"

namespace dragoman::marian {
namespace {

constexpr absl::string_view kTermStart = "⟦";
constexpr absl::string_view kTermMiddle = "¦";
constexpr absl::string_view kTermEnd = "⟧";

bool IsSpaceOrControl(char32_t c) {
  const UChar32 character = static_cast<UChar32>(c);
  return u_isUWhiteSpace(character) || u_charType(character) == U_CONTROL_CHAR || c == kReplacementCharacter;
}

bool IsWordCharacter(char32_t c) {
  const UChar32 character = static_cast<UChar32>(c);
  const int8_t type = u_charType(character);
  return u_isalnum(character) || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
}

// Text under construction, each byte with its origin.
struct Builder {
  std::string text;
  std::vector<size_t> origin;

  void Append(absl::string_view bytes, size_t from, bool follow) {
    for (size_t i = 0; i < bytes.size(); ++i) origin.push_back(follow ? from + i : from);
    text.append(bytes.data(), bytes.size());
  }

  void AppendSpace(size_t from) {
    if (!text.empty() && text.back() != ' ') Append(" ", from, false);
  }

  // What the model would take for a mark of its own is written another way.
  void AppendCharacter(absl::string_view bytes, size_t from) {
    if (bytes == kTermStart) return Append("[", from, false);
    if (bytes == kTermEnd) return Append("]", from, false);
    if (bytes == kTermMiddle) return Append("|", from, false);
    // ">>fra<<" must not switch the language: ">>" is kept apart.
    if (bytes == ">" && !text.empty() && text.back() == '>') AppendSpace(from);
    Append(bytes, from, true);
  }
};

Builder Cleaned(absl::string_view text, absl::Span<const TermHint> terms) {
  Builder builder;
  auto term = terms.begin();
  bool in_term = false;
  for (size_t position = 0; position < text.size();) {
    const size_t start = position;
    if (term != terms.end() && !in_term && start >= term->source.begin && !term->source.empty()) {
      builder.Append(kTermStart, start, false);
      in_term = true;
    }
    const char32_t c = NextCharacter(text, position);
    if (IsSpaceOrControl(c)) {
      builder.AppendSpace(start);
    } else {
      builder.AppendCharacter(text.substr(start, position - start), start);
    }
    if (in_term && position >= term->source.end) {
      builder.Append(kTermMiddle, position, false);
      for (size_t i = 0; i < term->lemma.size();) {
        const size_t from = i;
        const char32_t l = NextCharacter(term->lemma, i);
        const absl::string_view bytes = absl::string_view(term->lemma).substr(from, i - from);
        if (IsSpaceOrControl(l)) {
          builder.AppendSpace(position);
        } else if (bytes != kTermStart && bytes != kTermMiddle && bytes != kTermEnd) {
          builder.Append(bytes, position, false);
        }
      }
      builder.Append(kTermEnd, position, false);
      in_term = false;
      ++term;
    }
  }
  if (in_term) builder.Append(kTermEnd, text.size(), false);
  if (!builder.text.empty() && builder.text.back() == ' ') {
    builder.text.pop_back();
    builder.origin.pop_back();
  }
  builder.origin.push_back(text.size());
  return builder;
}

}  // namespace

SourceText::SourceText(absl::string_view text, absl::Span<const TermHint> terms, bool annotate) {
  Builder builder = Cleaned(text, annotate ? terms : absl::Span<const TermHint>());
  text_ = std::move(builder.text);
  origin_ = std::move(builder.origin);

  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error) || nfc->isNormalizedUTF8(text_, error) || U_FAILURE(error)) return;
  icu::Edits edits;
  std::string normalised;
  icu::StringByteSink<std::string> sink(&normalised);
  nfc->normalizeUTF8(0, text_, sink, &edits, error);
  if (U_FAILURE(error)) return;
  std::vector<size_t> origin;
  auto edit = edits.getFineIterator();
  while (edit.next(error)) {
    for (int32_t i = 0; i < edit.newLength(); ++i) {
      origin.push_back(origin_[static_cast<size_t>(edit.sourceIndex() + (edit.hasChange() ? 0 : i))]);
    }
  }
  origin.push_back(origin_.back());
  text_ = std::move(normalised);
  origin_ = std::move(origin);
}

ByteRange SourceText::ToOriginal(ByteRange range) const {
  const size_t begin = std::min(range.begin, text_.size());
  const size_t end = std::min(range.end, text_.size());
  return {origin_[begin], std::max(origin_[begin], origin_[end])};
}

std::string StripReserved(absl::string_view text) {
  if (text.find(kTermStart) == absl::string_view::npos && text.find(kTermMiddle) == absl::string_view::npos &&
      text.find(kTermEnd) == absl::string_view::npos) {
    return std::string(text);
  }
  std::string stripped;
  for (size_t position = 0; position < text.size();) {
    const size_t start = position;
    NextCharacter(text, position);
    const absl::string_view bytes = text.substr(start, position - start);
    if (bytes == kTermStart || bytes == kTermMiddle || bytes == kTermEnd) continue;
    if (bytes == " " && (stripped.empty() || stripped.back() == ' ')) continue;
    stripped.append(bytes.data(), bytes.size());
  }
  if (!stripped.empty() && stripped.back() == ' ') stripped.pop_back();
  return stripped;
}

std::vector<ByteRange> Words(absl::string_view text) {
  std::vector<ByteRange> words;
  bool open = false;
  for (size_t position = 0; position < text.size();) {
    const size_t start = position;
    const bool in_word = IsWordCharacter(NextCharacter(text, position));
    if (in_word && !open) words.push_back({start, start});
    if (in_word) words.back().end = position;
    open = in_word;
  }
  return words;
}

std::vector<ByteRange> SplitClauses(absl::string_view text, size_t max_words) {
  const std::vector<ByteRange> words = Words(text);
  max_words = std::max<size_t>(max_words, 1);
  std::vector<ByteRange> parts;
  size_t begin = 0;
  size_t first = 0;
  while (words.size() - first > max_words) {
    // The last end of a clause in the second half of the room, else the last gap between words.
    size_t next = first + max_words;
    for (size_t w = next; w > first + max_words / 2; --w) {
      const absl::string_view gap = text.substr(words[w - 1].end, words[w].begin - words[w - 1].end);
      if (gap.find_first_of(",;:.!?") != absl::string_view::npos &&
          gap.find(' ') != absl::string_view::npos) {
        next = w;
        break;
      }
    }
    // Punctuation before the space stays with the left part, what follows it with the right one.
    const size_t space = text.find(' ', words[next - 1].end);
    const size_t cut = space < words[next].begin ? space : words[next].begin;
    parts.push_back({begin, cut});
    begin = cut;
    first = next;
  }
  parts.push_back({begin, text.size()});
  return parts;
}

}  // namespace dragoman::marian
