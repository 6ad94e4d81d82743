#include "service/backend/google/service_account.h"

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "service/backend/http/json.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

using nlohmann::json;

constexpr absl::Duration kAssertionLife = absl::Hours(1);
constexpr absl::Duration kMargin = absl::Minutes(1);
constexpr char kScope[] = "https://www.googleapis.com/auth/cloud-translation";

struct ServiceAccount {
  std::string email;
  std::string key_id;
  std::string token_uri;
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key{nullptr, EVP_PKEY_free};
};

absl::StatusOr<ServiceAccount> Parse(const std::string& text) {
  const json account = ParseJson(text);
  const std::string* email = FindString(account, "client_email");
  const std::string* pem = FindString(account, "private_key");
  const std::string* token_uri = FindString(account, "token_uri");
  if (email == nullptr || pem == nullptr || token_uri == nullptr) {
    return absl::InvalidArgumentError(
        "service_account: is not the JSON key of a service account (client_email, private_key, token_uri)");
  }
  ServiceAccount parsed;
  parsed.email = *email;
  parsed.token_uri = *token_uri;
  if (const std::string* key_id = FindString(account, "private_key_id")) parsed.key_id = *key_id;
  const std::unique_ptr<BIO, decltype(&BIO_free)> bytes(
      BIO_new_mem_buf(pem->data(), static_cast<int>(pem->size())), BIO_free);
  parsed.key.reset(PEM_read_bio_PrivateKey(bytes.get(), nullptr, nullptr, nullptr));
  if (parsed.key == nullptr || EVP_PKEY_base_id(parsed.key.get()) != EVP_PKEY_RSA) {
    return absl::InvalidArgumentError("service_account: \"private_key\" is not an RSA key in PEM");
  }
  return parsed;
}

absl::StatusOr<std::string> Sign(const ServiceAccount& account, absl::Time now) {
  json header = {{"alg", "RS256"}, {"typ", "JWT"}};
  if (!account.key_id.empty()) header["kid"] = account.key_id;
  const json claims = {{"iss", account.email},
                       {"scope", kScope},
                       {"aud", account.token_uri},
                       {"iat", absl::ToUnixSeconds(now)},
                       {"exp", absl::ToUnixSeconds(now + kAssertionLife)}};
  const std::string signed_part = absl::StrCat(absl::WebSafeBase64Escape(DumpJson(header)), ".",
                                               absl::WebSafeBase64Escape(DumpJson(claims)));
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  const auto* bytes = reinterpret_cast<const unsigned char*>(signed_part.data());
  size_t size = 0;
  if (EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, account.key.get()) != 1 ||
      EVP_DigestSign(digest.get(), nullptr, &size, bytes, signed_part.size()) != 1) {
    return absl::InternalError("cannot sign with the service account's key");
  }
  std::string signature(size, '\0');
  if (EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, bytes,
                     signed_part.size()) != 1) {
    return absl::InternalError("cannot sign with the service account's key");
  }
  signature.resize(size);
  return absl::StrCat(signed_part, ".", absl::WebSafeBase64Escape(signature));
}

}  // namespace

absl::StatusOr<std::unique_ptr<ServiceAccountTokens>> ServiceAccountTokens::Create(
    SecretSource key, std::string provider, std::shared_ptr<HttpTransport> transport, RetryPolicy retry) {
  ASSIGN_OR_RETURN(const std::string text, key.Read());
  RETURN_IF_ERROR(Parse(text).status());
  return absl::WrapUnique(
      new ServiceAccountTokens(std::move(key), std::move(provider), std::move(transport), retry));
}

ServiceAccountTokens::ServiceAccountTokens(SecretSource key, std::string provider,
                                           std::shared_ptr<HttpTransport> transport, RetryPolicy retry)
    : key_(std::move(key)), caller_(std::move(provider), std::move(transport), retry) {}

absl::StatusOr<std::string> ServiceAccountTokens::Get(const CallContext& context) {
  const absl::Time now = context.clock().Now();
  {
    absl::MutexLock lock(&mutex_);
    if (now + kMargin <= ends_) return token_;
  }
  ASSIGN_OR_RETURN(const std::string text, key_.Read());
  ASSIGN_OR_RETURN(const ServiceAccount account, Parse(text));
  ASSIGN_OR_RETURN(const std::string assertion, Sign(account, now));
  // The assertion is of characters that a form need not escape.
  ASSIGN_OR_RETURN(
      const HttpResponse response,
      caller_.Call({.url = account.token_uri,
                    .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                    .body = absl::StrCat("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer",
                                         "&assertion=", assertion)},
                   context));
  ASSIGN_OR_RETURN(const json answer, ParseJson(response, caller_.provider()));
  const std::string* token = FindString(answer, "access_token");
  if (token == nullptr || token->empty())
    return BadAnswer(caller_.provider(), "there is no \"access_token\"");
  const auto life = answer.find("expires_in");
  const bool has_life = life != answer.end() && life->is_number_unsigned();
  absl::MutexLock lock(&mutex_);
  token_ = *token;
  ends_ = now + (has_life ? absl::Seconds(life->get<uint32_t>()) : absl::ZeroDuration());
  return token_;
}

void ServiceAccountTokens::Forget() {
  absl::MutexLock lock(&mutex_);
  ends_ = absl::InfinitePast();
}

}  // namespace dragoman
