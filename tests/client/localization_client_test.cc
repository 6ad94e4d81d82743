#include "client/localization_client.h"

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "dragoman/rpc/v1/error_details.pb.h"
#include "dragoman/v1/localization_service.grpc.pb.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

using testing::ElementsAre;

// Answers batches as a test says.
class ScriptedService final : public v1::LocalizationService::Service {
 public:
  // Fills in the status of a request's answer; false ends the call.
  using Script = std::function<bool(const v1::BatchLocalizeArticlesRequest&, v1::Status&)>;
  explicit ScriptedService(Script script) : script_(std::move(script)) {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(this);
    server_ = builder.BuildAndStart();
  }

  std::string address() const { return absl::StrCat("127.0.0.1:", port_); }

  using Stream =
      grpc::ServerReaderWriter<v1::BatchLocalizeArticlesResponse, v1::BatchLocalizeArticlesRequest>;
  grpc::Status BatchLocalizeArticles(grpc::ServerContext*, Stream* stream) override {
    v1::BatchLocalizeArticlesRequest request;
    while (stream->Read(&request)) {
      v1::BatchLocalizeArticlesResponse response;
      response.set_item_id(request.item_id());
      if (!script_(request, *response.mutable_status())) break;
      stream->Write(response);
    }
    return grpc::Status::OK;
  }

 private:
  const Script script_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

// Localizes articles whose headlines are `texts`; `answers` becomes the status codes of the answers.
absl::Status LocalizeTexts(LocalizationClient& client, const std::vector<std::string>& texts,
                           std::vector<int>& answers) {
  size_t next = 0;
  return client.LocalizeAll(
      [&](v1::BatchLocalizeArticlesRequest& request) {
        if (next == texts.size()) return false;
        request.mutable_request()->mutable_article()->mutable_headline()->set_text(texts[next++]);
        return true;
      },
      [&](const v1::BatchLocalizeArticlesResponse& response) {
        answers.push_back(response.status().code());
      });
}

TEST(LocalizationClientTest, AnswersInItsPlaceWhatIsNotUtf8) {
  const ScriptedService service([](const v1::BatchLocalizeArticlesRequest& request, v1::Status& status) {
    status.set_code(static_cast<int>(request.request().article().headline().text().size()) * 100);
    return true;
  });
  LocalizationClient client({.address = service.address()});
  std::vector<int> answers;
  EXPECT_OK(LocalizeTexts(client, {"a", "\xFF", "bb", "\xFF", "\xFF"}, answers));
  EXPECT_THAT(answers, ElementsAre(100, 3, 200, 3, 3));
  answers.clear();
  EXPECT_OK(LocalizeTexts(client, std::vector<std::string>(1000, "\xFF"), answers));
  EXPECT_EQ(answers, std::vector<int>(1000, 3));
}

TEST(LocalizationClientTest, SaysWhenArticlesWereLeftUnanswered) {
  const ScriptedService service([](const v1::BatchLocalizeArticlesRequest& request, v1::Status&) {
    return request.request().article().headline().text() != "end";
  });
  LocalizationClient client({.address = service.address()});
  std::vector<int> answers;
  EXPECT_THAT(LocalizeTexts(client, {"a", "end", "c"}, answers),
              StatusIs(absl::StatusCode::kInternal,
                       absl::StrCat("the server at \"", service.address(),
                                    "\" ended the call before it had answered every article")));
  EXPECT_THAT(answers, ElementsAre(0));
}

constexpr char kFull[] = "QUEUE_FULL";

TEST(LocalizationClientTest, SendsAgainWhatAFullServerRefuses) {
  std::map<std::string, int> tries;
  const ScriptedService service([&](const v1::BatchLocalizeArticlesRequest& request, v1::Status& status) {
    if (++tries[request.item_id()] < 4) {
      status.set_code(8);
      status.set_reason(kFull);
    } else {
      status.set_code(static_cast<int>(request.request().article().headline().text().size()) * 100);
    }
    return true;
  });
  LocalizationClient client({.address = service.address()});
  std::vector<int> answers;
  EXPECT_OK(LocalizeTexts(client, {"a", "bb", "ccc", "\xFF", "dddd"}, answers));
  EXPECT_THAT(answers, ElementsAre(100, 200, 300, 3, 400));
}

TEST(LocalizationClientTest, ReportsWhatAFullServerKeepsRefusing) {
  const ScriptedService service([&](const v1::BatchLocalizeArticlesRequest&, v1::Status& status) {
    status.set_code(8);
    status.set_reason(kFull);
    return true;
  });
  LocalizationClient client({.address = service.address(), .timeout = absl::Milliseconds(50)});
  std::vector<int> answers;
  EXPECT_OK(LocalizeTexts(client, std::vector<std::string>(1000, "text"), answers));
  EXPECT_EQ(answers, std::vector<int>(1000, 8));
}

TEST(LocalizationClientTest, SendsOnlyOnceWhatCannotSucceedShortly) {
  int tries = 0;
  const ScriptedService service([&](const v1::BatchLocalizeArticlesRequest&, v1::Status& status) {
    ++tries;
    status.set_code(8);
    status.set_reason("RESOURCE_EXHAUSTED");
    return true;
  });
  LocalizationClient client({.address = service.address()});
  std::vector<int> answers;
  EXPECT_OK(LocalizeTexts(client, {"a", "b"}, answers));
  EXPECT_THAT(answers, ElementsAre(8, 8));
  EXPECT_EQ(tries, 2);
}

// Refuses the first calls for `reason`.
class RefusingService final : public v1::LocalizationService::Service {
 public:
  RefusingService(int refusals, const std::string& reason) : refusals_(refusals) {
    rpc::v1::ErrorInfo info;
    info.set_reason(reason);
    google::protobuf::Any& detail = *details_.add_details();
    detail.set_type_url("type.googleapis.com/google.rpc.ErrorInfo");
    detail.set_value(info.SerializeAsString());
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(this);
    server_ = builder.BuildAndStart();
  }

  std::string address() const { return absl::StrCat("127.0.0.1:", port_); }
  int calls() const { return calls_; }

  grpc::Status LocalizeArticle(grpc::ServerContext*, const v1::LocalizeArticleRequest*,
                               v1::LocalizeArticleResponse*) override {
    if (calls_++ >= refusals_) return grpc::Status::OK;
    return grpc::Status(grpc::StatusCode::RESOURCE_EXHAUSTED, "no", details_.SerializeAsString());
  }

 private:
  const int refusals_;
  rpc::v1::Status details_;
  std::atomic<int> calls_ = 0;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

TEST(LocalizationClientTest, AsksAFullServerAgain) {
  const RefusingService service(3, kFull);
  EXPECT_OK(LocalizationClient({.address = service.address()}).Localize({}));
  EXPECT_EQ(service.calls(), 4);
}

TEST(LocalizationClientTest, GivesUpOnAServerThatStaysFull) {
  const RefusingService service(1'000'000, kFull);
  LocalizationClient client({.address = service.address(), .timeout = absl::Milliseconds(200)});
  const absl::Status status = client.Localize({}).status();
  // The answer, or the end of the time while one was awaited.
  EXPECT_TRUE(absl::IsResourceExhausted(status) || absl::IsDeadlineExceeded(status)) << status;
  EXPECT_LT(service.calls(), 1000);
}

TEST(LocalizationClientTest, AsksOnceForWhatCannotSucceedShortly) {
  const RefusingService service(1, "RESOURCE_EXHAUSTED");
  EXPECT_THAT(LocalizationClient({.address = service.address()}).Localize({}),
              StatusIs(absl::StatusCode::kResourceExhausted, "no"));
  EXPECT_EQ(service.calls(), 1);
}

}  // namespace
}  // namespace dragoman
