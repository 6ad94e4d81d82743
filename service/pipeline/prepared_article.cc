#include "service/pipeline/prepared_article.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "glossary/english/headline_names.h"
#include "service/text/protected_text.h"
#include "service/text/sentence_case.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

bool IsWhiteSpace(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000 || c == 0xFEFF;
}

ByteRange Trimmed(absl::string_view text, ByteRange range) {
  while (range.begin < range.end) {
    size_t next = range.begin;
    if (!IsWhiteSpace(NextCharacter(text, next))) break;
    range.begin = next;
  }
  while (range.begin < range.end) {
    size_t previous = range.end;
    if (!IsWhiteSpace(PreviousCharacter(text, previous))) break;
    range.end = previous;
  }
  return range;
}

// A run of this many characters without a blank is no word: base64, a key, a stuck key. The longest words of
// the languages served have below 50 letters, and names chained with dashes hardly more than 100.
constexpr size_t kMinUnbrokenCharacters = 300;

// Whether a word may end before or behind `c` without a blank, as in Chinese, Japanese and Thai (UAX #14).
bool EndsWords(char32_t c) {
  if (IsWhiteSpace(c)) return true;
  const int32_t line_break = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK);
  return line_break == U_LB_IDEOGRAPHIC || line_break == U_LB_COMPLEX_CONTEXT;
}

// The runs of kMinUnbrokenCharacters and more that cannot be words: no backend makes anything of them, and an
// engine spends seconds on each.
void AddUnbrokenRuns(absl::string_view text, std::vector<ByteRange>& ranges) {
  ByteRange run;
  size_t characters = 0;
  const auto end_run = [&] {
    if (characters >= kMinUnbrokenCharacters) ranges.push_back(run);
    characters = 0;
  };
  for (size_t position = 0; position < text.size();) {
    const size_t begin = position;
    if (EndsWords(NextCharacter(text, position))) {
      end_run();
      continue;
    }
    if (characters++ == 0) run.begin = begin;
    run.end = position;
  }
  end_run();
}

// What no step may change, merged and sorted.
std::vector<ByteRange> ProtectedRanges(const v1::RichText& text) {
  std::vector<ByteRange> ranges = FindProtectedText(text.text());
  AddUnbrokenRuns(text.text(), ranges);
  for (const v1::Span& span : text.spans()) {
    if (span.has_do_not_translate()) ranges.push_back({span.begin_byte(), span.end_byte()});
  }
  return MergedRanges(std::move(ranges));
}

// Joins segments whose border falls inside one of `ranges`, which are sorted.
void JoinTornSegments(const std::vector<ByteRange>& ranges, std::vector<ByteRange>& segments) {
  std::vector<ByteRange> joined;
  for (const ByteRange& segment : segments) {
    const bool torn =
        !joined.empty() && std::any_of(ranges.begin(), ranges.end(), [&](const ByteRange& range) {
          return range.begin < joined.back().end && segment.begin < range.end;
        });
    if (torn) {
      joined.back().end = segment.end;
    } else {
      joined.push_back(segment);
    }
  }
  segments = std::move(joined);
}

// Words of `text` as ranges: runs of letters, digits and apostrophes.
std::vector<ByteRange> Words(absl::string_view text) {
  std::vector<ByteRange> words;
  size_t position = 0;
  while (position < text.size()) {
    const size_t begin = position;
    const char32_t c = NextCharacter(text, position);
    if (!u_isalnum(static_cast<UChar32>(c)) && c != '\'' && c != 0x2019) continue;
    if (!words.empty() && words.back().end == begin) {
      words.back().end = position;
    } else {
      words.push_back({begin, position});
    }
  }
  return words;
}

bool BeginsWithCapital(absl::string_view word) {
  size_t position = 0;
  return u_isupper(static_cast<UChar32>(NextCharacter(word, position)));
}

// The words that running text writes with a capital where no sentence begins: names.
absl::flat_hash_set<absl::string_view> NamesInProse(const std::vector<PreparedText>& texts) {
  absl::flat_hash_set<absl::string_view> names;
  for (const PreparedText& text : texts) {
    if (text.source.role != TextRole::kProse) continue;
    for (const ByteRange& segment : text.segments) {
      const absl::string_view sentence = segment.In(text.source.text->text());
      const std::vector<ByteRange> words = Words(sentence);
      for (size_t i = 1; i < words.size(); ++i) {
        const absl::string_view word = words[i].In(sentence);
        if (BeginsWithCapital(word)) names.insert(word);
      }
    }
  }
  return names;
}

// What puts an English headline into sentence case, as editors of other languages write headlines, and
// engines expect text.
std::vector<TextEdit> HeadlineEdits(const PreparedText& headline,
                                    const absl::flat_hash_set<absl::string_view>& names) {
  const absl::string_view text = headline.source.text->text();
  std::vector<ByteRange> kept = headline.protected_ranges;
  for (const TermMatch& term : headline.terms) {
    // Titles and common terms are no names: "Foreign Minister" in a headline is a foreign minister.
    if (term.concept_->source.case_rule == CaseRule::kExact) kept.push_back(term.source);
  }
  for (const ByteRange& word : Words(text)) {
    if (names.contains(word.In(text))) kept.push_back(word);
  }
  std::sort(kept.begin(), kept.end(),
            [](const ByteRange& a, const ByteRange& b) { return a.begin < b.begin; });
  std::vector<TextEdit> edits = SentenceCaseEdits(text, kept);
  const std::vector<ByteRange> likely_names = LikelyNames(text);
  std::erase_if(edits, [&](const TextEdit& edit) {
    return std::any_of(likely_names.begin(), likely_names.end(),
                       [&](const ByteRange& name) { return name.Overlaps(edit.range); });
  });
  const bool same_size = std::all_of(edits.begin(), edits.end(), [](const TextEdit& edit) {
    return edit.replacement.size() == edit.range.size();
  });
  return same_size ? edits : std::vector<TextEdit>();
}

}  // namespace

PreparedArticle PrepareArticle(const v1::Article& article, const Segmenter& segmenter,
                               std::shared_ptr<const Glossary> glossary) {
  PreparedArticle prepared;
  prepared.glossary = std::move(glossary);
  std::vector<absl::string_view> texts;
  std::vector<std::vector<ByteRange>> protected_ranges;
  for (const ArticleText& source : ListTexts(article)) {
    PreparedText text;
    text.source = source;
    const std::string& bytes = source.text->text();
    text.protected_ranges = ProtectedRanges(*source.text);
    for (const ByteRange& segment : segmenter.Segment(bytes)) {
      const ByteRange trimmed = Trimmed(bytes, segment);
      if (trimmed.empty()) continue;
      text.segments.push_back(trimmed);
    }
    JoinTornSegments(text.protected_ranges, text.segments);
    texts.push_back(bytes);
    protected_ranges.push_back(text.protected_ranges);
    prepared.texts.push_back(std::move(text));
  }
  if (prepared.glossary != nullptr) {
    std::vector<std::vector<TermMatch>> matches = MatchArticle(*prepared.glossary, texts, protected_ranges);
    for (size_t i = 0; i < matches.size(); ++i) {
      std::vector<ByteRange> ranges;
      for (const TermMatch& match : matches[i]) ranges.push_back(match.source);
      JoinTornSegments(ranges, prepared.texts[i].segments);
      prepared.texts[i].terms = std::move(matches[i]);
    }
  }
  const absl::flat_hash_set<absl::string_view> names = NamesInProse(prepared.texts);
  for (PreparedText& text : prepared.texts) {
    if (text.source.role == TextRole::kHeadline) text.sentence_case = HeadlineEdits(text, names);
  }
  return prepared;
}

}  // namespace dragoman
