// Marian's binary weights file, version 1, taken apart into its items.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace dragoman::marian {

// What the items of a file hold. Other types of Marian's are refused.
enum class ItemType : uint64_t {
  kFloat32 = 0x0404,
  kInt8 = 0x0101,  // also raw bytes, such as the configuration
  kInt32 = 0x0104,
  kIntgemm8 = 0x4101,  // int8 weights, then one float32 multiplier
};

// One named tensor. `data` points into the file's bytes.
struct ModelItem {
  ItemType type = ItemType::kFloat32;
  std::vector<int32_t> shape;
  absl::string_view data;

  // The product of the dimensions, at most the length of `data` in elements.
  size_t elements() const;
};

// Immutable, hence thread-safe. Owns the file's bytes.
class BinaryModel {
 public:
  // Takes a file apart. `bytes` may be anything at all: InvalidArgument says what is wrong and where. After
  // success every item's data is as long as its shape and type ask for.
  static absl::StatusOr<BinaryModel> Parse(std::string bytes);

  // The item of that name, or null.
  const ModelItem* Find(absl::string_view name) const;

  // The text of `special:model.yml`, without its NUL; "" when the file has none.
  absl::string_view config() const;

  const std::map<std::string, ModelItem, std::less<>>& items() const { return items_; }

 private:
  // On the heap, so that the items' views survive a move.
  std::unique_ptr<const std::string> bytes_;
  std::map<std::string, ModelItem, std::less<>> items_;
};

}  // namespace dragoman::marian
