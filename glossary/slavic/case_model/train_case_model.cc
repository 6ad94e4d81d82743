// train_case_model ru|uk FILE… > TABLE: learns a case model from JSON lines {"source", "target"}, English
// sentences and right translations; in a line with "expected" that is the right one. A file that is named
// twice counts twice. A tenth of the sentences is kept back; on those a model of the rest is judged, and the
// figures go to standard error. Terms are those of the curated glossary and of vocabulary.yaml, everyday
// names and nouns.
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "glossary/enforcement/enforcer.h"
#include "glossary/glossary.h"
#include "glossary/glossary_loader.h"
#include "glossary/matching/matcher.h"
#include "glossary/slavic/case_model/case_trainer.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

struct Examples {
  std::vector<CaseExample> train, test;
};

// Whether sentences with these bytes are kept back, the same ones each time.
bool IsKeptBack(const std::string& source) {
  uint32_t sum = 0;
  for (const char byte : source) sum = sum * 31 + static_cast<unsigned char>(byte);
  return sum % 10 == 0;
}

absl::Status ReadExamples(const Glossary& glossary, const Enforcer& enforcer, const std::string& path,
                          Examples* examples) {
  std::ifstream file(path);
  if (!file) return absl::NotFoundError("cannot open \"" + path + "\"");
  for (std::string line; std::getline(file, line);) {
    const nlohmann::json pair = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
    if (!pair.is_object() || !pair.contains("source") || !pair.contains("target")) {
      return absl::InvalidArgumentError("\"" + path + "\": a line is no {\"source\", \"target\"}");
    }
    const std::string source = pair["source"], target = pair.value("expected", pair["target"]);
    const std::vector<TermMatch> matches = MatchText(glossary, source);
    std::vector<CaseExample>& part = IsKeptBack(source) ? examples->test : examples->train;
    for (CaseExample& example : enforcer.CaseExamplesOf({source, matches, target}))
      part.push_back(std::move(example));
  }
  return absl::OkStatus();
}

void Judge(const CaseTrainer& trainer, absl::Span<const CaseExample> examples, const char* name) {
  constexpr float kThresholds[] = {0.5F, 0.1F, 0.02F, 0.005F};
  size_t below[std::size(kThresholds)] = {};
  for (const CaseExample& example : examples) {
    const ByCase<float> probabilities = trainer.Probabilities(example);
    float right = 0;
    for (const Case grammatical_case : example.cases)
      right += probabilities[static_cast<size_t>(grammatical_case)];
    for (size_t i = 0; i < std::size(kThresholds); ++i) below[i] += right < kThresholds[i];
  }
  std::fprintf(stderr, "%s: %zu examples; the right cases have less than", name, examples.size());
  for (size_t i = 0; i < std::size(kThresholds); ++i) {
    std::fprintf(stderr, " %g: %.2f %%%s", kThresholds[i],
                 100.0 * static_cast<double>(below[i]) / static_cast<double>(examples.size()),
                 i + 1 < std::size(kThresholds) ? "," : "\n");
  }
}

absl::Status Run(const std::string& language, const std::vector<std::string>& files) {
  ASSIGN_OR_RETURN(std::vector<Concept> concepts,
                   LoadGlossaryDirectory(DRAGOMAN_SOURCE_DIR "/glossary/data", GlossaryLayer::kBase));
  ASSIGN_OR_RETURN(std::vector<Concept> vocabulary,
                   LoadGlossaryFile(DRAGOMAN_SOURCE_DIR "/glossary/slavic/case_model/vocabulary.yaml",
                                    GlossaryLayer::kHouse));
  for (Concept& word : vocabulary) concepts.push_back(std::move(word));
  ASSIGN_OR_RETURN(const std::shared_ptr<const Glossary> glossary, Glossary::Compile(std::move(concepts)));
  ASSIGN_OR_RETURN(const std::unique_ptr<Enforcer> enforcer, Enforcer::Create(language, glossary));
  Examples examples;
  for (const std::string& file : files) RETURN_IF_ERROR(ReadExamples(*glossary, *enforcer, file, &examples));
  CaseTrainer judged({});
  judged.Train(examples.train);
  Judge(judged, examples.train, "learnt from");
  Judge(judged, examples.test, "kept back");
  examples.train.insert(examples.train.end(), examples.test.begin(), examples.test.end());
  CaseTrainer whole({});
  whole.Train(examples.train);
  std::fputs(whole.Table().c_str(), stdout);
  return absl::OkStatus();
}

}  // namespace
}  // namespace dragoman

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: train_case_model ru|uk FILE...\n");
    return 2;
  }
  const absl::Status status = dragoman::Run(argv[1], {argv + 2, argv + argc});
  if (status.ok()) return 0;
  std::fprintf(stderr, "train_case_model: %s\n", std::string(status.message()).c_str());
  return 1;
}
