// Access tokens for a Google service account.
// https://developers.google.com/identity/protocols/oauth2/service-account
#pragma once

#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "service/backend/http/http_caller.h"

namespace dragoman {

// A signed assertion (RFC 7523, RS256) is exchanged for a token at the key's own token endpoint; the token
// serves until a minute before its end. Thread-safe.
class ServiceAccountTokens {
 public:
  // Unauthenticated when `key` cannot be read, InvalidArgument when it is not a service account's JSON key.
  // `provider` stands in front of errors. The key is read anew for every token.
  static absl::StatusOr<std::unique_ptr<ServiceAccountTokens>> Create(
      SecretSource key, std::string provider, std::shared_ptr<HttpTransport> transport, RetryPolicy retry);

  // A token that is good for a minute at least, by the context's clock. Errors: HttpCaller's; Internal when
  // the endpoint's answer is malformed.
  absl::StatusOr<std::string> Get(const CallContext& context);
  // The token was refused: the next Get asks for another.
  void Forget();

 private:
  ServiceAccountTokens(SecretSource key, std::string provider, std::shared_ptr<HttpTransport> transport,
                       RetryPolicy retry);

  const SecretSource key_;
  HttpCaller caller_;
  absl::Mutex mutex_;
  std::string token_ ABSL_GUARDED_BY(mutex_);
  absl::Time ends_ ABSL_GUARDED_BY(mutex_) = absl::InfinitePast();
};

}  // namespace dragoman
