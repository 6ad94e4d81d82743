#include "glossary/exchange/entry_defaults.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "glossary/exchange.h"
#include "glossary/words/folding.h"

namespace dragoman {
namespace {

std::string Slug(absl::string_view text) {
  std::string slug;
  for (const char c : FoldText(text)) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(c))) {
      slug.push_back(c);
    } else if (!slug.empty() && slug.back() != '-') {
      slug.push_back('-');
    }
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug.empty() ? "entry" : slug;
}

}  // namespace

std::string PrimaryTag(absl::string_view tag) {
  return absl::AsciiStrToLower(std::string(tag.substr(0, tag.find_first_of("-_"))));
}

std::string IdFor(TermKind kind, absl::string_view name) {
  return absl::StrCat(TermKindName(kind), "/", Slug(name));
}

void SetCaseRule(Concept* entry) {
  const bool capital = entry->source.names.empty() ||
                       CapitalizeFirst(entry->source.names.front()) == entry->source.names.front();
  entry->source.case_rule = capital ? CaseRule::kExact : CaseRule::kInitial;
}

bool EntryIds::Settle(ImportedEntry* imported) {
  Concept& entry = imported->entry;
  imported->has_id = !entry.id.empty();
  if (imported->has_id) {
    const bool fresh = ids_.insert(entry.id).second;
    if (!fresh) faults_->Add(imported->place, absl::StrCat("duplicate id \"", entry.id, "\""));
    return fresh;
  }
  const std::string name = entry.source.names.empty() ? "" : entry.source.names.front();
  std::string& made = made_[{entry.kind, name}];
  if (made.empty()) {
    const std::string base = IdFor(entry.kind, name);
    made = base;
    for (int i = 2; !ids_.insert(made).second; ++i) made = absl::StrCat(base, "-", i);
  }
  entry.id = made;
  return true;
}

}  // namespace dragoman
