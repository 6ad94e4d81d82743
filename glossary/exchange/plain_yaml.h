// The part of YAML in which glossary files are nearly always written, and the entries of a store always, read
// without the YAML library, which takes more than ten times as long.
#pragma once

#include <deque>
#include <list>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace dragoman {

// A value in a text. Has those functions of YAML::Node, meaning the same, that readers of glossary files use.
class PlainNode {
 public:
  struct Child;  // of a sequence: a node; of a map: a key `first` with its value `second`
  struct Place {
    int line = 0;  // from 0
  };

  bool IsDefined() const { return kind_ != Kind::kUndefined; }
  bool IsScalar() const { return kind_ == Kind::kScalar; }
  bool IsSequence() const { return kind_ == Kind::kSequence; }
  bool IsMap() const { return kind_ == Kind::kMap; }
  bool IsNull() const { return false; }
  absl::string_view Scalar() const { return scalar_; }
  Place Mark() const { return {line_}; }
  // Of sequences and maps.
  const Child* begin() const;
  const Child* end() const;
  // The first value of a map's key; undefined when there is none.
  PlainNode operator[](absl::string_view key) const;

 private:
  friend class PlainYaml;
  enum class Kind { kUndefined, kScalar, kSequence, kMap };

  Kind kind_ = Kind::kUndefined;
  int line_ = 0;
  absl::string_view scalar_;
  const std::vector<Child>* children_ = nullptr;
};

struct PlainNode::Child : PlainNode {
  PlainNode first, second;
};

// Reads one text of the form
//
//   # comment
//   entries:
//   - key: plain text
//     key: "with \" and \\"
//     key: {key: [plain text, "text"], key: {}}
//
// in which every value stands on one line, and keys and plain texts have no characters that mean something to
// YAML. Not thread-safe.
class PlainYaml {
 public:
  // `text` is valid UTF-8, nested at most as deep as the stack bears, and must outlive the reader.
  explicit PlainYaml(absl::string_view text) : rest_(text) {}

  // Reads on: true when entry() is one more entry. False behind the last one, and where the text is not of
  // the form above; AtEnd() tells which.
  bool Next();
  bool AtEnd() const { return at_end_; }
  // Valid until the next Next().
  PlainNode entry() const { return entry_; }

 private:
  using Children = std::vector<PlainNode::Child>;
  enum class Context { kBlock, kFlow };

  bool Consume(absl::string_view token);
  bool ConsumeLineEnd();
  bool SkipEmptyLines();
  bool ReadEntry();
  bool ReadPair(Context context, Children* map);
  bool ReadValue(Context context, PlainNode* node);
  bool ReadFlow(bool map, PlainNode* node);
  bool ReadQuoted(PlainNode* node);
  bool ReadPlain(Context context, PlainNode* node);

  // A node on this line.
  PlainNode Node(PlainNode::Kind kind, absl::string_view scalar = {}) const;
  // Makes `node` a collection that is to be filled.
  Children* Open(PlainNode::Kind kind, PlainNode* node);

  absl::string_view rest_;
  int line_ = 0;
  bool begun_ = false;
  bool at_end_ = false;
  PlainNode entry_;
  // Of the present entry.
  std::deque<Children> collections_;
  std::list<std::string> unescaped_;
};

}  // namespace dragoman
