#include "tests/support/certificates.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <functional>

namespace dragoman {
namespace {

constexpr long kHour = 3600;

std::string ToPem(const std::function<void(BIO*)>& write) {
  BIO* memory = BIO_new(BIO_s_mem());
  write(memory);
  char* data = nullptr;
  const long size = BIO_get_mem_data(memory, &data);
  std::string text(data, static_cast<size_t>(size));
  BIO_free(memory);
  return text;
}

void AddExtension(X509* certificate, X509* issuer, int kind, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value);
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

// Unsigned, with `key`'s public part.
X509* NewCertificate(EVP_PKEY* key, const char* name, long begin, long end) {
  static long serial = 0;
  X509* certificate = X509_new();
  X509_set_version(certificate, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
  X509_gmtime_adj(X509_getm_notBefore(certificate), begin);
  X509_gmtime_adj(X509_getm_notAfter(certificate), end);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
  X509_set_pubkey(certificate, key);
  return certificate;
}

std::string CertificatePem(X509* certificate) {
  return ToPem([certificate](BIO* memory) { PEM_write_bio_X509(memory, certificate); });
}

}  // namespace

struct TestAuthority::Parts {
  EVP_PKEY* key = nullptr;
  X509* certificate = nullptr;
};

TestAuthority::TestAuthority() : parts_(std::make_unique<Parts>()) {
  parts_->key = EVP_EC_gen("P-256");
  parts_->certificate = NewCertificate(parts_->key, "test authority", -kHour, kHour);
  X509_set_issuer_name(parts_->certificate, X509_get_subject_name(parts_->certificate));
  AddExtension(parts_->certificate, parts_->certificate, NID_basic_constraints, "critical,CA:TRUE");
  X509_sign(parts_->certificate, parts_->key, EVP_sha256());
}

TestAuthority::~TestAuthority() {
  X509_free(parts_->certificate);
  EVP_PKEY_free(parts_->key);
}

std::string TestAuthority::certificate() const { return CertificatePem(parts_->certificate); }

TestIdentity TestAuthority::Issue(long seconds) const {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* certificate = NewCertificate(key, "test", -kHour, seconds - kHour);
  X509_set_issuer_name(certificate, X509_get_subject_name(parts_->certificate));
  AddExtension(certificate, parts_->certificate, NID_subject_alt_name, "IP:127.0.0.1,DNS:localhost");
  X509_sign(certificate, parts_->key, EVP_sha256());
  TestIdentity identity = {CertificatePem(certificate), ToPem([key](BIO* memory) {
                             PEM_write_bio_PrivateKey(memory, key, nullptr, nullptr, 0, nullptr, nullptr);
                           })};
  X509_free(certificate);
  EVP_PKEY_free(key);
  return identity;
}

}  // namespace dragoman
