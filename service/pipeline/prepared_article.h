// An article taken apart: texts, what must stay in them, sentences and terms; done once, whatever the number
// of target languages.
#pragma once

#include <memory>
#include <vector>

#include "dragoman/v1/article.pb.h"
#include "glossary/glossary.h"
#include "glossary/matching/matcher.h"
#include "service/pipeline/article_texts.h"
#include "service/text/byte_range.h"
#include "service/text/segmenter.h"
#include "service/text/text_edit.h"

namespace dragoman {

// One text with everything known of its source side. Ranges are bytes of the text.
struct PreparedText {
  ArticleText source;
  std::vector<ByteRange>
      protected_ranges;  // do-not-translate spans, addresses, handles, code; sorted, without overlaps
  std::vector<ByteRange> segments;  // without the white space around them, which lies between
  std::vector<TermMatch> terms;     // sorted, without overlaps
  // Of a headline in English title case: the edits, of as many bytes as they replace, that put it into
  // sentence case.
  std::vector<TextEdit> sentence_case;
};

// Views into the article and the glossary, both of which must outlive it.
struct PreparedArticle {
  std::vector<PreparedText> texts;
  std::shared_ptr<const Glossary> glossary;
};

// `article` must be valid (see ArticleValidator). Without `glossary` no terms are found. Thread-safe.
PreparedArticle PrepareArticle(const v1::Article& article, const Segmenter& segmenter,
                               std::shared_ptr<const Glossary> glossary);

}  // namespace dragoman
