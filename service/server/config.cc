#include "service/server/config.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>
#include <sys/un.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <limits>
#include <set>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "service/backend/http/http_caller.h"
#include "service/backend/http/http_url.h"
#include "service/base/file.h"
#include "service/base/status_macros.h"
#include "service/pipeline/article_validator.h"
#include "service/text/typography.h"

namespace dragoman {
namespace {

constexpr uint64_t kMaxConfigBytes = 1 << 20;

class SyntaxFaults final : public google::protobuf::io::ErrorCollector {
 public:
  SyntaxFaults(absl::string_view name, FaultList& faults) : name_(name), faults_(faults) {}
  void AddError(int line, int column, const std::string& message) override {
    faults_.Add(absl::StrCat(name_, ":", line + 1, ":", column + 1), message);
  }

 private:
  const absl::string_view name_;
  FaultList& faults_;
};

void SetDefault(uint32_t value, uint32_t current, v1::Limits* limits, void (v1::Limits::*set)(uint32_t)) {
  if (current == 0) (limits->*set)(value);
}

void FillDefaults(v1::ServerConfig& config) {
  if (config.listen_address().empty()) config.set_listen_address("127.0.0.1:7878");
  v1::Limits* limits = config.mutable_limits();
  SetDefault(100'000, limits->max_text_bytes(), limits, &v1::Limits::set_max_text_bytes);
  SetDefault(1'000'000, limits->max_article_bytes(), limits, &v1::Limits::set_max_article_bytes);
  SetDefault(2000, limits->max_blocks(), limits, &v1::Limits::set_max_blocks);
  SetDefault(1000, limits->max_request_entries(), limits, &v1::Limits::set_max_request_entries);
  SetDefault(1600, limits->max_sentence_bytes(), limits, &v1::Limits::set_max_sentence_bytes);
  SetDefault(64, limits->max_batch_in_flight(), limits, &v1::Limits::set_max_batch_in_flight);
  SetDefault(16 << 20, limits->max_message_bytes(), limits, &v1::Limits::set_max_message_bytes);
  if (config.max_concurrent_articles() == 0) config.set_max_concurrent_articles(64);
  if (config.max_queued_articles() == 0) config.set_max_queued_articles(256);
  if (!config.has_drain_timeout()) config.mutable_drain_timeout()->set_seconds(20);
  if (!config.glossary().has_reload_interval())
    config.mutable_glossary()->mutable_reload_interval()->set_seconds(5);
  for (v1::BackendConfig& backend : *config.mutable_backends()) {
    if (backend.name().empty()) backend.set_name(KindName(backend));
  }
  if (config.pivot_language_code().empty()) config.set_pivot_language_code("en");
}

bool IsNegative(const google::protobuf::Duration& duration) {
  return duration.seconds() < 0 || duration.nanos() < 0;
}

// The longest path of a socket that the system takes.
constexpr size_t kMaxSocketPath = sizeof(sockaddr_un::sun_path) - 1;

bool IsHostAndPort(absl::string_view address) {
  const size_t colon = address.rfind(':');
  if (colon == 0 || colon == absl::string_view::npos) return false;
  const absl::string_view host = address.substr(0, colon);
  const absl::string_view port = address.substr(colon + 1);
  const bool bracketed = absl::StartsWith(host, "[") && absl::EndsWith(host, "]");
  uint32_t number = 0;
  // SimpleAtoi takes signs and spaces as well.
  return (bracketed || host.find(':') == absl::string_view::npos) &&
         std::all_of(port.begin(), port.end(), absl::ascii_isdigit) && absl::SimpleAtoi(port, &number) &&
         number <= std::numeric_limits<uint16_t>::max();
}

void CheckListenAddress(absl::string_view address, FaultList& faults) {
  absl::string_view path = address;
  if (absl::ConsumePrefix(&path, "unix:")) {
    absl::ConsumePrefix(&path, "//");
    if (!path.empty() && path.size() <= kMaxSocketPath) return;
  } else if (IsHostAndPort(address)) {
    return;
  }
  faults.Add("listen_address",
             absl::StrCat("\"", address, "\"; allowed: HOST:PORT, [IPV6]:PORT with a port from 0 to ",
                          std::numeric_limits<uint16_t>::max(), ", or unix:PATH with a path of 1 to ",
                          kMaxSocketPath, " bytes"));
}

void CheckKey(const v1::KeyConfig& key, bool required, const std::string& field, FaultList& faults) {
  if (!key.file().empty() && !key.environment().empty())
    faults.Add(field, "names both a file and a variable");
  if (required && key.file().empty() && key.environment().empty()) {
    faults.Add(field, "is required: file or environment");
  }
  if (key.file().empty() == key.environment().empty()) return;
  const absl::Status status = SecretSource{key.file(), key.environment()}.Read().status();
  if (!status.ok()) AddStatus(field, status, faults);
}

void Require(const std::string& value, const std::string& field, FaultList& faults) {
  if (value.empty()) faults.Add(field, "is required");
}

// `url` may be empty where the backend has one of its own.
void CheckUrl(const std::string& url, const std::string& field, FaultList& faults) {
  if (url.empty() || IsHttpUrl(url)) return;
  faults.Add(field,
             absl::StrCat("\"", url, "\"; allowed: http://HOST or https://HOST, with a port and a path"));
}

void CheckLanguage(const std::string& tag, const std::string& field, FaultList& faults) {
  if (IsLanguageTag(tag)) return;
  faults.Add(field, absl::StrCat("\"", tag, "\"; allowed: a BCP-47 tag such as \"fr\""));
}

void CheckKind(const v1::BackendConfig& backend, const std::string& prefix, FaultList& faults) {
  const std::string field = absl::StrCat(prefix, KindName(backend), ".");
  switch (backend.kind_case()) {
    case v1::BackendConfig::kLibretranslate:
      Require(backend.libretranslate().url(), field + "url", faults);
      CheckUrl(backend.libretranslate().url(), field + "url", faults);
      CheckKey(backend.libretranslate().key(), false, field + "key", faults);
      return;
    case v1::BackendConfig::kDeepl:
      CheckUrl(backend.deepl().url(), field + "url", faults);
      CheckKey(backend.deepl().key(), true, field + "key", faults);
      return;
    case v1::BackendConfig::kAzure:
      CheckUrl(backend.azure().url(), field + "url", faults);
      CheckKey(backend.azure().key(), true, field + "key", faults);
      return;
    case v1::BackendConfig::kOpenai:
      Require(backend.openai().url(), field + "url", faults);
      CheckUrl(backend.openai().url(), field + "url", faults);
      Require(backend.openai().model(), field + "model", faults);
      CheckKey(backend.openai().key(), false, field + "key", faults);
      return;
    case v1::BackendConfig::kGoogle:
      Require(backend.google().parent(), field + "parent", faults);
      CheckKey(backend.google().key(), true, field + "key", faults);
      return;
    case v1::BackendConfig::kApertium:
      if (backend.apertium().pairs().empty()) faults.Add(field + "pairs", "at least one pair is required");
      if (IsNegative(backend.apertium().segment_timeout()))
        faults.Add(field + "segment_timeout", "is negative");
      return;
    case v1::BackendConfig::kApertiumApy:
      CheckUrl(backend.apertium_apy().url(), field + "url", faults);
      return;
    case v1::BackendConfig::kRemote:
      Require(backend.remote().address(), field + "address", faults);
      return;
    default:
      return;
  }
}

void CheckBackend(const v1::BackendConfig& backend, const std::string& prefix, FaultList& faults) {
  CheckKind(backend, prefix, faults);
  const v1::PolicyConfig& policy = backend.policy();
  if (IsNegative(policy.attempt_timeout())) faults.Add(prefix + "policy.attempt_timeout", "is negative");
  if (IsNegative(policy.breaker_open_time())) faults.Add(prefix + "policy.breaker_open_time", "is negative");
  for (const auto& [name, value] :
       {std::pair{"calls_per_second", policy.calls_per_second()},
        std::pair{"characters_per_minute", policy.characters_per_minute()},
        std::pair{"price_per_million_characters", policy.price_per_million_characters()}}) {
    if (!(value >= 0)) {
      faults.Add(absl::StrCat(prefix, "policy.", name), absl::StrCat(value, "; allowed: 0 and above"));
    }
  }
}

void CheckBackends(const v1::ServerConfig& config, FaultList& faults) {
  if (config.backends().empty()) faults.Add("backends", "at least one backend is required");
  std::set<std::string> names;
  for (int i = 0; i < config.backends_size(); ++i) {
    const v1::BackendConfig& backend = config.backends(i);
    const std::string field = absl::StrCat("backends[", i, "]");
    if (backend.kind_case() == v1::BackendConfig::KIND_NOT_SET) {
      std::vector<std::string> kinds;
      const google::protobuf::OneofDescriptor* kind =
          v1::BackendConfig::descriptor()->FindOneofByName("kind");
      for (int k = 0; k < kind->field_count(); ++k) kinds.push_back(kind->field(k)->name());
      faults.Add(field, absl::StrCat("has no kind; one of ", absl::StrJoin(kinds, ", ")));
    } else if (!names.insert(backend.name()).second) {
      faults.Add(field + ".name", absl::StrCat("\"", backend.name(), "\" stands twice"));
    }
  }
  for (int i = 0; i < config.backends_size(); ++i) {
    CheckBackend(config.backends(i), absl::StrCat("backends[", i, "]."), faults);
  }
  for (int i = 0; i < config.chains_size(); ++i) {
    const v1::ChainConfig& chain = config.chains(i);
    const std::string field = absl::StrCat("chains[", i, "]");
    for (const auto& [name, tag] : {std::pair{".source_language_code", chain.source_language_code()},
                                    std::pair{".target_language_code", chain.target_language_code()}}) {
      Require(tag, field + name, faults);
      if (!tag.empty() && tag != "*") CheckLanguage(tag, field + name, faults);
    }
    if (chain.links().empty()) faults.Add(field + ".links", "at least one backend is required");
    for (int k = 0; k < chain.links_size(); ++k) {
      if (!(chain.links(k).weight() >= 0)) {
        faults.Add(absl::StrCat(field, ".links[", k, "].weight"),
                   absl::StrCat(chain.links(k).weight(), "; allowed: 0 and above"));
      }
      if (names.count(chain.links(k).backend()) == 0) {
        faults.Add(absl::StrCat(field, ".links[", k, "].backend"),
                   absl::StrCat("unknown backend \"", chain.links(k).backend(), "\"; one of ",
                                absl::StrJoin(names, ", ")));
      }
    }
  }
}

void CheckValues(const v1::ServerConfig& config, FaultList& faults) {
  if (config.max_concurrent_articles() > 4096) {
    faults.Add("max_concurrent_articles",
               absl::StrCat(config.max_concurrent_articles(), "; allowed: 1 to 4096"));
  }
  if (config.limits().max_message_bytes() < config.limits().max_article_bytes()) {
    faults.Add("limits.max_message_bytes",
               absl::StrCat(config.limits().max_message_bytes(), "; at least max_article_bytes, ",
                            config.limits().max_article_bytes()));
  }
  if (config.limits().max_message_bytes() > (1u << 30)) {
    faults.Add("limits.max_message_bytes",
               absl::StrCat(config.limits().max_message_bytes(), "; at most ", 1 << 30));
  }
  if (config.glossary().has_store() &&
      config.glossary().store().kind_case() == v1::GlossaryStoreConfig::KIND_NOT_SET) {
    faults.Add("glossary.store", "has no kind; one of sqlite");
  }
  CheckLanguage(config.pivot_language_code(), "pivot_language_code", faults);
  const std::vector<std::string> profiles = Typographer::ProfileNames();
  for (const auto& [language, profile] : config.typography_profiles()) {
    if (*uloc_getISO3Language(language.c_str()) == '\0' || language.find('-') != std::string::npos) {
      faults.Add(absl::StrCat("typography_profiles[\"", language, "\"]"),
                 "is no language; allowed: an ISO 639 code such as \"fr\"");
    }
    if (std::find(profiles.begin(), profiles.end(), profile) == profiles.end()) {
      faults.Add(absl::StrCat("typography_profiles[\"", language, "\"]"),
                 absl::StrCat("unknown profile \"", profile, "\"; one of ", absl::StrJoin(profiles, ", ")));
    }
  }
  for (const auto& [name, duration] :
       {std::pair{"drain_timeout", config.drain_timeout()}, std::pair{"hedge_delay", config.hedge_delay()},
        std::pair{"glossary.reload_interval", config.glossary().reload_interval()}}) {
    if (IsNegative(duration)) faults.Add(name, "is negative");
  }
  for (const auto& [client, limit] : config.budget().monthly_by_client()) {
    if (!(limit >= 0)) {
      faults.Add(absl::StrCat("budget.monthly_by_client[\"", client, "\"]"),
                 absl::StrCat(limit, "; allowed: 0 and above"));
    }
  }
  if (!(config.budget().default_monthly() >= 0)) {
    faults.Add("budget.default_monthly",
               absl::StrCat(config.budget().default_monthly(), "; allowed: 0 and above"));
  }
}

}  // namespace

absl::StatusOr<v1::ServerConfig> LoadConfig(const std::string& path) {
  ASSIGN_OR_RETURN(const std::string text, ReadFile(path, kMaxConfigBytes));
  v1::ServerConfig config;
  FaultList faults;
  SyntaxFaults collector(path, faults);
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&collector);
  if (!parser.ParseFromString(text, &config) && faults.empty()) {
    faults.Add(path, "is not a text-format ServerConfig");
  }
  RETURN_IF_ERROR(faults.ToStatus(absl::StrCat("invalid configuration \"", path, "\"")));
  FillDefaults(config);
  return config;
}

std::string KindName(const v1::BackendConfig& backend) {
  if (backend.kind_case() == v1::BackendConfig::KIND_NOT_SET) return "";
  return v1::BackendConfig::descriptor()->FindFieldByNumber(backend.kind_case())->name();
}

void AddStatus(const std::string& field, const absl::Status& status, FaultList& faults) {
  const StatusFaults own = FaultsOf(status);
  for (const Fault& fault : own.faults.faults()) {
    faults.Add(absl::StrCat(field, ".", fault.field), fault.description);
  }
  if (own.faults.empty()) faults.Add(field, std::string(status.message()));
}

FaultList CheckConfig(const v1::ServerConfig& config) {
  FaultList faults;
  CheckListenAddress(config.listen_address(), faults);
  CheckBackends(config, faults);
  CheckValues(config, faults);
  return faults;
}

}  // namespace dragoman
