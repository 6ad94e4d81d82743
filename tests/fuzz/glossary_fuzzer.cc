// Glossary files and exchange formats, and matching and enforcement with whatever they hold.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

#include "glossary/enforcement/enforcer.h"
#include "glossary/exchange.h"
#include "glossary/glossary_loader.h"
#include "glossary/linter.h"
#include "glossary/words/folding.h"
#include "service/text/utf8.h"

namespace {

constexpr char kEntries[] =
    "entries:\n"
    "- {id: person/a, kind: person, gender: masculine, en: {names: [Dmitry Peskov], surnames: [Peskov]},\n"
    "   fr: {lemma: Dmitri Peskov, surname: Peskov}, ru: {lemma: Дмитрий Песков, surname: Песков},\n"
    "   uk: {lemma: Дмитро Пєсков, surname: Пєсков}}\n"
    "- {id: organisation/b, kind: organisation, en: {names: [Kremlin]}, fr: {lemma: Kremlin, gender: "
    "masculine, article: true},\n"
    "   ru: {lemma: Кремль, gender: masculine}, uk: {lemma: Кремль, gender: masculine}}\n";

void Require(bool condition) {
  if (!condition) std::abort();
}

void MatchAndEnforce(const dragoman::Glossary& glossary, absl::string_view source, absl::string_view target) {
  const std::vector<dragoman::TermMatch> matches = dragoman::MatchText(glossary, source);
  for (const char* language : {"ru", "uk", "fr"}) {
    const auto enforcer = dragoman::Enforcer::Create(language);
    for (const bool masks : {false, true}) {
      const dragoman::EnforcementInput input{source, matches, target};
      const dragoman::EnforcementResult result =
          masks ? (*enforcer)->FillMasks(input) : (*enforcer)->Enforce(input);
      Require(result.occurrences.size() == matches.size());
      Require(dragoman::ApplyEdits(target, result.edits) == result.text);
      Require(!dragoman::IsValidUtf8(target) || dragoman::IsValidUtf8(result.text));
    }
  }
}

}  // namespace

// The first byte chooses what the rest is: a file, a sheet, TBX, or a source and a target with a line break
// between.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dragoman;
  static const std::shared_ptr<const Glossary> glossary =
      *Glossary::Compile(*ParseGlossary(kEntries, "fuzz.yaml", GlossaryLayer::kBase));
  if (size == 0) return 0;
  const absl::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  absl::StatusOr<std::vector<ImportedEntry>> entries = std::vector<ImportedEntry>();
  switch (data[0] % 5) {
    case 0:
      entries = ImportYaml(rest, "fuzz.yaml", GlossaryLayer::kBase);
      break;
    case 1:
      entries = ImportSeparated(rest, Separator::kComma, "fuzz.csv", "ru", GlossaryLayer::kBase);
      break;
    case 2:
      entries = ImportSeparated(rest, Separator::kTab, "fuzz.tsv", "uk", GlossaryLayer::kBase);
      break;
    case 3:
      entries = ImportTbx(rest, "fuzz.tbx", GlossaryLayer::kBase);
      break;
    default: {
      const size_t border = rest.find('\n');
      MatchAndEnforce(*glossary, rest.substr(0, border),
                      border == absl::string_view::npos ? rest : rest.substr(border + 1));
      return 0;
    }
  }
  if (!entries.ok() || entries->size() > 16) return 0;
  for (const Concept* present : glossary->Concepts()) {
    for (const ImportedEntry& entry : *entries) MergeEntry(*present, entry);
  }
  std::vector<Concept> concepts = ConceptsOf(*std::move(entries));
  LintGlossary(concepts);
  ExportTbx(concepts);
  ExportSheet(concepts, Separator::kComma);
  const auto compiled = Glossary::Compile(std::move(concepts));
  if (compiled.ok() && rest.size() < 2000) MatchAndEnforce(**compiled, rest, rest);
  return 0;
}
