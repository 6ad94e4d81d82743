#include "glossary/matching/term_automaton.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace dragoman {
namespace {

constexpr uint32_t kRoot = 0;

// 0 marks a free slot of the table.
uint64_t NonZero(uint64_t key) { return key == 0 ? 1 : key; }
uint64_t TransitionKey(uint32_t node, uint32_t symbol) { return NonZero((uint64_t{node} << 32) | symbol); }

// MurmurHash3's finalizer (Appleby, public domain constants): FNV alone leaves the low bits uneven.
uint64_t Mix(uint64_t key) {
  key ^= key >> 33;
  key *= 0xff51afd7ed558ccdull;
  key ^= key >> 33;
  key *= 0xc4ceb9fe1a85ec53ull;
  return key ^ (key >> 33);
}

bool IsAsciiVowel(char c) { return absl::StrContains("aeiouAEIOU", absl::string_view(&c, 1)); }

std::string PluralWord(absl::string_view word) {
  struct Irregular {
    absl::string_view singular, plural;
  };
  static constexpr std::array<Irregular, 6> kIrregular = {{{"man", "men"},
                                                           {"woman", "women"},
                                                           {"person", "people"},
                                                           {"child", "children"},
                                                           {"crisis", "crises"},
                                                           {"basis", "bases"}}};
  for (const Irregular& irregular : kIrregular) {
    absl::string_view stem = word;
    if (absl::ConsumeSuffix(&stem, irregular.singular)) return absl::StrCat(stem, irregular.plural);
  }
  const size_t size = word.size();
  if (size >= 2 && (word.back() == 'y' || word.back() == 'Y') && !IsAsciiVowel(word[size - 2])) {
    return absl::StrCat(word.substr(0, size - 1), "ies");
  }
  for (const absl::string_view hiss : {"s", "x", "z", "ch", "sh"}) {
    if (absl::EndsWith(word, hiss)) return absl::StrCat(word, "es");
  }
  return absl::StrCat(word, "s");
}

// "the Zelenskys", "the Kallases".
std::string SurnamePlural(absl::string_view surname) {
  const bool y = !surname.empty() && (surname.back() == 'y' || surname.back() == 'Y');
  return y ? absl::StrCat(surname, "s") : PluralWord(surname);
}

}  // namespace

std::string EnglishPlural(absl::string_view phrase) {
  // The head noun stands before the first of these: "heads of state", "ambassadors to the UN".
  size_t head_end = phrase.size();
  for (const absl::string_view link :
       {" of ", " for ", " to ", " at ", " in ", " on ", "-in-", "-general", " general"}) {
    const size_t found = phrase.find(link);
    if (found == absl::string_view::npos) continue;
    // "attorney general", "secretary-general" but not "general" inside a longer phrase.
    if (absl::EndsWith(link, "general") && found + link.size() != phrase.size()) continue;
    head_end = std::min(head_end, found);
  }
  const size_t space = phrase.substr(0, head_end).find_last_of(" -");
  const size_t head_begin = space == absl::string_view::npos ? 0 : space + 1;
  return absl::StrCat(phrase.substr(0, head_begin),
                      PluralWord(phrase.substr(head_begin, head_end - head_begin)), phrase.substr(head_end));
}

void TermAutomaton::Table::Reserve(size_t entries) {
  size_t size = 16;
  while (size < entries * 2) size *= 2;
  slots_.assign(size, Slot());
  mask_ = size - 1;
}

void TermAutomaton::Table::Insert(uint64_t key, uint32_t value) {
  key = NonZero(key);
  size_t i = Mix(key) & mask_;
  while (slots_[i].key != 0 && slots_[i].key != key) i = (i + 1) & mask_;
  slots_[i] = {key, value};
}

uint32_t TermAutomaton::Table::Find(uint64_t key) const {
  key = NonZero(key);
  for (size_t i = Mix(key) & mask_;; i = (i + 1) & mask_) {
    if (slots_[i].key == key) return slots_[i].value;
    if (slots_[i].key == 0) return 0;
  }
}

TermAutomaton TermAutomaton::Build(absl::Span<const Concept* const> concepts) {
  TermAutomaton automaton;
  automaton.nodes_.emplace_back();
  automaton.children_.emplace_back();
  for (const Concept* entry : concepts) {
    for (const std::string& name : entry->source.names) automaton.Add(*entry, name, false, false);
    for (const std::string& surname : entry->source.surnames) automaton.Add(*entry, surname, true, false);
    for (const std::string& plural : entry->source.plurals) automaton.Add(*entry, plural, false, true);
    automaton.AddDerived(*entry);
  }
  automaton.Link();
  return automaton;
}

void TermAutomaton::Add(const Concept& entry, absl::string_view form, bool surname_only, bool plural) {
  const std::vector<Word> words = SplitWords(form);
  if (words.empty()) return;
  uint32_t node = kRoot;
  TermPattern pattern;
  pattern.entry = &entry;
  pattern.text =
      FoldAccents(form.substr(words.front().range.begin, words.back().range.end - words.front().range.begin));
  pattern.surname_only = surname_only;
  pattern.plural = plural;
  pattern.period = CodePointAt(form, words.back().range.end) == U'.';
  pattern.plus = CodePointAt(form, words.back().range.end) == U'+';
  for (size_t i = 0; i < words.size(); ++i) {
    if (i > 0) pattern.gaps.push_back(words[i].gap_before);
    const auto fresh = static_cast<uint32_t>(building_words_.size() + 1);
    const uint32_t symbol = building_words_.emplace(words[i].hash, fresh).first->second;
    auto& children = children_[node];
    const auto child =
        std::lower_bound(children.begin(), children.end(), std::make_pair(symbol, uint32_t{0}));
    if (child != children.end() && child->first == symbol) {
      node = child->second;
      continue;
    }
    const auto created = static_cast<uint32_t>(nodes_.size());
    children.insert(child, {symbol, created});
    nodes_.emplace_back();
    nodes_.back().depth = static_cast<uint32_t>(i + 1);
    children_.emplace_back();
    node = created;
  }
  next_pattern_.push_back(nodes_[node].output);
  patterns_.push_back(std::move(pattern));
  nodes_[node].output = static_cast<uint32_t>(patterns_.size());
}

void TermAutomaton::AddDerived(const Concept& entry) {
  const SourceForms& source = entry.source;
  const bool person = entry.kind == TermKind::kPerson;
  if (person) {
    for (const std::string& surname : source.surnames) {
      if (!source.surname_needs_name) Add(entry, SurnamePlural(surname), true, true);
    }
    for (const std::string& name : source.names) {
      for (const std::string& surname : source.surnames) {
        absl::string_view given = name;
        if (!absl::ConsumeSuffix(&given, surname) || given.empty() || given.back() != ' ') continue;
        const std::vector<Word> words = SplitWords(given);
        if (words.empty()) continue;
        given_names_.insert(words.front().hash);
        std::string initials;
        if (words.size() == 2 && absl::StrContains(given, "-")) {
          // "J-N Barrot" beside "J.-N. Barrot".
          Add(entry,
              absl::StrCat(ToUtf8({CodePointAt(given, words[0].range.begin)}), "-",
                           ToUtf8({CodePointAt(given, words[1].range.begin)}), " ", surname),
              true, false);
        }
        for (size_t i = 0; i < words.size(); ++i) {
          const char32_t first = CodePointAt(given, words[i].range.begin);
          absl::StrAppend(&initials, ToUtf8(std::u32string(1, first)), ".");
          if (i == 0 || i + 1 == words.size()) Add(entry, absl::StrCat(initials, " ", surname), true, false);
          if (words.size() == 1) break;
        }
      }
    }
    return;
  }
  const bool common = source.case_rule == CaseRule::kInitial || entry.kind == TermKind::kTitle ||
                      entry.kind == TermKind::kTerm || entry.kind == TermKind::kEvent;
  if (!common || entry.do_not_translate) return;
  for (const std::string& name : source.names) {
    if (!name.empty() && absl::ascii_isalpha(static_cast<unsigned char>(name.back()))) {
      Add(entry, EnglishPlural(name), false, true);
    }
  }
}

void TermAutomaton::Link() {
  size_t edges = 0;
  for (const auto& children : children_) edges += children.size();
  words_.Reserve(building_words_.size());
  for (const auto& [hash, symbol] : building_words_) words_.Insert(hash, symbol);
  transitions_.Reserve(edges);
  for (uint32_t node = 0; node < nodes_.size(); ++node) {
    for (const auto& [symbol, child] : children_[node])
      transitions_.Insert(TransitionKey(node, symbol), child);
  }
  // Breadth first: a node's fail state is known before its children's. Aho and Corasick, CACM 18(6), 1975.
  std::vector<uint32_t> queue = {kRoot};
  for (size_t i = 0; i < queue.size(); ++i) {
    const uint32_t node = queue[i];
    for (const auto& [symbol, child] : children_[node]) {
      queue.push_back(child);
      if (node == kRoot) continue;
      uint32_t fail = nodes_[node].fail;
      uint32_t next = transitions_.Find(TransitionKey(fail, symbol));
      while (next == 0 && fail != kRoot) {
        fail = nodes_[fail].fail;
        next = transitions_.Find(TransitionKey(fail, symbol));
      }
      nodes_[child].fail = next;
      nodes_[child].output_link = nodes_[next].output != 0 ? next : nodes_[next].output_link;
    }
  }
  children_.clear();
  children_.shrink_to_fit();
  building_words_ = {};
}

void TermAutomaton::Scan(absl::Span<const Word> words, std::vector<Hit>* hits) const {
  if (patterns_.empty()) return;
  uint32_t node = kRoot;
  for (size_t i = 0; i < words.size(); ++i) {
    const uint32_t symbol = words_.Find(words[i].hash);
    if (symbol == 0) {
      node = kRoot;
      continue;
    }
    uint32_t next = transitions_.Find(TransitionKey(node, symbol));
    while (next == 0 && node != kRoot) {
      node = nodes_[node].fail;
      next = transitions_.Find(TransitionKey(node, symbol));
    }
    node = next;
    for (uint32_t at = nodes_[node].output != 0 ? node : nodes_[node].output_link; at != kRoot;
         at = nodes_[at].output_link) {
      const size_t first = i + 1 - nodes_[at].depth;
      for (uint32_t p = nodes_[at].output; p != 0; p = next_pattern_[p - 1]) {
        const TermPattern& pattern = patterns_[p - 1];
        bool fits = true;
        for (size_t gap = 0; gap < pattern.gaps.size() && fits; ++gap) {
          const WordGap found = words[first + gap + 1].gap_before;
          // "St Petersburg" for "St. Petersburg"; an initial keeps its period.
          fits = found == pattern.gaps[gap] || (pattern.gaps[gap] == WordGap::kPeriod &&
                                                found == WordGap::kSpace && words[first + gap].letters > 1);
        }
        if (fits) hits->push_back({&pattern, first, i});
      }
    }
  }
}

}  // namespace dragoman
