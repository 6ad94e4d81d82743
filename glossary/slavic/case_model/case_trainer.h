// Learns the weights of a case model from right sentences.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/types/span.h"
#include "glossary/slavic/case_model.h"

namespace dragoman {

// The cases that the form at a place can be, and what is observed there (CaseFeatures).
struct CaseExample {
  std::vector<std::string> features;
  std::vector<Case> cases;
};

// Multinomial logistic regression by FTRL-Proximal (McMahan et al., "Ad Click Prediction: a View from the
// Trenches", 2013, algorithm 1), one step an example; its L1 term leaves weights of rare observations at
// zero. Where a form can be several cases, the step is that of the likelihood of all of them together.
class CaseTrainer {
 public:
  struct Options {
    float rate = .05F;  // alpha
    float beta = 1;
    float l1 = 6;
    float l2 = .5F;
    int passes = 6;
    int least_count = 3;  // observations made less often are left out
  };

  explicit CaseTrainer(Options options) : options_(options) {}

  // Goes over `examples` in the same order each time it is called with the same.
  void Train(absl::Span<const CaseExample> examples);

  ByCase<float> Probabilities(const CaseExample& example) const;

  // The table that CaseModel reads, sorted: an observation a line, and its weights that are not zero.
  std::string Table() const;

 private:
  // Of one observation and case: the sums of algorithm 1 and the weight they give.
  struct Coordinate {
    float z = 0, n = 0, weight = 0;
  };
  using Coordinates = ByCase<Coordinate>;

  void Step(absl::Span<const uint32_t> observations, absl::Span<const Case> cases);
  void Update(float gradient, Coordinate* coordinate) const;
  ByCase<float> ProbabilitiesOf(absl::Span<const uint32_t> observations) const;

  const Options options_;
  absl::flat_hash_map<std::string, uint32_t> numbers_;  // of the observations
  std::vector<Coordinates> coordinates_;
};

}  // namespace dragoman
