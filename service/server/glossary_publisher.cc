#include "service/server/glossary_publisher.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "service/base/clock.h"

namespace dragoman {
namespace {

constexpr absl::Duration kCallTimeout = absl::Seconds(30);
constexpr absl::Duration kRetryAfter = absl::Minutes(1);

bool IsSendable(const std::string& phrase) {
  return !phrase.empty() && absl::StripAsciiWhitespace(phrase).size() == phrase.size() &&
         phrase.find_first_of("\t\r\n") == std::string::npos;
}

}  // namespace

std::vector<GlossaryDictionary> DictionariesOf(const Glossary& glossary) {
  std::vector<const Concept*> concepts = glossary.Concepts();
  std::stable_sort(concepts.begin(), concepts.end(),
                   [](const Concept* a, const Concept* b) { return a->layer > b->layer; });
  std::set<std::string> languages;
  for (const Concept* entry : concepts) {
    for (const auto& [language, term] : entry->targets) languages.insert(language);
  }
  std::vector<GlossaryDictionary> dictionaries;
  for (const std::string& language : languages) {
    std::map<std::string, std::string> entries;
    const auto add = [&entries](const std::string& source, const std::string& target) {
      if (IsSendable(source) && IsSendable(target)) entries.try_emplace(source, target);
    };
    for (const Concept* entry : concepts) {
      const auto term = entry->targets.find(language);
      if (term == entry->targets.end() && !entry->do_not_translate) continue;
      for (const std::string& name : entry->source.names) {
        add(name, entry->do_not_translate ? name : term->second.lexeme.lemma);
      }
      if (entry->do_not_translate || entry->source.surname_needs_name) continue;
      for (const std::string& surname : entry->source.surnames) add(surname, term->second.surname.lemma);
    }
    dictionaries.push_back({.languages = {"en", language}, .entries = {entries.begin(), entries.end()}});
  }
  return dictionaries;
}

GlossaryPublisher::GlossaryPublisher(absl::Duration interval, const GlossaryHolder& holder, Router& router)
    : interval_(interval), holder_(holder), router_(router) {
  thread_ = std::thread([this] { Run(); });
}

GlossaryPublisher::~GlossaryPublisher() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  stop_.Cancel();
  thread_.join();
}

void GlossaryPublisher::Run() {
  std::string published;
  absl::Time not_before = absl::InfinitePast();
  while (true) {
    const std::shared_ptr<const Glossary> glossary = holder_.Get();
    const absl::Time now = SystemClock().Now();
    if (glossary->revision() != published && now >= not_before) {
      const absl::Status status =
          router_.SyncGlossary(DictionariesOf(*glossary), stop_.WithDeadline(now + kCallTimeout));
      if (status.ok()) {
        published = glossary->revision();
        spdlog::info("glossary revision {} given to the backends", published);
      } else if (!absl::IsCancelled(status)) {
        not_before = now + kRetryAfter;
        spdlog::warn("glossary not given to the backends: {}", status.ToString());
      }
    }
    absl::MutexLock lock(&mutex_);
    if (mutex_.AwaitWithTimeout(absl::Condition(&stopping_), interval_)) return;
  }
}

}  // namespace dragoman
