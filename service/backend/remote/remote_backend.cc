#include "service/backend/remote/remote_backend.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/strings/numbers.h"
#include "absl/synchronization/mutex.h"
#include "dragoman/backend/v1/translation_backend.grpc.pb.h"
#include "service/backend/batching.h"
#include "service/backend/remote/grpc_call.h"
#include "service/base/file.h"

namespace dragoman {
namespace {

namespace v1 = ::dragoman::backend::v1;

v1::Formality ToProto(Formality formality) {
  switch (formality) {
    case Formality::kDefault:
      break;
    case Formality::kFormal:
      return v1::FORMALITY_FORMAL;
    case Formality::kInformal:
      return v1::FORMALITY_INFORMAL;
  }
  return v1::FORMALITY_UNSPECIFIED;
}

v1::TranslateRequest ToProto(const TranslationRequest& batch) {
  v1::TranslateRequest proto;
  proto.mutable_languages()->set_source_language_code(batch.languages.source);
  proto.mutable_languages()->set_target_language_code(batch.languages.target);
  proto.set_title(batch.title);
  proto.set_section(batch.section);
  proto.set_context(batch.context);
  proto.set_formality(ToProto(batch.formality));
  for (size_t i = 0; i < batch.segments.size(); ++i) {
    v1::Segment& segment = *proto.add_segments();
    segment.set_id(absl::StrCat(i));
    segment.set_text(batch.segments[i].text);
    for (const TermHint& hint : batch.segments[i].terms) {
      v1::Term& term = *segment.add_terms();
      term.set_begin_byte(static_cast<uint32_t>(hint.source.begin));
      term.set_end_byte(static_cast<uint32_t>(hint.source.end));
      term.set_lemma(hint.lemma);
      for (const std::string& form : hint.forms) term.add_forms(form);
    }
  }
  return proto;
}

SegmentTranslation FromProto(const v1::Result& result, const std::string& source) {
  SegmentTranslation translation;
  if (result.has_error()) {
    const int code = result.error().code();
    // The peer's message may repeat the text.
    translation.status = absl::Status(
        code > 0 && code <= 16 ? static_cast<absl::StatusCode>(code) : absl::StatusCode::kUnknown,
        "the backend could not translate the segment");
    return translation;
  }
  translation.text = result.text();
  translation.billed_characters = result.billed_characters();
  translation.warnings.assign(result.warnings().begin(), result.warnings().end());
  for (const v1::WordAlignment& word : result.alignment()) {
    const ByteRange from{word.source_begin_byte(), word.source_end_byte()};
    const ByteRange to{word.target_begin_byte(), word.target_end_byte()};
    if (from.begin > from.end || from.end > source.size() || to.begin > to.end ||
        to.end > result.text().size()) {
      continue;
    }
    translation.alignment.push_back({.source = from, .target = to});
  }
  std::stable_sort(translation.alignment.begin(), translation.alignment.end(),
                   [](const auto& a, const auto& b) { return a.target.begin < b.target.begin; });
  return translation;
}

}  // namespace

struct RemoteBackend::Channel {
  std::unique_ptr<v1::TranslationBackend::Stub> stub;
  absl::Mutex mutex;
  v1::GetCapabilitiesResponse capabilities ABSL_GUARDED_BY(mutex);
  bool known ABSL_GUARDED_BY(mutex) = false;
};

absl::StatusOr<std::shared_ptr<RemoteBackend>> RemoteBackend::Create(Options options) {
  if (options.target.empty()) return absl::InvalidArgumentError("target: is empty");
  std::shared_ptr<grpc::ChannelCredentials> credentials = grpc::InsecureChannelCredentials();
  if (options.tls) {
    grpc::SslCredentialsOptions tls;
    if (!options.ca_file.empty()) {
      ASSIGN_OR_RETURN(tls.pem_root_certs, ReadFile(options.ca_file));
    }
    credentials = grpc::SslCredentials(tls);
  }
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 30000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 5000);
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 1000);
  arguments.SetMaxReceiveMessageSize(static_cast<int>(options.max_message_bytes));
  auto channel = std::make_unique<Channel>();
  channel->stub =
      v1::TranslationBackend::NewStub(grpc::CreateCustomChannel(options.target, credentials, arguments));
  return std::shared_ptr<RemoteBackend>(new RemoteBackend(std::move(options), std::move(channel)));
}

RemoteBackend::RemoteBackend(Options options, std::unique_ptr<Channel> channel)
    : options_(std::move(options)), jitter_(options_.retry.random_seed), channel_(std::move(channel)) {}

RemoteBackend::~RemoteBackend() = default;

BackendInfo RemoteBackend::Info() const {
  BackendInfo info;
  info.name = options_.name;
  absl::MutexLock lock(&channel_->mutex);
  const v1::GetCapabilitiesResponse& known = channel_->capabilities;
  info.model = known.model();
  info.details = known.details();
  for (const v1::LanguagePair& pair : known.pairs()) {
    info.pairs.push_back({pair.source_language_code(), pair.target_language_code()});
  }
  info.any_pair = known.any_pair() || !channel_->known;
  info.max_segment_bytes = known.limits().max_segment_bytes();
  info.max_call_segments = known.limits().max_segments();
  info.max_call_characters = known.limits().max_characters();
  info.max_call_bytes = known.limits().max_bytes();
  info.takes_terms = known.features().terms();
  info.gives_alignment = known.features().alignment();
  info.keeps_placeholders = known.features().placeholders();
  info.keeps_markup = known.features().markup();
  info.takes_formality = known.features().formality();
  info.takes_context = known.features().context();
  return info;
}

absl::StatusOr<std::vector<SegmentTranslation>> RemoteBackend::Translate(const TranslationRequest& request,
                                                                         const CallContext& context) {
  bool known = false;
  {
    absl::MutexLock lock(&channel_->mutex);
    known = channel_->known;
  }
  // The limits have to be known before anything is sent.
  if (!known) RETURN_IF_ERROR(CheckHealth(context));
  const BackendInfo info = Info();
  return TranslateInBatches(request, context,
                            {.segments = info.max_call_segments,
                             .characters = info.max_call_characters,
                             .bytes = info.max_call_bytes},
                            [&](const TranslationRequest& batch) { return TranslateBatch(batch, context); });
}

absl::StatusOr<std::vector<SegmentTranslation>> RemoteBackend::TranslateBatch(const TranslationRequest& batch,
                                                                              const CallContext& context) {
  const v1::TranslateRequest request = ToProto(batch);
  v1::TranslateResponse response;
  RETURN_IF_ERROR(CallWithRetries<v1::TranslateResponse>(
      options_.name, context,
      [&](grpc::ClientContext& client, grpc::CompletionQueue& queue) {
        return channel_->stub->AsyncTranslate(&client, request, &queue);
      },
      options_.retry, jitter_, response));
  std::vector<SegmentTranslation> translations(batch.segments.size());
  for (SegmentTranslation& translation : translations) {
    translation.status = absl::InternalError(absl::StrCat(options_.name, ": the segment did not come back"));
  }
  std::vector<bool> answered(batch.segments.size());
  for (const v1::Result& result : response.results()) {
    size_t i = 0;
    if (!absl::SimpleAtoi(result.id(), &i) || i >= translations.size() || result.id() != absl::StrCat(i)) {
      continue;
    }
    if (answered[i]) {
      translations[i] = {};
      translations[i].status =
          absl::InternalError(absl::StrCat(options_.name, ": the segment came back twice"));
      continue;
    }
    answered[i] = true;
    translations[i] = FromProto(result, batch.segments[i].text);
  }
  return translations;
}

absl::Status RemoteBackend::CheckHealth(const CallContext& context) {
  v1::GetCapabilitiesResponse capabilities;
  RETURN_IF_ERROR(CallWithRetries<v1::GetCapabilitiesResponse>(
      options_.name, context,
      [&](grpc::ClientContext& client, grpc::CompletionQueue& queue) {
        return channel_->stub->AsyncGetCapabilities(&client, v1::GetCapabilitiesRequest(), &queue);
      },
      options_.retry, jitter_, capabilities));
  absl::MutexLock lock(&channel_->mutex);
  channel_->capabilities = std::move(capabilities);
  channel_->known = true;
  return absl::OkStatus();
}

}  // namespace dragoman
