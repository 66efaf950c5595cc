#include "tests/cli/spelling/pairs.h"

#include "tests/catch.h"
#include "tests/cli/texts.h"

namespace musubi::test {

namespace {

Texts documents_of(const std::vector<Pair>& pairs) {
  std::vector<const char*> texts;
  for (const auto& [text, query] : pairs) texts.push_back(text);
  return Texts(texts);
}

}  // namespace

void check_found(const std::vector<Pair>& pairs) {
  const Texts texts = documents_of(pairs);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    INFO(pairs[i].second << " in " << pairs[i].first);
    CHECK(texts.finds(pairs[i].second, i));
  }
}

void check_not_found(const std::vector<Pair>& pairs) {
  const Texts texts = documents_of(pairs);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    INFO(pairs[i].second << " in " << pairs[i].first);
    CHECK_FALSE(texts.finds(pairs[i].second, i));
  }
}

void check_found_both_ways(const std::vector<Pair>& pairs) {
  check_found(pairs);
  std::vector<Pair> turned;
  for (const auto& [text, query] : pairs) turned.emplace_back(query, text);
  check_found(turned);
}

}  // namespace musubi::test
