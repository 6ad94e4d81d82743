#include "service/pipeline/span_projection.h"

#include <gmock/gmock.h>

namespace dragoman {
namespace {

TEST(SpanProjectionTest, FollowsTheAlignment) {
  SegmentJob job;
  job.text = "the red house";
  SegmentOutcome outcome;
  outcome.text = "la maison rouge";
  outcome.alignment = {{{0, 3}, {0, 2}}, {{8, 13}, {3, 9}}, {{4, 7}, {10, 15}}};
  EXPECT_EQ(ProjectRange({4, 7}, job, outcome), (ByteRange{10, 15}));
  EXPECT_EQ(ProjectRange({4, 13}, job, outcome), (ByteRange{3, 15}));
  EXPECT_EQ(ProjectRange({0, 13}, job, outcome), (ByteRange{0, 15}));
}

TEST(SpanProjectionTest, KeepsPlacesOfUnchangedText) {
  SegmentJob job;
  job.text = "Macron";
  SegmentOutcome outcome;
  outcome.text = "Macron";
  EXPECT_EQ(ProjectRange({1, 3}, job, outcome), (ByteRange{1, 3}));
}

TEST(SpanProjectionTest, FallsBackOnWholeWordsByProportion) {
  SegmentJob job;
  job.text = "one two three four";
  SegmentOutcome outcome;
  outcome.text = "un deux trois quatre";
  const ByteRange range = ProjectRange({4, 7}, job, outcome);
  EXPECT_EQ(range.In(outcome.text), "deux");
}

TEST(SpanProjectionTest, PartsRangesThatCross) {
  std::vector<ByteRange> ranges = {{0, 6}, {4, 9}, {1, 3}};
  UncrossRanges(absl::MakeSpan(ranges));
  EXPECT_THAT(ranges, testing::ElementsAre(ByteRange{0, 6}, ByteRange{6, 9}, ByteRange{1, 3}));
}

}  // namespace
}  // namespace dragoman
