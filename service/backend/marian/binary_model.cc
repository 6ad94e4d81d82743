#include "service/backend/marian/binary_model.h"

#include <cstring>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "service/base/status_macros.h"

namespace dragoman::marian {
namespace {

// The largest published model has some 700 items; names have under 60 characters.
constexpr uint64_t kMaxItems = 1 << 16;
constexpr uint64_t kMaxNameBytes = 1024;
constexpr uint64_t kMaxDimensions = 8;

absl::Status Malformed(absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat("malformed model file: ", what));
}

// Reads little-endian values off the front of some bytes, never past their end.
class Reader {
 public:
  explicit Reader(absl::string_view bytes) : rest_(bytes), size_(bytes.size()) {}

  template <typename T>
  absl::StatusOr<T> Read(absl::string_view what) {
    ASSIGN_OR_RETURN(const absl::string_view bytes, ReadBytes(sizeof(T), what));
    T value;
    std::memcpy(&value, bytes.data(), sizeof(T));
    return value;
  }

  absl::StatusOr<absl::string_view> ReadBytes(uint64_t n, absl::string_view what) {
    if (n > rest_.size()) {
      return Malformed(absl::StrCat(what, " needs ", n, " bytes at offset ", size_ - rest_.size(),
                                    ", the file has ", rest_.size(), " left"));
    }
    const absl::string_view bytes = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return bytes;
  }

  uint64_t left() const { return rest_.size(); }

 private:
  absl::string_view rest_;
  uint64_t size_;
};

struct Header {
  uint64_t name_bytes;
  uint64_t type;
  uint64_t dimensions;
  uint64_t data_bytes;
};

uint64_t BytesNeeded(ItemType type, uint64_t elements) {
  switch (type) {
    case ItemType::kFloat32:
    case ItemType::kInt32:
      return elements * 4;
    case ItemType::kInt8:
      return elements;
    case ItemType::kIntgemm8:
      return elements + 4;
  }
  return 0;
}

bool KnownType(uint64_t type) {
  for (const ItemType known : {ItemType::kFloat32, ItemType::kInt8, ItemType::kInt32, ItemType::kIntgemm8}) {
    if (type == static_cast<uint64_t>(known)) return true;
  }
  return false;
}

// Checks one item's type, shape and length against each other.
absl::Status CheckItem(absl::string_view name, const Header& header, const std::vector<int32_t>& shape) {
  if (!KnownType(header.type)) {
    return Malformed(absl::StrCat("item \"", name, "\" has type 0x", absl::Hex(header.type),
                                  "; known are float32 (0x404), int8 (0x101), int32 (0x104), intgemm8 "
                                  "(0x4101)"));
  }
  uint64_t elements = 1;
  for (const int32_t dimension : shape) {
    if (dimension < 0) {
      return Malformed(absl::StrCat("item \"", name, "\" has a dimension of ", dimension));
    }
    elements *= static_cast<uint64_t>(dimension);
    // The data lies in the file: more elements than bytes is wrong, and the product stays far from overflow.
    if (elements > header.data_bytes) break;
  }
  const uint64_t needed = BytesNeeded(static_cast<ItemType>(header.type), elements);
  if (needed > header.data_bytes) {
    return Malformed(absl::StrCat("item \"", name, "\" has ", header.data_bytes,
                                  " bytes of data, its shape needs at least ", needed));
  }
  return absl::OkStatus();
}

}  // namespace

size_t ModelItem::elements() const {
  size_t product = 1;
  for (const int32_t dimension : shape) product *= static_cast<size_t>(dimension);
  return product;
}

absl::StatusOr<BinaryModel> BinaryModel::Parse(std::string bytes) {
  BinaryModel model;
  model.bytes_ = std::make_unique<const std::string>(std::move(bytes));
  Reader reader(*model.bytes_);

  ASSIGN_OR_RETURN(const uint64_t version, reader.Read<uint64_t>("the version"));
  if (version != 1) return Malformed(absl::StrCat("version ", version, ", this program reads version 1"));
  ASSIGN_OR_RETURN(const uint64_t count, reader.Read<uint64_t>("the number of items"));
  if (count > kMaxItems) return Malformed(absl::StrCat(count, " items, the limit is ", kMaxItems));

  std::vector<Header> headers;
  for (uint64_t i = 0; i < count; ++i) {
    ASSIGN_OR_RETURN(const Header header, reader.Read<Header>(absl::StrCat("the header of item ", i)));
    if (header.name_bytes == 0 || header.name_bytes > kMaxNameBytes) {
      return Malformed(absl::StrCat("item ", i, " has a name of ", header.name_bytes,
                                    " bytes, allowed are 1 to ", kMaxNameBytes));
    }
    if (header.dimensions > kMaxDimensions) {
      return Malformed(
          absl::StrCat("item ", i, " has ", header.dimensions, " dimensions, the limit is ", kMaxDimensions));
    }
    headers.push_back(header);
  }

  std::vector<std::string> names;
  for (uint64_t i = 0; i < count; ++i) {
    ASSIGN_OR_RETURN(const absl::string_view name,
                     reader.ReadBytes(headers[i].name_bytes, absl::StrCat("the name of item ", i)));
    if (name.find('\0') != name.size() - 1) {
      return Malformed(absl::StrCat("the name of item ", i, " does not end with its only NUL"));
    }
    names.emplace_back(name.substr(0, name.size() - 1));
  }

  std::vector<std::vector<int32_t>> shapes(count);
  for (uint64_t i = 0; i < count; ++i) {
    for (uint64_t d = 0; d < headers[i].dimensions; ++d) {
      ASSIGN_OR_RETURN(const int32_t dimension,
                       reader.Read<int32_t>(absl::StrCat("the shape of \"", names[i], "\"")));
      shapes[i].push_back(dimension);
    }
  }

  ASSIGN_OR_RETURN(const uint64_t padding, reader.Read<uint64_t>("the padding's length"));
  RETURN_IF_ERROR(reader.ReadBytes(padding, "the padding").status());

  for (uint64_t i = 0; i < count; ++i) {
    RETURN_IF_ERROR(CheckItem(names[i], headers[i], shapes[i]));
    ModelItem item;
    item.type = static_cast<ItemType>(headers[i].type);
    item.shape = std::move(shapes[i]);
    ASSIGN_OR_RETURN(item.data,
                     reader.ReadBytes(headers[i].data_bytes, absl::StrCat("the data of \"", names[i], "\"")));
    if (!model.items_.emplace(names[i], std::move(item)).second) {
      return Malformed(absl::StrCat("two items are named \"", names[i], "\""));
    }
  }
  if (reader.left() != 0) return Malformed(absl::StrCat(reader.left(), " bytes after the last item"));
  return model;
}

const ModelItem* BinaryModel::Find(absl::string_view name) const {
  const auto found = items_.find(name);
  return found == items_.end() ? nullptr : &found->second;
}

absl::string_view BinaryModel::config() const {
  const ModelItem* item = Find("special:model.yml");
  if (item == nullptr) return "";
  return item->data.substr(0, item->data.find('\0'));
}

}  // namespace dragoman::marian
