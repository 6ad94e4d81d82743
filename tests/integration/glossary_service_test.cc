// The glossary over gRPC and from the command line, with the real programs.
#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>

#include <string>

#include "client/glossary_client.h"
#include "client/localization_client.h"
#include "tests/integration/program.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace dragoman {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

v1::GlossaryEntry Zorblatt(const std::string& russian, const std::string& client = "") {
  v1::GlossaryEntry entry;
  entry.set_id("organisation/zorblatt");
  entry.set_kind(v1::TERM_KIND_ORGANISATION);
  entry.add_names("Zorblatt Institute");
  entry.set_client(client);
  v1::TargetTerm& target = *entry.add_targets();
  target.set_language_code("ru");
  target.set_lemma(russian);
  target.set_gender(v1::GENDER_MASCULINE);
  return entry;
}

class GlossaryServiceTest : public testing::Test {
 protected:
  GlossaryServiceTest() : server_(std::make_unique<TestServer>(Config())) {}

  std::string Config() const {
    return "backends { identity {} }\nglossary { store { sqlite { path: \"" + folder_.Path("glossary.db") +
           "\" } } }\n";
  }
  GlossaryClient Glossary() const { return GlossaryClient({.address = server_->address()}); }

  absl::StatusOr<v1::GlossaryEntry> Create(const v1::GlossaryEntry& entry) const {
    v1::CreateGlossaryEntryRequest request;
    *request.mutable_entry() = entry;
    return Glossary().Create(request);
  }

  // The Russian article of one paragraph that the identity backend gives, so that the glossary alone changes
  // it.
  std::string Localize(const std::string& text, const std::string& client = "") const {
    v1::LocalizeArticleRequest request;
    request.add_target_language_codes("ru");
    request.mutable_article()->add_blocks()->mutable_paragraph()->mutable_text()->set_text(text);
    request.set_client(client);
    const auto response = LocalizationClient({.address = server_->address()}).Localize(request);
    EXPECT_OK(response);
    return response->results(0).article().blocks(0).paragraph().text().text();
  }

  ProgramResult Run(std::vector<std::string> words, const std::string& input = "") const {
    words.insert(words.begin(), {"dragoman", "glossary"});
    words.insert(words.end(), {"--server", server_->address()});
    return RunProgram(words, input);
  }

  TempDir folder_;
  std::unique_ptr<TestServer> server_;
};

TEST_F(GlossaryServiceTest, AppliesANewEntryToTheNextArticle) {
  const std::string text = "He left the Zorblatt Institute.";
  EXPECT_THAT(Localize(text), HasSubstr("Zorblatt Institute"));
  ASSERT_OK(Create(Zorblatt("Институт Зорблатта")));
  EXPECT_THAT(Localize(text), AllOf(HasSubstr("Зорблатта"), Not(HasSubstr("Zorblatt"))));
  v1::DeleteGlossaryEntryRequest request;
  request.set_id("organisation/zorblatt");
  ASSERT_OK(Glossary().Delete(request));
  EXPECT_THAT(Localize(text), HasSubstr("Zorblatt Institute"));
}

TEST_F(GlossaryServiceTest, KeepsOneClientsEntriesFromAnother) {
  ASSERT_OK(Create(Zorblatt("Институт Акме", "acme")));
  EXPECT_THAT(Localize("The Zorblatt Institute.", "acme"), HasSubstr("Институт Акме"));
  EXPECT_THAT(Localize("The Zorblatt Institute.", "other"), HasSubstr("Zorblatt Institute"));
  EXPECT_THAT(Localize("The Zorblatt Institute."), HasSubstr("Zorblatt Institute"));
}

TEST_F(GlossaryServiceTest, KeepsEntriesAndRevisionsOverARestart) {
  ASSERT_OK(Create(Zorblatt("Институт Зорблатта")));
  v1::UpdateGlossaryEntryRequest update;
  *update.mutable_entry() = Zorblatt("НИИ Зорблатта");
  ASSERT_OK(Glossary().Update(update));
  EXPECT_EQ(server_->Stop(), 0);
  server_ = std::make_unique<TestServer>(Config());
  EXPECT_THAT(Localize("The Zorblatt Institute."), HasSubstr("НИИ Зорблатта"));
  int revisions = 0;
  v1::ListGlossaryEntryRevisionsRequest request;
  request.set_id("organisation/zorblatt");
  ASSERT_OK(Glossary().ListRevisions(request, [&](const v1::GlossaryEntryRevision&) { ++revisions; }));
  EXPECT_EQ(revisions, 2);
}

TEST_F(GlossaryServiceTest, TellsFaultsInTheStatusDetails) {
  const auto stub = v1::GlossaryService::NewStub(
      grpc::CreateChannel(server_->address(), grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;
  v1::CreateGlossaryEntryRequest request;
  request.mutable_entry()->set_id("person/nobody");
  v1::GlossaryEntry response;
  const grpc::Status status = stub->CreateGlossaryEntry(&context, request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(status.error_message(),
              AllOf(HasSubstr("entry.kind"), HasSubstr("entry.names"), HasSubstr("entry.targets")));
  EXPECT_THAT(status.error_details(), HasSubstr("type.googleapis.com/google.rpc.BadRequest"));
}

TEST_F(GlossaryServiceTest, StreamsTheWholeGlossary) {
  v1::ExportGlossaryEntriesRequest request;
  request.set_format(v1::GLOSSARY_FORMAT_TBX);
  const auto file = Glossary().Export(request);
  ASSERT_OK(file);
  EXPECT_GT(file->size(), size_t{1} << 20);  // of several pieces
  EXPECT_THAT(file->substr(file->size() - 7), "</tbx>\n");
}

TEST_F(GlossaryServiceTest, ServesTheCommandLine) {
  ProgramResult result = Run({"add", "--kind", "organisation", "--name", "Zorblatt Institute", "--ru",
                              "Институт Зорблатта", "--ru-gender", "masculine", "--author", "ann"});
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  EXPECT_EQ(result.output, "added organisation/zorblatt-institute in the layer house, etag 1\n");
  EXPECT_EQ(Run({"add", "--kind", "organisation", "--name", "Zorblatt Institute", "--ru", "И"}).exit_code, 2);

  result = Run(
      {"update", "organisation/zorblatt-institute", "--fr", "institut Zorblatt", "--fr-gender", "masculine"});
  EXPECT_EQ(result.output, "updated organisation/zorblatt-institute in the layer house, etag 2\n")
      << result.errors;
  result = Run({"update", "organisation/zorblatt-institute", "--etag", "1", "--origin", "here"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.errors, HasSubstr("has changed: its etag is \"2\", not \"1\""));

  result = Run({"get", "organisation/zorblatt-institute"});
  EXPECT_THAT(result.output,
              AllOf(HasSubstr("# layer house, etag 2"), HasSubstr("lemma: \"Институт Зорблатта\""),
                    HasSubstr("lemma: \"institut Zorblatt\"")));
  result = Run({"list", "zorblatt"});
  EXPECT_EQ(result.output,
            "organisation/zorblatt-institute\tZorblatt Institute\tinstitut Zorblatt\tИнститут "
            "Зорблатта\t-\thouse\n");
  result = Run({"revisions", "organisation/zorblatt-institute"});
  EXPECT_THAT(result.output, AllOf(HasSubstr("ann  added"), HasSubstr("fr: institut Zorblatt (new)")));
  result = Run({"analyze"}, "The Zorblatt Institute");
  EXPECT_EQ(result.output, "4-22\tZorblatt Institute\torganisation/zorblatt-institute\n");

  EXPECT_EQ(Run({"delete", "organisation/zorblatt-institute"}).exit_code, 0);
  result = Run({"get", "organisation/zorblatt-institute"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.errors, "dragoman: no glossary entry \"organisation/zorblatt-institute\"\n");
}

TEST_F(GlossaryServiceTest, SaysWhenAListIsEmpty) {
  const ProgramResult result = Run({"list", "qwertz"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.output, "");
  EXPECT_EQ(result.errors, "note: the glossary has no entry with \"qwertz\"\n");
}

TEST_F(GlossaryServiceTest, LintsEachLayerByItself) {
  EXPECT_EQ(Run({"lint"}).exit_code, 0);
  // Takes Paris over from the entry that ships with the program.
  ASSERT_EQ(
      Run({"add",       "--kind", "place",       "--name",      "Paris",     "--id",     "place/the-paris",
           "--fr",      "Paris",  "--fr-gender", "masculine",   "--ru",      "Париж",    "--ru-gender",
           "masculine", "--uk",   "Париж",       "--uk-gender", "masculine", "--origin", "lemonde.fr"})
          .exit_code,
      0);
  const ProgramResult result = Run({"lint"});
  EXPECT_EQ(result.exit_code, 0) << result.output;
  EXPECT_EQ(result.output, "");
}

TEST_F(GlossaryServiceTest, RefusesAndWarnsWhereAnImportDoes) {
  ProgramResult result = Run({"add", "--kind", "place", "--name", "the", "--ru", "Городок", "--dry-run"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.errors, HasSubstr("entry.names: \"the\" would match wherever the word stands"));
  result = Run({"add", "--kind", "place", "--name", "Zorbville", "--id", "Zorbville", "--ru", "Зорбвиль"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.errors, HasSubstr("entry.id: \"Zorbville\" is not kind/slug"));

  result = Run({"add", "--kind", "place", "--name", "Zorbville", "--ru", "Зорбвиль"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.output, "added place/zorbville in the layer house, etag 1\n");
  EXPECT_THAT(result.errors, HasSubstr("note: place/zorbville\tru.gender\tmissing-gender\t"));
  result = Run({"add", "--kind", "term", "--name", "Zorbville", "--ru", "Зорб"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.errors, HasSubstr("\"Zorbville\" is also a form of place/zorbville"));
  result = Run({"update", "place/zorbville", "--name", "Zorbville", "--name", "Paris", "--ru-gender",
                "masculine", "--dry-run"});
  EXPECT_EQ(result.output, "place/zorbville can be changed\n");
  EXPECT_THAT(result.errors, AllOf(HasSubstr("takes-over\t\"Paris\" is a form of place/paris"),
                                   Not(HasSubstr("missing-gender"))));
}

TEST_F(GlossaryServiceTest, ClearsWhatAnUpdateGivesAsEmpty) {
  const std::string id = "person/ann-zorb";
  ASSERT_EQ(
      Run({"add",       "--kind",       "person", "--gender",  "feminine",     "--name",       "Ann Zorb",
           "--surname", "Zorb",         "--ru",   "Анна Зорб", "--ru-surname", "Зорб",         "--uk",
           "Анна Зорб", "--uk-surname", "Зорб",   "--origin",  "here",         "--any-initial"})
          .exit_code,
      0);
  ProgramResult result =
      Run({"update", id, "--ru", "", "--uk-surname", "", "--surname", "", "--origin", "", "--exact-initial"});
  EXPECT_EQ(result.output, "updated person/ann-zorb in the layer house, etag 2\n") << result.errors;
  result = Run({"get", id});
  EXPECT_THAT(result.output, AllOf(HasSubstr("uk: "), Not(HasSubstr("ru: ")), Not(HasSubstr("surname")),
                                   Not(HasSubstr("origin")), Not(HasSubstr("initial"))));
  // The last language must stay, and what is given with an emptied one means nothing.
  result = Run({"update", id, "--uk", ""});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.errors, HasSubstr("at least one target language is required"));
  result = Run({"update", id, "--uk", "", "--uk-surname", "Зорб", "--uk-gender", "feminine"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.errors, AllOf(HasSubstr("--uk: \"\" takes the language out"),
                                   HasSubstr("--uk-gender: is for all kinds but persons")));
  result = Run({"update", id, "--name", ""});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.errors, HasSubstr("holds an empty form"));
  EXPECT_EQ(Run({"update", "place/paris", "--gender", "feminine"}).exit_code, 2);
}

TEST_F(GlossaryServiceTest, ExportsTheHigherLayersRenderingAndTellsWhatIsLost) {
  ASSERT_EQ(Run({"add", "--kind", "term", "--name", "Paris", "--ru", "Лютеция"}).exit_code, 0);
  const ProgramResult result = Run({"export", "--format", "tsv", "--to", "ru"});
  EXPECT_THAT(result.output, AllOf(HasSubstr("Paris\tЛютеция\n"), Not(HasSubstr("Paris\tПариж\n"))));
  EXPECT_THAT(result.errors, HasSubstr("note: pairs in tsv cannot carry these fields"));
  EXPECT_EQ(Run({"export"}).errors, "");
}

TEST_F(GlossaryServiceTest, FormsSpelledOutForALemmaGoWithIt) {
  const std::string file = folder_.Write("zorb.yaml", R"(entries:
- id: person/ann-zorb
  kind: person
  gender: feminine
  en: {names: [Ann Zorb]}
  ru: {lemma: Анна Зорб, surname: Зорб, forms: {genitive: Анночки Зорб}, surname_forms: {dative: Зорбе}, note: usage}
)");
  ASSERT_EQ(Run({"add", file}).exit_code, 0);
  ProgramResult result = Run({"update", "person/ann-zorb", "--ru", "Анна Зорб", "--ru-surname", "Зорп"});
  EXPECT_THAT(result.errors, AllOf(HasSubstr("ru.surname\tchanged-lemma\twas \"Зорб\""),
                                   Not(HasSubstr("ru.lemma\tchanged-lemma"))));
  EXPECT_THAT(Run({"get", "person/ann-zorb"}).output,
              AllOf(HasSubstr("Анночки Зорб"), Not(HasSubstr("Зорбе")), HasSubstr("usage")));
  result = Run({"update", "person/ann-zorb", "--ru", "Анна Зорп"});
  EXPECT_THAT(result.errors, HasSubstr("ru.lemma\tchanged-lemma\twas \"Анна Зорб\""));
  EXPECT_THAT(Run({"get", "person/ann-zorb"}).output, Not(HasSubstr("Анночки")));
}

TEST_F(GlossaryServiceTest, SaysWhenAnUpdateChangesNothing) {
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"update", "place/paris"}, {"update", "place/paris", "--ru", "Париж"}}) {
    const ProgramResult result = Run(command);
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_EQ(result.output, "unchanged place/paris: it is as the flags say\n");
  }
  EXPECT_EQ(Run({"revisions", "place/paris"}).exit_code, 2);
}

TEST_F(GlossaryServiceTest, NamesTheEtagThatADeletionWasGiven) {
  ASSERT_OK(Create(Zorblatt("Институт Зорблатта")));
  const ProgramResult result = Run({"delete", "organisation/zorblatt", "--etag", "abc"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.errors,
            "dragoman: entry \"organisation/zorblatt\" has changed: its etag is \"1\", not \"abc\"; read the "
            "entry again before you change it\n");
}

TEST_F(GlossaryServiceTest, ImportsAndComparesFiles) {
  const std::string file = folder_.Write("terms.csv", "Zorblatt,Зорблатт\nonly english\n");
  ProgramResult result = Run({"import", file, "--to", "ru"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.errors, AllOf(HasSubstr(file + ":2: expected 2 columns, found 1\n"),
                                   HasSubstr("nothing imported: 1 fault in ")));
  folder_.Write("terms.csv", "Zorblatt,Зорблатт\nQuux Fund,фонд «Квукс»\n");
  result = Run({"import", file, "--to", "ru", "--dry-run"});
  EXPECT_EQ(result.output, "would be: 2 created, 0 updated, 0 unchanged, 0 deleted\n") << result.errors;
  result = Run({"import", file, "--to", "ru"});
  EXPECT_EQ(result.output, "2 created, 0 updated, 0 unchanged, 0 deleted\n") << result.errors;

  const std::string exported = folder_.Write("all.yaml", Run({"export"}).output);
  result = Run({"diff", exported});
  EXPECT_EQ(result.exit_code, 0) << result.output;
  Run({"update", "term/zorblatt", "--ru", "Зорблат"});
  Run({"delete", "term/quux-fund"});
  result = Run({"diff", exported});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.output, "- term/quux-fund  Quux Fund\n~ term/zorblatt\n    ru: Зорблатт -> Зорблат\n");
}

TEST_F(GlossaryServiceTest, ImportKeepsWhatTheFileDoesNotName) {
  Run({"add", "--kind", "organisation", "--name", "Zorblatt Institute", "--fr", "institut Zorblatt",
       "--fr-gender", "masculine", "--uk", "Інститут Зорблатта", "--origin", "zorblatt.example"});
  // One entry of the house, one that comes with the program, one that is new.
  const std::string file =
      folder_.Write("terms.tsv", "Zorblatt Institute\tИнститут Зорблатта\nParis\tг. Париж\nQuux\tКвукс\n");
  ProgramResult result = Run({"import", file, "--to", "ru"});
  EXPECT_EQ(result.output, "2 created (1 override another layer's), 1 updated, 0 unchanged, 0 deleted\n")
      << result.errors;
  result = Run({"list", "zorblatt"});
  EXPECT_EQ(result.output,
            "organisation/zorblatt-institute\tZorblatt Institute\tinstitut Zorblatt\tИнститут "
            "Зорблатта\tІнститут Зорблатта\thouse\n");
  EXPECT_THAT(Run({"get", "organisation/zorblatt-institute"}).output, HasSubstr("zorblatt.example"));
  EXPECT_THAT(Run({"list", "place/paris"}).output, HasSubstr("\tParis\tг. Париж\tПариж\thouse\n"));
  result = Run({"import", file, "--to", "ru"});
  EXPECT_EQ(result.output, "0 created, 0 updated, 3 unchanged, 0 deleted\n") << result.errors;
}

TEST(GlossaryStoreTest, NamesADamagedStoreAtTheStart) {
  const TempDir folder;
  const std::string path = folder.Write("glossary.db", std::string(10'000, 'x'));
  const std::string config = folder.Write(
      "config", "backends { identity {} }\nglossary { store { sqlite { path: \"" + path + "\" } } }\n");
  const ProgramResult result = RunProgram({"dragomand", "--config", config, "--listen", "127.0.0.1:0"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.errors,
              AllOf(HasSubstr("cannot open glossary store"), HasSubstr(path), HasSubstr("not a database")));
}

TEST(GlossaryStoreTest, RefusesChangesWhereNoneIsConfigured) {
  TestServer server("backends { identity {} }\n");
  v1::CreateGlossaryEntryRequest request;
  *request.mutable_entry() = Zorblatt("Институт");
  EXPECT_THAT(GlossaryClient({.address = server.address()}).Create(request),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("no glossary store")));
}

}  // namespace
}  // namespace dragoman
