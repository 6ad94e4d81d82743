// The real server, called by the real client over loopback.
#include <gmock/gmock.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>
#include <signal.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "client/localization_client.h"
#include "dragoman/v1/glossary_service.grpc.pb.h"
#include "dragoman/v1/localization_service.grpc.pb.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "service/base/clock.h"
#include "tests/integration/program.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace dragoman {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr char kIdentityConfig[] =
    "backends { identity {} }\n"
    "limits { max_text_bytes: 1000 max_article_bytes: 5000 max_batch_in_flight: 4 }\n";

v1::LocalizeArticleRequest Request(const std::string& text) {
  v1::LocalizeArticleRequest request;
  request.add_target_language_codes("ru");
  request.mutable_article()->add_blocks()->mutable_paragraph()->mutable_text()->set_text(text);
  return request;
}

class ServerTest : public testing::Test {
 protected:
  ServerTest()
      : server_(kIdentityConfig),
        channel_(grpc::CreateChannel(server_.address(), grpc::InsecureChannelCredentials())),
        stub_(v1::LocalizationService::NewStub(channel_)) {}

  TestServer server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::LocalizationService::Stub> stub_;
};

TEST_F(ServerTest, SaysThatItServes) {
  LocalizationClient client({.address = server_.address()});
  EXPECT_OK(client.WaitUntilServing(absl::Seconds(10)));
}

TEST_F(ServerTest, GivesAnArticleBackAsItIsThroughTheIdentityBackend) {
  LocalizationClient client({.address = server_.address()});
  v1::LocalizeArticleRequest request = Request("A \"quoted\" word,  two spaces.\nAnd a second line - done.");
  request.set_without_glossary(true);
  request.set_without_typography(true);
  const auto response = client.Localize(request);
  ASSERT_OK(response);
  EXPECT_EQ(response->results(0).article().blocks(0).paragraph().text().text(),
            request.article().blocks(0).paragraph().text().text());
}

TEST_F(ServerTest, RefusesABadRequestWithEveryFault) {
  v1::LocalizeArticleRequest request = Request(std::string(1001, 'x'));
  request.add_target_language_codes("not a tag");
  request.mutable_article()->add_blocks();
  grpc::ClientContext context;
  v1::LocalizeArticleResponse response;
  const grpc::Status status = stub_->LocalizeArticle(&context, request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(status.error_message(),
              HasSubstr("article.blocks[0].paragraph.text.text: 1001 bytes; at most 1000"));
  EXPECT_THAT(status.error_message(), HasSubstr("article.blocks[1]"));
  EXPECT_THAT(status.error_message(), HasSubstr("target_language_codes[1]"));
  EXPECT_THAT(status.error_details(), HasSubstr("type.googleapis.com/google.rpc.BadRequest"));
}

TEST_F(ServerTest, LogsTextThatIsNotUtf8AsAnyOtherWarning) {
  grpc::ClientContext context;
  v1::LocalizeArticleResponse response;
  EXPECT_FALSE(stub_->LocalizeArticle(&context, Request("\xFF"), &response).ok());
  server_.Stop();
  EXPECT_THAT(server_.Log(),
              testing::ContainsRegex("\\[warning\\] protobuf: [^\n]*RichText.text[^\n]*UTF-8"));
  EXPECT_THAT(server_.Log(), Not(HasSubstr("libprotobuf")));
}

TEST_F(ServerTest, SaysThatARequestIsNotUtf8) {
  const auto refused = [](absl::string_view method) {
    return absl::StrCat("cannot read the request of \"/dragoman.v1.", method,
                        "\": it is no protobuf message of its type, or a string in it is not valid UTF-8");
  };
  grpc::ClientContext unary;
  v1::LocalizeArticleResponse response;
  const grpc::Status status = stub_->LocalizeArticle(&unary, Request("\xFF"), &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(status.error_message(), refused("LocalizationService/LocalizeArticle"));
  EXPECT_THAT(status.error_details(), HasSubstr("INVALID_ARGUMENT"));

  grpc::ClientContext streamed;
  const grpc::Status stream_status = stub_->StreamLocalizeArticle(&streamed, Request("\xFF"))->Finish();
  EXPECT_EQ(stream_status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(stream_status.error_message(), refused("LocalizationService/StreamLocalizeArticle"));

  grpc::ClientContext glossary;
  v1::GetGlossaryEntryRequest get;
  get.set_id("\xFF");
  v1::GlossaryEntry entry;
  const grpc::Status glossary_status =
      v1::GlossaryService::NewStub(channel_)->GetGlossaryEntry(&glossary, get, &entry);
  EXPECT_EQ(glossary_status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(glossary_status.error_message(), refused("GlossaryService/GetGlossaryEntry"));
}

TEST_F(ServerTest, ABatchGoesOnBehindAnItemThatIsNotUtf8) {
  grpc::ClientContext context;
  const auto stream = stub_->BatchLocalizeArticles(&context);
  for (const auto& [id, text] : {std::pair{"1", "One."}, {"2", "\xFF"}, {"\xFF", "Three."}, {"4", "Four."}}) {
    v1::BatchLocalizeArticlesRequest request;
    request.set_item_id(id);
    *request.mutable_request() = Request(text);
    ASSERT_TRUE(stream->Write(request));
  }
  stream->WritesDone();
  std::vector<std::string> answers;
  v1::BatchLocalizeArticlesResponse response;
  while (stream->Read(&response)) {
    answers.push_back(absl::StrCat(response.item_id(), ": ", response.status().reason()));
  }
  EXPECT_TRUE(stream->Finish().ok());
  EXPECT_THAT(answers,
              testing::UnorderedElementsAre("1: ", "2: INVALID_ARGUMENT", ": INVALID_ARGUMENT", "4: "));
}

TEST_F(ServerTest, NamesAnUnknownBackend) {
  v1::LocalizeArticleRequest request = Request("One.");
  request.set_backend("nobody");
  grpc::ClientContext context;
  v1::LocalizeArticleResponse response;
  const grpc::Status status = stub_->LocalizeArticle(&context, request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_THAT(status.error_message(), HasSubstr("nobody"));
}

TEST_F(ServerTest, StreamsTheFrontThenEveryBlockThenTheSummary) {
  v1::LocalizeArticleRequest request = Request("One.");
  request.mutable_article()->mutable_headline()->set_text("Head");
  for (int i = 0; i < 5; ++i) {
    request.mutable_article()->add_blocks()->mutable_paragraph()->mutable_text()->set_text("More.");
  }
  grpc::ClientContext context;
  auto stream = stub_->StreamLocalizeArticle(&context, request);
  v1::StreamLocalizeArticleResponse event;
  std::vector<std::string> events;
  while (stream->Read(&event)) {
    if (event.has_summary()) {
      events.push_back("summary");
    } else if (event.part().has_front()) {
      events.push_back("front " + event.part().front().headline().text());
    } else {
      events.push_back(std::to_string(event.part().block_index()));
    }
  }
  EXPECT_TRUE(stream->Finish().ok());
  EXPECT_THAT(events, testing::ElementsAre("front Head", "0", "1", "2", "3", "4", "5", "summary"));
}

TEST_F(ServerTest, AnswersEveryArticleOfABatchWithItsOwnStatus) {
  LocalizationClient client({.address = server_.address()});
  constexpr int kArticles = 50;
  int sent = 0;
  std::vector<std::string> answers;
  ASSERT_OK(client.LocalizeAll(
      [&](v1::BatchLocalizeArticlesRequest& request) {
        if (sent == kArticles) return false;
        *request.mutable_request() = Request(sent == 7 ? "" : "Text " + std::to_string(sent));
        ++sent;
        return true;
      },
      [&](const v1::BatchLocalizeArticlesResponse& response) {
        answers.push_back(response.status().code() == 0
                              ? response.response().results(0).article().blocks(0).paragraph().text().text()
                              : "status " + std::to_string(response.status().code()));
      }));
  ASSERT_EQ(answers.size(), static_cast<size_t>(kArticles));
  for (int i = 0; i < kArticles; ++i) {
    EXPECT_EQ(answers[static_cast<size_t>(i)], i == 7 ? "status 3" : "Text " + std::to_string(i));
  }
}

TEST_F(ServerTest, KeepsThePassedDeadline) {
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(SystemClock().Now() - absl::Seconds(1)));
  v1::LocalizeArticleResponse response;
  EXPECT_EQ(stub_->LocalizeArticle(&context, Request("One."), &response).error_code(),
            grpc::StatusCode::DEADLINE_EXCEEDED);
}

TEST_F(ServerTest, ListsBackendsAndKeepsRunning) {
  LocalizationClient client({.address = server_.address()});
  const auto backends = client.ListBackends();
  ASSERT_OK(backends);
  ASSERT_EQ(backends->backends_size(), 1);
  EXPECT_EQ(backends->backends(0).name(), "identity");
  EXPECT_TRUE(backends->backends(0).healthy());
}

TEST_F(ServerTest, DrainsOnSigterm) { EXPECT_EQ(server_.Stop(), 0); }

// A call of grpc.health.v1.Health/Watch, which our copy of that contract lacks: it has no end of its own.
class HealthWatch {
 public:
  using Health = grpc::health::v1::HealthCheckResponse;

  explicit HealthWatch(const std::shared_ptr<grpc::Channel>& channel)
      : stub_(channel), call_(stub_.PrepareCall(&context_, "/grpc.health.v1.Health/Watch", &queue_)) {
    call_->StartCall(this);
    EXPECT_TRUE(Done());
    grpc::Slice nothing;
    call_->Write(grpc::ByteBuffer(&nothing, 1), this);
    EXPECT_TRUE(Done());
  }
  ~HealthWatch() {
    context_.TryCancel();
    grpc::Status status;
    call_->Finish(&status, this);
    Done();
    queue_.Shutdown();
    while (Done()) continue;
  }

  // What the server says of itself next.
  Health::ServingStatus Next() {
    grpc::ByteBuffer bytes;
    call_->Read(&bytes, this);
    Health health;
    EXPECT_TRUE(Done() && grpc::SerializationTraits<Health>::Deserialize(&bytes, &health).ok());
    return health.status();
  }

 private:
  // Waits for the step begun last.
  bool Done() {
    void* tag = nullptr;
    bool ok = false;
    return queue_.Next(&tag, &ok) && ok;
  }

  grpc::CompletionQueue queue_;
  grpc::ClientContext context_;
  grpc::GenericStub stub_;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> call_;
};

// A server that gives calls under way an hour, and a client that watches its health.
class WatchedServerTest : public testing::Test {
 protected:
  WatchedServerTest()
      : server_("backends { identity {} }\ndrain_timeout { seconds: 3600 }\n"),
        channel_(grpc::CreateChannel(server_.address(), grpc::InsecureChannelCredentials())),
        watch_(channel_) {}

  TestServer server_;
  std::shared_ptr<grpc::Channel> channel_;
  HealthWatch watch_;
};

TEST_F(WatchedServerTest, DoesNotWaitForConnectionsWithoutACall) {
  EXPECT_EQ(watch_.Next(), HealthWatch::Health::SERVING);
  EXPECT_EQ(server_.Stop(), 0);
}

TEST_F(WatchedServerTest, AnswersTheCallsUnderWayBeforeItStops) {
  EXPECT_EQ(watch_.Next(), HealthWatch::Health::SERVING);
  grpc::ClientContext context;
  const auto stream = v1::LocalizationService::NewStub(channel_)->BatchLocalizeArticles(&context);
  v1::BatchLocalizeArticlesRequest request;
  request.set_item_id("1");
  *request.mutable_request() = Request("One.");
  v1::BatchLocalizeArticlesResponse response;
  ASSERT_TRUE(stream->Write(request));
  ASSERT_TRUE(stream->Read(&response));
  ASSERT_EQ(kill(server_.process(), SIGTERM), 0);
  EXPECT_EQ(watch_.Next(), HealthWatch::Health::NOT_SERVING);
  ASSERT_TRUE(stream->Write(request));
  ASSERT_TRUE(stream->Read(&response));
  EXPECT_EQ(response.response().results(0).article().blocks(0).paragraph().text().text(), "One.");
  stream->WritesDone();
  EXPECT_TRUE(stream->Finish().ok());
  EXPECT_EQ(server_.Stop(), 0);
}

TEST(ReloadTest, SighupReadsTheGlossaryAgainAndNothingElse) {
  const TempDir folder;
  folder.Write("terms.yaml", "");
  TestServer server(
      absl::StrCat("backends { identity {} }\nglossary { without_base: true house_directory: \"",
                   folder.Path(""), "\" reload_interval {} }\n"));
  folder.Write("terms.yaml", "no: entry\n");
  ASSERT_EQ(kill(server.process(), SIGHUP), 0);
  // Both wait for the server; the lower number is taken first.
  EXPECT_EQ(server.Stop(), 0);
  EXPECT_THAT(server.Log(), testing::ContainsRegex("glossary not reloaded[^\n]*terms.yaml(.|\n)*draining"));
}

// The default configuration: the engine and the curated glossary as they ship.
TEST(DefaultServerTest, TranslatesWithTheShippedPackAndAccountsForEveryTerm) {
  TestServer server("backends { marian { threads: 1 } }\n");
  LocalizationClient client({.address = server.address()});
  v1::LocalizeArticleRequest request = Request("Dmitry Peskov met Emmanuel Macron in Paris.");
  request.add_target_language_codes("uk");
  request.add_target_language_codes("fr");
  const auto response = client.Localize(request);
  ASSERT_OK(response);
  ASSERT_EQ(response->results_size(), 3);
  for (const v1::LocalizedArticle& result : response->results()) {
    SCOPED_TRACE(result.target_language_code());
    EXPECT_EQ(result.status().code(), 0);
    const std::string& text = result.article().blocks(0).paragraph().text().text();
    EXPECT_THAT(text, Not(IsEmpty()));
    EXPECT_NE(text, request.article().blocks(0).paragraph().text().text());
    ASSERT_EQ(result.terms_size(), 3);
    for (const v1::TermOccurrence& term : result.terms()) {
      if (term.status() == v1::TermOccurrence::STATUS_MISSED) {
        EXPECT_FALSE(term.has_target());
      } else {
        EXPECT_EQ(
            text.substr(term.target().begin_byte(), term.target().end_byte() - term.target().begin_byte()),
            term.target_text());
      }
    }
    EXPECT_EQ(result.provenance().backends(0), "marian");
    EXPECT_FALSE(result.provenance().glossary_revision().empty());
  }
}

}  // namespace
}  // namespace dragoman
