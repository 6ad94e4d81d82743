#include "service/server/glossary_service.h"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "service/base/error_reason.h"
#include "service/base/status_macros.h"
#include "service/server/grpc_status.h"

namespace dragoman {
namespace {

constexpr size_t kMaxPieceBytes = 1 << 20;

absl::Status Refused() {
  return QueueFullError("the server is full: too many glossary calls wait; try again shortly");
}

// Runs `work` in the pool and ends the call with its status.
grpc::ServerUnaryReactor* Answer(grpc::CallbackServerContext* context, ThreadPool& pool,
                                 std::function<absl::Status()> work) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  const bool queued =
      pool.TrySchedule([reactor, work = std::move(work)] { reactor->Finish(ToGrpcStatus(work())); });
  if (!queued) reactor->Finish(ToGrpcStatus(Refused()));
  return reactor;
}

// The same for a handler's function that gives the response.
template <typename Request, typename Response>
grpc::ServerUnaryReactor* Answer(grpc::CallbackServerContext* context, ThreadPool& pool,
                                 const GlossaryHandlers& handlers,
                                 absl::StatusOr<Response> (GlossaryHandlers::*handle)(const Request&) const,
                                 const Request* request, Response* response) {
  return Answer(context, pool, [&handlers, handle, request, response]() -> absl::Status {
    ASSIGN_OR_RETURN(*response, (handlers.*handle)(*request));
    return absl::OkStatus();
  });
}

// A file, a piece after the other as the receiver takes them.
class ExportCall final : public grpc::ServerWriteReactor<v1::ExportGlossaryEntriesResponse> {
 public:
  ExportCall(const v1::ExportGlossaryEntriesRequest& request, const GlossaryHandlers& handlers,
             ThreadPool& pool) {
    const bool queued = pool.TrySchedule([this, &request, &handlers] {
      absl::StatusOr<std::string> file = handlers.Export(request);
      if (!file.ok()) {
        Finish(ToGrpcStatus(file.status()));
        return;
      }
      file_ = *std::move(file);
      WriteNext();
    });
    if (!queued) Finish(ToGrpcStatus(Refused()));
  }

  void OnWriteDone(bool ok) override {
    if (ok) {
      WriteNext();
    } else {
      Finish(grpc::Status::CANCELLED);
    }
  }
  void OnDone() override { delete this; }

 private:
  void WriteNext() {
    if (sent_ == file_.size()) {
      Finish(grpc::Status::OK);
      return;
    }
    const size_t bytes = std::min(kMaxPieceBytes, file_.size() - sent_);
    piece_.set_content(file_.substr(sent_, bytes));
    sent_ += bytes;
    StartWrite(&piece_);
  }

  std::string file_;
  size_t sent_ = 0;
  v1::ExportGlossaryEntriesResponse piece_;
};

}  // namespace

grpc::ServerUnaryReactor* GlossaryService::GetGlossaryEntry(grpc::CallbackServerContext* context,
                                                            const v1::GetGlossaryEntryRequest* request,
                                                            v1::GlossaryEntry* response) {
  return Answer(context, pool_, handlers_, &GlossaryHandlers::Get, request, response);
}

grpc::ServerUnaryReactor* GlossaryService::ListGlossaryEntries(grpc::CallbackServerContext* context,
                                                               const v1::ListGlossaryEntriesRequest* request,
                                                               v1::ListGlossaryEntriesResponse* response) {
  return Answer(context, pool_, handlers_, &GlossaryHandlers::List, request, response);
}

grpc::ServerUnaryReactor* GlossaryService::CreateGlossaryEntry(grpc::CallbackServerContext* context,
                                                               const v1::CreateGlossaryEntryRequest* request,
                                                               v1::GlossaryEntry* response) {
  return Answer(context, pool_, handlers_, &GlossaryHandlers::Create, request, response);
}

grpc::ServerUnaryReactor* GlossaryService::UpdateGlossaryEntry(grpc::CallbackServerContext* context,
                                                               const v1::UpdateGlossaryEntryRequest* request,
                                                               v1::GlossaryEntry* response) {
  return Answer(context, pool_, handlers_, &GlossaryHandlers::Update, request, response);
}

grpc::ServerUnaryReactor* GlossaryService::DeleteGlossaryEntry(grpc::CallbackServerContext* context,
                                                               const v1::DeleteGlossaryEntryRequest* request,
                                                               google::protobuf::Empty*) {
  return Answer(context, pool_, [this, request] { return handlers_.Delete(*request); });
}

grpc::ServerUnaryReactor* GlossaryService::ListGlossaryEntryRevisions(
    grpc::CallbackServerContext* context, const v1::ListGlossaryEntryRevisionsRequest* request,
    v1::ListGlossaryEntryRevisionsResponse* response) {
  return Answer(context, pool_, handlers_, &GlossaryHandlers::ListRevisions, request, response);
}

grpc::ServerUnaryReactor* GlossaryService::ImportGlossaryEntries(
    grpc::CallbackServerContext* context, const v1::ImportGlossaryEntriesRequest* request,
    v1::ImportGlossaryEntriesResponse* response) {
  return Answer(context, pool_, handlers_, &GlossaryHandlers::Import, request, response);
}

grpc::ServerWriteReactor<v1::ExportGlossaryEntriesResponse>* GlossaryService::ExportGlossaryEntries(
    grpc::CallbackServerContext*, const v1::ExportGlossaryEntriesRequest* request) {
  return new ExportCall(*request, handlers_, pool_);
}

grpc::ServerUnaryReactor* GlossaryService::AnalyzeText(grpc::CallbackServerContext* context,
                                                       const v1::AnalyzeTextRequest* request,
                                                       v1::AnalyzeTextResponse* response) {
  return Answer(context, pool_, handlers_, &GlossaryHandlers::AnalyzeText, request, response);
}

}  // namespace dragoman
