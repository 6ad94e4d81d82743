// The real server and client over TLS on loopback.
#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "client/localization_client.h"
#include "tests/integration/program.h"
#include "tests/support/certificates.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace dragoman {
namespace {

using testing::_;
using testing::HasSubstr;

class TlsTest : public testing::Test {
 protected:
  TlsTest() : identity_(authority_.Issue()) {
    folder_.Write("ca.pem", authority_.certificate());
    folder_.Write("server.pem", identity_.certificate);
    folder_.Write("server.key", identity_.private_key);
  }

  std::string Config(const std::string& more = "") const {
    return absl::StrCat("backends { identity {} }\ntls { certificate_file: \"", folder_.Path("server.pem"),
                        "\" private_key_file: \"", folder_.Path("server.key"), "\" ", more, " }\n");
  }

  // What a one-word article gets back.
  static absl::Status Call(const std::string& address, std::optional<ClientTls> tls) {
    LocalizationClient client({.address = address, .tls = std::move(tls), .timeout = absl::Seconds(20)});
    v1::LocalizeArticleRequest request;
    request.add_target_language_codes("fr");
    request.mutable_article()->mutable_headline()->set_text("Word");
    return client.Localize(request).status();
  }

  TempDir folder_;
  TestAuthority authority_;
  TestIdentity identity_;
};

TEST_F(TlsTest, ServesClientsThatTrustItsAuthority) {
  TestServer server(Config());
  EXPECT_OK(Call(server.address(), ClientTls{authority_.certificate(), "", ""}));
  EXPECT_THAT(Call(server.address(), ClientTls{TestAuthority().certificate(), "", ""}),
              StatusIs(absl::StatusCode::kUnavailable, _));
  EXPECT_THAT(Call(server.address(), std::nullopt), StatusIs(absl::StatusCode::kUnavailable, _));
}

TEST_F(TlsTest, AsksClientsWhoTheyAre) {
  TestServer server(Config(absl::StrCat("client_ca_file: \"", folder_.Path("ca.pem"), "\"")));
  const auto tls = [&](const TestIdentity& identity) {
    return ClientTls{authority_.certificate(), identity.certificate, identity.private_key};
  };
  EXPECT_OK(Call(server.address(), tls(authority_.Issue())));
  EXPECT_THAT(Call(server.address(), tls({})), StatusIs(absl::StatusCode::kUnavailable, _));
  EXPECT_THAT(Call(server.address(), tls(TestAuthority().Issue())),
              StatusIs(absl::StatusCode::kUnavailable, _));
}

TEST_F(TlsTest, CommandLineClientEncrypts) {
  TestServer server(Config());
  const std::vector<std::string> health = {"dragoman", "health", "--server", server.address(), "--tls"};
  std::vector<std::string> trusting = health;
  trusting.insert(trusting.end(), {"--tls-ca", folder_.Path("ca.pem")});
  EXPECT_EQ(RunProgram(trusting).exit_code, 0);
  std::vector<std::string> lost = health;
  lost.insert(lost.end(), {"--tls-ca", folder_.Path("no.pem")});
  const ProgramResult result = RunProgram(lost);
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.errors, HasSubstr("no.pem"));
}

TEST_F(TlsTest, StartsWithNothingThatCannotWork) {
  folder_.Write("config", Config(absl::StrCat("client_ca_file: \"", folder_.Path("no.pem"), "\"")));
  folder_.Write("server.key", authority_.Issue().private_key);
  const std::vector<std::string> command = {"dragomand", "--config", folder_.Path("config"), "--listen",
                                            "127.0.0.1:0"};
  ProgramResult result = RunProgram(command);
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.errors, HasSubstr("is not the key of the certificate"));
  EXPECT_THAT(result.errors, HasSubstr("no.pem"));

  const TestIdentity expired = authority_.Issue(/*seconds=*/60);
  folder_.Write("config", Config());
  folder_.Write("server.pem", expired.certificate);
  folder_.Write("server.key", expired.private_key);
  result = RunProgram(command);
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.errors, HasSubstr("has expired"));
}

}  // namespace
}  // namespace dragoman
