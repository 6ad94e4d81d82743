#include "glossary/exchange/plain_yaml.h"

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <array>
#include <filesystem>
#include <optional>
#include <random>

#include "absl/strings/str_cat.h"
#include "glossary/glossary_loader.h"
#include "service/base/file.h"
#include "service/text/utf8.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

// Every form that PlainYaml reads.
constexpr char kPlain[] = R"(# Лица
entries:
- id: person/anna-rich
  kind: person

  en: {names: ["Anna \"Ann\" Rich", O'Rich (US)], surname_needs_name: true, plurals: []}
  ru: {lemma: Анна Рич, forms: {genitive: "Анны: Рич", plural_dative: Рич}, note: ""}
# comment
  origin: a, b; c/d
- id: "term/back\\slash"
  fr: {}
  uk: 2 га-га.
)";

// A tree as text, with the line of every node.
std::string Shape(const auto& node) {
  std::string shape = absl::StrCat(node.Mark().line);
  if (node.IsNull()) return absl::StrCat(shape, "~");
  if (node.IsScalar()) return absl::StrCat(shape, "\"", node.Scalar(), "\"");
  absl::StrAppend(&shape, node.IsMap() ? "{" : "[");
  for (const auto& child : node) {
    if (node.IsMap()) {
      absl::StrAppend(&shape, Shape(child.first), "=", Shape(child.second), ",");
    } else {
      absl::StrAppend(&shape, Shape(child), ",");
    }
  }
  return absl::StrCat(shape, node.IsMap() ? "}" : "]");
}

// The shapes of all entries; nothing where the text is refused.
std::optional<std::vector<std::string>> ReadPlain(absl::string_view text) {
  PlainYaml yaml(text);
  std::vector<std::string> entries;
  while (yaml.Next()) entries.push_back(Shape(yaml.entry()));
  if (!yaml.AtEnd()) return std::nullopt;
  return entries;
}

// The same by the library.
std::optional<std::vector<std::string>> ReadWithLibrary(const std::string& text) {
  try {
    const YAML::Node root = YAML::Load(text);
    if (!root.IsMap() || root.size() != 1 || !root["entries"].IsSequence()) return std::nullopt;
    std::vector<std::string> entries;
    for (const auto& entry : root["entries"]) entries.push_back(Shape(entry));
    return entries;
  } catch (const YAML::Exception&) {
    return std::nullopt;
  }
}

std::vector<std::string> CuratedFiles() {
  std::vector<std::string> files;
  for (const auto& file : std::filesystem::directory_iterator(DRAGOMAN_SOURCE_DIR "/glossary/data")) {
    if (file.path().extension() == ".yaml") files.push_back(*ReadFile(file.path().string(), 1 << 20));
  }
  return files;
}

TEST(PlainYamlTest, ReadsWhatTheLibraryReads) {
  const auto entries = ReadPlain(kPlain);
  ASSERT_TRUE(entries.has_value());
  EXPECT_EQ(entries->size(), 2u);
  EXPECT_EQ(entries, ReadWithLibrary(kPlain));
}

TEST(PlainYamlTest, FindsTheFirstValueOfAKey) {
  PlainYaml yaml("entries:\n- a: one\n  b: [two]\n  a: three\n");
  ASSERT_TRUE(yaml.Next());
  EXPECT_EQ(yaml.entry()["a"].Scalar(), "one");
  EXPECT_TRUE(yaml.entry()["b"].IsSequence());
  EXPECT_FALSE(yaml.entry()["c"].IsDefined());
}

// Were one not, it would be read as slowly as before, and no other test would fail.
TEST(PlainYamlTest, ReadsCuratedAndStoredEntries) {
  for (const std::string& file : CuratedFiles()) {
    SCOPED_TRACE(file.substr(0, 60));
    const auto entries = ReadPlain(file);
    ASSERT_TRUE(entries.has_value());
    EXPECT_EQ(entries, ReadWithLibrary(file));

    const auto concepts = ParseGlossary(file, "file", GlossaryLayer::kBase);
    ASSERT_OK(concepts);
    const std::string stored = FormatGlossary(*concepts);
    const auto again = ReadPlain(stored);
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again, ReadWithLibrary(stored));
  }
}

TEST(PlainYamlTest, EntriesAreTheSameAsByTheLibrary) {
  for (const std::string& file : CuratedFiles()) {
    const auto entries = ImportYaml(file, "file", GlossaryLayer::kBase);
    const std::string other_file = absl::StrCat(file, "#\t\n");
    ASSERT_FALSE(ReadPlain(other_file).has_value());
    const auto others = ImportYaml(other_file, "file", GlossaryLayer::kBase);
    ASSERT_OK(entries);
    ASSERT_OK(others);
    ASSERT_EQ(entries->size(), others->size());
    for (size_t i = 0; i < entries->size(); ++i) {
      EXPECT_EQ((*entries)[i].place, (*others)[i].place);
      EXPECT_EQ((*entries)[i].fields, (*others)[i].fields);
    }
    EXPECT_EQ(FormatGlossary(ConceptsOf(*entries)), FormatGlossary(ConceptsOf(*others)));
  }
}

TEST(PlainYamlTest, LeavesOtherTextsToTheLibrary) {
  for (const std::string value :
       {"null",    "~",     "",     "'a'",     "&a b",     "*a",      "!a b",     "|",         "> a",
        "- a",     "a: b",  "a #b", "a\tb",    "@a",       "`a",      "\"a\\n\"", "\"a\" b",   "\"a",
        "[a",      "[a]b",  "[a,]", "[a,,b]",  "[a: b]",   "{a}",     "{a: }",    "{a:b}",     "{null: a}",
        "{a: b}}", "[a?b]", "a?",   "a\n   b", "a\n b: c", "a\nb: c", "a\r",      "[a,\n  b]", "%a"}) {
    EXPECT_FALSE(ReadPlain(absl::StrCat("entries:\n- id: ", value, "\n")).has_value()) << value;
  }
  for (const char* text :
       {"", "entries:", "entries:\n", "entries: []", "entries:\n  - id: a\n", "---\nentries:\n- id: a\n",
        "entries:\n- id: a\nother: b\n", "entries:\n-  id: a\n", "entries:\n- id : a\n",
        "entries:\n- id: a\n---\n", "entries:\n- id: a\n- \n",
        "\xEF\xBB\xBF"
        "entries:\n- id: a\n"}) {
    EXPECT_FALSE(ReadPlain(text).has_value()) << text;
  }
}

// Whatever is changed, a text is read as the library reads it or left to the library.
TEST(PlainYamlTest, NeverReadsAnythingElseThanTheLibrary) {
  constexpr std::array<absl::string_view, 48> kPieces = {"\n",
                                                         " ",
                                                         "  ",
                                                         "   ",
                                                         "\t",
                                                         "\r",
                                                         ":",
                                                         ": ",
                                                         "- ",
                                                         "-",
                                                         "#",
                                                         " #",
                                                         "\"",
                                                         "\\",
                                                         "'",
                                                         "[",
                                                         "]",
                                                         "{",
                                                         "}",
                                                         ",",
                                                         ", ",
                                                         "?",
                                                         "? ",
                                                         "&",
                                                         "*",
                                                         "!",
                                                         "|",
                                                         ">",
                                                         "%",
                                                         "@",
                                                         "`",
                                                         "~",
                                                         "null",
                                                         "true",
                                                         "0x1",
                                                         "é",
                                                         "—",
                                                         "\xC2\x85",
                                                         "\xE2\x80\xA8",
                                                         "\xC2\xA0",
                                                         "\xEF\xBB\xBF",
                                                         "\x7F",
                                                         "\x04",
                                                         "---",
                                                         "...",
                                                         "a: b",
                                                         "\n- ",
                                                         "\n  a: "};
  std::mt19937 random(11);
  int read = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string text = kPlain;
    for (size_t change = random() % 3; change < 3; ++change) {
      const size_t at = random() % text.size();
      const size_t erased = random() % 3;
      text.replace(at, erased, std::string(kPieces[random() % kPieces.size()]));
    }
    if (!IsValidUtf8(text)) continue;
    const auto entries = ReadPlain(text);
    if (!entries.has_value()) continue;
    ++read;
    ASSERT_EQ(entries, ReadWithLibrary(text)) << text;
  }
  EXPECT_GT(read, 1000);
}

}  // namespace
}  // namespace dragoman
