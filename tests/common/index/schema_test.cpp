#include "common/index/schema.h"

#include "common/term.h"
#include "common/text/utf8.h"
#include "tests/catch.h"

using namespace musubi;

TEST_CASE("a field is known by its name, its label and what else a user types", "[index]") {
  struct Row {
    std::string typed;
    FieldId field;
  };
  const auto row = GENERATE(values<Row>({
      {"prefecture", FieldId::Prefecture},
      {"PREFECTURE", FieldId::Prefecture},
      {"ｐｒｅｆ", FieldId::Prefecture},
      {"都道府県", FieldId::Prefecture},
      {"国・地域", FieldId::Country},
      {"国", FieldId::Country},
      {"分野", FieldId::Domain},
      {"自治体", FieldId::Organization},
      {"タイトル", FieldId::Title},
      {"ﾀｲﾄﾙ", FieldId::Title},
      {"締結日", FieldId::Date},
      {"url", FieldId::Url},
  }));
  INFO(row.typed);
  const Field* found = find_field(row.typed);
  REQUIRE(found != nullptr);
  CHECK(found->id == row.field);
}

TEST_CASE("what is no field's name is none", "[index]") {
  const auto typed = GENERATE(as<std::string>{}, "", " ", "http", "題", "prefectures", "\xff");
  CAPTURE(typed);
  CHECK(find_field(typed) == nullptr);
}

TEST_CASE("no two fields share a name that a user may type", "[index]") {
  for (const Field& field : schema()) {
    INFO(field.name);
    CHECK(find_field(field.name) == &field);
    CHECK(find_field(field.label) == &field);
    for (const auto alias : field.aliases) {
      if (!alias.empty()) CHECK(find_field(alias) == &field);
    }
  }
}

TEST_CASE("a long value is cut between characters and keeps its prefix", "[index]") {
  std::string value;
  for (int i = 0; i < 100; ++i) value += "県";
  const std::string term = value_term(field(FieldId::Organization), value);
  CHECK(term.size() <= kMaxTermBytes);
  CHECK(term.size() > kMaxTermBytes - 3);
  CHECK(term.starts_with("XO:県"));
  CHECK(is_valid_utf8(term));
  CHECK(value_term(field(FieldId::Country), "中国") == "XC:中国");
}

TEST_CASE("values of one slot come back one by one", "[index]") {
  const auto list = GENERATE(values<std::vector<std::string>>({
      {},
      {"青森県"},
      {"青森県", "秋田県"},
      {"a b", "c:d", "e,f"},
  }));
  CHECK(split_values(join_values(list)) == list);
}
