#include "service/pipeline/article_localizer.h"

#include <algorithm>
#include <memory>
#include <set>
#include <thread>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/synchronization/mutex.h"
#include "service/base/status_macros.h"
#include "service/pipeline/article_texts.h"
#include "service/pipeline/decoded_article.h"
#include "service/pipeline/glossary_entries.h"
#include "service/pipeline/name_spelling.h"
#include "service/pipeline/prepared_article.h"
#include "service/pipeline/segment_translator.h"
#include "service/pipeline/status_message.h"
#include "service/pipeline/text_finisher.h"

namespace dragoman {
namespace {

std::string SourceLanguage(const v1::Article& article) {
  return article.language_code().empty() ? "en" : article.language_code();
}

std::string PrimaryLanguage(const std::string& tag) { return tag.substr(0, tag.find('-')); }

// Article texts that are translated together: begin and end in PreparedArticle::texts.
struct Window {
  size_t begin;
  size_t end;
};

// One window over everything, or, for a stream, windows that grow from the front on: the first block comes
// soon, the rest in batches that the backends like.
std::vector<Window> Windows(const PreparedArticle& article, bool streamed) {
  const size_t texts = article.texts.size();
  if (!streamed) return {{0, texts}};
  std::vector<Window> windows;
  size_t begin = 0;
  size_t blocks = 1;
  while (begin < texts) {
    const int first = article.texts[begin].source.block;
    size_t end = begin;
    while (end < texts && article.texts[end].source.block < first + static_cast<int>(blocks)) ++end;
    windows.push_back({begin, end});
    begin = end;
    blocks *= 2;
  }
  return windows;
}

void SetDuration(absl::Duration duration, google::protobuf::Duration* message) {
  message->set_seconds(absl::ToInt64Seconds(duration));
  message->set_nanos(static_cast<int32_t>(absl::ToInt64Nanoseconds(duration % absl::Seconds(1))));
}

Formality ToFormality(v1::Formality formality) {
  switch (formality) {
    case v1::FORMALITY_FORMAL:
      return Formality::kFormal;
    case v1::FORMALITY_INFORMAL:
      return Formality::kInformal;
    default:
      return Formality::kDefault;
  }
}

uint32_t CountWords(const v1::Article& article) {
  uint32_t words = 0;
  for (const ArticleText& text : ListTexts(article)) {
    const std::vector<absl::string_view> parts =
        absl::StrSplit(text.text->text(), absl::ByAnyChar(" \t\r\n"), absl::SkipEmpty());
    words += static_cast<uint32_t>(parts.size());
  }
  return words;
}

// Sends the parts of one localized article as they become complete: the front first, then every block in
// order.
class PartSender {
 public:
  using Send = std::function<bool(v1::StreamLocalizeArticleResponse)>;

  PartSender(const v1::LocalizedArticle& result, Send send) : result_(result), send_(std::move(send)) {}

  // Sends what is complete when the texts of `done_blocks` blocks are localized. False: the receiver is gone.
  bool SendUpTo(int done_blocks) {
    if (next_ == -1) {
      v1::LocalizedPart front = NewPart();
      *front.mutable_front() = result_.article();
      front.mutable_front()->clear_blocks();
      if (!SendPart(std::move(front))) return false;
    }
    for (next_ = std::max(next_, 0); next_ < done_blocks;) {
      v1::LocalizedPart part = NewPart();
      *part.mutable_block() = result_.article().blocks(next_);
      part.set_block_index(static_cast<uint32_t>(next_));
      if (!SendPart(std::move(part))) return false;
      ++next_;
    }
    return true;
  }

 private:
  v1::LocalizedPart NewPart() const {
    v1::LocalizedPart part;
    part.set_target_language_code(result_.target_language_code());
    return part;
  }

  bool SendPart(v1::LocalizedPart part) {
    const std::string block = absl::StrCat("blocks[", next_, "].");
    while (sent_terms_ < result_.terms_size()) {
      const v1::TermOccurrence& term = result_.terms(sent_terms_);
      const bool in_body = term.source().path().compare(0, 7, "blocks[") == 0;
      if (next_ == -1 ? in_body : term.source().path().compare(0, block.size(), block) != 0) break;
      *part.add_terms() = term;
      ++sent_terms_;
    }
    v1::StreamLocalizeArticleResponse response;
    *response.mutable_part() = std::move(part);
    return send_(std::move(response));
  }

  const v1::LocalizedArticle& result_;
  const Send send_;
  int next_ = -1;  // the block that is sent next; -1: the front
  int sent_terms_ = 0;
};

// Everything the languages of one call share.
struct Call {
  const v1::LocalizeArticleRequest& request;
  const DecodedArticle& decoded;
  const PreparedArticle& prepared;
  const CallContext& context;
};

absl::Status LocalizeTarget(const Call& call, const std::string& profile, bool second_attempt, Router& router,
                            TextTools& tools, const PartSender::Send& send, v1::LocalizedArticle& result) {
  const absl::Time start = call.context.clock().Now();
  const v1::Article& source = call.decoded.article();
  const std::string& target = result.target_language_code();
  *result.mutable_article() = source;
  result.mutable_article()->set_language_code(target);
  const std::vector<v1::RichText*> texts = ListMutableTexts(*result.mutable_article());

  SegmentTranslator::Options options;
  options.languages = {PrimaryLanguage(SourceLanguage(source)), PrimaryLanguage(target)};
  if (!call.request.backend().empty()) options.backend = call.request.backend();
  options.title = source.headline().text();
  options.section = source.section();
  options.client = call.request.client();
  options.formality = ToFormality(call.request.formality());
  options.second_attempt = second_attempt;
  ASSIGN_OR_RETURN(const std::shared_ptr<const TextFinisher> finisher,
                   tools.FinisherFor(options.languages, profile));
  // A language without enforcement has its terms reported as missed.
  const absl::StatusOr<std::unique_ptr<Enforcer>> enforcer =
      Enforcer::Create(options.languages.target, call.prepared.glossary);
  SegmentTranslator translator(options, router, enforcer.ok() ? enforcer->get() : nullptr);
  const NameSpelling spelling(call.prepared.texts, options.languages.target);

  PartSender sender(result, send);
  std::vector<Window> windows = Windows(call.prepared, send != nullptr);
  for (size_t w = 0; w < windows.size(); ++w) {
    const Window window = windows[w];
    std::vector<SegmentJob> jobs;
    std::vector<size_t> first_job;
    for (size_t i = window.begin; i < window.end; ++i) {
      first_job.push_back(jobs.size());
      for (SegmentJob& job : SegmentJobs(call.prepared.texts[i], !profile.empty()))
        jobs.push_back(std::move(job));
    }
    first_job.push_back(jobs.size());
    absl::StatusOr<std::vector<SegmentOutcome>> translation = translator.Translate(jobs, call.context);
    if (!translation.ok() && w + 1 < windows.size() && !EndsTranslation(translation.status(), call.context)) {
      // Nothing is translated yet: whether these segments fail alone, only those behind them can tell.
      windows.resize(w + 1);
      windows[w--].end = call.prepared.texts.size();
      continue;
    }
    ASSIGN_OR_RETURN(std::vector<SegmentOutcome> outcomes, std::move(translation));
    spelling.Unify(jobs, absl::MakeSpan(outcomes));
    for (size_t i = window.begin; i < window.end; ++i) {
      const size_t first = first_job[i - window.begin];
      const size_t count = first_job[i - window.begin + 1] - first;
      FinishedText finished =
          finisher->Finish(call.prepared.texts[i], absl::MakeSpan(jobs).subspan(first, count),
                           absl::MakeSpan(outcomes).subspan(first, count));
      call.decoded.Encode(i, finished);
      *texts[i] = std::move(finished.text);
      for (v1::TermOccurrence& term : finished.terms) *result.add_terms() = std::move(term);
      for (v1::Warning& warning : finished.warnings) *result.add_warnings() = std::move(warning);
      if (!call.request.include_segments()) continue;
      for (v1::SegmentTrace& trace : finished.segments) *result.add_segments() = std::move(trace);
    }
    const bool last = window.end == call.prepared.texts.size();
    const int done_blocks = last ? source.blocks_size() : call.prepared.texts[window.end].source.block;
    if (send != nullptr && !sender.SendUpTo(done_blocks)) return absl::CancelledError("the receiver is gone");
  }

  v1::Provenance& provenance = *result.mutable_provenance();
  const TranslationUsage& usage = translator.usage();
  provenance.mutable_backends()->Assign(usage.backends.begin(), usage.backends.end());
  provenance.mutable_models()->Assign(usage.models.begin(), usage.models.end());
  for (const RouteAttempt& attempt : usage.attempts) {
    v1::Attempt& message = *provenance.add_attempts();
    message.set_backend(attempt.backend);
    message.set_model(attempt.model);
    SetStatus(attempt.status, *message.mutable_status());
    message.set_segments(static_cast<uint32_t>(attempt.segments));
    message.set_failed_segments(static_cast<uint32_t>(attempt.failed));
    SetDuration(attempt.elapsed, message.mutable_elapsed());
    message.set_hedged(attempt.hedged);
    message.set_characters(attempt.characters);
  }
  if (call.prepared.glossary != nullptr) provenance.set_glossary_revision(call.prepared.glossary->revision());
  provenance.set_segments(static_cast<uint32_t>(usage.segments));
  provenance.set_source_words(CountWords(source));
  SetDuration(usage.backend_elapsed, provenance.mutable_backend_elapsed());
  SetDuration(call.context.clock().Now() - start, provenance.mutable_elapsed());
  return absl::OkStatus();
}

}  // namespace

ArticleLocalizer::ArticleLocalizer(Options options, Router& router, const GlossaryHolder& glossary)
    : options_(std::move(options)), router_(router), glossary_(glossary), tools_(options_.segmentation) {}

FaultList ArticleLocalizer::Validate(const v1::LocalizeArticleRequest& request) const {
  FaultList faults = ValidateRequest(request, options_.limits, Typographer::ProfileNames());
  ConceptsFromEntries(request.glossary_entries(), GlossaryLayer::kRequest, "glossary_entries", faults);
  return faults;
}

absl::StatusOr<v1::LocalizeArticleResponse> ArticleLocalizer::Localize(
    const v1::LocalizeArticleRequest& request, const CallContext& context) const {
  return Run(request, context, nullptr);
}

absl::Status ArticleLocalizer::Stream(const v1::LocalizeArticleRequest& request, const CallContext& context,
                                      const Sink& sink) const {
  return Run(request, context, sink).status();
}

absl::StatusOr<v1::LocalizeArticleResponse> ArticleLocalizer::Run(const v1::LocalizeArticleRequest& request,
                                                                  const CallContext& context,
                                                                  const Sink& sink) const {
  const v1::Article& article = request.article();
  ASSIGN_OR_RETURN(const std::shared_ptr<const Segmenter> segmenter,
                   tools_.SegmenterFor(SourceLanguage(article)));
  std::shared_ptr<const Glossary> glossary;
  // The glossary's source side is English.
  if (PrimaryLanguage(SourceLanguage(article)) == "en") {
    if (!request.without_glossary()) glossary = glossary_.Get(request.client());
    if (!request.glossary_entries().empty()) {
      FaultList faults;
      std::vector<Concept> concepts = ConceptsFromEntries(request.glossary_entries(), GlossaryLayer::kRequest,
                                                          "glossary_entries", faults);
      RETURN_IF_ERROR(faults.ToStatus("invalid request"));
      ASSIGN_OR_RETURN(glossary, Glossary::Overlay(std::move(glossary), std::move(concepts)));
    }
  }
  const DecodedArticle decoded(article);
  const PreparedArticle prepared = PrepareArticle(decoded.article(), *segmenter, std::move(glossary));
  const Call call{request, decoded, prepared, context};

  v1::LocalizeArticleResponse response;
  for (const std::string& target : request.target_language_codes()) {
    response.add_results()->set_target_language_code(target);
  }
  absl::Mutex sink_mutex;
  const PartSender::Send send =
      sink == nullptr ? PartSender::Send(nullptr) : [&](v1::StreamLocalizeArticleResponse part) {
        absl::MutexLock lock(&sink_mutex);
        return sink(std::move(part));
      };
  std::vector<absl::Status> statuses(static_cast<size_t>(response.results_size()));
  const auto localize = [&](int i) {
    v1::LocalizedArticle& result = *response.mutable_results(i);
    absl::Status& status = statuses[static_cast<size_t>(i)];
    status = LocalizeTarget(call, ProfileFor(request, result.target_language_code()), options_.second_attempt,
                            router_, tools_, send, result);
    if (!status.ok()) {
      v1::LocalizedArticle failed;
      failed.set_target_language_code(result.target_language_code());
      result = std::move(failed);
    }
    SetStatus(status, *result.mutable_status());
    if (send == nullptr) return;
    v1::StreamLocalizeArticleResponse summary;
    *summary.mutable_summary() = result;
    summary.mutable_summary()->clear_article();
    send(std::move(summary));
  };
  std::vector<std::thread> others;
  for (int i = 1; i < response.results_size(); ++i) others.emplace_back(localize, i);
  localize(0);
  for (std::thread& other : others) other.join();
  if (std::none_of(statuses.begin(), statuses.end(),
                   [](const absl::Status& status) { return status.ok(); })) {
    return statuses.front();
  }
  return response;
}

std::string ArticleLocalizer::ProfileFor(const v1::LocalizeArticleRequest& request,
                                         const std::string& target) const {
  if (request.without_typography()) return "";
  if (const auto asked = request.typography_profiles().find(target);
      asked != request.typography_profiles().end()) {
    return asked->second;
  }
  const std::string language = PrimaryLanguage(target);
  if (const auto set = options_.typography_profiles.find(language);
      set != options_.typography_profiles.end()) {
    return set->second;
  }
  // A language without a profile is left as the backend wrote it.
  return Typographer::Create(language).ok() ? language : "";
}

}  // namespace dragoman
