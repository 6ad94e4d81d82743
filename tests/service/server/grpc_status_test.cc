#include "service/server/grpc_status.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "dragoman/rpc/v1/error_details.pb.h"
#include "service/base/error_reason.h"

namespace dragoman {
namespace {

using testing::ElementsAre;

// The details of an answer: "RetryInfo", and ErrorInfo as its reason.
std::vector<std::string> Details(const absl::Status& status) {
  rpc::v1::Status message;
  EXPECT_TRUE(message.ParseFromString(ToGrpcStatus(status).error_details()));
  std::vector<std::string> details;
  for (const google::protobuf::Any& detail : message.details()) {
    const std::string name = detail.type_url().substr(detail.type_url().rfind('.') + 1);
    rpc::v1::ErrorInfo info;
    details.push_back(name == "ErrorInfo" && info.ParseFromString(detail.value()) ? info.reason() : name);
  }
  return details;
}

TEST(GrpcStatusTest, AdvisesARetryOnlyWhereTheServerIsFull) {
  EXPECT_THAT(Details(QueueFullError("too many wait")), ElementsAre("RetryInfo", "QUEUE_FULL"));
  EXPECT_THAT(Details(absl::ResourceExhaustedError("the budget is spent")),
              ElementsAre("RESOURCE_EXHAUSTED"));
  EXPECT_THAT(Details(absl::NotFoundError("nobody")), ElementsAre("NOT_FOUND"));
}

}  // namespace
}  // namespace dragoman
