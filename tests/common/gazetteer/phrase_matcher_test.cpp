#include "common/gazetteer/phrase_matcher.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.h"

using namespace musubi;

namespace {

bool is_found_at(const PhraseMatcher& matcher, std::string_view text, std::size_t at) {
  return matcher.match(text, at, [](std::uint32_t, std::size_t) { return true; });
}

}  // namespace

TEST_CASE("going on to where a phrase may begin passes by none", "[phrase_matcher]") {
  const PhraseMatcher matcher({"大連", "大連市", "青森県", "US", "ア", "𠮷野家"});
  const std::string text =
      GENERATE(as<std::string>{}, "", "大", "大連", "大大連市から青森県へ", "a US b",
               "青森と大阪の大連", "𠮷野家𠮷", "県大連\xE5\xA4", "アアア");
  INFO(text);
  std::vector<std::size_t> found, passed;
  for (std::size_t at = 0; at < text.size(); next_code_point(text, at)) {
    if (is_found_at(matcher, text, at)) found.push_back(at);
  }
  for (std::size_t at = 0; (at = matcher.next(text, at)) < text.size(); next_code_point(text, at)) {
    if (is_found_at(matcher, text, at)) passed.push_back(at);
  }
  CHECK(passed == found);
}
