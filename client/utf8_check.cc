#include "client/utf8_check.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/base/fault_list.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// The first byte of `text`, which is not valid UTF-8, that belongs to no character.
size_t FirstIllFormedByte(absl::string_view text) {
  size_t position = 0;
  while (position < text.size()) {
    const size_t begin = position;
    const bool replaced = NextCharacter(text, position) == kReplacementCharacter;
    // A replacement character may also be what the text says.
    if (replaced && !IsValidUtf8(text.substr(begin, position - begin))) return begin;
  }
  return position;
}

void CheckMessage(const Message& message, const std::string& path, FaultList& faults);

// The value of `field`, or its element `i` where it is repeated.
void CheckValue(const Message& message, const FieldDescriptor& field, int i, const std::string& path,
                FaultList& faults) {
  const Reflection& reflection = *message.GetReflection();
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
    CheckMessage(field.is_repeated() ? reflection.GetRepeatedMessage(message, &field, i)
                                     : reflection.GetMessage(message, &field),
                 absl::StrCat(path, "."), faults);
  } else if (field.type() == FieldDescriptor::TYPE_STRING) {
    const absl::Status status =
        CheckUtf8(field.is_repeated() ? reflection.GetRepeatedString(message, &field, i)
                                      : reflection.GetString(message, &field));
    if (!status.ok()) faults.Add(path, std::string(status.message()));
  }
}

void CheckMessage(const Message& message, const std::string& path, FaultList& faults) {
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const std::string name = absl::StrCat(path, field->name());
    if (!field->is_repeated()) CheckValue(message, *field, 0, name, faults);
    const int size = field->is_repeated() ? message.GetReflection()->FieldSize(message, field) : 0;
    for (int i = 0; i < size; ++i) {
      CheckValue(message, *field, i, absl::StrCat(name, "[", i, "]"), faults);
    }
  }
}

}  // namespace

absl::Status CheckUtf8(absl::string_view text, size_t first_line) {
  if (IsValidUtf8(text)) return absl::OkStatus();
  const absl::string_view before = text.substr(0, FirstIllFormedByte(text));
  const size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto line = first_line + static_cast<size_t>(std::count(before.begin(), before.end(), '\n'));
  return absl::InvalidArgumentError(
      absl::StrCat("line ", line, ": the text is not valid UTF-8 at byte ", before.size() - line_begin + 1));
}

absl::Status CheckUtf8(const Message& request) {
  FaultList faults;
  CheckMessage(request, "", faults);
  return faults.ToStatus("cannot send the request");
}

}  // namespace dragoman
