#include "common/process/made_ahead.h"

#include <atomic>
#include <string>

#include "tests/catch.h"

using namespace musubi;

namespace {

struct Text {
  std::string text;
  std::size_t bytes() const { return 1; }
};

Result<Text> text_of(int item) {
  return Text{std::to_string(item)};
}

}  // namespace

using Numbers = MadeAhead<int, Text>;

TEST_CASE("results come in the order of their items, whichever thread made them", "[update]") {
  const unsigned threads = GENERATE(1U, 4U);
  const std::size_t max_bytes = GENERATE(1U, 7U, 1000U);
  Numbers ahead(threads, max_bytes, [](unsigned, int item) { return text_of(item); });
  constexpr int kItems = 500;
  int taken = 0;
  for (int item = 0; item < kItems; ++item) {
    ahead.add(item);
    if (item % 3 == 0) CHECK(ahead.next().value().text == std::to_string(taken++));
  }
  while (taken < kItems) CHECK(ahead.next().value().text == std::to_string(taken++));
}

TEST_CASE("no more results are made than may wait", "[update]") {
  std::atomic<int> made = 0;
  {
    Numbers ahead(2, 10, [&made](unsigned, int item) {
      ++made;
      return text_of(item);
    });
    for (int item = 0; item < 100; ++item) ahead.add(item);
    for (int i = 0; i < 20; ++i) CHECK(ahead.next());
    CHECK(made <= 30);
  }
  CHECK(made <= 30);
}

TEST_CASE("an item that cannot be made is an error in its place", "[update]") {
  Numbers ahead(2, 10, [](unsigned, int item) -> Result<Text> {
    if (item == 1) return fail("one");
    return text_of(item);
  });
  for (int item = 0; item < 3; ++item) ahead.add(item);
  CHECK(ahead.next().value().text == "0");
  CHECK(ahead.next().error().message == "one");
  CHECK(ahead.next().value().text == "2");
}
