// The way of an article: validated, prepared, translated, put right and put together again, for every
// language asked for.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "dragoman/v1/localization_service.pb.h"
#include "glossary/glossary.h"
#include "service/backend/router.h"
#include "service/base/call_context.h"
#include "service/base/fault_list.h"
#include "service/pipeline/article_validator.h"
#include "service/pipeline/text_tools.h"
#include "service/text/segmenter.h"

namespace dragoman {

// Thread-safe: any number of articles at once.
class ArticleLocalizer {
 public:
  struct Options {
    ArticleLimits limits;
    // By language; languages that are not named have their default profile.
    std::map<std::string, std::string> typography_profiles;
    bool second_attempt = true;
    Segmenter::Options segmentation;
  };
  // Takes a part of the answer; called from one thread at a time. False: the receiver is gone.
  using Sink = std::function<bool(v1::StreamLocalizeArticleResponse)>;

  // `router` and `glossary` must outlive the localizer.
  ArticleLocalizer(Options options, Router& router, const GlossaryHolder& glossary);

  // The faults of a request; empty when Localize and Stream may be called with it.
  FaultList Validate(const v1::LocalizeArticleRequest& request) const;

  // Localizes a valid request. Languages are worked on at once; one that fails has its status in its result.
  // When all fail, the first one's status is returned. Blocks until done, at the latest shortly after the
  // context's deadline.
  absl::StatusOr<v1::LocalizeArticleResponse> Localize(const v1::LocalizeArticleRequest& request,
                                                       const CallContext& context) const;

  // The same, part by part, in order within a language, each language's summary last.
  absl::Status Stream(const v1::LocalizeArticleRequest& request, const CallContext& context,
                      const Sink& sink) const;

 private:
  absl::StatusOr<v1::LocalizeArticleResponse> Run(const v1::LocalizeArticleRequest& request,
                                                  const CallContext& context, const Sink& sink) const;
  // The typography profile for a target language; "" for none.
  std::string ProfileFor(const v1::LocalizeArticleRequest& request, const std::string& target) const;

  const Options options_;
  Router& router_;
  const GlossaryHolder& glossary_;
  mutable TextTools tools_;
};

}  // namespace dragoman
