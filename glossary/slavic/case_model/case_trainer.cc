#include "glossary/slavic/case_model/case_trainer.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "absl/strings/str_cat.h"

namespace dragoman {

void CaseTrainer::Train(absl::Span<const CaseExample> examples) {
  absl::flat_hash_map<std::string, int> counts;
  for (const CaseExample& example : examples) {
    for (const std::string& feature : example.features) ++counts[feature];
  }
  std::vector<std::vector<uint32_t>> observations;
  for (const CaseExample& example : examples) {
    std::vector<uint32_t>& known = observations.emplace_back();
    for (const std::string& feature : example.features) {
      if (counts[feature] < options_.least_count) continue;
      known.push_back(numbers_.try_emplace(feature, numbers_.size()).first->second);
    }
  }
  coordinates_.resize(numbers_.size());
  std::vector<size_t> order(examples.size());
  std::iota(order.begin(), order.end(), 0);
  std::mt19937 random(1);  // always the same: the same examples give the same table
  for (int pass = 0; pass < options_.passes; ++pass) {
    std::shuffle(order.begin(), order.end(), random);
    for (const size_t i : order) Step(observations[i], examples[i].cases);
  }
}

void CaseTrainer::Step(absl::Span<const uint32_t> observations, absl::Span<const Case> cases) {
  const ByCase<float> probabilities = ProbabilitiesOf(observations);
  float possible = 0;
  for (const Case grammatical_case : cases) possible += probabilities[static_cast<size_t>(grammatical_case)];
  ByCase<float> gradient = probabilities;
  for (const Case grammatical_case : cases) {
    const size_t number = static_cast<size_t>(grammatical_case);
    gradient[number] -= probabilities[number] / std::max(possible, 1e-9F);
  }
  for (const uint32_t observation : observations) {
    for (size_t i = 0; i < kCases; ++i) Update(gradient[i], &coordinates_[observation][i]);
  }
}

void CaseTrainer::Update(float gradient, Coordinate* coordinate) const {
  const float squared = gradient * gradient;
  const float sigma = (std::sqrt(coordinate->n + squared) - std::sqrt(coordinate->n)) / options_.rate;
  coordinate->z += gradient - sigma * coordinate->weight;
  coordinate->n += squared;
  const float excess = std::abs(coordinate->z) - options_.l1;
  coordinate->weight = excess <= 0
                           ? 0
                           : -std::copysign(excess, coordinate->z) /
                                 ((options_.beta + std::sqrt(coordinate->n)) / options_.rate + options_.l2);
}

ByCase<float> CaseTrainer::ProbabilitiesOf(absl::Span<const uint32_t> observations) const {
  ByCase<float> scores{};
  for (const uint32_t observation : observations) {
    for (size_t i = 0; i < kCases; ++i) scores[i] += coordinates_[observation][i].weight;
  }
  return Softmax(scores);
}

ByCase<float> CaseTrainer::Probabilities(const CaseExample& example) const {
  std::vector<uint32_t> observations;
  for (const std::string& feature : example.features) {
    const auto known = numbers_.find(feature);
    if (known != numbers_.end()) observations.push_back(known->second);
  }
  return ProbabilitiesOf(observations);
}

std::string CaseTrainer::Table() const {
  std::vector<std::string> lines;
  for (const auto& [feature, number] : numbers_) {
    std::string line = feature;
    for (size_t i = 0; i < kCases; ++i) {
      const long weight = std::lround(coordinates_[number][i].weight * CaseModel::kScale);
      if (weight != 0) absl::StrAppend(&line, "\t", CaseLetter(static_cast<Case>(i)), weight);
    }
    if (line.size() > feature.size()) lines.push_back(std::move(line));
  }
  std::sort(lines.begin(), lines.end());
  std::string table;
  for (const std::string& line : lines) absl::StrAppend(&table, line, "\n");
  return table;
}

}  // namespace dragoman
