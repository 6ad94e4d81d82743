#include "service/glossary/glossary_handlers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "absl/strings/str_cat.h"
#include "glossary/store/sqlite_glossary_store.h"
#include "service/base/fault_list.h"
#include "tests/support/simulated_clock.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace dragoman {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr char kBase[] = R"(entries:
- id: organisation/kremlin
  kind: organisation
  en: {names: [Kremlin]}
  fr: {lemma: Kremlin, gender: masculine, article: true}
  ru: {lemma: Кремль, gender: masculine}
- id: place/paris
  kind: place
  en: {names: [Paris]}
  ru: {lemma: Париж, gender: masculine}
)";

v1::GlossaryEntry Budget(const std::string& russian = "бюджет") {
  v1::GlossaryEntry entry;
  entry.set_id("term/budget");
  entry.set_kind(v1::TERM_KIND_TERM);
  entry.add_names("budget");
  v1::TargetTerm& target = *entry.add_targets();
  target.set_language_code("ru");
  target.set_lemma(russian);
  target.set_gender(v1::GENDER_MASCULINE);
  return entry;
}

// "term/NAME", in English "word NAME".
v1::GlossaryEntry Term(const std::string& name) {
  v1::GlossaryEntry entry = Budget();
  entry.set_id("term/" + name);
  entry.set_names(0, "word " + name);
  return entry;
}

class GlossaryHandlersTest : public testing::Test {
 protected:
  GlossaryHandlersTest() {
    std::filesystem::create_directory(folder_.Path("base"));
    folder_.Write("base/base.yaml", kBase);
    Restart();
  }

  void Restart() {
    handlers_.reset();
    layers_.reset();
    auto store = SqliteGlossaryStore::Open(folder_.Path("glossary.db"), clock_);
    ASSERT_OK(store);
    auto layers = LayeredGlossary::Create({{folder_.Path("base"), GlossaryLayer::kBase}}, *std::move(store));
    ASSERT_OK(layers);
    layers_ = *std::move(layers);
    handlers_ = std::make_unique<GlossaryHandlers>(
        GlossaryHandlers::Options{.max_text_bytes = 1000, .max_request_entries = 2}, *layers_);
  }

  absl::StatusOr<v1::GlossaryEntry> Create(const v1::GlossaryEntry& entry, const std::string& author = "") {
    v1::CreateGlossaryEntryRequest request;
    *request.mutable_entry() = entry;
    request.set_author(author);
    return handlers_->Create(request);
  }
  absl::StatusOr<v1::GlossaryEntry> Update(const v1::GlossaryEntry& entry,
                                           std::vector<std::string> mask = {}) {
    v1::UpdateGlossaryEntryRequest request;
    *request.mutable_entry() = entry;
    for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
    return handlers_->Update(request);
  }
  absl::Status Delete(const std::string& id, const std::string& etag = "", const std::string& client = "") {
    v1::DeleteGlossaryEntryRequest request;
    request.set_id(id);
    request.set_etag(etag);
    request.set_client(client);
    return handlers_->Delete(request);
  }
  absl::StatusOr<v1::GlossaryEntry> Get(const std::string& id, const std::string& client = "") {
    v1::GetGlossaryEntryRequest request;
    request.set_id(id);
    request.set_client(client);
    return handlers_->Get(request);
  }
  std::vector<std::string> List(const v1::ListGlossaryEntriesRequest& request) {
    const auto response = handlers_->List(request);
    EXPECT_OK(response);
    std::vector<std::string> ids;
    for (const v1::GlossaryEntry& entry : response->entries()) {
      ids.push_back(entry.id() + (entry.client().empty() ? "" : "@" + entry.client()));
    }
    return ids;
  }
  absl::StatusOr<v1::ImportGlossaryEntriesResponse> Import(
      v1::GlossaryFormat format, const std::string& content,
      v1::ImportGlossaryEntriesRequest::Mode mode = v1::ImportGlossaryEntriesRequest::MODE_MERGE,
      bool validate_only = false) {
    v1::ImportGlossaryEntriesRequest request;
    request.set_format(format);
    request.set_content(content);
    request.set_file_name("file");
    request.set_mode(mode);
    request.set_validate_only(validate_only);
    return handlers_->Import(request);
  }
  std::string Export(v1::GlossaryFormat format) {
    v1::ExportGlossaryEntriesRequest request;
    request.set_format(format);
    const auto file = handlers_->Export(request);
    EXPECT_OK(file);
    return *file;
  }

  TempDir folder_;
  SimulatedClock clock_;
  std::unique_ptr<LayeredGlossary> layers_;
  std::unique_ptr<GlossaryHandlers> handlers_;
};

TEST_F(GlossaryHandlersTest, AddsAnEntryThatOutlivesARestart) {
  const auto created = Create(Budget(), "Ann");
  ASSERT_OK(created);
  EXPECT_EQ(created->etag(), "1");
  EXPECT_EQ(created->layer(), v1::GLOSSARY_LAYER_HOUSE);
  EXPECT_EQ(created->update_time().seconds(), absl::ToUnixSeconds(clock_.Now()));
  Restart();
  const auto got = Get("term/budget");
  ASSERT_OK(got);
  v1::GlossaryEntry stored = *created;
  stored.clear_findings();
  EXPECT_EQ(got->SerializeAsString(), stored.SerializeAsString());
  EXPECT_THAT(Create(Budget()), StatusIs(absl::StatusCode::kAlreadyExists, HasSubstr("term/budget")));
}

std::vector<std::string> FaultFields(const absl::Status& status) {
  std::vector<std::string> fields;
  const StatusFaults found = FaultsOf(status);
  for (const Fault& fault : found.faults.faults()) fields.push_back(fault.field);
  return fields;
}

TEST_F(GlossaryHandlersTest, NamesEveryFaultOfAnEntry) {
  v1::GlossaryEntry entry;
  entry.set_kind(v1::TERM_KIND_PERSON);
  entry.set_client("no client!");
  entry.add_names("line\nbreak");
  v1::TargetTerm& french = *entry.add_targets();
  french.set_language_code("fr");
  french.add_indeclinable("*");
  entry.add_targets()->set_language_code("de");
  const absl::Status status = Create(entry).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(FaultFields(status),
              testing::UnorderedElementsAre("entry.client", "entry.id", "entry.gender", "entry.names",
                                            "entry.targets[0].indeclinable", "entry.targets[0].lemma",
                                            "entry.targets[1].language_code"));
}

TEST_F(GlossaryHandlersTest, RefusesAnEntryThatNobodyCanHaveMeant) {
  v1::GlossaryEntry entry = Budget();
  entry.set_id("Term/Budget");
  entry.add_names("the");
  entry.add_names("…");
  v1::TargetTerm& french = *entry.add_targets();
  french.set_language_code("fr");
  french.set_lemma("budget");
  french.set_gender(v1::GENDER_MASCULINE);
  french.add_forbidden("budget");
  const absl::Status status = Create(entry).status();
  EXPECT_THAT(FaultFields(status), testing::UnorderedElementsAre("entry.id", "entry.names", "entry.names",
                                                                 "entry.targets[1].forbidden"));
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument,
                               HasSubstr("\"Term/Budget\" is not kind/slug; allowed: person, place")));
  ASSERT_OK(Create(Budget()));
  v1::GlossaryEntry change = Budget();
  change.add_names("of");
  EXPECT_THAT(Update(change, {"names"}),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("entry.names: \"of\" would match")));
}

TEST_F(GlossaryHandlersTest, RefusesASecondEntryOfTheSameForm) {
  ASSERT_OK(Create(Budget()));
  v1::GlossaryEntry second = Budget("смета");
  second.set_id("term/estimate");
  EXPECT_THAT(Create(second), StatusIs(absl::StatusCode::kInvalidArgument,
                                       HasSubstr("entry.names: \"budget\" is also a form of term/budget")));
  EXPECT_THAT(Import(v1::GLOSSARY_FORMAT_CSV, "id,en,ru\nterm/plan,plan,план\nterm/estimate,budget,смета\n"),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       HasSubstr("file:3: entry \"term/estimate\".en.names: \"budget\" is also a form of")));
  // Once the first is gone, the second may have the form.
  ASSERT_OK(Import(v1::GLOSSARY_FORMAT_CSV, "id,en,ru\nterm/estimate,budget,смета\n",
                   v1::ImportGlossaryEntriesRequest::MODE_REPLACE));
  EXPECT_THAT(Create(Budget()), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("term/estimate")));
  ASSERT_OK(Delete("term/estimate"));
  EXPECT_OK(Create(Budget()));
}

TEST_F(GlossaryHandlersTest, GivesTheWarningsOfTheLinterWithWhatItWrote) {
  v1::GlossaryEntry entry = Budget();
  entry.add_names("Paris");
  entry.mutable_targets(0)->clear_gender();
  v1::CreateGlossaryEntryRequest request;
  *request.mutable_entry() = entry;
  request.set_validate_only(true);
  const auto rules = [](const v1::GlossaryEntry& answer) {
    std::vector<std::string> found;
    for (const v1::EntryFinding& finding : answer.findings()) {
      found.push_back(finding.field() + " " + finding.rule());
    }
    return found;
  };
  const auto expected = ElementsAre("origin missing-origin", "fr missing-language", "uk missing-language",
                                    "en.names takes-over", "ru.gender missing-gender");
  const auto checked = handlers_->Create(request);
  ASSERT_OK(checked);
  EXPECT_THAT(rules(*checked), expected);
  const auto created = Create(entry);
  ASSERT_OK(created);
  EXPECT_THAT(rules(*created), expected);
  const auto updated = Update(Budget(), {"targets"});
  ASSERT_OK(updated);
  EXPECT_THAT(rules(*updated), testing::Not(testing::Contains("ru.gender missing-gender")));
  EXPECT_THAT(Get("term/budget")->findings(), IsEmpty());
}

TEST_F(GlossaryHandlersTest, NamesTheEtagThatADeletionWasGiven) {
  ASSERT_OK(Create(Budget()));
  for (const char* etag : {"7", "abc", "-1"}) {
    EXPECT_THAT(Delete("term/budget", etag),
                StatusIs(absl::StatusCode::kAborted, HasSubstr(absl::StrCat("its etag is \"1\", not \"", etag,
                                                                            "\"; read the entry again"))));
  }
  EXPECT_THAT(Delete("term/nothing", "abc"),
              StatusIs(absl::StatusCode::kNotFound, HasSubstr("no stored entry \"term/nothing\"")));
  EXPECT_OK(Delete("term/budget", "1"));
}

TEST_F(GlossaryHandlersTest, LeavesTheBaseLayerAlone) {
  v1::GlossaryEntry entry = Budget();
  entry.set_id("organisation/kremlin");
  EXPECT_THAT(Update(entry), StatusIs(absl::StatusCode::kFailedPrecondition,
                                      HasSubstr("comes from the base layer's files, which are read only")));
  EXPECT_THAT(Delete("organisation/kremlin"),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("read only")));
  entry.set_layer(v1::GLOSSARY_LAYER_BASE);
  EXPECT_THAT(Create(entry),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("base layer is read only")));
  entry.clear_layer();
  const auto created = Create(entry);
  ASSERT_OK(created);
  EXPECT_EQ(created->findings(created->findings_size() - 1).rule(), "overrides");
  EXPECT_EQ(Get("organisation/kremlin")->layer(), v1::GLOSSARY_LAYER_HOUSE);
  ASSERT_OK(Delete("organisation/kremlin"));
  EXPECT_EQ(Get("organisation/kremlin")->layer(), v1::GLOSSARY_LAYER_BASE);
}

TEST_F(GlossaryHandlersTest, ChangesOnlyWhatTheMaskNames) {
  v1::GlossaryEntry entry = Budget();
  entry.set_origin("a dictionary");
  ASSERT_OK(Create(entry));
  v1::GlossaryEntry change = Budget("смета");
  change.clear_kind();
  change.clear_names();
  ASSERT_OK(Update(change, {"targets"}));
  EXPECT_EQ(Get("term/budget")->targets(0).lemma(), "смета");
  EXPECT_EQ(Get("term/budget")->origin(), "a dictionary");
  change = Budget("бюджет");
  ASSERT_OK(Update(change));  // the fields that are set
  EXPECT_EQ(Get("term/budget")->origin(), "a dictionary");
  ASSERT_OK(Update(change, {"*"}));
  EXPECT_EQ(Get("term/budget")->origin(), "");
  EXPECT_THAT(Update(change, {"targets.lemma"}),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("\"targets.lemma\" is no field")));
}

TEST_F(GlossaryHandlersTest, KeepsEveryFieldOfAnEntry) {
  const char file[] = R"(entries:
- id: person/rich
  kind: person
  gender: feminine
  en: {names: [Anna Rich], surnames: [Rich], surname_needs_name: true}
  fr: {lemma: Anna Rich, surname: Rich, note: note}
  ru: {lemma: Анна Рич, surname: Рич, indeclinable: [Рич], forms: {genitive: Анны Рич}, forbidden: [Анна Рик]}
  uk: {lemma: Анна Річ, surname: Річ, surname_forms: {vocative: Річе}}
- id: title/bishop
  kind: title
  en: {names: [bishop], case: initial, plurals: [bishops all]}
  fr: {lemma: évêque, gender: masculine, feminine: évêque, plural: évêques}
  ru: {lemma: епископ, gender: masculine, animate: false}
)";
  ASSERT_OK(Import(v1::GLOSSARY_FORMAT_YAML, file));
  const std::string before = Export(v1::GLOSSARY_FORMAT_YAML);
  for (const char* id : {"person/rich", "title/bishop"}) ASSERT_OK(Update(*Get(id), {"*"}));
  EXPECT_EQ(Export(v1::GLOSSARY_FORMAT_YAML), before);
}

TEST_F(GlossaryHandlersTest, LetsOneOfTwoEditorsWin) {
  ASSERT_OK(Create(Budget()));
  const v1::GlossaryEntry read = *Get("term/budget");
  v1::GlossaryEntry first = read;
  first.mutable_targets(0)->set_lemma("смета");
  v1::GlossaryEntry second = read;
  second.mutable_targets(0)->set_lemma("план");
  ASSERT_OK(Update(first));
  EXPECT_THAT(Update(second),
              StatusIs(absl::StatusCode::kAborted, HasSubstr("its etag is \"2\", not \"1\"")));
  EXPECT_THAT(Delete("term/budget", "1"), StatusIs(absl::StatusCode::kAborted, testing::_));
  EXPECT_EQ(Get("term/budget")->targets(0).lemma(), "смета");
  EXPECT_OK(Delete("term/budget", "2"));
}

TEST_F(GlossaryHandlersTest, LosesNoFieldOfEditorsAtOnceWithoutEtags) {
  ASSERT_OK(Create(Budget()));
  std::vector<std::thread> editors;
  std::atomic<int> failed = 0;
  const auto edit = [&](auto change, const char* field) {
    v1::GlossaryEntry entry;
    entry.set_id("term/budget");
    change(entry);
    if (!Update(entry, {field}).ok()) ++failed;
  };
  editors.emplace_back(
      edit, [](v1::GlossaryEntry& e) { e.set_origin("here"); }, "origin");
  editors.emplace_back(
      edit, [](v1::GlossaryEntry& e) { e.add_plurals("budgetses"); }, "plurals");
  editors.emplace_back(
      edit, [](v1::GlossaryEntry& e) { e.set_any_initial(true); }, "any_initial");
  for (std::thread& editor : editors) editor.join();
  EXPECT_EQ(failed, 0);
  const v1::GlossaryEntry entry = *Get("term/budget");
  EXPECT_EQ(entry.origin(), "here");
  EXPECT_THAT(entry.plurals(), ElementsAre("budgetses"));
  EXPECT_TRUE(entry.any_initial());
}

TEST_F(GlossaryHandlersTest, KeepsClientsApart) {
  v1::GlossaryEntry entry = Budget("смета");
  entry.set_client("acme");
  ASSERT_OK(Create(entry));
  EXPECT_EQ(Get("term/budget", "acme")->layer(), v1::GLOSSARY_LAYER_CLIENT);
  EXPECT_THAT(Get("term/budget", "other"),
              StatusIs(absl::StatusCode::kNotFound, HasSubstr("client \"other\"")));
  EXPECT_THAT(Get("term/budget"), StatusIs(absl::StatusCode::kNotFound, testing::_));
  v1::AnalyzeTextRequest request;
  request.set_text("The budget of Paris.");
  request.set_client("acme");
  EXPECT_EQ(handlers_->AnalyzeText(request)->terms_size(), 2);
  request.set_client("other");
  EXPECT_EQ(handlers_->AnalyzeText(request)->terms_size(), 1);
  EXPECT_THAT(Delete("term/budget", "", "other"), StatusIs(absl::StatusCode::kNotFound, testing::_));
}

TEST_F(GlossaryHandlersTest, ListsByConditions) {
  v1::GlossaryEntry entry = Budget("смета");
  entry.set_client("acme");
  ASSERT_OK(Create(entry));
  entry.set_client("other");
  ASSERT_OK(Create(entry));
  v1::GlossaryEntry kremlin = Budget("Кремль");
  kremlin.set_id("organisation/kremlin");
  ASSERT_OK(Create(kremlin));

  v1::ListGlossaryEntriesRequest request;
  EXPECT_THAT(List(request), ElementsAre("place/paris", "organisation/kremlin"));
  request.set_show_overridden(true);
  EXPECT_THAT(List(request), ElementsAre("organisation/kremlin", "place/paris", "organisation/kremlin"));
  request.clear_show_overridden();
  request.set_client("acme");
  EXPECT_THAT(List(request), ElementsAre("place/paris", "organisation/kremlin", "term/budget@acme"));
  request.set_layer(v1::GLOSSARY_LAYER_CLIENT);
  EXPECT_THAT(List(request), ElementsAre("term/budget@acme"));
  request.set_client("-");
  EXPECT_THAT(List(request), ElementsAre("term/budget@acme", "term/budget@other"));
  request.Clear();
  request.set_kind(v1::TERM_KIND_PLACE);
  EXPECT_THAT(List(request), ElementsAre("place/paris"));
  request.Clear();
  request.set_filter("ПАРИ");
  EXPECT_THAT(List(request), ElementsAre("place/paris"));
  request.set_filter("nowhere");
  EXPECT_THAT(List(request), IsEmpty());
  request.set_page_size(-1);
  EXPECT_THAT(handlers_->List(request),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("page_size: -1")));
}

TEST_F(GlossaryHandlersTest, PagesStayConsistentWhileEntriesComeAndGo) {
  for (const char* name : {"b", "d", "f", "h", "k"}) {
    ASSERT_OK(Create(Term(name)));
  }
  v1::ListGlossaryEntriesRequest request;
  request.set_layer(v1::GLOSSARY_LAYER_HOUSE);
  request.set_page_size(2);
  std::vector<std::string> seen;
  for (int page = 0; page < 3; ++page) {
    const auto response = handlers_->List(request);
    ASSERT_OK(response);
    for (const v1::GlossaryEntry& entry : response->entries()) seen.push_back(entry.id());
    EXPECT_EQ(response->next_page_token().empty(), page == 2);
    request.set_page_token(response->next_page_token());
    if (page == 0) {
      // One goes before the place, one comes before it, the place itself goes.
      ASSERT_OK(Delete("term/b"));
      ASSERT_OK(Create(Term("a")));
      ASSERT_OK(Delete("term/d"));
    }
  }
  EXPECT_THAT(seen, ElementsAre("term/b", "term/d", "term/f", "term/h", "term/k"));

  request.clear_page_token();
  request.set_page_token(handlers_->List(request)->next_page_token());
  request.set_filter("term");
  EXPECT_THAT(handlers_->List(request),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("other conditions")));
  request.set_page_token("%%%");
  EXPECT_THAT(handlers_->List(request),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("is not a next_page_token")));
}

TEST_F(GlossaryHandlersTest, TellsAnEntrysRevisions) {
  ASSERT_OK(Create(Budget(), "Ann"));
  clock_.Advance(absl::Minutes(5));
  v1::UpdateGlossaryEntryRequest update;
  *update.mutable_entry() = Budget("смета");
  update.set_author("Boris");
  ASSERT_OK(handlers_->Update(update));
  ASSERT_OK(Delete("term/budget"));
  Restart();

  v1::ListGlossaryEntryRevisionsRequest request;
  request.set_id("term/budget");
  request.set_page_size(2);
  const auto first = handlers_->ListRevisions(request);
  ASSERT_OK(first);
  ASSERT_EQ(first->revisions_size(), 2);
  EXPECT_TRUE(first->revisions(0).deleted());
  EXPECT_EQ(first->revisions(1).author(), "Boris");
  EXPECT_EQ(first->revisions(1).entry().targets(0).lemma(), "смета");
  request.set_page_token(first->next_page_token());
  const auto second = handlers_->ListRevisions(request);
  ASSERT_OK(second);
  ASSERT_EQ(second->revisions_size(), 1);
  EXPECT_EQ(second->revisions(0).author(), "Ann");
  EXPECT_EQ(second->revisions(0).entry().targets(0).lemma(), "бюджет");
  EXPECT_EQ(first->revisions(1).create_time().seconds() - second->revisions(0).create_time().seconds(), 300);
  EXPECT_THAT(second->next_page_token(), IsEmpty());
  request.Clear();
  request.set_id("term/nothing");
  EXPECT_THAT(handlers_->ListRevisions(request), StatusIs(absl::StatusCode::kNotFound, testing::_));
}

TEST_F(GlossaryHandlersTest, ImportsWholeOrNotAtAll) {
  const auto response =
      Import(v1::GLOSSARY_FORMAT_CSV, "en,ru,ru.gender\nbudget,бюджет,masculine\nParis,,\n");
  EXPECT_THAT(response,
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("file:3: the target term is missing")));
  EXPECT_EQ(FaultsOf(response.status()).faults.faults().size(), 1u);
  EXPECT_THAT(Get("term/budget"), StatusIs(absl::StatusCode::kNotFound, testing::_));
}

TEST_F(GlossaryHandlersTest, ListsEveryFaultOfAFileWhenAskedToCheckIt) {
  std::string file = "en,ru\n";
  for (int i = 0; i < 500; ++i) file += "only english,\n";
  const auto response =
      Import(v1::GLOSSARY_FORMAT_CSV, file, v1::ImportGlossaryEntriesRequest::MODE_MERGE, true);
  ASSERT_OK(response);
  ASSERT_EQ(response->faults_size(), 500);
  EXPECT_EQ(response->faults(499).place(), "file:501");
}

TEST_F(GlossaryHandlersTest, NamesTheFirstFindingsOfAFileOfThousands) {
  std::string file;
  for (int i = 0; i < 400; ++i) file += "word" + std::to_string(i) + ",слово,en,ru\n";
  const auto response = Import(v1::GLOSSARY_FORMAT_CSV, file);
  ASSERT_OK(response);
  EXPECT_EQ(response->created(), 400);
  EXPECT_EQ(response->findings_size(), 1000);
  // Each lacks an origin, French, Ukrainian and a gender.
  EXPECT_EQ(response->finding_count(), 1600);
}

TEST_F(GlossaryHandlersTest, NamesTheLineOfAnEntryThatIsTooLarge) {
  const auto response =
      Import(v1::GLOSSARY_FORMAT_CSV, "a,б,en,ru\nb," + std::string(1025, 'x') + ",en,ru\n");
  EXPECT_THAT(response,
              StatusIs(absl::StatusCode::kInvalidArgument,
                       HasSubstr("file:2: entry \"term/b\".targets[0].lemma: 1025 bytes; at most 1024")));
}

TEST_F(GlossaryHandlersTest, CountsWhatAnImportDoes) {
  const std::string file =
      "id,kind,en,ru,ru.gender\nterm/budget,term,budget,бюджет,masculine\nplace/"
      "paris,place,Paris,Париж,masculine\n";
  const auto checked =
      Import(v1::GLOSSARY_FORMAT_CSV, file, v1::ImportGlossaryEntriesRequest::MODE_MERGE, true);
  ASSERT_OK(checked);
  EXPECT_EQ(checked->created(), 1);
  EXPECT_EQ(checked->unchanged(), 1);  // as the base has it
  EXPECT_THAT(Get("term/budget"), StatusIs(absl::StatusCode::kNotFound, testing::_));
  ASSERT_OK(Import(v1::GLOSSARY_FORMAT_CSV, file));
  EXPECT_EQ(Get("term/budget")->etag(), "1");
  const auto again = Import(v1::GLOSSARY_FORMAT_CSV, file);
  ASSERT_OK(again);
  EXPECT_EQ(again->unchanged(), 2);
  EXPECT_EQ(Get("term/budget")->etag(), "1");

  EXPECT_THAT(Import(v1::GLOSSARY_FORMAT_CSV, file, v1::ImportGlossaryEntriesRequest::MODE_CREATE),
              StatusIs(absl::StatusCode::kAlreadyExists, HasSubstr("term/budget")));
  const auto replaced = Import(v1::GLOSSARY_FORMAT_CSV, "en,ru,ru.gender\ndeficit,дефицит,masculine\n",
                               v1::ImportGlossaryEntriesRequest::MODE_REPLACE);
  ASSERT_OK(replaced);
  EXPECT_EQ(replaced->created(), 1);
  EXPECT_EQ(replaced->deleted(), 1);
  EXPECT_THAT(Get("term/budget"), StatusIs(absl::StatusCode::kNotFound, testing::_));
}

std::string Lemma(const v1::GlossaryEntry& entry, const std::string& language) {
  for (const v1::TargetTerm& target : entry.targets()) {
    if (target.language_code() == language) return target.lemma();
  }
  return "";
}

constexpr char kPeskov[] = R"(entries:
- id: person/dmitry-peskov
  kind: person
  gender: masculine
  en: {names: [Dmitry Peskov, Dmitri Peskov], surnames: [Peskov]}
  fr: {lemma: Dmitri Peskov, surname: Peskov, note: usage}
  ru: {lemma: Дмитрий Песков, surname: Песков, forbidden: [Дмитрий Пешков]}
  uk: {lemma: Дмитро Пєсков, surname: Пєсков}
  origin: kremlin.ru
)";

TEST_F(GlossaryHandlersTest, PairsLeaveEverythingElseOfAStoredEntry) {
  ASSERT_OK(Import(v1::GLOSSARY_FORMAT_YAML, kPeskov));
  v1::GlossaryEntry expected = *Get("person/dmitry-peskov");
  const auto response =
      Import(v1::GLOSSARY_FORMAT_CSV, "Dmitri Peskov,Дмитрий С. Песков,en,ru\nPeskov,Пескоф,en,ru\n");
  ASSERT_OK(response);
  EXPECT_EQ(response->created(), 0);
  EXPECT_EQ(response->updated(), 1);
  expected.mutable_targets(1)->set_lemma("Дмитрий С. Песков");
  expected.mutable_targets(1)->set_surname("Пескоф");
  expected.set_etag("2");
  EXPECT_EQ(Get("person/dmitry-peskov")->DebugString(), expected.DebugString());
  EXPECT_THAT(Get("term/dmitri-peskov"), StatusIs(absl::StatusCode::kNotFound, testing::_));
  EXPECT_THAT(Get("term/peskov"), StatusIs(absl::StatusCode::kNotFound, testing::_));
  const auto again = Import(v1::GLOSSARY_FORMAT_CSV, "Peskov,Пескоф,en,ru\n");
  ASSERT_OK(again);
  EXPECT_EQ(again->unchanged(), 1);
  EXPECT_EQ(Get("person/dmitry-peskov")->etag(), "2");
}

TEST_F(GlossaryHandlersTest, EveryFormatReplacesOnlyWhatItNames) {
  const std::pair<v1::GlossaryFormat, std::string> files[] = {
      {v1::GLOSSARY_FORMAT_YAML,
       "entries: [{id: term/budget, kind: term, en: {names: [budget]}, uk: кошторис}]"},
      {v1::GLOSSARY_FORMAT_CSV, "id,en,fr,uk\nterm/budget,budget,,кошторис\n"},
      {v1::GLOSSARY_FORMAT_TSV, "en\tuk\nbudget\tкошторис\n"},
      {v1::GLOSSARY_FORMAT_TBX,
       "<tbx><text><body><conceptEntry id='7'><langSec xml:lang='en'><termSec><term>budget</term></termSec>"
       "</langSec><langSec xml:lang='uk'><termSec><term>кошторис</term></termSec></langSec></conceptEntry>"
       "</body></text></tbx>"}};
  const std::string budget = R"(entries:
- id: term/budget
  kind: term
  en: {names: [budget], case: initial, plurals: [budgetses]}
  fr: {lemma: budget, gender: masculine, note: usage}
  ru: {lemma: бюджет, gender: masculine, variants: [смета], forms: {genitive: бюджета}}
  uk: {lemma: бюджет, gender: masculine}
  origin: a dictionary
)";
  for (const auto& [format, file] : files) {
    SCOPED_TRACE(format);
    ASSERT_OK(Import(v1::GLOSSARY_FORMAT_YAML, budget, v1::ImportGlossaryEntriesRequest::MODE_REPLACE));
    v1::GlossaryEntry expected = *Get("term/budget");
    const auto response = Import(format, file);
    ASSERT_OK(response);
    EXPECT_EQ(response->updated(), 1);
    ASSERT_EQ(response->findings_size(), 1);
    EXPECT_EQ(response->findings(0).rule(), "changed-lemma");
    EXPECT_EQ(response->findings(0).message(), "was \"бюджет\"; kept: gender");
    const v1::GlossaryEntry merged = *Get("term/budget");
    expected.mutable_targets(2)->set_lemma("кошторис");
    expected.set_etag(merged.etag());
    EXPECT_EQ(merged.DebugString(), expected.DebugString());
  }
}

TEST_F(GlossaryHandlersTest, OverridesALowerLayerByAChangedCopy) {
  v1::GlossaryEntry expected = *Get("organisation/kremlin");
  const auto response = Import(v1::GLOSSARY_FORMAT_CSV, "Kremlin,кремль,en,ru\nParis,Париж,en,ru\n");
  ASSERT_OK(response);
  EXPECT_EQ(response->created(), 1);
  EXPECT_EQ(response->overriding(), 1);
  EXPECT_EQ(response->unchanged(), 1);
  const v1::GlossaryEntry copy = *Get("organisation/kremlin");
  EXPECT_EQ(copy.layer(), v1::GLOSSARY_LAYER_HOUSE);
  expected.mutable_targets(1)->set_lemma("кремль");
  expected.set_layer(copy.layer());
  expected.set_etag(copy.etag());
  *expected.mutable_update_time() = copy.update_time();
  EXPECT_EQ(copy.DebugString(), expected.DebugString());
}

TEST_F(GlossaryHandlersTest, FindsAnEntryInAnyOfItsEnglishForms) {
  const std::string file = R"(entries:
- {id: place/elysee, kind: place, en: {names: [Élysée Palace, Élysée]}, fr: {lemma: Élysée, gender: masculine}}
- {id: title/minister, kind: title, en: {names: [foreign minister], case: initial}, fr: {lemma: ministre, gender: masculine}}
- {id: term/may, kind: term, en: {names: [perhaps]}, fr: peut-être}
)";
  ASSERT_OK(Import(v1::GLOSSARY_FORMAT_YAML, file));
  ASSERT_OK(
      Import(v1::GLOSSARY_FORMAT_CSV,
             "en,ru\nElysee,Елисейский дворец\nForeign Minister | foreign secretary,министр\nMay,май\n"));
  EXPECT_EQ(Lemma(*Get("place/elysee"), "ru"), "Елисейский дворец");
  EXPECT_THAT(Get("place/elysee")->names(), ElementsAre("Élysée Palace", "Élysée"));
  EXPECT_EQ(Lemma(*Get("title/minister"), "ru"), "министр");
  EXPECT_THAT(Get("title/minister")->names(), ElementsAre("foreign minister", "foreign secretary"));
  // An id that only looks the same is another entry's.
  EXPECT_EQ(Lemma(*Get("term/may"), "ru"), "");
  EXPECT_EQ(Lemma(*Get("term/may-2"), "ru"), "май");
  // A kind that is named must be the same; a second entry of the form is refused.
  EXPECT_THAT(Import(v1::GLOSSARY_FORMAT_CSV, "en,kind,ru\nÉlysée,term,Елисей\n"),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("also a form of place/elysee")));
  EXPECT_EQ(Lemma(*Get("place/elysee"), "ru"), "Елисейский дворец");
}

TEST_F(GlossaryHandlersTest, RefusesLinesThatMeanOneEntryAndContradictEachOther) {
  ASSERT_OK(Import(v1::GLOSSARY_FORMAT_YAML, kPeskov));
  const auto response = Import(v1::GLOSSARY_FORMAT_CSV,
                               "Dmitry Peskov,Дмитрий Песков,en,ru\nDmitri Peskov,Дмитри Песков,en,ru\n");
  EXPECT_THAT(response, StatusIs(absl::StatusCode::kInvalidArgument,
                                 HasSubstr("file:2: ru.lemma of \"person/dmitry-peskov\" is another than at "
                                           "file:1")));
}

TEST_F(GlossaryHandlersTest, AClientsImportStartsFromTheHighestLayer) {
  ASSERT_OK(Import(v1::GLOSSARY_FORMAT_CSV, "Kremlin,кремль,en,ru\n"));
  v1::ImportGlossaryEntriesRequest request;
  request.set_format(v1::GLOSSARY_FORMAT_CSV);
  request.set_content("Kremlin,Кремль,en,uk\n");
  request.set_client("acme");
  ASSERT_OK(handlers_->Import(request));
  const v1::GlossaryEntry entry = *Get("organisation/kremlin", "acme");
  EXPECT_EQ(entry.layer(), v1::GLOSSARY_LAYER_CLIENT);
  EXPECT_EQ(Lemma(entry, "fr"), "Kremlin");  // the base's
  EXPECT_EQ(Lemma(entry, "ru"), "кремль");   // the house's
  EXPECT_EQ(Lemma(entry, "uk"), "Кремль");
  EXPECT_EQ(Lemma(*Get("organisation/kremlin"), "uk"), "");
}

TEST_F(GlossaryHandlersTest, AnImportMeetsWhatAnotherServerStored) {
  auto store = SqliteGlossaryStore::Open(folder_.Path("glossary.db"), clock_);
  ASSERT_OK(store);
  auto other = LayeredGlossary::Create({{folder_.Path("base"), GlossaryLayer::kBase}}, *std::move(store));
  ASSERT_OK(other);
  v1::ImportGlossaryEntriesRequest request;
  request.set_format(v1::GLOSSARY_FORMAT_CSV);
  request.set_content("Kremlin,Кремль,en,uk\n");
  ASSERT_OK(GlossaryHandlers({}, **other).Import(request));
  const auto response = Import(v1::GLOSSARY_FORMAT_CSV, "Kremlin,кремль,en,ru\n");
  ASSERT_OK(response);
  EXPECT_EQ(response->updated(), 1);
  EXPECT_EQ(Lemma(*Get("organisation/kremlin"), "uk"), "Кремль");
}

TEST_F(GlossaryHandlersTest, SaysThatTermsOfAnUntranslatedEntryWait) {
  ASSERT_OK(
      Import(v1::GLOSSARY_FORMAT_YAML,
             "entries: [{id: term/otr, kind: term, do_not_translate: true, en: {names: [off record]}}]"));
  const auto response = Import(v1::GLOSSARY_FORMAT_CSV, "off record,не для печати,en,ru\n");
  ASSERT_OK(response);
  EXPECT_TRUE(Get("term/otr")->do_not_translate());
  EXPECT_THAT(response->findings(0).rule(), "do-not-translate");
}

// What a layer's pairs say is what the layer has already: nothing may change, in any language.
TEST_F(GlossaryHandlersTest, PairsOfTheCuratedGlossaryChangeNothing) {
  auto layers =
      LayeredGlossary::Create({{DRAGOMAN_SOURCE_DIR "/glossary/data", GlossaryLayer::kBase}}, nullptr);
  ASSERT_OK(layers);
  const GlossaryHandlers handlers({}, **layers);
  for (const char* language : {"fr", "ru", "uk"}) {
    v1::ExportGlossaryEntriesRequest request;
    request.set_format(v1::GLOSSARY_FORMAT_TSV);
    request.set_target_language_code(language);
    v1::ImportGlossaryEntriesRequest import;
    import.set_format(v1::GLOSSARY_FORMAT_TSV);
    import.set_content(*handlers.Export(request));
    import.set_target_language_code(language);
    import.set_validate_only(true);
    const auto response = handlers.Import(import);
    ASSERT_OK(response);
    EXPECT_EQ(response->faults_size(), 0) << response->ShortDebugString();
    EXPECT_EQ(response->created() + response->updated(), 0) << language;
    EXPECT_GT(response->unchanged(), 800);
  }
}

TEST_F(GlossaryHandlersTest, ExportsWhatItImportsAgainUnchanged) {
  ASSERT_OK(Create(Budget()));
  for (const v1::GlossaryFormat format :
       {v1::GLOSSARY_FORMAT_YAML, v1::GLOSSARY_FORMAT_CSV, v1::GLOSSARY_FORMAT_TSV}) {
    const auto response = Import(format, Export(format));
    ASSERT_OK(response);
    EXPECT_EQ(response->unchanged(), 3) << format;
    EXPECT_EQ(response->created() + response->updated(), 0) << format;
  }
}

TEST_F(GlossaryHandlersTest, ExportsPairs) {
  v1::ExportGlossaryEntriesRequest request;
  request.set_format(v1::GLOSSARY_FORMAT_TSV);
  request.set_target_language_code("ru");
  const auto file = handlers_->Export(request);
  ASSERT_OK(file);
  EXPECT_EQ(*file, "Kremlin\tКремль\nParis\tПариж\n");
  request.set_target_language_code("xx");
  EXPECT_THAT(handlers_->Export(request),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       HasSubstr("target_language_code: \"xx\"; one of fr, ru, uk")));
}

TEST_F(GlossaryHandlersTest, FindsTermsInAText) {
  v1::AnalyzeTextRequest request;
  request.set_text("“The KREMLIN’s budget”");
  *request.add_glossary_entries() = Budget();
  const auto response = handlers_->AnalyzeText(request);
  ASSERT_OK(response);
  ASSERT_EQ(response->terms_size(), 2);
  const v1::TermPlace& kremlin = response->terms(0);
  EXPECT_EQ(kremlin.begin_byte(), 7u);
  EXPECT_EQ(kremlin.end_byte(), 14u);
  EXPECT_EQ(kremlin.text(), "KREMLIN");
  EXPECT_EQ(kremlin.entry_id(), "organisation/kremlin");
  EXPECT_EQ(kremlin.layer(), v1::GLOSSARY_LAYER_BASE);
  EXPECT_EQ(kremlin.form(), v1::TermPlace::FORM_NAME);
  EXPECT_TRUE(kremlin.possessive());
  EXPECT_TRUE(kremlin.all_caps());
  EXPECT_EQ(response->terms(1).layer(), v1::GLOSSARY_LAYER_REQUEST);
  request.set_text(std::string(1001, 'x'));
  *request.add_glossary_entries() = Budget();
  *request.add_glossary_entries() = Budget();
  EXPECT_THAT(handlers_->AnalyzeText(request),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       AllOf(HasSubstr("text: 1001 bytes"), HasSubstr("glossary_entries: 3 entries"))));
}

TEST_F(GlossaryHandlersTest, ChangesNothingWhenAskedToCheck) {
  v1::CreateGlossaryEntryRequest create;
  *create.mutable_entry() = Budget();
  create.set_validate_only(true);
  ASSERT_OK(handlers_->Create(create));
  EXPECT_THAT(Get("term/budget"), StatusIs(absl::StatusCode::kNotFound, testing::_));
  ASSERT_OK(Create(Budget()));
  EXPECT_THAT(handlers_->Create(create), StatusIs(absl::StatusCode::kAlreadyExists, testing::_));
}

}  // namespace
}  // namespace dragoman
