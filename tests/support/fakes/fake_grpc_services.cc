#include "tests/support/fakes/fake_grpc_services.h"

#include <grpcpp/grpcpp.h>

#include "service/backend/batching.h"
#include "tests/support/fakes/fake_providers.h"

namespace dragoman {
namespace {

namespace v3 = ::google::cloud::translation::v3;

constexpr char kParent[] = "projects/p/locations/global";

std::unique_ptr<grpc::Server> Serve(grpc::Service& service, int& port) {
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  return builder.BuildAndStart();
}

std::string Metadata(const grpc::ServerContext& context, const std::string& name) {
  const auto found = context.client_metadata().find(name);
  if (found == context.client_metadata().end()) return "";
  return std::string(found->second.data(), found->second.size());
}

}  // namespace

FakeTranslationBackend::FakeTranslationBackend() {
  capabilities_.set_model("fake 1");
  capabilities_.add_pairs()->set_source_language_code("en");
  capabilities_.mutable_pairs(0)->set_target_language_code("fr");
  server_ = Serve(*this, port_);
}

FakeTranslationBackend::~FakeTranslationBackend() {
  faults_.Stop();
  server_->Shutdown();
}

void FakeTranslationBackend::SetCapabilities(backend::v1::GetCapabilitiesResponse capabilities) {
  absl::MutexLock lock(&mutex_);
  capabilities_ = std::move(capabilities);
}

std::vector<backend::v1::TranslateRequest> FakeTranslationBackend::requests() const {
  absl::MutexLock lock(&mutex_);
  return requests_;
}

grpc::Status FakeTranslationBackend::GetCapabilities(grpc::ServerContext*,
                                                     const backend::v1::GetCapabilitiesRequest*,
                                                     backend::v1::GetCapabilitiesResponse* response) {
  absl::MutexLock lock(&mutex_);
  *response = capabilities_;
  return grpc::Status::OK;
}

grpc::Status FakeTranslationBackend::Translate(grpc::ServerContext* context,
                                               const backend::v1::TranslateRequest* request,
                                               backend::v1::TranslateResponse* response) {
  {
    absl::MutexLock lock(&mutex_);
    requests_.push_back(*request);
  }
  // In reverse: results are told apart by their ids.
  for (int i = request->segments_size() - 1; i >= 0; --i) {
    backend::v1::Result& result = *response->add_results();
    result.set_id(request->segments(i).id());
    result.set_text(
        FakeTranslation(request->languages().target_language_code(), request->segments(i).text()));
  }
  return faults_.Finish(*context, *response);
}

FakeGoogle::FakeGoogle(std::string token) : token_(std::move(token)) { server_ = Serve(*this, port_); }

FakeGoogle::~FakeGoogle() {
  faults_.Stop();
  server_->Shutdown();
}

void FakeGoogle::SetToken(std::string token) {
  absl::MutexLock lock(&mutex_);
  token_ = std::move(token);
}

std::vector<FakeGoogle::Request> FakeGoogle::requests() const {
  absl::MutexLock lock(&mutex_);
  return requests_;
}

grpc::Status FakeGoogle::Authorize(const grpc::ServerContext& context) const {
  absl::MutexLock lock(&mutex_);
  if (Metadata(context, "authorization") != "Bearer " + token_) {
    return {grpc::StatusCode::UNAUTHENTICATED,
            "Request had invalid authentication credentials: " + Metadata(context, "authorization")};
  }
  if (Metadata(context, "x-goog-request-params") != "parent=projects%2Fp%2Flocations%2Fglobal") {
    return {grpc::StatusCode::INVALID_ARGUMENT, "Missing routing header"};
  }
  return grpc::Status::OK;
}

grpc::Status FakeGoogle::TranslateText(grpc::ServerContext* context, const Request* request,
                                       Response* response) {
  {
    absl::MutexLock lock(&mutex_);
    requests_.push_back(*request);
  }
  if (const grpc::Status refused = Authorize(*context); !refused.ok()) return refused;
  if (request->parent() != kParent) return {grpc::StatusCode::NOT_FOUND, "No such location"};
  size_t characters = 0;
  for (const std::string& text : request->contents()) characters += CountCodePoints(text);
  if (request->contents().empty() || request->contents_size() > 1024 || characters > 30000) {
    return {grpc::StatusCode::INVALID_ARGUMENT, "Text is too long."};
  }
  for (const std::string& text : request->contents()) {
    response->add_translations()->set_translated_text(FakeTranslation(request->target_language_code(), text));
    if (!request->has_glossary_config()) continue;
    response->add_glossary_translations()->set_translated_text(
        FakeTranslation(request->glossary_config().glossary(), text));
  }
  return faults_.Finish(*context, *response);
}

grpc::Status FakeGoogle::GetSupportedLanguages(grpc::ServerContext* context,
                                               const v3::GetSupportedLanguagesRequest*,
                                               v3::SupportedLanguages* response) {
  if (const grpc::Status refused = Authorize(*context); !refused.ok()) return refused;
  for (const auto& [code, is_target] :
       {std::pair{"en", true}, std::pair{"fr", true}, std::pair{"xx", false}}) {
    v3::SupportedLanguage& language = *response->add_languages();
    language.set_language_code(code);
    language.set_support_source(true);
    language.set_support_target(is_target);
  }
  return grpc::Status::OK;
}

}  // namespace dragoman
