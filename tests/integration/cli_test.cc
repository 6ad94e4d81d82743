// The command line as a script would use it.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <string>

#include "absl/strings/str_cat.h"
#include "tests/integration/program.h"
#include "tests/support/temp_dir.h"

namespace dragoman {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

TEST(CliTest, TranslatesLinesInOrderWithAPrivateServer) {
  const ProgramResult result =
      RunProgram({"dragoman", "translate", "--to", "ru", "--local", "--backend", "identity", "--raw"},
                 "one\n\nthree\nfour\n");
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  EXPECT_EQ(result.output, "one\n\nthree\nfour\n");
}

TEST(CliTest, TranslatesTheOtherLinesWhereOneIsNotUtf8) {
  const ProgramResult result =
      RunProgram({"dragoman", "translate", "--to", "fr", "--local", "--backend", "identity", "--raw"},
                 "one\n\nBad \xFF line\nthree\nfour\n\xFF\n");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.output, "one\n\n\nthree\nfour\n\n");
  EXPECT_EQ(result.errors,
            "dragoman: line 3: the text is not valid UTF-8 at byte 5\n"
            "dragoman: line 6: the text is not valid UTF-8 at byte 1\n");
}

TEST(CliTest, SendsNothingThatIsNotUtf8) {
  const std::string latin = "Headline\n\nCaf\xE9.\n";
  const std::string fault = "dragoman: line 3: the text is not valid UTF-8 at byte 4\n";
  const std::vector<std::vector<std::string>> commands = {
      {"dragoman", "localize", "-", "--to", "fr", "--server", "127.0.0.1:1"},
      {"dragoman", "compare", "-", "--to", "fr", "--server", "127.0.0.1:1"},
      {"dragoman", "glossary", "analyze", "--server", "127.0.0.1:1"},
      {"dragoman", "glossary", "analyze"},
  };
  for (const std::vector<std::string>& command : commands) {
    SCOPED_TRACE(testing::PrintToString(command));
    const ProgramResult result = RunProgram(command, latin);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.errors, fault);
  }
  const ProgramResult added = RunProgram({"dragoman", "glossary", "add", "--kind", "term", "--name", "word",
                                          "--name", "\xFF", "--server", "127.0.0.1:1"});
  EXPECT_EQ(added.exit_code, 2);
  EXPECT_EQ(added.errors,
            "dragoman: cannot send the request: entry.names[1]: line 1: the text is not valid UTF-8 at byte "
            "1\n");
  const ProgramResult translated =
      RunProgram({"dragoman", "translate", "--to", "\xFF", "--server", "127.0.0.1:1"}, "one\n");
  EXPECT_EQ(translated.exit_code, 2);
  EXPECT_THAT(translated.errors, HasSubstr("target_language_codes[0]: line 1: the text is not valid UTF-8"));
}

TEST(CliTest, ReadsNoTextThatIsNotUtf8) {
  const TempDir folder;
  const std::string good = folder.Write("good.txt", "One.\n");
  const std::string bad = folder.Write("bad.txt", "Two.\nCaf\xE9.\n");
  const std::string fault = "line 2: the text is not valid UTF-8 at byte 4\n";
  const std::string named = absl::StrCat("dragoman: \"", bad, "\": ", fault);
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"dragoman", "segment", "--language", "fr", bad},
           {"dragoman", "typography", "--profile", "fr-nbsp", bad},
           {"dragoman", "check", "--from", "en", "--to", "fr", good, bad},
           {"dragoman", "check", "--from", "en", "--to", "fr", bad, good}}) {
    SCOPED_TRACE(testing::PrintToString(command));
    const ProgramResult result = RunProgram(command);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.output, "");
    EXPECT_EQ(result.errors, named);
  }
  const ProgramResult input = RunProgram({"dragoman", "segment", "--language", "fr"}, "Two.\nCaf\xE9.\n");
  EXPECT_EQ(input.exit_code, 2);
  EXPECT_EQ(input.errors, absl::StrCat("dragoman: ", fault));
}

TEST(CliTest, TranslatesMoreLinesThanASmallServerTakesAtOnce) {
  const TestServer server("backends { identity {} }\nmax_concurrent_articles: 1\nmax_queued_articles: 1\n");
  std::string lines;
  for (int i = 1; i <= 400; ++i) absl::StrAppend(&lines, i, "\n");
  const ProgramResult result =
      RunProgram({"dragoman", "translate", "--to", "ru", "--server", server.address(), "--raw"}, lines);
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  EXPECT_EQ(result.output, lines);
}

TEST(CliTest, LocalizesAnArticleIntoSeveralLanguages) {
  const ProgramResult result =
      RunProgram({"dragoman", "localize", "-", "--to", "fr, uk", "--local", "--format", "json"},
                 "date 2026-02-10 A Headline\n\nThe lead of 5 percent.\n\nSome text.\n");
  ASSERT_EQ(result.exit_code, 0) << result.errors;
  const nlohmann::json response = nlohmann::json::parse(result.output);
  ASSERT_EQ(response["results"].size(), 2u);
  EXPECT_EQ(response["results"][1]["target_language_code"], "uk");
  EXPECT_EQ(response["results"][0]["article"]["blocks"].size(), 1u);
}

TEST(CliTest, AnArticleComesBackInItsOwnShape) {
  const std::string article =
      "# Council Votes on a Bridge\n\nBy Anna Berg\n\nThe council voted. It will vote again.\n\n---\n\n"
      "<img src=\"bridge.png\" alt=\"A bridge\">\n\n3. The first point\n4. The second point\n   goes on\n\n"
      "+ A report\n+ A vote\n\n* * *\n\n| City | People |\n|------|-------:|\n| Lindow | 2,100,000 |\n\n"
      "What Comes Next\n\nThe end came soon.";
  std::vector<std::string> command = {"dragoman", "localize",        "-",      "--to", "fr", "--backend",
                                      "identity", "--no-typography", "--local"};
  EXPECT_EQ(RunProgram(command, article).output, article);
  command[4] = "fr,ru";
  EXPECT_EQ(RunProgram(command, article).output,
            absl::StrCat("=== fr ===\n\n", article, "\n\n=== ru ===\n\n", article, "\n\n"));
}

TEST(CliTest, CountsTheWarningsOfTheChecks) {
  const std::string article =
      "Headline\n\nThe minister, the minister and the minister spoke of peace again.\n";
  std::vector<std::string> command = {"dragoman", "localize",  "-",        "--to",
                                      "ru",       "--backend", "identity", "--local"};
  const ProgramResult text = RunProgram(command, article);
  EXPECT_EQ(text.exit_code, 0);
  EXPECT_THAT(text.errors, ContainsRegex("ru: [0-9]+ warnings? of the checks, --show-terms lists them\n"));
  command.push_back("--show-terms");
  EXPECT_THAT(
      RunProgram(command, article).errors,
      AllOf(HasSubstr("warning: "), ContainsRegex("ru: [0-9]+ warnings? of the checks, listed above")));
  command.back() = "--format=json";
  const ProgramResult json = RunProgram(command, article);
  const size_t warnings = nlohmann::json::parse(json.output)["results"][0]["warnings"].size();
  EXPECT_THAT(json.errors, HasSubstr(absl::StrCat("ru: ", warnings, " warning")));
}

TEST(CliTest, SaysWhatToDoWithoutAServer) {
  const ProgramResult result = RunProgram(
      {"dragoman", "localize", "-", "--to", "fr", "--server", "127.0.0.1:1"}, "Headline\n\nText.\n");
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_THAT(result.errors, HasSubstr("no connection to the server at \"127.0.0.1:1\": "));
  EXPECT_THAT(result.errors, HasSubstr("--local"));

  const ProgramResult health = RunProgram({"dragoman", "health", "--server", "127.0.0.1:1", "--wait", "0.1"});
  EXPECT_EQ(health.exit_code, 3);
  EXPECT_THAT(health.errors, HasSubstr("no connection to the server at \"127.0.0.1:1\": "));
  EXPECT_THAT(health.errors, HasSubstr("--local"));

  const ProgramResult glossary = RunProgram({"dragoman", "glossary", "list", "--server", "127.0.0.1:1"});
  EXPECT_EQ(glossary.exit_code, 3);
  EXPECT_THAT(glossary.errors, HasSubstr("--local"));
}

TEST(CliTest, LeavesTheHintOutWhereTheServerAnswered) {
  const TempDir folder;
  const std::string config =
      folder.Write("config.textproto", "backends { remote { address: \"127.0.0.1:1\" } }\n");
  const ProgramResult result =
      RunProgram({"dragoman", "localize", "-", "--to", "fr", "--local", "--config", config}, "Headline\n");
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_THAT(result.errors, Not(HasSubstr("is dragomand running")));
  EXPECT_THAT(result.errors, Not(HasSubstr("the server at")));

  const ProgramResult start = RunProgram({"dragoman", "backends", "--local", "--config", "/no/such/file"});
  EXPECT_EQ(start.exit_code, 3);
  EXPECT_THAT(start.errors, Not(HasSubstr("is dragomand running")));
}

TEST(CliTest, NamesTheRangeOfSeconds) {
  for (const char* seconds : {"0", "-1", "nan", "1e9", "soon"}) {
    const ProgramResult result = RunProgram({"dragoman", "health", "--timeout", seconds});
    EXPECT_EQ(result.exit_code, 2) << seconds;
    EXPECT_THAT(result.errors, HasSubstr("is no number of seconds from 0.001 to 86400")) << seconds;
  }
}

TEST(CliTest, ExitsWithTwoForWrongUse) {
  EXPECT_EQ(RunProgram({"dragoman", "localize"}).exit_code, 2);
  EXPECT_EQ(RunProgram({"dragoman", "localize", "/no/such/file", "--to", "fr"}).exit_code, 2);
  EXPECT_EQ(RunProgram({"dragoman", "segment", "--language", "!"}, "x").exit_code, 2);
}

TEST(CliTest, SaysWhenItCannotWriteItsOutput) {
  const std::vector<std::vector<std::string>> commands = {
      {"dragoman", "segment", "--language", "en"},
      {"dragoman", "translate", "--to", "ru", "--local", "--backend", "identity"},
      {"dragoman", "localize", "-", "--to", "ru", "--local", "--backend", "identity"},
      {"dragoman", "glossary", "export"},
      {"dragoman", "glossary", "inflect", "--to", "ru", "Песков"},
      {"dragoman", "--help"},
  };
  for (const std::vector<std::string>& command : commands) {
    SCOPED_TRACE(testing::PrintToString(command));
    const ProgramResult result = RunProgramInto("/dev/full", command, "Headline\n");
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.errors, HasSubstr("dragoman: cannot write the output: No space left on device\n"));
  }
  EXPECT_EQ(RunProgramInto("/dev/full", {"dragoman", "glossary", "enforce", "--to", "ru"}, "{}\n").exit_code,
            2);
}

TEST(CliTest, SegmentsAParagraphALine) {
  const ProgramResult result =
      RunProgram({"dragoman", "segment", "--language", "en"}, "Mr. Smith left. He was late.\nNext one.\n");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.output, "Mr. Smith left.\nHe was late.\n\nNext one.\n");
}

TEST(CliTest, RefusesLanguagesItDoesNotKnow) {
  const ProgramResult segment = RunProgram({"dragoman", "segment", "--language", "xx"}, "Text.\n");
  EXPECT_EQ(segment.exit_code, 2);
  EXPECT_EQ(segment.output, "");
  EXPECT_THAT(segment.errors, HasSubstr("\"xx\"; must be one of en, fr, ru, uk"));
  EXPECT_EQ(RunProgram({"dragoman", "segment", "--language", "en-GB"}, "Text.\n").exit_code, 0);

  const ProgramResult check =
      RunProgram({"dragoman", "check", "--from", "english", "--to", "de", "/no/such/file", "/no/such/file"});
  EXPECT_EQ(check.exit_code, 2);
  EXPECT_THAT(check.errors, HasSubstr("--from: unknown language \"english\""));
  EXPECT_THAT(check.errors, HasSubstr("--to: unknown language \"de\""));

  const ProgramResult typography = RunProgram({"dragoman", "typography", "--profile", "xx"}, "Text.\n");
  EXPECT_EQ(typography.exit_code, 2);
  EXPECT_THAT(typography.errors, HasSubstr("\"xx\"; known are fr-narrow, fr-nbsp, ru"));
}

TEST(CliTest, SetsTypography) {
  const ProgramResult result =
      RunProgram({"dragoman", "typography", "--profile", "ru"}, "\"Да\", - сказал он.\n");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.output, "«Да»,\u00A0— сказал он.\n");
}

TEST(CliTest, InflectsANameInEveryCase) {
  const ProgramResult result = RunProgram(
      {"dragoman", "glossary", "inflect", "--to", "ru", "--gender", "masculine", "Дмитрий Песков"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.output, HasSubstr("instrumental\tsingular\tДмитрием Песковым\n"));
}

TEST(CliTest, InflectsNothingWithoutAWord) {
  for (const char* text : {"", " ", "\t\n", "—"}) {
    SCOPED_TRACE(text);
    const ProgramResult result = RunProgram({"dragoman", "glossary", "inflect", "--to", "ru", text});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.output, "");
    EXPECT_THAT(result.errors, HasSubstr("expected a name or title, found no word"));
  }
  EXPECT_THAT(RunProgram({"dragoman", "glossary", "inflect", "--to", "ru", " Париж "}).output,
              HasSubstr("genitive\tsingular\tПарижа\n"));
}

TEST(CliTest, RefusesKindsAndGendersItDoesNotKnow) {
  const std::vector<std::vector<std::string>> commands = {
      {"list", "--kind", "foo"},
      {"inflect", "--to", "ru", "--kind", "foo", "Париж"},
      {"add", "--kind", "foo", "--name", "Zorblatt", "--server", "127.0.0.1:1"},
      {"update", "place/paris", "--kind", "foo", "--server", "127.0.0.1:1"}};
  for (std::vector<std::string> command : commands) {
    SCOPED_TRACE(testing::PrintToString(command));
    command.insert(command.begin(), {"dragoman", "glossary"});
    const ProgramResult result = RunProgram(command);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.output, "");
    EXPECT_THAT(result.errors, AllOf(HasSubstr("--kind: foo not in"), HasSubstr("organisation")));
  }
  const ProgramResult gender =
      RunProgram({"dragoman", "glossary", "inflect", "--to", "ru", "--gender", "male", "Париж"});
  EXPECT_EQ(gender.exit_code, 2);
  EXPECT_THAT(gender.errors, AllOf(HasSubstr("--gender: male not in"), HasSubstr("masculine")));
  const ProgramResult neuter =
      RunProgram({"dragoman", "glossary", "inflect", "--to", "fr", "--gender", "neuter", "Paris"});
  EXPECT_EQ(neuter.exit_code, 2);
  EXPECT_THAT(neuter.errors, HasSubstr("French has no neuter"));
}

TEST(CliTest, RefusesFlagsThatWouldMeanNothing) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> commands = {
      {{"list", "--client", "acme"}, "--client requires --server or --local"},
      {{"import", "-", "--dry-run"}, "--dry-run requires --server or --local"},
      {{"import", "-", "--mode", "replace"}, "--mode requires --server or --local"},
      {{"export", "--format", "tbx", "--to", "ru"}, "--to is for pairs in csv or tsv; tbx has all languages"},
      {{"import", "g.yaml", "--to", "ru"}, "--to is for pairs in csv or tsv; yaml has all languages"},
      {{"import", "g.tbx", "--to", "ru"}, "--to is for pairs in csv or tsv; tbx has all languages"},
      {{"import", "-", "--to", "ru", "--server", "127.0.0.1:1"},
       "yaml has all languages (--format says what the file is)"},
      {{"diff", "a.yaml", "b.tbx", "--to", "ru"}, "--to is for pairs in csv or tsv; no file here is one"},
      {{"add", "g.yaml", "--name", "Zorblatt"}, "FILE excludes --name"},
  };
  for (auto [command, error] : commands) {
    SCOPED_TRACE(error);
    command.insert(command.begin(), {"dragoman", "glossary"});
    const ProgramResult result = RunProgram(command, "");
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.output, "");
    EXPECT_THAT(result.errors, HasSubstr(error));
  }
}

TEST(CliTest, TellsWhatAnExportCannotCarry) {
  const TempDir folder;
  const std::string file = folder.Write("g.yaml", R"(entries:
- {id: place/oslo, kind: place, en: {names: [Oslo]}, ru: {lemma: Осло, gender: neuter, indeclinable: true}}
- {id: place/paris, kind: place, en: {names: [Paris]}, fr: {lemma: Paris, gender: masculine}}
)");
  const auto notes = [&](std::vector<std::string> flags) {
    flags.insert(flags.begin(), {"dragoman", "glossary", "export", "--glossary", file, "--format"});
    const ProgramResult result = RunProgram(flags);
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_NE(result.output, "");
    return result.errors;
  };
  EXPECT_EQ(notes({"yaml"}), "");
  EXPECT_EQ(notes({"csv"}), "");
  EXPECT_EQ(notes({"tbx"}),
            "note: tbx cannot carry these fields (of so many entries): ru.indeclinable of 1\n");
  EXPECT_EQ(notes({"tsv", "--to", "ru"}),
            "note: pairs in tsv cannot carry these fields (of so many entries): kind of 2, ru.gender of 1, "
            "ru.indeclinable of 1\nnote: entries left out as they have no ru: 1\n");
}

TEST(CliTest, SaysWhenAListIsEmpty) {
  const ProgramResult filter = RunProgram({"dragoman", "glossary", "list", "qwertz", "--kind", "person"});
  EXPECT_EQ(filter.exit_code, 0);
  EXPECT_EQ(filter.output, "");
  EXPECT_EQ(filter.errors, "note: the glossary has no entry of the kind person with \"qwertz\"\n");
  EXPECT_EQ(RunProgram({"dragoman", "glossary", "list", "zelensky"}).errors, "");
}

TEST(CliTest, EnforcesTermsOnAnotherPipelinesOutput) {
  const ProgramResult result = RunProgram({"dragoman", "glossary", "enforce", "--from", "en", "--to", "ru"},
                                          "{\"source\": \"Macron met Dmitry Peskov.\", \"target\": \"Макрон "
                                          "встретился с Дмитрий Пэсков.\"}\nnot json\n");
  EXPECT_EQ(result.exit_code, 2);
  const nlohmann::json line = nlohmann::json::parse(result.output.substr(0, result.output.find('\n')));
  EXPECT_EQ(line["target"], "Макрон встретился с Дмитрием Песковым.");
  EXPECT_EQ(line["occurrences"][0]["status"], "applied");
  EXPECT_EQ(line["occurrences"][1]["status"], "repaired");
}

TEST(CliTest, FindsNoFaultInTheShippedGlossary) {
  const ProgramResult result = RunProgram({"dragoman", "glossary", "lint"});
  EXPECT_EQ(result.exit_code, 0) << result.output;
}

TEST(DaemonTest, ChecksAConfigurationWhole) {
  const TempDir folder;
  const std::string path = folder.Write("bad.textproto",
                                        "backends {}\nbackends { identity {} }\nbackends { identity {} }\n"
                                        "typography_profiles { key: \"fr\" value: \"none\" }\n");
  const ProgramResult result = RunProgram({"dragomand", "--config", path, "--check_config"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.errors, HasSubstr("backends[0]: has no kind; one of marian, identity"));
  EXPECT_THAT(result.errors, HasSubstr("backends[2].name: \"identity\" stands twice"));
  EXPECT_THAT(result.errors, HasSubstr("typography_profiles[\"fr\"]: unknown profile \"none\"; one of"));
}

TEST(DaemonTest, RefusesAnAddressThatCannotBeListenedOnBeforeItLoadsAnything) {
  for (const char* address : {"127.0.0.1:70000", "127.0.0.1:99999999999", "127.0.0.1:", "127.0.0.1:+1",
                              ":7878", "::1:7878", "127.0.0.1", "garbage", "unix:"}) {
    SCOPED_TRACE(address);
    const ProgramResult started = RunProgram({"dragomand", "--listen", address});
    EXPECT_EQ(started.exit_code, 1);
    EXPECT_THAT(started.errors,
                HasSubstr(absl::StrCat("listen_address: \"", address, "\"; allowed: HOST:PORT")));
    EXPECT_THAT(started.errors, Not(HasSubstr("backend")));
    const TempDir folder;
    const std::string path =
        folder.Write("config", absl::StrCat("listen_address: \"", address, "\"\nbackends { identity {} }\n"));
    const ProgramResult checked = RunProgram({"dragomand", "--config", path, "--check_config"});
    EXPECT_EQ(checked.exit_code, 1);
    EXPECT_THAT(checked.errors, HasSubstr(absl::StrCat("listen_address: \"", address, "\"")));
  }
}

TEST(DaemonTest, AcceptsTheFormsOfAnAddress) {
  for (const char* address : {"127.0.0.1:65535", "[::1]:0", "localhost:0", "unix:/run/dragoman.sock"}) {
    SCOPED_TRACE(address);
    EXPECT_EQ(RunProgram({"dragomand", "--listen", address, "--check_config"}).exit_code, 0);
  }
}

TEST(DaemonTest, ChecksWhatAConfigurationNamesAsAStartDoes) {
  const TempDir folder;
  folder.Write("bad.yaml", "no: entry\n");
  folder.Write("text.pem", "no certificate\n");
  const std::string path = folder.Write(
      "config",
      absl::StrCat("backends { marian { threads: 9999 beam_size: 99 gemm: \"x\" packs: \"/none\" } }\n"
                   "backends { openai { url: \"ftp:/x\" model: \"m\" key { file: \"/no/key\" } } }\n"
                   "backends { deepl { key { environment: \"NO_SUCH_KEY\" } } }\n"
                   "chains { source_language_code: \"*\" target_language_code: \"?\" "
                   "links { backend: \"deepl\" } }\n"
                   "pivot_language_code: \"english!\"\n"
                   "typography_profiles { key: \"xx\" value: \"fr-nbsp\" }\n"
                   "glossary { base_directory: \"/no/base\" house_directory: \"",
                   folder.Path(""), "\" store { sqlite { path: \"/no/store.db\" } } }\n",
                   "tls { certificate_file: \"", folder.Path("text.pem"), "\" }\n", "budget { path: \"",
                   folder.Path("text.pem"), "\" }\n"));
  const ProgramResult checked = RunProgram({"dragomand", "--config", path, "--check_config"});
  EXPECT_EQ(checked.exit_code, 1);
  for (const char* fault :
       {"backends[0].marian.threads: value 9999", "backends[0].marian.beam_size: value 99",
        "backends[0].marian.gemm: value \"x\"",
        "backends[0].marian.packs: ", "backends[1].openai.url: \"ftp:/x\"; allowed: http",
        "backends[1].openai.key: cannot read the key file",
        "backends[2].deepl.key: the environment variable \"NO_SUCH_KEY\"",
        "chains[0].target_language_code: \"?\"", "pivot_language_code: \"english!\"",
        "typography_profiles[\"xx\"]: is no language", "cannot load glossary \"/no/base\"", "bad.yaml:1",
        "glossary.store: cannot open glossary store", "tls.certificate_file: \"",
        "tls.private_key_file: is required", "budget.path: cannot read budget file"}) {
    EXPECT_THAT(checked.errors, HasSubstr(fault));
  }
}

TEST(DaemonTest, StartsWithNothingThatItsCheckRefuses) {
  const TempDir folder;
  const std::string path = folder.Write(
      "config", "backends { marian { threads: 9999 } }\nglossary { base_directory: \"/no/base\" }\n");
  for (const char* flag : {"--check_config", "--listen=127.0.0.1:0"}) {
    SCOPED_TRACE(flag);
    const ProgramResult result = RunProgram({"dragomand", "--config", path, flag});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.errors, HasSubstr("backends[0].marian.threads: value 9999"));
    EXPECT_THAT(result.errors, HasSubstr("/no/base"));
  }
}

TEST(DaemonTest, AcceptsTheShippedConfiguration) {
  EXPECT_EQ(RunProgram({"dragomand", "--check_config"}).exit_code, 0);
}

}  // namespace
}  // namespace dragoman
