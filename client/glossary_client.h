// The C++ client of the glossary: calls a dragoman server and gives plain status values back.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "client/localization_client.h"
#include "dragoman/v1/glossary_service.grpc.pb.h"

namespace dragoman {

// The functions are GlossaryService's methods and give the server's status codes; Unavailable, with the
// address, when no server answers. A full server is asked again within the timeout. Thread-safe.
class GlossaryClient {
 public:
  explicit GlossaryClient(LocalizationClient::Options options);

  absl::StatusOr<v1::GlossaryEntry> Get(const v1::GetGlossaryEntryRequest& request);
  // Every page: `take` gets each entry in order.
  absl::Status List(v1::ListGlossaryEntriesRequest request,
                    const std::function<void(const v1::GlossaryEntry&)>& take);
  absl::StatusOr<v1::GlossaryEntry> Create(const v1::CreateGlossaryEntryRequest& request);
  absl::StatusOr<v1::GlossaryEntry> Update(const v1::UpdateGlossaryEntryRequest& request);
  absl::Status Delete(const v1::DeleteGlossaryEntryRequest& request);
  // Every page: `take` gets each revision, the newest first.
  absl::Status ListRevisions(v1::ListGlossaryEntryRevisionsRequest request,
                             const std::function<void(const v1::GlossaryEntryRevision&)>& take);
  absl::StatusOr<v1::ImportGlossaryEntriesResponse> Import(const v1::ImportGlossaryEntriesRequest& request);
  // The whole file.
  absl::StatusOr<std::string> Export(const v1::ExportGlossaryEntriesRequest& request);
  absl::StatusOr<v1::AnalyzeTextResponse> AnalyzeText(const v1::AnalyzeTextRequest& request);

 private:
  const LocalizationClient::Options options_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::GlossaryService::Stub> stub_;
};

}  // namespace dragoman
