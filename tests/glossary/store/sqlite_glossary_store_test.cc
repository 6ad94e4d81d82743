#include "glossary/store/sqlite_glossary_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <limits>
#include <thread>

#include "absl/synchronization/barrier.h"
#include "glossary/glossary_loader.h"
#include "tests/support/simulated_clock.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace dragoman {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr int64_t kNewest = std::numeric_limits<int64_t>::max();

Concept Kremlin(const std::string& russian) {
  return ParseGlossary(
             "entries:\n- id: organisation/kremlin\n  kind: organisation\n  en: {names: [Kremlin]}\n  ru: "
             "{lemma: " +
                 russian + ", gender: masculine}\n",
             "test", GlossaryLayer::kHouse)
      ->front();
}

const EntryKey kKremlin{"", "organisation/kremlin"};

class SqliteGlossaryStoreTest : public testing::Test {
 protected:
  SqliteGlossaryStoreTest() { Reopen(); }

  void Reopen() {
    store_.reset();
    auto store = SqliteGlossaryStore::Open(Path(), clock_);
    ASSERT_OK(store);
    store_ = *std::move(store);
  }
  std::string Path() const { return folder_.Path("glossary.db"); }

  absl::StatusOr<std::vector<int64_t>> Put(const EntryKey& key, const std::string& russian,
                                           std::optional<int64_t> expected, const std::string& author = "") {
    const EntryChange change{key, Kremlin(russian), expected};
    return store_->Apply({&change, 1}, author);
  }
  absl::StatusOr<std::vector<int64_t>> Delete(const EntryKey& key, std::optional<int64_t> expected) {
    const EntryChange change{key, std::nullopt, expected};
    return store_->Apply({&change, 1}, "");
  }

  TempDir folder_;
  SimulatedClock clock_;
  std::unique_ptr<SqliteGlossaryStore> store_;
};

TEST_F(SqliteGlossaryStoreTest, KeepsEveryRevisionOverARestart) {
  ASSERT_OK(Put(kKremlin, "Кремль", 0, "Ann"));
  const absl::Time first = clock_.Now();
  clock_.Advance(absl::Hours(1));
  ASSERT_OK(Put(kKremlin, "Московский Кремль", 1, "Boris"));
  ASSERT_OK(Delete(kKremlin, 2));
  ASSERT_OK(Put(kKremlin, "Кремль", 0));
  Reopen();

  const auto revisions = store_->Revisions(kKremlin, kNewest, 10);
  ASSERT_OK(revisions);
  ASSERT_EQ(revisions->size(), 4u);
  EXPECT_EQ((*revisions)[0].number, 4);
  EXPECT_FALSE((*revisions)[1].entry.has_value());
  EXPECT_EQ((*revisions)[2].author, "Boris");
  EXPECT_EQ((*revisions)[2].entry->targets.at("ru").lexeme.lemma, "Московский Кремль");
  EXPECT_EQ((*revisions)[3].author, "Ann");
  EXPECT_EQ((*revisions)[3].time, first);
  EXPECT_EQ(FormatGlossary({&*(*revisions)[3].entry, 1}), FormatGlossary({&*(*revisions)[0].entry, 1}));

  const auto present = store_->ChangesSince(0);
  ASSERT_OK(present);
  ASSERT_EQ(present->size(), 1u);
  EXPECT_EQ(present->front().number, 4);
}

TEST_F(SqliteGlossaryStoreTest, GivesRevisionsByPages) {
  ASSERT_OK(Put(kKremlin, "А", 0));
  ASSERT_OK(Put(kKremlin, "Б", 1));
  ASSERT_OK(Put(kKremlin, "В", 2));
  const auto page = store_->Revisions(kKremlin, 3, 1);
  ASSERT_OK(page);
  ASSERT_EQ(page->size(), 1u);
  EXPECT_EQ(page->front().number, 2);
}

TEST_F(SqliteGlossaryStoreTest, TellsChangesSinceARevision) {
  ASSERT_OK(Put(kKremlin, "Кремль", 0));
  ASSERT_OK(Put({"acme", "organisation/kremlin"}, "Кремль Акме", 0));
  ASSERT_OK(Delete(kKremlin, 1));
  const auto changes = store_->ChangesSince(1);
  ASSERT_OK(changes);
  ASSERT_EQ(changes->size(), 2u);
  EXPECT_EQ((*changes)[0].key.client, "acme");
  EXPECT_EQ((*changes)[0].entry->layer, GlossaryLayer::kClient);
  EXPECT_EQ((*changes)[1].key, kKremlin);
  EXPECT_FALSE((*changes)[1].entry.has_value());
}

TEST_F(SqliteGlossaryStoreTest, RefusesWhatDoesNotMeetTheExpectedRevision) {
  ASSERT_OK(Put(kKremlin, "Кремль", 0));
  EXPECT_THAT(Put(kKremlin, "Кремль", 0),
              StatusIs(absl::StatusCode::kAlreadyExists, HasSubstr("organisation/kremlin")));
  EXPECT_THAT(Put(kKremlin, "Кремль", 7),
              StatusIs(absl::StatusCode::kAborted, HasSubstr("its etag is \"1\", not \"7\"")));
  EXPECT_THAT(Delete({"acme", "organisation/kremlin"}, std::nullopt),
              StatusIs(absl::StatusCode::kNotFound, HasSubstr("client \"acme\"")));
  ASSERT_OK(Delete(kKremlin, std::nullopt));
  EXPECT_THAT(Put(kKremlin, "Кремль", 1),
              StatusIs(absl::StatusCode::kNotFound, HasSubstr("no stored entry")));
}

TEST_F(SqliteGlossaryStoreTest, MakesAllChangesOrNone) {
  ASSERT_OK(Put(kKremlin, "Кремль", 0));
  const std::vector<EntryChange> changes = {{{"", "organisation/other"}, Kremlin("Другой"), 0},
                                            {kKremlin, Kremlin("Кремль"), 0}};
  EXPECT_THAT(store_->Apply(changes, ""), StatusIs(absl::StatusCode::kAlreadyExists, testing::_));
  const auto present = store_->ChangesSince(0);
  ASSERT_OK(present);
  EXPECT_EQ(present->size(), 1u);
}

TEST_F(SqliteGlossaryStoreTest, RefusesAnEntryThatCouldNotBeReadAgain) {
  Concept entry = Kremlin("Кремль");
  entry.targets["ru"].lexeme.lemma = "Крем\x01ль";
  const EntryChange change{kKremlin, entry, 0};
  EXPECT_THAT(store_->Apply({&change, 1}, ""),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("control characters")));
}

TEST_F(SqliteGlossaryStoreTest, LetsOneOfTwoWritersWin) {
  // Two stores over one file, as two servers of one machine have.
  auto other = SqliteGlossaryStore::Open(Path(), clock_);
  ASSERT_OK(other);
  ASSERT_OK(Put(kKremlin, "Кремль", 0));
  constexpr int kWriters = 8;
  std::vector<absl::StatusCode> codes(kWriters);
  std::vector<std::thread> writers;
  for (int i = 0; i < kWriters; ++i) {
    writers.emplace_back([&, i] {
      const EntryChange change{kKremlin, Kremlin("Кремль"), 1};
      GlossaryStore& store = i % 2 == 0 ? static_cast<GlossaryStore&>(*store_) : **other;
      codes[static_cast<size_t>(i)] = store.Apply({&change, 1}, "").status().code();
    });
  }
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(std::count(codes.begin(), codes.end(), absl::StatusCode::kOk), 1);
  EXPECT_EQ(std::count(codes.begin(), codes.end(), absl::StatusCode::kAborted), kWriters - 1);
  const auto changes = (*other)->ChangesSince(0);
  ASSERT_OK(changes);
  EXPECT_EQ(changes->front().number, 2);
}

// Threads with connections of their own, which SQLite's locks keep apart as they do processes.
TEST_F(SqliteGlossaryStoreTest, ServersThatStartAtOnceMakeOneFile) {
  constexpr size_t kServers = 8;
  constexpr int kFiles = 80;
  for (int file = 0; file < kFiles; ++file) {
    const std::string path = folder_.Path("fresh-" + std::to_string(file) + ".db");
    std::vector<absl::StatusOr<std::unique_ptr<SqliteGlossaryStore>>> stores(kServers);
    std::vector<std::thread> servers;
    auto* const start = new absl::Barrier(kServers);
    for (size_t i = 0; i < kServers; ++i) {
      servers.emplace_back([&, i, start] {
        if (start->Block()) delete start;
        stores[i] = SqliteGlossaryStore::Open(path, clock_);
      });
    }
    for (std::thread& server : servers) server.join();
    for (const auto& store : stores) ASSERT_OK(store);
    const EntryChange change{kKremlin, Kremlin("Кремль"), 0};
    ASSERT_OK(stores.front().value()->Apply({&change, 1}, ""));
    EXPECT_EQ(stores.back().value()->ChangesSince(0)->size(), 1u);
  }
}

TEST_F(SqliteGlossaryStoreTest, NamesADamagedFile) {
  std::vector<EntryChange> changes;
  for (int i = 0; i < 200; ++i) changes.push_back({{"", "term/" + std::to_string(i)}, Kremlin("Кремль"), 0});
  ASSERT_OK(store_->Apply(changes, ""));
  store_.reset();
  const auto size = std::filesystem::file_size(Path());
  ASSERT_GT(size, 3 * 4096u);
  std::fstream file(Path(), std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(4096);
  file << std::string(size - 2 * 4096, '\x5a');
  file.close();
  EXPECT_THAT(SqliteGlossaryStore::Open(Path(), clock_),
              StatusIs(absl::StatusCode::kDataLoss,
                       AllOf(HasSubstr("cannot open glossary store"), HasSubstr(Path()))));
}

TEST_F(SqliteGlossaryStoreTest, NamesWhatIsNoDatabaseOfOurs) {
  EXPECT_THAT(SqliteGlossaryStore::Open(folder_.Write("text", std::string(5000, 'x')), clock_),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("not a database")));
  EXPECT_THAT(SqliteGlossaryStore::Open(folder_.Path("no/such/folder/glossary.db"), clock_),
              StatusIs(absl::StatusCode::kPermissionDenied, HasSubstr("unable to open")));
  const std::string other = folder_.Path("other.db");
  ASSERT_OK(SqliteDatabase::Open(other, {.application_id = 1, .version = 1, .sql = "CREATE TABLE t (a)"}));
  EXPECT_THAT(SqliteGlossaryStore::Open(other, clock_),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("another program")));
}

TEST_F(SqliteGlossaryStoreTest, RefusesALaterVersion) {
  store_.reset();
  auto database = SqliteDatabase::Open(Path(), {.application_id = 0x64726731, .version = 9, .sql = ""});
  ASSERT_OK(database);
  ASSERT_OK((*database)->Execute("PRAGMA user_version = 9"));
  EXPECT_THAT(SqliteGlossaryStore::Open(Path(), clock_),
              StatusIs(absl::StatusCode::kFailedPrecondition,
                       HasSubstr("has version 9; this program knows up to 1")));
}

}  // namespace
}  // namespace dragoman
