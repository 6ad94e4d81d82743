#include "service/glossary/glossary_handlers.h"

#include <google/protobuf/util/field_mask_util.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <limits>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "glossary/exchange.h"
#include "glossary/glossary_loader.h"
#include "glossary/matching/matcher.h"
#include "glossary/store/client_name.h"
#include "glossary/words/folding.h"
#include "service/base/fault_list.h"
#include "service/base/status_macros.h"
#include "service/glossary/page_token.h"
#include "service/pipeline/glossary_entries.h"
#include "service/text/protected_text.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

constexpr size_t kMaxAuthorBytes = 128;
constexpr size_t kMaxFilterBytes = 256;
// An update without an etag that meets another change is made again, on top of that.
constexpr int kMaxUpdateAttempts = 5;
constexpr char kAllClients[] = "-";
constexpr char kInvalidRequest[] = "invalid request";

std::string EtagOf(int64_t revision) { return revision == 0 ? "" : absl::StrCat(revision); }

// Aborted unless the etag that a request names, if any, is that of the stored entry.
absl::Status CheckEtag(const LayeredEntry& present, const std::string& etag) {
  if (etag.empty() || etag == EtagOf(present.revision)) return absl::OkStatus();
  return absl::AbortedError(absl::StrCat("entry \"", present.entry.id, "\" has changed: its etag is \"",
                                         present.revision, "\", not \"", etag,
                                         "\"; read the entry again before you change it"));
}

void SetTime(absl::Time time, google::protobuf::Timestamp* timestamp) {
  const int64_t micros = absl::ToUnixMicros(time);
  timestamp->set_seconds(micros / 1'000'000);
  timestamp->set_nanos(static_cast<int32_t>(micros % 1'000'000) * 1000);
}

v1::GlossaryEntry ToMessage(const LayeredEntry& entry) {
  v1::GlossaryEntry message = EntryFromConcept(entry.entry);
  message.set_client(entry.client);
  message.set_etag(EtagOf(entry.revision));
  if (entry.revision != 0) SetTime(entry.time, message.mutable_update_time());
  return message;
}

GlossaryLayer LayerOf(const EntryKey& key) {
  return key.client.empty() ? GlossaryLayer::kHouse : GlossaryLayer::kClient;
}

void CheckClient(const std::string& client, const char* field, FaultList& faults) {
  if (!client.empty() && !IsClientName(client)) {
    faults.Add(field, absl::StrCat("\"", client, "\"; allowed: ", kClientNameRule));
  }
}

void CheckAuthor(const std::string& author, FaultList& faults) {
  if (author.size() > kMaxAuthorBytes) {
    faults.Add("author", absl::StrCat(author.size(), " bytes; at most ", kMaxAuthorBytes));
  }
}

void CheckKind(v1::TermKind kind, FaultList& faults) {
  if (!v1::TermKind_IsValid(kind)) faults.Add("kind", "unknown kind");
}

void CheckLayer(v1::GlossaryLayer layer, const std::string& client, FaultList& faults) {
  if (layer < v1::GLOSSARY_LAYER_UNSPECIFIED || layer > v1::GLOSSARY_LAYER_CLIENT) {
    faults.Add("layer", "is none that is stored; base, house or client");
  } else if (layer == v1::GLOSSARY_LAYER_CLIENT && client.empty()) {
    faults.Add("client", "is required for the layer client");
  }
}

bool IsOfLayer(const Concept& entry, v1::GlossaryLayer layer) {
  return layer == v1::GLOSSARY_LAYER_UNSPECIFIED ||
         static_cast<int>(layer) == static_cast<int>(entry.layer) + 1;
}

bool IsOfKind(const Concept& entry, v1::TermKind kind) {
  return kind == v1::TERM_KIND_UNSPECIFIED || static_cast<int>(kind) == static_cast<int>(entry.kind) + 1;
}

// Whether the folded text stands in what identifies an entry for a person.
bool Mentions(const Concept& entry, const std::string& folded) {
  const auto holds = [&](absl::string_view text) { return absl::StrContains(FoldText(text), folded); };
  const auto any = [&](const std::vector<std::string>& texts) {
    return std::any_of(texts.begin(), texts.end(), holds);
  };
  if (folded.empty() || holds(entry.id) || any(entry.source.names) || any(entry.source.surnames)) return true;
  return std::any_of(entry.targets.begin(), entry.targets.end(), [&](const auto& target) {
    return holds(target.second.lexeme.lemma) || holds(target.second.surname.lemma) ||
           any(target.second.variants);
  });
}

// What is wrong with where a request wants to write.
absl::Status CheckPlace(const v1::GlossaryEntry& entry, FaultList& faults) {
  CheckClient(entry.client(), "entry.client", faults);
  if (entry.layer() == v1::GLOSSARY_LAYER_BASE) {
    return absl::FailedPreconditionError(
        "the base layer is read only; leave layer out to write to the house layer, or set client");
  }
  const v1::GlossaryLayer layer =
      entry.client().empty() ? v1::GLOSSARY_LAYER_HOUSE : v1::GLOSSARY_LAYER_CLIENT;
  if (entry.layer() != v1::GLOSSARY_LAYER_UNSPECIFIED && entry.layer() != layer) {
    faults.Add("entry.layer", entry.client().empty() ? "is not house, though no client is named"
                                                     : "is not client, though one is named");
  }
  return absl::OkStatus();
}

// The top-level fields that an update changes.
std::set<std::string> MaskedFields(const v1::UpdateGlossaryEntryRequest& request, FaultList& faults) {
  std::set<std::string> fields;
  const google::protobuf::Descriptor* descriptor = v1::GlossaryEntry::descriptor();
  const bool whole = request.update_mask().paths_size() == 1 && request.update_mask().paths(0) == "*";
  if (whole) {
    for (int i = 0; i < descriptor->field_count(); ++i) fields.insert(descriptor->field(i)->name());
  } else if (request.update_mask().paths().empty()) {
    std::vector<const google::protobuf::FieldDescriptor*> set;
    request.entry().GetReflection()->ListFields(request.entry(), &set);
    for (const google::protobuf::FieldDescriptor* field : set) fields.insert(field->name());
  }
  for (const std::string& path : request.update_mask().paths()) {
    if (whole) break;
    if (descriptor->FindFieldByName(path) == nullptr) {
      faults.Add("update_mask",
                 absl::StrCat("\"", path, "\" is no field of GlossaryEntry; \"*\" stands for all of them"));
    }
    fields.insert(path);
  }
  for (const char* identity : {"id", "layer", "client", "etag", "update_time", "findings"})
    fields.erase(identity);
  return fields;
}

// `present` with the fields of `wanted`.
v1::GlossaryEntry Merge(v1::GlossaryEntry present, const v1::GlossaryEntry& wanted,
                        const std::set<std::string>& fields) {
  google::protobuf::FieldMask mask;
  for (const std::string& field : fields) mask.add_paths(field);
  google::protobuf::util::FieldMaskUtil::MergeOptions options;
  options.set_replace_message_fields(true);
  options.set_replace_repeated_fields(true);
  google::protobuf::util::FieldMaskUtil::MergeMessageTo(wanted, mask, options, &present);
  return present;
}

absl::StatusOr<std::vector<ImportedEntry>> ParseContent(const v1::ImportGlossaryEntriesRequest& request,
                                                        GlossaryLayer layer) {
  const std::string name = request.file_name().empty() ? "content" : request.file_name();
  switch (request.format()) {
    case v1::GLOSSARY_FORMAT_CSV:
    case v1::GLOSSARY_FORMAT_TSV: {
      const Separator separator =
          request.format() == v1::GLOSSARY_FORMAT_TSV ? Separator::kTab : Separator::kComma;
      return ImportSeparated(request.content(), separator, name, request.target_language_code(), layer);
    }
    case v1::GLOSSARY_FORMAT_TBX:
      return ImportTbx(request.content(), name, layer);
    default:
      return ImportYaml(request.content(), name, layer);
  }
}

void CheckFormat(v1::GlossaryFormat format, FaultList& faults) {
  if (format <= v1::GLOSSARY_FORMAT_UNSPECIFIED || format > v1::GLOSSARY_FORMAT_TBX) {
    faults.Add("format", "is required: yaml, csv, tsv or tbx");
  }
}

// Where in a request for `entry` the field stands that the linter calls `field`: "en.names" is "entry.names",
// "ru.forbidden" may be "entry.targets[1].forbidden".
std::string RequestField(absl::string_view field, const v1::GlossaryEntry& entry) {
  for (int i = 0; i < entry.targets_size(); ++i) {
    absl::string_view part = field;
    if (!absl::ConsumePrefix(&part, absl::StrCat(entry.targets(i).language_code(), "."))) continue;
    return absl::StrCat("entry.targets[", i, "].", part);
  }
  return absl::StrCat("entry.", absl::StripPrefix(field, "en."));
}

bool HasFault(const FaultList& faults, const std::string& field) {
  return std::any_of(faults.faults().begin(), faults.faults().end(),
                     [&](const Fault& fault) { return fault.field == field; });
}

v1::GlossaryEntry WithFindings(v1::GlossaryEntry message, const std::vector<LintFinding>& findings) {
  for (const LintFinding& finding : findings) {
    v1::EntryFinding& added = *message.add_findings();
    added.set_field(finding.field);
    added.set_rule(finding.rule);
    added.set_message(finding.message);
  }
  return message;
}

v1::TermPlace::Form FormOf(const TermMatch& match) {
  if (match.surname_only) return v1::TermPlace::FORM_SURNAME;
  return match.plural ? v1::TermPlace::FORM_PLURAL : v1::TermPlace::FORM_NAME;
}

}  // namespace

absl::StatusOr<v1::GlossaryEntry> GlossaryHandlers::Get(const v1::GetGlossaryEntryRequest& request) const {
  FaultList faults;
  if (request.id().empty()) faults.Add("id", "is required");
  CheckClient(request.client(), "client", faults);
  CheckLayer(request.layer(), request.client(), faults);
  RETURN_IF_ERROR(faults.ToStatus(kInvalidRequest));
  const std::shared_ptr<const EntryTable> table = glossary_.entries();
  EntryTable::Entry entry;
  if (request.layer() == v1::GLOSSARY_LAYER_UNSPECIFIED) {
    entry = table->Resolve(request.client(), request.id());
  } else {
    const auto layer = static_cast<GlossaryLayer>(static_cast<int>(request.layer()) - 1);
    entry = table->Find(layer, layer == GlossaryLayer::kClient ? request.client() : "", request.id());
  }
  if (entry == nullptr) {
    return absl::NotFoundError(
        absl::StrCat("no glossary entry \"", request.id(), "\"",
                     request.client().empty() ? "" : absl::StrCat(" for client \"", request.client(), "\"")));
  }
  return ToMessage(*entry);
}

absl::StatusOr<v1::ListGlossaryEntriesResponse> GlossaryHandlers::List(
    const v1::ListGlossaryEntriesRequest& request) const {
  ASSIGN_OR_RETURN(const size_t page_size, PageSize(request.page_size()));
  FaultList faults;
  const bool all_clients = request.client() == kAllClients;
  if (!all_clients) CheckClient(request.client(), "client", faults);
  CheckLayer(request.layer(), request.client(), faults);
  CheckKind(request.kind(), faults);
  if (request.filter().size() > kMaxFilterBytes) {
    faults.Add("filter", absl::StrCat(request.filter().size(), " bytes; at most ", kMaxFilterBytes));
  }
  RETURN_IF_ERROR(faults.ToStatus(kInvalidRequest));
  v1::ListGlossaryEntriesRequest conditions = request;
  conditions.clear_page_size();
  conditions.clear_page_token();
  const std::string list = conditions.SerializeAsString();
  ASSIGN_OR_RETURN(const std::vector<std::string> position, DecodePageToken(request.page_token(), list, 3));

  const auto place_of = [](const EntryTable::Entry& entry) {
    return std::vector<std::string>{absl::StrCat(static_cast<int>(entry->entry.layer)), entry->client,
                                    entry->entry.id};
  };
  const std::string folded = FoldText(request.filter());
  const std::shared_ptr<const EntryTable> table = glossary_.entries();
  v1::ListGlossaryEntriesResponse response;
  int total = 0;
  std::vector<std::string> last;
  for (const EntryTable::Entry& entry : table->entries()) {
    if (!all_clients && !entry->client.empty() && entry->client != request.client()) continue;
    if (!IsOfLayer(entry->entry, request.layer()) || !IsOfKind(entry->entry, request.kind())) continue;
    if (!all_clients && !request.show_overridden() &&
        table->Resolve(request.client(), entry->entry.id) != entry) {
      continue;
    }
    if (!Mentions(entry->entry, folded)) continue;
    ++total;
    // The table is in the order of these places, layers having one digit.
    if (!position.empty() && place_of(entry) <= position) continue;
    if (static_cast<size_t>(response.entries_size()) < page_size) {
      *response.add_entries() = ToMessage(*entry);
      last = place_of(entry);
    } else if (response.next_page_token().empty()) {
      response.set_next_page_token(EncodePageToken({last, list}));
    }
  }
  response.set_total_size(total);
  return response;
}

absl::Status GlossaryHandlers::NotStored(const EntryKey& key) const {
  const std::shared_ptr<const EntryTable> table = glossary_.entries();
  const EntryTable::Entry below = table->Resolve(key.client, key.id);
  const std::string what = key.client.empty()
                               ? absl::StrCat("no stored entry \"", key.id, "\"")
                               : absl::StrCat("client \"", key.client, "\" has no entry \"", key.id, "\"");
  if (below == nullptr) return absl::NotFoundError(what);
  if (below->revision != 0) {
    return absl::NotFoundError(absl::StrCat(what, "; the house layer has one"));
  }
  const char* layer = below->entry.layer == GlossaryLayer::kBase ? "base" : "house";
  return absl::FailedPreconditionError(
      absl::StrCat("entry \"", key.id, "\" comes from the ", layer,
                   " layer's files, which are read only; create an entry with this id to override it"));
}

EntryTable::Entry GlossaryHandlers::Stored(const EntryKey& key) const {
  const EntryTable::Entry entry = glossary_.entries()->Find(LayerOf(key), key.client, key.id);
  return entry == nullptr || entry->revision == 0 ? nullptr : entry;
}

std::vector<LintFinding> GlossaryHandlers::Lint(const Concept& entry, const EntryKey& key,
                                                const v1::GlossaryEntry& message, FaultList& faults) const {
  const std::shared_ptr<const Glossary> present = glossary_.holder().Get(key.client);
  const FaultList before = faults;
  std::vector<LintFinding> warnings;
  for (LintFinding& finding : LintChange(absl::MakeConstSpan(&entry, 1), *present,
                                         [&](const Concept& other) { return other.id != key.id; })) {
    if (!finding.is_error) {
      warnings.push_back(std::move(finding));
      continue;
    }
    const std::string field = RequestField(finding.field, message);
    if (!HasFault(before, field)) faults.Add(field, std::move(finding.message));
  }
  return warnings;
}

absl::StatusOr<v1::GlossaryEntry> GlossaryHandlers::Put(EntryChange change, const std::string& author) const {
  const EntryKey key = change.key;
  LayeredEntry fresh{*change.entry, key.client, 0, {}};
  ASSIGN_OR_RETURN(const std::vector<int64_t> numbers,
                   glossary_.Apply(absl::MakeConstSpan(&change, 1), author));
  const EntryTable::Entry entry = glossary_.entries()->Find(LayerOf(key), key.client, key.id);
  if (entry != nullptr && entry->revision == numbers.front()) return ToMessage(*entry);
  // Somebody has changed it again since.
  v1::GlossaryEntry message = ToMessage(fresh);
  message.set_etag(EtagOf(numbers.front()));
  return message;
}

absl::StatusOr<v1::GlossaryEntry> GlossaryHandlers::Create(
    const v1::CreateGlossaryEntryRequest& request) const {
  FaultList faults;
  if (!request.has_entry()) faults.Add("entry", "is required");
  RETURN_IF_ERROR(CheckPlace(request.entry(), faults));
  CheckAuthor(request.author(), faults);
  const EntryKey key{request.entry().client(), request.entry().id()};
  Concept entry = ConceptFromEntry(request.entry(), LayerOf(key), "entry", faults);
  std::vector<LintFinding> findings = Lint(entry, key, request.entry(), faults);
  RETURN_IF_ERROR(faults.ToStatus(kInvalidRequest));
  if (glossary_.entries()->Resolve(key.client, key.id) != nullptr) {
    findings.push_back(
        {key.id, "id", "overrides",
         "takes the place of the read-only or lower layer's entry of this id, with all its fields; "
         "an update keeps those that it does not name"});
  }
  if (request.validate_only()) {
    if (Stored(key) != nullptr) {
      return absl::AlreadyExistsError(absl::StrCat("there is an entry \"", key.id, "\" already"));
    }
    return WithFindings(ToMessage({std::move(entry), key.client, 0, {}}), findings);
  }
  ASSIGN_OR_RETURN(v1::GlossaryEntry stored, Put({key, std::move(entry), 0}, request.author()));
  return WithFindings(std::move(stored), findings);
}

absl::StatusOr<v1::GlossaryEntry> GlossaryHandlers::Update(
    const v1::UpdateGlossaryEntryRequest& request) const {
  for (int attempt = 1;; ++attempt) {
    absl::StatusOr<v1::GlossaryEntry> result = UpdateOnce(request);
    const bool again = absl::IsAborted(result.status()) && request.entry().etag().empty();
    if (!again || attempt == kMaxUpdateAttempts) return result;
    RETURN_IF_ERROR(glossary_.Refresh());
  }
}

absl::StatusOr<v1::GlossaryEntry> GlossaryHandlers::UpdateOnce(
    const v1::UpdateGlossaryEntryRequest& request) const {
  FaultList faults;
  if (!request.has_entry()) faults.Add("entry", "is required");
  RETURN_IF_ERROR(CheckPlace(request.entry(), faults));
  CheckAuthor(request.author(), faults);
  if (request.entry().id().empty()) faults.Add("entry.id", "is required");
  const std::set<std::string> fields = MaskedFields(request, faults);
  RETURN_IF_ERROR(faults.ToStatus(kInvalidRequest));

  const EntryKey key{request.entry().client(), request.entry().id()};
  const EntryTable::Entry present = Stored(key);
  v1::GlossaryEntry wanted = request.entry();
  int64_t expected = 0;
  if (present != nullptr) {
    RETURN_IF_ERROR(CheckEtag(*present, request.entry().etag()));
    wanted = Merge(ToMessage(*present), request.entry(), fields);
    expected = present->revision;
  } else if (!request.allow_missing()) {
    return NotStored(key);
  } else if (!request.entry().etag().empty()) {
    return absl::AbortedError(absl::StrCat("entry \"", key.id, "\" is gone"));
  }
  Concept entry = ConceptFromEntry(wanted, LayerOf(key), "entry", faults);
  const std::vector<LintFinding> findings = Lint(entry, key, wanted, faults);
  RETURN_IF_ERROR(faults.ToStatus(kInvalidRequest));
  if (request.validate_only()) {
    return WithFindings(ToMessage({std::move(entry), key.client, 0, {}}), findings);
  }
  ASSIGN_OR_RETURN(v1::GlossaryEntry stored, Put({key, std::move(entry), expected}, request.author()));
  return WithFindings(std::move(stored), findings);
}

absl::Status GlossaryHandlers::Delete(const v1::DeleteGlossaryEntryRequest& request) const {
  FaultList faults;
  if (request.id().empty()) faults.Add("id", "is required");
  CheckClient(request.client(), "client", faults);
  CheckAuthor(request.author(), faults);
  RETURN_IF_ERROR(faults.ToStatus(kInvalidRequest));
  EntryChange change{{request.client(), request.id()}, std::nullopt, std::nullopt};
  if (!request.etag().empty()) {
    RETURN_IF_ERROR(glossary_.Refresh());  // another server's change counts
    const EntryTable::Entry present = Stored(change.key);
    if (present == nullptr) return NotStored(change.key);
    RETURN_IF_ERROR(CheckEtag(*present, request.etag()));
    change.expected = present->revision;
  }
  const absl::Status status = glossary_.Apply(absl::MakeConstSpan(&change, 1), request.author()).status();
  return absl::IsNotFound(status) ? NotStored(change.key) : status;
}

absl::StatusOr<v1::ListGlossaryEntryRevisionsResponse> GlossaryHandlers::ListRevisions(
    const v1::ListGlossaryEntryRevisionsRequest& request) const {
  ASSIGN_OR_RETURN(const size_t page_size, PageSize(request.page_size()));
  FaultList faults;
  if (request.id().empty()) faults.Add("id", "is required");
  CheckClient(request.client(), "client", faults);
  RETURN_IF_ERROR(faults.ToStatus(kInvalidRequest));
  const EntryKey key{request.client(), request.id()};
  const std::string list = absl::StrCat("revisions ", key.client, " ", key.id);
  ASSIGN_OR_RETURN(const std::vector<std::string> position, DecodePageToken(request.page_token(), list, 1));
  int64_t before = std::numeric_limits<int64_t>::max();
  if (!position.empty() && !absl::SimpleAtoi(position.front(), &before)) before = 0;
  const absl::Status never =
      absl::NotFoundError(absl::StrCat("no revisions of entry \"", key.id, "\": the store never had it"));
  if (glossary_.store() == nullptr) return never;
  ASSIGN_OR_RETURN(std::vector<EntryRevision> revisions,
                   glossary_.store()->Revisions(key, before, page_size + 1));
  if (revisions.empty() && position.empty()) return never;

  v1::ListGlossaryEntryRevisionsResponse response;
  const bool more = revisions.size() > page_size;
  if (more) revisions.pop_back();
  for (const EntryRevision& revision : revisions) {
    v1::GlossaryEntryRevision& message = *response.add_revisions();
    message.set_etag(EtagOf(revision.number));
    SetTime(revision.time, message.mutable_create_time());
    message.set_author(revision.author);
    message.set_deleted(!revision.entry.has_value());
    if (revision.entry.has_value()) {
      *message.mutable_entry() = ToMessage({*revision.entry, key.client, revision.number, revision.time});
    } else {
      message.mutable_entry()->set_id(key.id);
      message.mutable_entry()->set_client(key.client);
      message.mutable_entry()->set_layer(key.client.empty() ? v1::GLOSSARY_LAYER_HOUSE
                                                            : v1::GLOSSARY_LAYER_CLIENT);
    }
  }
  if (more) response.set_next_page_token(EncodePageToken({{absl::StrCat(revisions.back().number)}, list}));
  return response;
}

absl::StatusOr<v1::ImportGlossaryEntriesResponse> GlossaryHandlers::Import(
    const v1::ImportGlossaryEntriesRequest& request) const {
  FaultList faults;
  CheckFormat(request.format(), faults);
  CheckClient(request.client(), "client", faults);
  CheckAuthor(request.author(), faults);
  if (request.content().empty()) faults.Add("content", "is required");
  if (!v1::ImportGlossaryEntriesRequest::Mode_IsValid(request.mode())) {
    faults.Add("mode", "unknown mode; merge, create or replace");
  }
  RETURN_IF_ERROR(faults.ToStatus(kInvalidRequest));

  // What another server has stored must be merged, too.
  RETURN_IF_ERROR(glossary_.Refresh());
  absl::StatusOr<ImportPlan> plan = PlanOf(request);
  if (!plan.ok()) {
    if (!request.validate_only()) return plan.status();
    v1::ImportGlossaryEntriesResponse response;
    const StatusFaults found = FaultsOf(plan.status());
    for (const Fault& fault : found.faults.faults()) {
      v1::ImportFault& message = *response.add_faults();
      message.set_place(fault.field);
      message.set_description(fault.description);
    }
    if (response.faults().empty()) return plan.status();
    return response;
  }
  if (!request.validate_only()) RETURN_IF_ERROR(glossary_.Apply(plan->changes, request.author()).status());
  return std::move(plan->response);
}

absl::StatusOr<ImportPlan> GlossaryHandlers::PlanOf(const v1::ImportGlossaryEntriesRequest& request) const {
  ASSIGN_OR_RETURN(std::vector<ImportedEntry> entries,
                   ParseContent(request, LayerOf({request.client(), ""})));
  const std::shared_ptr<const Glossary> glossary = glossary_.holder().Get(request.client());
  return PlanImport(std::move(entries), request.client(), request.mode(), *glossary_.entries(), *glossary);
}

absl::StatusOr<std::string> GlossaryHandlers::Export(const v1::ExportGlossaryEntriesRequest& request) const {
  FaultList faults;
  CheckFormat(request.format(), faults);
  CheckClient(request.client(), "client", faults);
  CheckLayer(request.layer(), request.client(), faults);
  CheckKind(request.kind(), faults);
  const std::string& target = request.target_language_code();
  const absl::Span<const absl::string_view> languages = GlossaryLanguages();
  if (!target.empty() && std::find(languages.begin(), languages.end(), target) == languages.end()) {
    faults.Add("target_language_code",
               absl::StrCat("\"", target, "\"; one of ", absl::StrJoin(languages, ", ")));
  }
  RETURN_IF_ERROR(faults.ToStatus(kInvalidRequest));
  const std::shared_ptr<const EntryTable> table = glossary_.entries();
  std::vector<Concept> concepts;
  for (const EntryTable::Entry& entry : table->entries()) {
    if (!entry->client.empty() && entry->client != request.client()) continue;
    if (!IsOfLayer(entry->entry, request.layer()) || !IsOfKind(entry->entry, request.kind())) continue;
    if (table->Resolve(request.client(), entry->entry.id) == entry) concepts.push_back(entry->entry);
  }
  const Separator separator =
      request.format() == v1::GLOSSARY_FORMAT_TSV ? Separator::kTab : Separator::kComma;
  if (request.format() == v1::GLOSSARY_FORMAT_YAML) return FormatGlossary(concepts);
  if (request.format() == v1::GLOSSARY_FORMAT_TBX) return ExportTbx(concepts);
  return target.empty() ? ExportSheet(concepts, separator) : ExportSeparated(concepts, separator, target);
}

absl::StatusOr<v1::AnalyzeTextResponse> GlossaryHandlers::AnalyzeText(
    const v1::AnalyzeTextRequest& request) const {
  FaultList faults;
  CheckClient(request.client(), "client", faults);
  if (request.text().size() > options_.max_text_bytes) {
    faults.Add("text", absl::StrCat(request.text().size(), " bytes; at most ", options_.max_text_bytes));
  }
  if (!IsValidUtf8(request.text())) faults.Add("text", "is not valid UTF-8");
  if (static_cast<size_t>(request.glossary_entries_size()) > options_.max_request_entries) {
    faults.Add("glossary_entries", absl::StrCat(request.glossary_entries_size(), " entries; at most ",
                                                options_.max_request_entries));
  }
  std::vector<Concept> concepts =
      ConceptsFromEntries(request.glossary_entries(), GlossaryLayer::kRequest, "glossary_entries", faults);
  RETURN_IF_ERROR(faults.ToStatus(kInvalidRequest));
  std::shared_ptr<const Glossary> glossary = glossary_.holder().Get(request.client());
  if (!concepts.empty()) {
    ASSIGN_OR_RETURN(glossary, Glossary::Overlay(std::move(glossary), std::move(concepts)));
  }
  const absl::string_view text = request.text();
  const std::vector<ByteRange> protected_ranges = FindProtectedText(text);
  v1::AnalyzeTextResponse response;
  response.set_glossary_revision(glossary->revision());
  const std::vector<std::vector<TermMatch>> matches =
      MatchArticle(*glossary, absl::MakeConstSpan(&text, 1), absl::MakeConstSpan(&protected_ranges, 1));
  for (const TermMatch& match : matches.front()) {
    v1::TermPlace& place = *response.add_terms();
    place.set_begin_byte(static_cast<uint32_t>(match.source.begin));
    place.set_end_byte(static_cast<uint32_t>(match.source.end));
    place.set_text(std::string(match.source.In(text)));
    place.set_entry_id(match.concept_->id);
    place.set_layer(static_cast<v1::GlossaryLayer>(static_cast<int>(match.concept_->layer) + 1));
    place.set_form(FormOf(match));
    place.set_possessive(match.possessive);
    place.set_all_caps(match.all_caps);
  }
  return response;
}

}  // namespace dragoman
