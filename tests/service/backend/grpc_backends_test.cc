// The backends over gRPC against services that misbehave.
#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "service/backend/google/google_backend.h"
#include "service/backend/identity/identity_backend.h"
#include "service/backend/remote/remote_backend.h"
#include "service/backend/router.h"
#include "tests/support/fakes/cutting_proxy.h"
#include "tests/support/fakes/fake_grpc_services.h"
#include "tests/support/fakes/fake_http_server.h"
#include "tests/support/fakes/fake_providers.h"
#include "tests/support/lateness.h"
#include "tests/support/simulated_clock.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace dragoman {
namespace {

using nlohmann::json;
using testing::_;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

constexpr RetryPolicy kRetry = {.max_tries = 3, .first_wait = absl::Milliseconds(10)};
constexpr char kParent[] = "projects/p/locations/global";

// A file with the key `value`.
SecretSource Key(const std::string& value) {
  static const TempDir folder;
  static int written = 0;
  return {.file = folder.Write(absl::StrCat(written++, ".secret"), value + "\n"), .environment = ""};
}

TranslationRequest Request(size_t segments = 5) {
  TranslationRequest request;
  request.languages = {"en", "fr"};
  for (size_t i = 0; i < segments; ++i) {
    request.segments.push_back({.text = absl::StrCat("Sentence number ", i, "."), .terms = {}});
  }
  return request;
}

void ExpectTranslated(const TranslationRequest& request,
                      const absl::StatusOr<std::vector<SegmentTranslation>>& translations) {
  ASSERT_OK(translations);
  ASSERT_EQ(translations->size(), request.segments.size());
  for (size_t i = 0; i < translations->size(); ++i) {
    EXPECT_OK((*translations)[i].status);
    EXPECT_EQ((*translations)[i].text, FakeTranslation("fr", request.segments[i].text));
  }
}

// A service, its faults, and a backend for it at an address.
class Service {
 public:
  virtual ~Service() = default;
  virtual std::string address() const = 0;
  virtual std::shared_ptr<Backend> Connect(const std::string& address) const = 0;
  virtual void Answer(grpc::Status status, int times) = 0;
  virtual void Hang() = 0;
  virtual void DropOneTranslation() = 0;
  virtual int calls() = 0;
};

class RemoteService final : public Service {
 public:
  std::string address() const override { return fake_.address(); }
  std::shared_ptr<Backend> Connect(const std::string& address) const override {
    RemoteBackend::Options options;
    options.target = address;
    options.retry = kRetry;
    return *RemoteBackend::Create(options);
  }
  void Answer(grpc::Status status, int times) override {
    fake_.faults().Inject({.status = std::move(status)}, times);
  }
  void Hang() override { fake_.faults().Inject({.hang = true}); }
  void DropOneTranslation() override {
    fake_.faults().Inject({.alter = [](auto& response) { response.mutable_results()->RemoveLast(); }});
  }
  int calls() override { return fake_.faults().calls(); }

 private:
  FakeTranslationBackend fake_;
};

class GoogleService final : public Service {
 public:
  std::string address() const override { return fake_.address(); }
  std::shared_ptr<Backend> Connect(const std::string& address) const override {
    GoogleBackend::Options options;
    options.target = address;
    options.parent = kParent;
    options.token = Key(kFakeKey);
    options.insecure = true;
    options.retry = kRetry;
    return *GoogleBackend::Create(options, nullptr);
  }
  void Answer(grpc::Status status, int times) override {
    fake_.faults().Inject({.status = std::move(status)}, times);
  }
  void Hang() override { fake_.faults().Inject({.hang = true}); }
  void DropOneTranslation() override {
    fake_.faults().Inject({.alter = [](auto& response) { response.mutable_translations()->RemoveLast(); }});
  }
  int calls() override { return fake_.faults().calls(); }

 private:
  FakeGoogle fake_{kFakeKey};
};

struct Kind {
  std::string name;
  std::function<std::unique_ptr<Service>()> make;
};
void PrintTo(const Kind& kind, std::ostream* out) { *out << kind.name; }

class GrpcBackendTest : public testing::TestWithParam<Kind> {
 protected:
  GrpcBackendTest() : service_(GetParam().make()), backend_(service_->Connect(service_->address())) {}

  CallContext Context() { return CallContext(clock_.Now() + absl::Seconds(60), clock_); }

  const SimulatedClock clock_;
  std::unique_ptr<Service> service_;
  std::shared_ptr<Backend> backend_;
};

INSTANTIATE_TEST_SUITE_P(Services, GrpcBackendTest,
                         testing::Values(Kind{"google", [] { return std::make_unique<GoogleService>(); }},
                                         Kind{"remote", [] { return std::make_unique<RemoteService>(); }}),
                         [](const auto& test) { return test.param.name; });

TEST_P(GrpcBackendTest, TranslatesInOrder) {
  for (const size_t segments : {size_t{0}, size_t{1}, size_t{120}}) {
    ExpectTranslated(Request(segments), backend_->Translate(Request(segments), Context()));
  }
}

TEST_P(GrpcBackendTest, LearnsPairsWithTheHealthCheck) {
  EXPECT_TRUE(backend_->Info().any_pair);
  ASSERT_OK(backend_->CheckHealth(Context()));
  EXPECT_FALSE(backend_->Info().any_pair);
  EXPECT_THAT(backend_->Info().pairs, Contains(LanguagePair{"en", "fr"}));
  EXPECT_THAT(backend_->Info().pairs, Not(Contains(LanguagePair{"en", "xx"})));
}

TEST_P(GrpcBackendTest, BringsPlaceholdersBack) {
  TranslationRequest request = Request(2);
  request.segments[0].text = "Ask ⟪3⟫ about ⟪0⟫.";
  ExpectTranslated(request, backend_->Translate(request, Context()));
}

TEST_P(GrpcBackendTest, EveryStatusIsPassedOnOrEndsInTheNextBackendsAnswer) {
  ASSERT_OK(backend_->CheckHealth(Context()));
  for (int code = 1; code <= 16; ++code) {
    SCOPED_TRACE(code);
    service_->Answer(grpc::Status(static_cast<grpc::StatusCode>(code), "about \"Sentence\" and a key"), -1);
    const int before = service_->calls();
    const absl::Status status = backend_->Translate(Request(), Context()).status();
    EXPECT_EQ(static_cast<int>(status.code()), code) << status;
    EXPECT_THAT(std::string(status.message()), AllOf(Not(HasSubstr("Sentence")), Not(HasSubstr("key"))));
    EXPECT_EQ(service_->calls() - before, absl::IsUnavailable(status) ? kRetry.max_tries : 1);

    const auto router =
        Router::Create({}, {{"first", backend_}, {"second", std::make_shared<IdentityBackend>()}}, clock_);
    ASSERT_OK(router);
    const auto routed = (*router)->Translate(Request(), Context());
    ASSERT_OK(routed);
    for (const RoutedSegment& segment : routed->segments) EXPECT_EQ(segment.backend, "second");
    ASSERT_THAT(routed->attempts, SizeIs(2));
    EXPECT_EQ(static_cast<int>(routed->attempts[0].status.code()), code);
  }
}

TEST_P(GrpcBackendTest, TriesAgainAfterUnavailable) {
  for (const int times : {1, 2}) {
    service_->Answer(grpc::Status(grpc::StatusCode::UNAVAILABLE, ""), times);
    ExpectTranslated(Request(), backend_->Translate(Request(), Context()));
  }
}

TEST_P(GrpcBackendTest, AMissingTranslationSwapsNothing) {
  service_->DropOneTranslation();
  const auto router =
      Router::Create({}, {{"first", backend_}, {"second", std::make_shared<IdentityBackend>()}}, clock_);
  const auto routed = (*router)->Translate(Request(), Context());
  ASSERT_OK(routed);
  for (size_t i = 0; i < routed->segments.size(); ++i) {
    const std::string source = Request().segments[i].text;
    EXPECT_EQ(routed->segments[i].translation.text,
              routed->segments[i].backend == "first" ? FakeTranslation("fr", source) : source);
  }
  EXPECT_EQ(routed->attempts[0].status.code(), absl::StatusCode::kInternal);
}

TEST_P(GrpcBackendTest, RefusedConnectionIsUnavailable) {
  const std::string address = service_->address();
  service_.reset();
  EXPECT_THAT(backend_->Translate(Request(), Context()), StatusIs(absl::StatusCode::kUnavailable, _));
}

TEST_P(GrpcBackendTest, KeepsTheDeadlineWhenTheServiceHangs) {
  ASSERT_OK(backend_->CheckHealth(CallContext()));
  service_->Hang();
  const absl::Duration late =
      LeastLateness(absl::Milliseconds(120), absl::Milliseconds(50), [&](absl::Time deadline) {
        EXPECT_THAT(backend_->Translate(Request(), CallContext(deadline)),
                    StatusIs(absl::StatusCode::kDeadlineExceeded, _));
      });
  EXPECT_LE(late, absl::Milliseconds(50));
  EXPECT_GE(late, absl::Milliseconds(-5));  // gRPC counts by another clock
}

TEST_P(GrpcBackendTest, StopsWhenCancelled) {
  ASSERT_OK(backend_->CheckHealth(CallContext()));
  service_->Hang();
  CallContext context(SystemClock().Now() + absl::Minutes(5));
  std::thread caller([&] {
    EXPECT_THAT(backend_->Translate(Request(), context), StatusIs(absl::StatusCode::kCancelled, _));
  });
  while (service_->calls() == 0) std::this_thread::yield();
  context.Cancel();
  caller.join();
}

// Wherever the stream of the answer breaks off, the call fails whole or is answered whole.
TEST_P(GrpcBackendTest, ATruncatedStreamIsUnavailable) {
  int whole = 0;
  int failed = 0;
  for (size_t bytes = 1; bytes < 700; bytes += 23) {
    SCOPED_TRACE(bytes);
    const CuttingProxy proxy(service_->address(), bytes);
    const auto translations = service_->Connect(proxy.address())->Translate(Request(), Context());
    if (translations.ok()) {
      ++whole;
      ExpectTranslated(Request(), translations);
    } else {
      ++failed;
      EXPECT_THAT(translations, StatusIs(absl::StatusCode::kUnavailable, _));
    }
  }
  EXPECT_GT(whole, 0);
  EXPECT_GT(failed, 5);
}

TEST_P(GrpcBackendTest, WhatIsNoGrpcIsUnavailable) {
  FakeHttpServer server([](const FakeHttpRequest&) { return FakeHttpReply{}; });
  server.Inject({.kind = HttpFault::Kind::kGarbage});
  const auto backend = service_->Connect(server.url().substr(7));
  EXPECT_THAT(backend->Translate(Request(), Context()), StatusIs(absl::StatusCode::kUnavailable, _));
}

class RemoteBackendTest : public testing::Test {
 protected:
  RemoteBackendTest() {
    RemoteBackend::Options options;
    options.target = fake_.address();
    backend_ = *RemoteBackend::Create(options);
  }

  FakeTranslationBackend fake_;
  std::shared_ptr<RemoteBackend> backend_;
};

TEST_F(RemoteBackendTest, KeepsTheLimitsAndTellsTheFeatures) {
  backend::v1::GetCapabilitiesResponse capabilities;
  capabilities.set_model("opus 7");
  capabilities.set_any_pair(true);
  capabilities.mutable_limits()->set_max_segments(2);
  capabilities.mutable_limits()->set_max_segment_bytes(30);
  capabilities.mutable_features()->set_terms(true);
  capabilities.mutable_features()->set_placeholders(true);
  fake_.SetCapabilities(capabilities);
  ExpectTranslated(Request(5), backend_->Translate(Request(5), CallContext()));
  ASSERT_THAT(fake_.requests(), SizeIs(3));
  EXPECT_THAT(fake_.requests()[2].segments(), SizeIs(1));
  const BackendInfo info = backend_->Info();
  EXPECT_EQ(info.model, "opus 7");
  EXPECT_TRUE(info.any_pair);
  EXPECT_TRUE(info.takes_terms);
  EXPECT_TRUE(info.keeps_placeholders);
  EXPECT_FALSE(info.gives_alignment);
  EXPECT_EQ(info.max_segment_bytes, 30);
}

TEST_F(RemoteBackendTest, SendsEverythingThatTheContractHas) {
  TranslationRequest request = Request(1);
  request.segments[0].terms = {{.source = {0, 8}, .lemma = "phrase", .forms = {"phrase", "phrases"}}};
  request.title = "Title";
  request.section = "politics";
  request.context = "Before.";
  request.formality = Formality::kInformal;
  ASSERT_OK(backend_->Translate(request, CallContext()));
  const backend::v1::TranslateRequest sent = fake_.requests().at(0);
  EXPECT_EQ(sent.title(), "Title");
  EXPECT_EQ(sent.section(), "politics");
  EXPECT_EQ(sent.context(), "Before.");
  EXPECT_EQ(sent.formality(), backend::v1::FORMALITY_INFORMAL);
  EXPECT_EQ(sent.segments(0).terms(0).end_byte(), 8);
  EXPECT_EQ(sent.segments(0).terms(0).lemma(), "phrase");
  EXPECT_THAT(sent.segments(0).terms(0).forms(), ElementsAre("phrase", "phrases"));
}

TEST_F(RemoteBackendTest, TakesOnlySoundResults) {
  fake_.faults().Inject({.alter = [](backend::v1::TranslateResponse& response) {
    const auto result_of = [&](const std::string& id) -> backend::v1::Result& {
      for (backend::v1::Result& result : *response.mutable_results()) {
        if (result.id() == id) return result;
      }
      return *response.add_results();
    };
    result_of("0").mutable_error()->set_code(3);
    result_of("0").mutable_error()->set_message("about the text");
    result_of("1").set_id("01");
    *response.add_results() = result_of("2");
    backend::v1::WordAlignment& word = *result_of("3").add_alignment();
    word.set_source_end_byte(999);
    word.set_target_end_byte(1);
    *result_of("3").add_alignment() = backend::v1::WordAlignment();
    result_of("3").mutable_alignment(1)->set_source_end_byte(8);
    result_of("3").mutable_alignment(1)->set_target_end_byte(2);
    result_of("3").add_warnings("REPETITION");
    result_of("3").set_billed_characters(12);
    result_of("99").set_id("99");
    result_of("x").set_id("x");
  }});
  const auto translations = backend_->Translate(Request(5), CallContext());
  ASSERT_OK(translations);
  EXPECT_THAT((*translations)[0].status,
              StatusIs(absl::StatusCode::kInvalidArgument, Not(HasSubstr("about"))));
  EXPECT_THAT((*translations)[1].status,
              StatusIs(absl::StatusCode::kInternal, HasSubstr("did not come back")));
  EXPECT_THAT((*translations)[2].status, StatusIs(absl::StatusCode::kInternal, HasSubstr("twice")));
  EXPECT_OK((*translations)[3].status);
  ASSERT_THAT((*translations)[3].alignment, SizeIs(1));
  EXPECT_EQ((*translations)[3].alignment[0].source, (ByteRange{0, 8}));
  EXPECT_THAT((*translations)[3].warnings, ElementsAre("REPETITION"));
  EXPECT_EQ((*translations)[3].billed_characters, 12);
  EXPECT_OK((*translations)[4].status);
}

using PrivateKey = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

// A service account, and the token endpoint that knows its public key.
class GoogleBackendTest : public testing::Test {
 protected:
  GoogleBackendTest() : endpoint_([this](const FakeHttpRequest& request) { return GiveToken(request); }) {}

  // One key for all tests: making it takes time.
  static const PrivateKey& PrivateKeyOfAccount() {
    static const auto& key = *new PrivateKey(EVP_RSA_gen(2048), EVP_PKEY_free);
    return key;
  }
  std::string AccountJson() const {
    const std::unique_ptr<BIO, decltype(&BIO_free)> pem(BIO_new(BIO_s_mem()), BIO_free);
    PEM_write_bio_PrivateKey(pem.get(), PrivateKeyOfAccount().get(), nullptr, nullptr, 0, nullptr, nullptr);
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(pem.get(), &bytes);
    return json({{"type", "service_account"},
                 {"client_email", "desk@p.iam.gserviceaccount.com"},
                 {"private_key_id", "key-1"},
                 {"private_key", std::string(bytes, static_cast<size_t>(size))},
                 {"token_uri", endpoint_.url() + "/token"}})
        .dump();
  }
  GoogleBackend::Options Options() const {
    GoogleBackend::Options options;
    options.target = google_.address();
    options.parent = kParent;
    options.service_account = Key(AccountJson());
    options.insecure = true;
    options.retry = kRetry;
    return options;
  }
  std::shared_ptr<Backend> Make(const GoogleBackend::Options& options) {
    auto backend = GoogleBackend::Create(options, std::make_shared<CurlTransport>());
    EXPECT_OK(backend);
    return *backend;
  }
  CallContext Context() const { return CallContext(clock_.Now() + absl::Seconds(60), clock_); }

  // RFC 7523, 2.1 and 3.
  FakeHttpReply GiveToken(const FakeHttpRequest& request) {
    const std::vector<std::string> fields = absl::StrSplit(request.body, '&');
    const auto refuse = [](const std::string& why) {
      return FakeHttpReply{.status = 400,
                           .body = json({{"error", "invalid_grant"}, {"error_description", why}}).dump()};
    };
    if (request.path != "/token" || fields.size() != 2 ||
        fields[0] != "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer" ||
        fields[1].rfind("assertion=", 0) != 0) {
      return refuse("not a grant");
    }
    const std::vector<std::string> parts = absl::StrSplit(fields[1].substr(10), '.');
    std::string header;
    std::string claims;
    std::string signature;
    if (parts.size() != 3 || !absl::WebSafeBase64Unescape(parts[0], &header) ||
        !absl::WebSafeBase64Unescape(parts[1], &claims) ||
        !absl::WebSafeBase64Unescape(parts[2], &signature)) {
      return refuse("not a token");
    }
    const std::string signed_part = parts[0] + "." + parts[1];
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, PrivateKeyOfAccount().get());
    if (EVP_DigestVerify(digest.get(), reinterpret_cast<const unsigned char*>(signature.data()),
                         signature.size(), reinterpret_cast<const unsigned char*>(signed_part.data()),
                         signed_part.size()) != 1) {
      return refuse("wrong signature");
    }
    const json head = json::parse(header);
    const json claim = json::parse(claims);
    const int64_t now = absl::ToUnixSeconds(clock_.Now());
    if (head["alg"] != "RS256" || head["kid"] != "key-1" ||
        claim["iss"] != "desk@p.iam.gserviceaccount.com" || claim["aud"] != endpoint_.url() + "/token" ||
        claim["scope"] != "https://www.googleapis.com/auth/cloud-translation" || claim["iat"] > now ||
        claim["exp"] <= now || claim["exp"] > claim["iat"].get<int64_t>() + 3600) {
      return refuse("wrong claims");
    }
    const std::string token = absl::StrCat("token-", ++tokens_given_);
    google_.SetToken(token);
    return {.body = json({{"access_token", token}, {"expires_in", 3599}, {"token_type", "Bearer"}}).dump()};
  }

  const SimulatedClock clock_;
  std::atomic<int> tokens_given_ = 0;
  FakeGoogle google_{"none yet"};
  FakeHttpServer endpoint_;
};

TEST_F(GoogleBackendTest, FetchesATokenAndRenewsItBeforeItsEnd) {
  const auto backend = Make(Options());
  for (int i = 0; i < 3; ++i) ExpectTranslated(Request(), backend->Translate(Request(), Context()));
  EXPECT_OK(backend->CheckHealth(Context()));
  EXPECT_EQ(tokens_given_, 1);
  clock_.Advance(absl::Minutes(58));
  ExpectTranslated(Request(), backend->Translate(Request(), Context()));
  EXPECT_EQ(tokens_given_, 1);
  clock_.Advance(absl::Minutes(1));
  ExpectTranslated(Request(), backend->Translate(Request(), Context()));
  EXPECT_EQ(tokens_given_, 2);
}

TEST_F(GoogleBackendTest, AsksForAnotherTokenWhenItsOwnIsRefused) {
  const auto backend = Make(Options());
  ExpectTranslated(Request(), backend->Translate(Request(), Context()));
  google_.SetToken("another");
  const absl::Status refused = backend->Translate(Request(), Context()).status();
  EXPECT_THAT(refused, StatusIs(absl::StatusCode::kUnauthenticated, Not(HasSubstr("token-1"))));
  ExpectTranslated(Request(), backend->Translate(Request(), Context()));
  EXPECT_EQ(tokens_given_, 2);
}

TEST_F(GoogleBackendTest, FaultsOfTheTokenEndpoint) {
  using Fault = HttpFault::Kind;
  struct Case {
    HttpFault fault;
    int times;
    absl::StatusCode code;
  };
  const auto reply = [](int status, std::string body) {
    return HttpFault{.kind = Fault::kReply, .reply = {.status = status, .body = std::move(body)}};
  };
  for (const Case& each : std::vector<Case>{
           {reply(400, "{\"error\":\"invalid_grant\",\"error_description\":\"-----BEGIN\"}"), -1,
            absl::StatusCode::kInvalidArgument},
           {reply(401, "{}"), -1, absl::StatusCode::kUnauthenticated},
           {reply(500, ""), 1, absl::StatusCode::kOk},
           {reply(503, ""), -1, absl::StatusCode::kUnavailable},
           {reply(200, "{\"access_token\":7}"), -1, absl::StatusCode::kInternal},
           {reply(200, "<html>"), -1, absl::StatusCode::kInternal},
           {{.kind = Fault::kReset}, -1, absl::StatusCode::kUnavailable},
           {{.kind = Fault::kTruncate}, 2, absl::StatusCode::kOk},
       }) {
    endpoint_.Mend();
    endpoint_.Inject(each.fault, each.times);
    const absl::Status status = Make(Options())->Translate(Request(), Context()).status();
    EXPECT_EQ(status.code(), each.code) << status;
    EXPECT_THAT(std::string(status.message()), Not(HasSubstr("BEGIN")));
  }
  endpoint_.Mend();
  endpoint_.Inject({.kind = Fault::kHang});
  const auto backend = Make(Options());
  EXPECT_LE(LeastLateness(absl::Milliseconds(120), absl::Milliseconds(50),
                          [&](absl::Time deadline) {
                            EXPECT_THAT(backend->Translate(Request(), CallContext(deadline)),
                                        StatusIs(absl::StatusCode::kDeadlineExceeded, _));
                          }),
            absl::Milliseconds(50));
}

TEST_F(GoogleBackendTest, RefusesKeysThatAreNone) {
  GoogleBackend::Options options = Options();
  for (const char* key : {"sesame", "{\"client_email\":\"sesame\"}",
                          "{\"client_email\":\"a\",\"private_key\":\"sesame\",\"token_uri\":\"http://b\"}"}) {
    options.service_account = Key(key);
    EXPECT_THAT(GoogleBackend::Create(options, nullptr),
                StatusIs(absl::StatusCode::kInvalidArgument, Not(HasSubstr("sesame"))));
  }
  options.service_account = {.file = "/nonexistent/key", .environment = ""};
  EXPECT_THAT(GoogleBackend::Create(options, nullptr),
              StatusIs(absl::StatusCode::kUnauthenticated, HasSubstr("/nonexistent/key")));
  EXPECT_THAT(GoogleBackend::Create({}, nullptr),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       AllOf(HasSubstr("parent: is empty"), HasSubstr("service_account, token"))));
}

TEST_F(GoogleBackendTest, TakesTheGlossaryOfThePair) {
  GoogleBackend::Options options = Options();
  options.model = "projects/p/locations/global/models/general/translation-llm";
  options.glossaries["en-fr"] = "terms";
  const auto backend = Make(options);
  const auto translations = backend->Translate(Request(1), Context());
  ASSERT_OK(translations);
  EXPECT_EQ((*translations)[0].text, "terms|Sentence number 0.");
  EXPECT_TRUE(backend->Info().takes_terms);
  TranslationRequest request = Request(1);
  request.languages.target = "ru";
  EXPECT_EQ((*backend->Translate(request, Context()))[0].text, "ru|Sentence number 0.");
  ASSERT_THAT(google_.requests(), SizeIs(2));
  EXPECT_EQ(google_.requests()[0].model(), options.model);
  EXPECT_EQ(google_.requests()[0].mime_type(), "text/plain");
  EXPECT_FALSE(google_.requests()[1].has_glossary_config());
}

TEST_F(GoogleBackendTest, KeepsTheProvidersLimits) {
  const auto backend = Make(Options());
  TranslationRequest request = Request(1500);
  ExpectTranslated(request, backend->Translate(request, Context()));
  EXPECT_THAT(google_.requests(), SizeIs(2));
  request = Request(3);
  for (BackendSegment& segment : request.segments) {
    segment.text = std::string(14000, 'x') + "é";
  }
  ExpectTranslated(request, backend->Translate(request, Context()));
  EXPECT_THAT(google_.requests(), SizeIs(4));
}

}  // namespace
}  // namespace dragoman
