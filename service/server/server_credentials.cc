#include "service/server/server_credentials.h"

#include <grpcpp/security/tls_certificate_provider.h>
#include <grpcpp/security/tls_credentials_options.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/base/fault_list.h"
#include "service/base/file.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

constexpr unsigned kRefreshSeconds = 30;
constexpr uint64_t kMaxPemBytes = 1 << 20;

template <auto Free>
struct Deleter {
  template <typename T>
  void operator()(T* object) const {
    Free(object);
  }
};
using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;
using PrivateKey = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Memory = std::unique_ptr<BIO, Deleter<BIO_free>>;

// A key with a passphrase has none here.
int NoPassphrase(char*, int, int, void*) { return -1; }

// Reads the first object of `path` with one of OpenSSL's PEM readers; null, and a fault, when there is none.
template <typename Object, typename Reader>
Object ReadPem(const std::string& path, const char* field, const char* what, Reader reader,
               FaultList& faults) {
  if (path.empty()) {
    faults.Add(field, "is required");
    return nullptr;
  }
  const absl::StatusOr<std::string> text = ReadFile(path, kMaxPemBytes);
  if (!text.ok()) {
    faults.Add(field, std::string(text.status().message()));
    return nullptr;
  }
  const Memory memory(BIO_new_mem_buf(text->data(), static_cast<int>(text->size())));
  Object object(reader(memory.get(), nullptr, NoPassphrase, nullptr));
  ERR_clear_error();
  if (object == nullptr) faults.Add(field, absl::StrCat("\"", path, "\" has no ", what, " in PEM form"));
  return object;
}

Certificate ReadCertificate(const std::string& path, const char* field, FaultList& faults) {
  Certificate certificate = ReadPem<Certificate>(path, field, "certificate", PEM_read_bio_X509, faults);
  if (certificate != nullptr && X509_cmp_current_time(X509_get0_notAfter(certificate.get())) < 0) {
    faults.Add(field, absl::StrCat("the certificate in \"", path, "\" has expired"));
  }
  return certificate;
}

}  // namespace

absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> CreateTlsCredentials(const v1::TlsConfig& config) {
  FaultList faults;
  const Certificate certificate = ReadCertificate(config.certificate_file(), "certificate_file", faults);
  const PrivateKey key =
      ReadPem<PrivateKey>(config.private_key_file(), "private_key_file", "private key without a passphrase",
                          PEM_read_bio_PrivateKey, faults);
  if (certificate != nullptr && key != nullptr && X509_check_private_key(certificate.get(), key.get()) != 1) {
    faults.Add("private_key_file",
               absl::StrCat("\"", config.private_key_file(), "\" is not the key of the certificate in \"",
                            config.certificate_file(), "\""));
  }
  ERR_clear_error();
  const bool asks_clients = !config.client_ca_file().empty();
  if (asks_clients) ReadCertificate(config.client_ca_file(), "client_ca_file", faults);
  RETURN_IF_ERROR(faults.ToStatus("cannot encrypt"));

  grpc::experimental::TlsServerCredentialsOptions options(
      std::make_shared<grpc::experimental::FileWatcherCertificateProvider>(
          config.private_key_file(), config.certificate_file(), config.client_ca_file(), kRefreshSeconds));
  options.watch_identity_key_cert_pairs();
  if (asks_clients) {
    options.watch_root_certs();
    options.set_cert_request_type(GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
  }
  return grpc::experimental::TlsServerCredentials(options);
}

}  // namespace dragoman
