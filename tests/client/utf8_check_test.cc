#include "client/utf8_check.h"

#include <gmock/gmock.h>

#include "dragoman/v1/localization_service.pb.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(Utf8CheckTest, NamesLineAndByte) {
  EXPECT_OK(CheckUtf8(""));
  EXPECT_OK(CheckUtf8("Élysée\n\xEF\xBF\xBD"));
  EXPECT_THAT(CheckUtf8("\xFF\xFEH\0"),
              StatusIs(absl::StatusCode::kInvalidArgument, "line 1: the text is not valid UTF-8 at byte 1"));
  EXPECT_THAT(CheckUtf8("é\n\n\xEF\xBF\xBD caf\xE9.\n\xFF"),
              StatusIs(absl::StatusCode::kInvalidArgument, "line 3: the text is not valid UTF-8 at byte 8"));
  EXPECT_THAT(CheckUtf8("cut \xD0", 7),
              StatusIs(absl::StatusCode::kInvalidArgument, "line 7: the text is not valid UTF-8 at byte 5"));
}

TEST(Utf8CheckTest, NamesEveryFieldOfARequest) {
  v1::LocalizeArticleRequest request;
  request.add_target_language_codes("fr");
  request.mutable_article()->mutable_headline()->set_text("Élysée");
  EXPECT_OK(CheckUtf8(request));

  request.add_target_language_codes("\xFF");
  request.set_client("client");
  request.mutable_article()->add_blocks()->mutable_paragraph()->mutable_text()->set_text("fine");
  request.mutable_article()->add_blocks()->mutable_list()->add_items()->set_text("one\nb\xE9");
  (*request.mutable_typography_profiles())["fr"] = "\xFF";
  EXPECT_THAT(CheckUtf8(request),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       AllOf(HasSubstr("target_language_codes[1]: line 1:"),
                             HasSubstr("article.blocks[1].list.items[0].text: line 2: the text is not valid "
                                       "UTF-8 at byte 2"),
                             HasSubstr("typography_profiles[0].value: line 1:"), Not(HasSubstr("client")))));
}

}  // namespace
}  // namespace dragoman
