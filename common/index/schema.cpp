#include "common/index/schema.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/term.h"
#include "common/text/fold.h"

namespace musubi {

namespace {

constexpr char kValueSeparator = '\x1f';

// clang-format off
constexpr std::array kSchema = {
    Field{FieldId::Prefecture, "prefecture", "都道府県", FieldType::Facet, "XP", 0, true,
          {"pref", "県", "都道府県名", "地方", "region"}},
    Field{FieldId::Country, "country", "国・地域", FieldType::Facet, "XC", 1, true,
          {"国", "地域", "国名", "大州", "continent"}},
    Field{FieldId::Domain, "domain", "分野", FieldType::Facet, "XD", 2, true,
          {"領域"}},
    Field{FieldId::Year, "year", "年", FieldType::Year, "Y", 3, true,
          {"締結年", "西暦"}},
    Field{FieldId::Organization, "organization", "団体", FieldType::Facet, "XO", 4, true,
          {"org", "自治体", "団体名", "自治体名"}},
    Field{FieldId::Municipality, "municipality", "市区町村", FieldType::Facet, "XM", 8, true,
          {"市町村", "市町村名"}},
    Field{FieldId::Partners, "partners", "提携相手", FieldType::Facet, "XL", 9, true,
          {"相手の地域"}},
    Field{FieldId::Kind, "kind", "種類", FieldType::Facet, "XV", 10, true,
          {"文書の種類", "文書種別"}},
    Field{FieldId::Date, "date", "日付", FieldType::Date, "", 5, false,
          {"締結日", "年月日"}},
    Field{FieldId::Title, "title", "題名", FieldType::Text, "S", kNoSlot, false,
          {"タイトル", "件名", "協定名", "表題"}},
    Field{FieldId::Partner, "partner", "相手", FieldType::Text, "XA", kNoSlot, false,
          {"相手先", "提携先", "相手方"}},
    Field{FieldId::Body, "body", "本文", FieldType::Text, "", kNoSlot, false,
          {"内容", "概要"}},
    Field{FieldId::Id, "id", "ID", FieldType::Keyword, "Q", 6, false, {}},
    Field{FieldId::Url, "url", "URL", FieldType::Keyword, "U", kNoSlot, false, {}},
};
// clang-format on

consteval bool table_is_sound() {
  for (std::size_t i = 0; i < kSchema.size(); ++i) {
    for (std::size_t j = i + 1; j < kSchema.size(); ++j) {
      const Field& a = kSchema[i];
      const Field& b = kSchema[j];
      if (b.slot == kNewestFirstSlot || a.id == b.id || a.name == b.name ||
          (a.prefix == b.prefix && !a.prefix.empty()) || (a.slot == b.slot && a.slot != kNoSlot)) {
        return false;
      }
    }
  }
  return true;
}
static_assert(table_is_sound(), "a field's id, name, prefix and slot are its own");

bool goes_by(const Field& field, const std::string& folded) {
  const auto is = [&](std::string_view name) { return !name.empty() && fold_name(name) == folded; };
  return is(field.name) || is(field.label) ||
         std::any_of(field.aliases.begin(), field.aliases.end(), is);
}

}  // namespace

std::span<const Field> schema() {
  return kSchema;
}

const Field& field(FieldId id) {
  return *std::find_if(kSchema.begin(), kSchema.end(),
                       [id](const Field& entry) { return entry.id == id; });
}

std::set<FieldId> every_facet() {
  std::set<FieldId> facets;
  for (const Field& field : kSchema) {
    if (field.counted) facets.insert(field.id);
  }
  return facets;
}

const Field* find_field(std::string_view typed) {
  const std::string folded = fold_name(typed);
  if (folded.empty()) return nullptr;
  for (const Field& entry : kSchema) {
    if (goes_by(entry, folded)) return &entry;
  }
  return nullptr;
}

std::string value_term(const Field& field, std::string_view value) {
  return bounded_term(fmt::format("{}:{}", field.prefix, value));
}

std::string join_values(std::span<const std::string> values) {
  std::string joined;
  for (const std::string& value : values) {
    if (!joined.empty()) joined += kValueSeparator;
    joined += value;
  }
  return joined;
}

std::vector<std::string> split_values(std::string_view joined) {
  std::vector<std::string> values;
  while (!joined.empty()) {
    const std::size_t end = std::min(joined.find(kValueSeparator), joined.size());
    values.emplace_back(joined.substr(0, end));
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
  return values;
}

}  // namespace musubi
