#include "indexer/readers/source_field.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "common/text/fold.h"

namespace musubi {

namespace {

struct FieldName {
  std::string_view name;
  SourceField field;
};

constexpr std::array<FieldName, 11> kKeys = {{
    {"id", SourceField::Id},
    {"title", SourceField::Title},
    {"body", SourceField::Body},
    {"summary", SourceField::Body},
    {"url", SourceField::Url},
    {"prefecture", SourceField::Prefecture},
    {"country", SourceField::Country},
    {"domain", SourceField::Domain},
    {"date", SourceField::Date},
    {"organization", SourceField::Organization},
    {"partner", SourceField::Partner},
}};

struct Headings {
  SourceField field;
  std::string_view names;  // parted by spaces
};

// Headings of the tables that local governments publish.
constexpr std::array<Headings, 10> kHeadings = {{
    {SourceField::Id, "識別子 文書ID レコードID 管理番号"},
    {SourceField::Title,
     "題名 題 タイトル 件名 表題 標題 見出し 名称 文書名 協定名 協定名称 協定の名称 協定等名称 "
     "協定等の名称 協定書名 覚書名 協定・覚書名 事業名 イベント名 行事名 施設名 headline subject "
     "name"},
    {SourceField::Body,
     "本文 内容 概要 要旨 要約 説明 摘要 協定内容 協定の内容 協定概要 協定の概要 交流内容 "
     "交流概要 事業内容 交流事業 事項 経緯 きっかけ 提携のきっかけ 提携の経緯 description content "
     "text "
     "abstract"},
    {SourceField::Url,
     "リンク リンク先 アドレス ホームページ ウェブサイト 参照URL 参考URL 関連URL 掲載URL "
     "公式URL リンクURL link website"},
    {SourceField::Prefecture, "都道府県 都道府県名 県 県名 府県 府県名 pref prefecture_name"},
    {SourceField::Country,
     "国 国名 国・地域 国・地域名 国/地域 国又は地域 国または地域 国、地域 相手国 相手国名 "
     "相手国・地域 提携国 対象国 国・州名 国名・州名 国・都市 海外の国 海外の国名 "
     "海外の国および地域名 海外の国・地域名 相手国名・地域名 nation country_name"},
    {SourceField::Domain,
     "分野 分野名 領域 交流分野 協力分野 提携分野 連携分野 協定分野 対象分野 field category"},
    {SourceField::Date,
     "日付 年月日 締結日 締結年月日 締結年 締結年月 締結時期 協定日 協定年月日 協定締結日 "
     "協定締結年月日 調印日 調印年月日 署名日 署名年月日 提携日 提携年月日 提携年 提携年月 "
     "提携時期 "
     "西暦 西暦(元号) 元号 year"},
    {SourceField::Organization,
     "団体 団体名 自治体 自治体名 地方自治体 地方自治体名 地方公共団体 地方公共団体名 実施団体 "
     "締結団体 締結自治体 日本側 日本側自治体 国内 国内側 国内自治体 組織 組織名 機関 機関名 "
     "市区町村 "
     "市区町村名 市町村 市町村名 自治体名称 自治体の名称 団体名称 登録団体 登録団体名 organisation "
     "municipality city city_name"},
    {SourceField::Partner,
     "相手 相手先 相手先名 相手方 相手側 相手都市 相手機関 相手自治体 交流先 連携先 提携先 "
     "提携先名 提携都市 提携相手 提携相手先 締結先 締結相手 締結相手先 協定先 協定相手 海外 海外側 "
     "海外自治体 海外自治体名 提携自治体 提携自治体名 提携先の自治体名 提携先自治体 提携先自治体名 "
     "提携都市名 相手都市名 相手自治体名 姉妹都市 姉妹都市名 友好都市 友好都市名 姉妹・友好都市 "
     "姉妹・友好都市名 姉妹友好都市名 都市 都市名 州・省・県 counterpart sister_city"},
}};

// 相手先, 提携先の …: headings of what is abroad, made of a side and what of it is told.
constexpr auto kSidesAbroad = std::to_array<std::string_view>(
    {"相手先",           "相手方",         "相手側",         "相手",         "提携先",
     "提携相手先",       "提携相手",       "提携",           "連携先",       "交流先",
     "交流相手先",       "交流相手",       "交流",           "締結先",       "締結相手先",
     "締結相手",         "締結",           "協定先",         "協定相手先",   "協定相手",
     "調印先",           "調印相手",       "先方",           "姉妹都市",     "友好都市",
     "姉妹友好都市",     "姉妹・友好都市", "友好・姉妹都市", "友好姉妹都市", "姉妹都市等",
     "姉妹・友好都市等", "姉妹都市提携先", "友好都市提携先", "姉妹提携先",   "友好提携先",
     "姉妹都市提携",     "友好都市提携",   "姉妹提携",       "友好提携",     "海外"});
constexpr auto kNations = std::to_array<std::string_view>(
    {"国", "国名", "国・地域", "国・地域名", "国/地域", "国名・地域名", "国又は地域",
     "国または地域", "国、地域", "国及び地域"});
constexpr auto kTownsAbroad = std::to_array<std::string_view>(
    {"都市", "都市名", "市", "市名", "自治体", "自治体名", "自治体名称", "地方自治体", "団体",
     "団体名", "市町村", "市町村名", "都市・地域", "都市・地域名", "地域", "地域名"});
constexpr auto kStatesAbroad = std::to_array<std::string_view>(
    {"州・省", "州・省名", "州・省・県", "州・県", "州省", "州省名", "州", "州名", "省", "省・州"});
constexpr std::string_view kOfSide = "の";

using FieldIndex = std::unordered_map<std::string, SourceField>;

FieldIndex fold_headings() {
  FieldIndex fields;
  for (const FieldName& key : kKeys) fields.emplace(fold_name(key.name), key.field);
  for (const auto& [field, names] : kHeadings) {
    for (std::size_t at = 0; at < names.size();) {
      const std::size_t end = std::min(names.find(' ', at), names.size());
      fields.emplace(fold_name(names.substr(at, end - at)), field);
      at = end + 1;
    }
  }
  for (const std::string_view side : kSidesAbroad) {
    for (const std::string_view of : {std::string_view(), kOfSide}) {
      const std::string begin = std::string(side) + std::string(of);
      for (const std::string_view what : kNations) {
        fields.emplace(fold_name(begin + std::string(what)), SourceField::Country);
      }
      for (const std::string_view what : kTownsAbroad) {
        fields.emplace(fold_name(begin + std::string(what)), SourceField::Partner);
      }
    }
  }
  return fields;
}

}  // namespace

bool is_heading_of_state(std::string_view heading) {
  const std::string folded = fold_name(heading);
  return std::any_of(kSidesAbroad.begin(), kSidesAbroad.end(), [&](std::string_view side) {
    if (!folded.starts_with(fold_name(side))) return false;
    return std::any_of(kStatesAbroad.begin(), kStatesAbroad.end(), [&](std::string_view state) {
      const std::string begin(side);
      return folded == fold_name(begin + std::string(state)) ||
             folded == fold_name(begin + std::string(kOfSide) + std::string(state));
    });
  });
}

std::optional<SourceField> field_by_key(std::string_view key) {
  for (const FieldName& known : kKeys) {
    if (known.name == key) return known.field;
  }
  return std::nullopt;
}

std::optional<SourceField> field_by_heading(std::string_view heading) {
  static const FieldIndex fields = fold_headings();
  const auto found = fields.find(fold_name(heading));
  if (found == fields.end()) return std::nullopt;
  return found->second;
}

}  // namespace musubi
