#include "service/pipeline/article_validator.h"

#include <algorithm>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "glossary/store/client_name.h"
#include "service/pipeline/article_texts.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

constexpr size_t kMaxIdBytes = 256;
constexpr int kMaxTargets = 16;

bool AtCharacterBorder(const std::string& text, size_t byte) {
  return byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80;
}

void ValidateSpans(const std::string& path, const v1::RichText& text, FaultList& faults) {
  const std::string& bytes = text.text();
  std::vector<const v1::Span*> sound;
  for (int i = 0; i < text.spans_size(); ++i) {
    const v1::Span& span = text.spans(i);
    const std::string field = absl::StrCat(path, ".spans[", i, "]");
    if (span.kind_case() == v1::Span::KIND_NOT_SET) {
      faults.Add(field, "has no kind; one of link, emphasis, do_not_translate");
    }
    if (span.begin_byte() >= span.end_byte() || span.end_byte() > bytes.size()) {
      faults.Add(field, absl::StrCat("range [", span.begin_byte(), ", ", span.end_byte(),
                                     ") is empty or beyond the text's ", bytes.size(), " bytes"));
    } else if (!AtCharacterBorder(bytes, span.begin_byte()) || !AtCharacterBorder(bytes, span.end_byte())) {
      faults.Add(field, absl::StrCat("range [", span.begin_byte(), ", ", span.end_byte(),
                                     ") begins or ends inside a character"));
    } else {
      sound.push_back(&span);
    }
  }
  // Outer spans first; a span crosses an open one when it ends beyond it.
  std::sort(sound.begin(), sound.end(), [](const v1::Span* a, const v1::Span* b) {
    return a->begin_byte() != b->begin_byte() ? a->begin_byte() < b->begin_byte()
                                              : a->end_byte() > b->end_byte();
  });
  std::vector<const v1::Span*> open;
  for (const v1::Span* span : sound) {
    while (!open.empty() && open.back()->end_byte() <= span->begin_byte()) open.pop_back();
    if (!open.empty() && span->end_byte() > open.back()->end_byte()) {
      faults.Add(absl::StrCat(path, ".spans"),
                 absl::StrCat("ranges [", open.back()->begin_byte(), ", ", open.back()->end_byte(), ") and [",
                              span->begin_byte(), ", ", span->end_byte(), ") cross; spans may only nest"));
    } else {
      open.push_back(span);
    }
  }
}

void ValidateArticle(const v1::Article& article, const ArticleLimits& limits, FaultList& faults) {
  if (article.id().size() > kMaxIdBytes) {
    faults.Add("article.id", absl::StrCat(article.id().size(), " bytes; at most ", kMaxIdBytes));
  }
  if (article.section().size() > kMaxIdBytes) {
    faults.Add("article.section", absl::StrCat(article.section().size(), " bytes; at most ", kMaxIdBytes));
  }
  if (!article.language_code().empty() && !IsLanguageTag(article.language_code())) {
    faults.Add("article.language_code", "is not a BCP-47 tag such as \"en\"");
  }
  if (static_cast<size_t>(article.blocks_size()) > limits.max_blocks) {
    faults.Add("article.blocks", absl::StrCat(article.blocks_size(), " blocks; at most ", limits.max_blocks));
  }
  for (int i = 0; i < article.blocks_size(); ++i) {
    if (article.blocks(i).kind_case() == v1::Block::KIND_NOT_SET) {
      faults.Add(absl::StrCat("article.blocks[", i, "]"),
                 "has no kind; one of heading, paragraph, quote, list, image, preformatted");
    } else if (article.blocks(i).has_heading() &&
               (article.blocks(i).heading().level() < 0 || article.blocks(i).heading().level() > 6)) {
      faults.Add(absl::StrCat("article.blocks[", i, "].heading.level"),
                 absl::StrCat(article.blocks(i).heading().level(), "; allowed: 0 to 6"));
    }
  }
  size_t bytes = 0;
  bool any_text = false;
  for (const ArticleText& text : ListTexts(article)) {
    const std::string path = absl::StrCat("article.", text.path);
    const std::string& value = text.text->text();
    bytes += value.size();
    any_text = any_text || !value.empty();
    if (value.size() > limits.max_text_bytes) {
      faults.Add(path + ".text", absl::StrCat(value.size(), " bytes; at most ", limits.max_text_bytes));
    }
    if (!IsValidUtf8(value)) faults.Add(path + ".text", "is not valid UTF-8");
    ValidateSpans(path, *text.text, faults);
  }
  if (!any_text) faults.Add("article", "has no text; at least one of its texts must not be empty");
  if (bytes > limits.max_article_bytes) {
    faults.Add("article", absl::StrCat(bytes, " bytes of text; at most ", limits.max_article_bytes));
  }
}

}  // namespace

bool IsLanguageTag(const std::string& tag) {
  const std::vector<std::string> subtags = absl::StrSplit(tag, '-');
  for (const std::string& subtag : subtags) {
    if (subtag.empty() || subtag.size() > 8) return false;
    for (const char c : subtag) {
      if (!absl::ascii_isalnum(static_cast<unsigned char>(c))) return false;
    }
  }
  const std::string& language = subtags.front();
  return language.size() >= 2 && language.size() <= 3 &&
         std::all_of(language.begin(), language.end(), [](char c) { return absl::ascii_isalpha(c); });
}

FaultList ValidateRequest(const v1::LocalizeArticleRequest& request, const ArticleLimits& limits,
                          const std::vector<std::string>& typography_profiles) {
  FaultList faults;
  if (!request.has_article()) {
    faults.Add("article", "is required");
  } else {
    ValidateArticle(request.article(), limits, faults);
  }
  if (request.target_language_codes().empty()) {
    faults.Add("target_language_codes", "is required: at least one language");
  } else if (request.target_language_codes_size() > kMaxTargets) {
    faults.Add("target_language_codes",
               absl::StrCat(request.target_language_codes_size(), " languages; at most ", kMaxTargets));
  }
  std::set<std::string> seen;
  for (int i = 0; i < request.target_language_codes_size(); ++i) {
    const std::string& tag = request.target_language_codes(i);
    const std::string field = absl::StrCat("target_language_codes[", i, "]");
    if (!IsLanguageTag(tag)) {
      faults.Add(field, "is not a BCP-47 tag such as \"fr\"");
    } else if (!seen.insert(tag).second) {
      faults.Add(field, absl::StrCat("\"", tag, "\" stands twice"));
    }
  }
  if (!request.client().empty() && !IsClientName(request.client())) {
    faults.Add("client", absl::StrCat("\"", request.client(), "\"; allowed: ", kClientNameRule));
  }
  if (static_cast<size_t>(request.glossary_entries_size()) > limits.max_request_entries) {
    faults.Add("glossary_entries", absl::StrCat(request.glossary_entries_size(), " entries; at most ",
                                                limits.max_request_entries));
  }
  for (const auto& [language, profile] : request.typography_profiles()) {
    if (std::find(typography_profiles.begin(), typography_profiles.end(), profile) ==
        typography_profiles.end()) {
      faults.Add(absl::StrCat("typography_profiles[\"", language, "\"]"),
                 absl::StrCat("\"", profile, "\"; one of ", absl::StrJoin(typography_profiles, ", ")));
    }
  }
  return faults;
}

}  // namespace dragoman
