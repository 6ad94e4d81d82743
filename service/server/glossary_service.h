// The gRPC face of the glossary: requests to the handlers in a pool of their own, statuses back.
#pragma once

#include "dragoman/v1/glossary_service.grpc.pb.h"
#include "service/base/thread_pool.h"
#include "service/glossary/glossary_handlers.h"

namespace dragoman {

// Thread-safe. When the pool's queue is full a call is refused at once.
class GlossaryService final : public v1::GlossaryService::CallbackService {
 public:
  // Both must outlive the service.
  GlossaryService(const GlossaryHandlers& handlers, ThreadPool& pool) : handlers_(handlers), pool_(pool) {}

  grpc::ServerUnaryReactor* GetGlossaryEntry(grpc::CallbackServerContext* context,
                                             const v1::GetGlossaryEntryRequest* request,
                                             v1::GlossaryEntry* response) override;
  grpc::ServerUnaryReactor* ListGlossaryEntries(grpc::CallbackServerContext* context,
                                                const v1::ListGlossaryEntriesRequest* request,
                                                v1::ListGlossaryEntriesResponse* response) override;
  grpc::ServerUnaryReactor* CreateGlossaryEntry(grpc::CallbackServerContext* context,
                                                const v1::CreateGlossaryEntryRequest* request,
                                                v1::GlossaryEntry* response) override;
  grpc::ServerUnaryReactor* UpdateGlossaryEntry(grpc::CallbackServerContext* context,
                                                const v1::UpdateGlossaryEntryRequest* request,
                                                v1::GlossaryEntry* response) override;
  grpc::ServerUnaryReactor* DeleteGlossaryEntry(grpc::CallbackServerContext* context,
                                                const v1::DeleteGlossaryEntryRequest* request,
                                                google::protobuf::Empty* response) override;
  grpc::ServerUnaryReactor* ListGlossaryEntryRevisions(
      grpc::CallbackServerContext* context, const v1::ListGlossaryEntryRevisionsRequest* request,
      v1::ListGlossaryEntryRevisionsResponse* response) override;
  grpc::ServerUnaryReactor* ImportGlossaryEntries(grpc::CallbackServerContext* context,
                                                  const v1::ImportGlossaryEntriesRequest* request,
                                                  v1::ImportGlossaryEntriesResponse* response) override;
  grpc::ServerWriteReactor<v1::ExportGlossaryEntriesResponse>* ExportGlossaryEntries(
      grpc::CallbackServerContext* context, const v1::ExportGlossaryEntriesRequest* request) override;
  grpc::ServerUnaryReactor* AnalyzeText(grpc::CallbackServerContext* context,
                                        const v1::AnalyzeTextRequest* request,
                                        v1::AnalyzeTextResponse* response) override;

 private:
  const GlossaryHandlers& handlers_;
  ThreadPool& pool_;
};

}  // namespace dragoman
