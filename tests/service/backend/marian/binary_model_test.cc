#include "service/backend/marian/binary_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/backend/marian/transformer.h"
#include "tests/service/backend/marian/tiny_model.h"
#include "tests/support/status_matchers.h"

namespace dragoman::marian {
namespace {

using absl::StatusCode;
using testing::HasSubstr;

absl::Status Load(const std::string& bytes, Arithmetic arithmetic = Arithmetic::kInt8) {
  auto model = BinaryModel::Parse(bytes);
  if (!model.ok()) return model.status();
  Transformer::Options options;
  options.arithmetic = arithmetic;
  return Transformer::Create(*model, options).status();
}

TEST(BinaryModelTest, ReadsItemsAndConfiguration) {
  const auto model = BinaryModel::Parse(TinyModel().Bytes());
  ASSERT_OK(model);
  ASSERT_NE(model->Find("Wemb"), nullptr);
  EXPECT_EQ(model->Find("Wemb")->shape, (std::vector<int32_t>{50, 32}));
  EXPECT_EQ(model->Find("nothing"), nullptr);
  EXPECT_THAT(std::string(model->config()), HasSubstr("dim-emb: 32"));
  EXPECT_OK(Load(TinyModel().Bytes()));
}

TEST(BinaryModelTest, RefusesEveryTruncation) {
  TinyShape shape;
  shape.encoder = shape.decoder = 1;
  const std::string bytes = TinyModel(shape).Bytes();
  for (size_t size = 0; size < bytes.size(); size += size < 4096 ? 7 : 997) {
    SCOPED_TRACE(size);
    EXPECT_THAT(BinaryModel::Parse(bytes.substr(0, size)),
                StatusIs(StatusCode::kInvalidArgument, HasSubstr("malformed model file")));
  }
}

TEST(BinaryModelTest, RefusesHostileNumbers) {
  struct Case {
    const char* name;
    size_t offset;
    uint64_t value;
    const char* message;
  };
  const Case cases[] = {
      {"version", 0, 2, "version 2"},
      {"items", 8, ~uint64_t{0}, "items, the limit is"},
      {"name length", 16, ~uint64_t{0}, "has a name of"},
      {"type", 24, 0x1234, "has type 0x1234"},
      {"dimensions", 32, uint64_t{1} << 40, "dimensions, the limit is"},
      {"data length", 40, ~uint64_t{0} - 3, "needs 18446744073709551612 bytes"},
      {"data too short", 40, 8, "its shape needs at least"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    std::string bytes = TinyModel().Bytes();
    std::memcpy(bytes.data() + c.offset, &c.value, sizeof c.value);
    EXPECT_THAT(BinaryModel::Parse(bytes), StatusIs(StatusCode::kInvalidArgument, HasSubstr(c.message)));
  }
}

TEST(BinaryModelTest, RefusesNegativeAndHugeDimensions) {
  for (const int32_t dimension : {-1, 0x7FFFFFFF}) {
    TinyModel model;
    model.item("Wemb").shape = {dimension, dimension};
    EXPECT_THAT(BinaryModel::Parse(model.Bytes()),
                StatusIs(StatusCode::kInvalidArgument, HasSubstr("\"Wemb\"")));
  }
}

TEST(BinaryModelTest, RefusesItemsOfTheSameName) {
  TinyModel model;
  model.items().push_back(model.item("Wemb"));
  EXPECT_THAT(BinaryModel::Parse(model.Bytes()),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("two items")));
}

TEST(TransformerTest, NamesEveryMissingOrMisshapenTensor) {
  TinyModel model;
  model.item("encoder_l1_self_Wq").name = "other";
  model.item("decoder_l2_ffn_W1").shape = {48, 32};
  EXPECT_THAT(
      Load(model.Bytes()),
      StatusIs(StatusCode::kInvalidArgument,
               testing::AllOf(HasSubstr("encoder_l1_self_Wq: the tensor is missing"),
                              HasSubstr("decoder_l2_ffn_W1: expected shape [32, 48], found [48, 32]"))));
}

TEST(TransformerTest, NeedsAlphasForInt8Only) {
  TinyShape shape;
  shape.alphas = false;
  const std::string bytes = TinyModel(shape).Bytes();
  EXPECT_THAT(Load(bytes), StatusIs(StatusCode::kFailedPrecondition, HasSubstr("alphas")));
  EXPECT_OK(Load(bytes, Arithmetic::kFloat32));
}

TEST(TransformerTest, RefusesMultipliersThatAreNoNumbers) {
  TinyModel model;
  std::string& data = model.item("Wemb").data;
  data.replace(data.size() - 4, 4, std::string("\x00\x00\xC0\x7F", 4));  // NaN
  EXPECT_THAT(Load(model.Bytes()), StatusIs(StatusCode::kInvalidArgument, HasSubstr("Wemb: its multiplier")));
}

TEST(ModelConfigTest, NamesUnsupportedKeys) {
  struct Case {
    const char* key;
    const char* value;
  };
  for (const Case& c :
       {Case{"dec-cell", "gru"}, Case{"transformer-postprocess", "da"},
        Case{"transformer-decoder-autoreg", "self-attention"}, Case{"transformer-ffn-activation", "swish"},
        Case{"transformer-preprocess", "n"}, Case{"transformer-heads", "5"}, Case{"dim-emb", "-3"},
        Case{"transformer-tied-layers", "[1, 2, 3]"}, Case{"enc-depth", "100000"}}) {
    SCOPED_TRACE(c.key);
    const std::string yaml = TinyConfig({}) + c.key + ": " + c.value + "\n";
    EXPECT_THAT(ParseModelConfig(yaml), StatusIs(StatusCode::kInvalidArgument, HasSubstr(c.key)));
  }
  EXPECT_THAT(ParseModelConfig(""), StatusIs(StatusCode::kInvalidArgument, HasSubstr("dim-emb")));
}

TEST(ModelConfigTest, ReadsTiedLayers) {
  const auto config = ParseModelConfig(TinyConfig({}) + "transformer-tied-layers:\n  - 1\n  - 1\n");
  ASSERT_OK(config);
  EXPECT_THAT(config->decoder_weights, testing::ElementsAre(1, 1));
}

}  // namespace
}  // namespace dragoman::marian
