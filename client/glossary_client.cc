#include "client/glossary_client.h"

#include <grpcpp/grpcpp.h>

#include <utility>

#include "client/full_server.h"
#include "client/grpc_call.h"
#include "client/utf8_check.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

// The files that glossaries come in are of megabytes; the server has its own limit.
constexpr int kMaxSendBytes = 1 << 30;

// One unary call.
template <typename Request, typename Response>
absl::StatusOr<Response> Call(const LocalizationClient::Options& options, grpc::Channel& channel,
                              v1::GlossaryService::Stub& stub,
                              grpc::Status (v1::GlossaryService::Stub::*method)(grpc::ClientContext*,
                                                                                const Request&, Response*),
                              const Request& request) {
  RETURN_IF_ERROR(CheckUtf8(request));
  Response response;
  RETURN_IF_ERROR(CallUntilTaken(options.timeout, [&](grpc::ClientContext& context) {
    return FromGrpc((stub.*method)(&context, request, &response), options.address, channel);
  }));
  return response;
}

}  // namespace

GlossaryClient::GlossaryClient(LocalizationClient::Options options) : options_(std::move(options)) {
  grpc::ChannelArguments arguments;
  arguments.SetLoadBalancingPolicyName("round_robin");
  arguments.SetMaxReceiveMessageSize(static_cast<int>(options_.max_message_bytes));
  arguments.SetMaxSendMessageSize(kMaxSendBytes);
  channel_ = grpc::CreateCustomChannel(options_.address, MakeChannelCredentials(options_.tls), arguments);
  stub_ = v1::GlossaryService::NewStub(channel_);
}

absl::StatusOr<v1::GlossaryEntry> GlossaryClient::Get(const v1::GetGlossaryEntryRequest& request) {
  return Call(options_, *channel_, *stub_, &v1::GlossaryService::Stub::GetGlossaryEntry, request);
}

absl::Status GlossaryClient::List(v1::ListGlossaryEntriesRequest request,
                                  const std::function<void(const v1::GlossaryEntry&)>& take) {
  request.clear_page_token();
  do {
    ASSIGN_OR_RETURN(
        const v1::ListGlossaryEntriesResponse page,
        Call(options_, *channel_, *stub_, &v1::GlossaryService::Stub::ListGlossaryEntries, request));
    for (const v1::GlossaryEntry& entry : page.entries()) take(entry);
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return absl::OkStatus();
}

absl::StatusOr<v1::GlossaryEntry> GlossaryClient::Create(const v1::CreateGlossaryEntryRequest& request) {
  return Call(options_, *channel_, *stub_, &v1::GlossaryService::Stub::CreateGlossaryEntry, request);
}

absl::StatusOr<v1::GlossaryEntry> GlossaryClient::Update(const v1::UpdateGlossaryEntryRequest& request) {
  return Call(options_, *channel_, *stub_, &v1::GlossaryService::Stub::UpdateGlossaryEntry, request);
}

absl::Status GlossaryClient::Delete(const v1::DeleteGlossaryEntryRequest& request) {
  return Call(options_, *channel_, *stub_, &v1::GlossaryService::Stub::DeleteGlossaryEntry, request).status();
}

absl::Status GlossaryClient::ListRevisions(
    v1::ListGlossaryEntryRevisionsRequest request,
    const std::function<void(const v1::GlossaryEntryRevision&)>& take) {
  request.clear_page_token();
  do {
    ASSIGN_OR_RETURN(
        const v1::ListGlossaryEntryRevisionsResponse page,
        Call(options_, *channel_, *stub_, &v1::GlossaryService::Stub::ListGlossaryEntryRevisions, request));
    for (const v1::GlossaryEntryRevision& revision : page.revisions()) take(revision);
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return absl::OkStatus();
}

absl::StatusOr<v1::ImportGlossaryEntriesResponse> GlossaryClient::Import(
    const v1::ImportGlossaryEntriesRequest& request) {
  return Call(options_, *channel_, *stub_, &v1::GlossaryService::Stub::ImportGlossaryEntries, request);
}

absl::StatusOr<std::string> GlossaryClient::Export(const v1::ExportGlossaryEntriesRequest& request) {
  RETURN_IF_ERROR(CheckUtf8(request));
  std::string file;
  RETURN_IF_ERROR(CallUntilTaken(options_.timeout, [&](grpc::ClientContext& context) {
    const auto reader = stub_->ExportGlossaryEntries(&context, request);
    v1::ExportGlossaryEntriesResponse piece;
    while (reader->Read(&piece)) file += piece.content();
    return FromGrpc(reader->Finish(), options_.address, *channel_);
  }));
  return file;
}

absl::StatusOr<v1::AnalyzeTextResponse> GlossaryClient::AnalyzeText(const v1::AnalyzeTextRequest& request) {
  return Call(options_, *channel_, *stub_, &v1::GlossaryService::Stub::AnalyzeText, request);
}

}  // namespace dragoman
