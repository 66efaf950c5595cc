// Why a value was read from the text, as people are told.
#include <algorithm>

#include "tests/catch.h"
#include "tests/indexer/tagging/tagging_fixture.h"

using namespace musubi;
using musubi::test::tagged;

namespace {

bool tells(const Document& document, const std::string& reason) {
  INFO(reason);
  for (const std::string& one : document.reasons) UNSCOPED_INFO(one);
  const bool found =
      std::find(document.reasons.begin(), document.reasons.end(), reason) != document.reasons.end();
  CHECK(found);
  return found;
}

bool speaks_of(const Document& document, const std::string& field) {
  return std::any_of(document.reasons.begin(), document.reasons.end(),
                     [&](const std::string& one) { return one.starts_with(field + "="); });
}

}  // namespace

TEST_CASE("date, organization, partner and kind say what they were read from", "[tagging]") {
  const Document document =
      tagged("新潟県とベトナム・ハイフォン市の友好交流協定書",
             "新潟県とベトナムのハイフォン市は、交流を進める。\n締結日：2024年2月9日");
  tells(document, "日付=2024-02-09: 「締結日:2024年2月9日」(冒頭)");
  tells(document, "団体=新潟県: 「新潟県」(題名)");
  tells(document, "提携相手=ベトナム/ハイフォン市: 「ハイフォン市」(題名)");
  tells(document, "種類=協定書: 「新潟県とベトナム・ハイフォン市の友好交流協定書」(題名)");
}

TEST_CASE("what a source states has no reason in the text", "[tagging]") {
  Document document;
  document.title = "新潟県とベトナム・ハイフォン市の友好交流協定書";
  document.body = "締結日：2024年2月9日";
  document.organization = {"新潟県"};
  document.partner = "ベトナム/ハイフォン市";
  document.signed_on = {{.year = 2024, .month = 2, .day = 9}};
  document.kind = {"協定書"};
  document = tagged(std::move(document));
  for (const char* field : {"日付", "団体", "提携相手", "種類"})
    CHECK_FALSE(speaks_of(document, field));
}

TEST_CASE("where nothing tells, no reason is given", "[tagging]") {
  const Document document = tagged("お弁当の作り方", "卵を焼いて、ご飯を詰める。");
  for (const char* field : {"日付", "団体", "提携相手"}) CHECK_FALSE(speaks_of(document, field));
}
