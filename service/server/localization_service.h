// The gRPC face of localization: copies the call's context in and the status out, queues the work, answers
// asynchronously.
#pragma once

#include <cstddef>
#include <functional>

#include "absl/status/status.h"
#include "dragoman/v1/localization_service.grpc.pb.h"
#include "service/base/thread_pool.h"
#include "service/pipeline/article_localizer.h"

namespace dragoman {

// The generated base with every method asynchronous, and the batch's messages as bytes.
using LocalizationServiceBase = v1::LocalizationService::WithRawCallbackMethod_BatchLocalizeArticles<
    v1::LocalizationService::WithCallbackMethod_LocalizeArticle<
        v1::LocalizationService::WithCallbackMethod_StreamLocalizeArticle<
            v1::LocalizationService::WithCallbackMethod_ListBackends<
                v1::LocalizationService::WithCallbackMethod_ListLanguagePairs<
                    v1::LocalizationService::Service>>>>>;

// Thread-safe. Every article is worked on in a thread of `pool`, so that none waits for another's backend;
// when the pool's queue is full a call is refused at once.
class LocalizationService final : public LocalizationServiceBase {
 public:
  struct Options {
    size_t max_batch_in_flight = 64;
  };

  // All three must outlive the service.
  LocalizationService(Options options, const ArticleLocalizer& localizer, Router& router, ThreadPool& pool);

  grpc::ServerUnaryReactor* LocalizeArticle(grpc::CallbackServerContext* context,
                                            const v1::LocalizeArticleRequest* request,
                                            v1::LocalizeArticleResponse* response) override;
  grpc::ServerWriteReactor<v1::StreamLocalizeArticleResponse>* StreamLocalizeArticle(
      grpc::CallbackServerContext* context, const v1::LocalizeArticleRequest* request) override;
  grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* BatchLocalizeArticles(
      grpc::CallbackServerContext* context) override;
  grpc::ServerUnaryReactor* ListBackends(grpc::CallbackServerContext* context,
                                         const v1::ListBackendsRequest* request,
                                         v1::ListBackendsResponse* response) override;
  grpc::ServerUnaryReactor* ListLanguagePairs(grpc::CallbackServerContext* context,
                                              const v1::ListLanguagePairsRequest* request,
                                              v1::ListLanguagePairsResponse* response) override;

 private:
  const Options options_;
  const ArticleLocalizer& localizer_;
  Router& router_;
  ThreadPool& pool_;
};

}  // namespace dragoman
