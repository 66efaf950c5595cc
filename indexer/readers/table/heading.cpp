#include "indexer/readers/table/heading.h"

#include <array>
#include <vector>

#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "indexer/readers/clean_text.h"

namespace musubi {

namespace {

bool is_space(char32_t c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == 0x3000 || c == 0xA0;
}

// What stands behind one of these is a note on the heading.
bool begins_note(char32_t c) {
  return c == U'(' || c == U'（' || c == U'[' || c == U'［' || c == U'【' || c == U'〔' ||
         c == U'※' || c == U'*' || c == U'＊';
}

bool ends_note(char32_t c) {
  return c == U')' || c == U'）' || c == U']' || c == U'］' || c == U'】' || c == U'〕';
}

// Without what is in brackets, and without what follows a mark.
std::string without_notes(std::string_view heading) {
  std::string kept;
  bool is_note = false;
  for (std::size_t at = 0; at < heading.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(heading, at);
    if (begins_note(c)) is_note = true;
    if (!is_note) kept += heading.substr(begin, at - begin);
    if (ends_note(c)) is_note = false;
  }
  return std::string(trim(kept));
}

std::vector<std::string_view> words_of(std::string_view heading) {
  std::vector<std::string_view> parts;
  while (!heading.empty()) {
    const std::size_t end = std::min(heading.find(' '), heading.size());
    if (end > 0) parts.push_back(heading.substr(0, end));
    heading.remove_prefix(std::min(end + 1, heading.size()));
  }
  return parts;
}

// Whether a heading ends so, or is so as a whole, in whatever width its kana are: ｺｰﾄﾞ, ｲﾍﾞﾝﾄ名.
bool ends_so(std::string_view heading, std::string_view ending) {
  constexpr std::string_view kHalfWidth = "\xEF\xBD";  // ｡ to ｿ, with ﾀ to ﾟ behind "\xEF\xBE"
  if (heading.ends_with(ending)) return true;
  const bool is_narrow =
      heading.find(kHalfWidth) != heading.npos || heading.find("\xEF\xBE") != heading.npos;
  return is_narrow && fold_name(heading).ends_with(fold_name(ending));
}

bool names_a_side(SourceField field) {
  return field == SourceField::Organization || field == SourceField::Partner;
}

// The upper heading tells on which side a 都市名 or 自治体名 stands.
std::optional<SourceField> field_of_parts(std::string_view heading) {
  const auto parts = words_of(heading);
  std::optional<SourceField> upper;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    const auto field = field_by_heading(without_notes(parts[at]));
    if (at + 1 < parts.size()) {
      if (field) upper = field;
      continue;
    }
    if (field && upper && names_a_side(*field) && names_a_side(*upper)) return upper;
    if (field == SourceField::Title && upper && names_a_side(*upper)) return upper;
    return field;
  }
  return std::nullopt;
}

}  // namespace

std::string heading_text(std::string_view cell) {
  const std::string clean = clean_text(std::string(trim(scrub_utf8(cell))));
  std::string text;
  char32_t before = 0;
  bool has_space = false;
  for (std::size_t at = 0; at < clean.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(clean, at);
    if (is_space(c)) {
      has_space = true;
      continue;
    }
    if (has_space && (before < 0x2E80 || c < 0x2E80)) text += ' ';
    has_space = false;
    text += clean.substr(begin, at - begin);
    before = c;
  }
  return text;
}

std::optional<SourceField> field_of_heading(std::string_view heading) {
  if (const auto field = field_by_heading(heading)) return field;
  if (const auto field = field_by_heading(without_notes(heading))) return field;
  return field_of_parts(heading);
}

bool is_naming_heading(std::string_view heading) {
  constexpr std::array<std::string_view, 7> kEndings = {"名称", "名",   "件名", "タイトル",
                                                        "題名", "表題", "事業"};
  constexpr std::array<std::string_view, 12> kOthers = {"氏名",   "人名", "国名",     "県名",
                                                        "町名",   "字名", "担当課名", "所属名",
                                                        "部署名", "署名", "路線名",   "課名"};
  const std::string bare = without_notes(heading);
  for (const std::string_view other : kOthers) {
    if (ends_so(bare, other)) return false;
  }
  for (const std::string_view ending : kEndings) {
    if (ends_so(bare, ending)) return true;
  }
  return false;
}

bool is_worded_as_heading(std::string_view heading) {
  // Whole headings that a value might end with, and endings that values seldom have.
  constexpr std::array<std::string_view, 24> kWhole = {
      "局", "部",  "課", "室",  "係", "年",   "月",   "日",   "区",  "町",  "数",  "人数",
      "No", "No.", "NO", "NO.", "№",  "番号", "項番", "連番", "URL", "TEL", "FAX", "ID"};
  constexpr std::array<std::string_view, 36> kEndings = {
      "名",   "名称", "番号",   "コード", "区分",         "種別", "種類",   "分類", "年月日",
      "年度", "日時", "開催日", "期間",   "時間",         "時刻", "所在地", "住所", "場所",
      "電話", "備考", "緯度",   "経度",   "料金",         "金額", "定員",   "対象", "人口",
      "面積", "件数", "割合",   "担当課", "問い合わせ先", "摘要", "説明",   "有無", "可否"};
  if (field_of_heading(heading)) return true;
  const std::string bare = without_notes(heading);
  for (const std::string_view whole : kWhole) {
    if (bare == whole) return true;
  }
  for (const std::string_view ending : kEndings) {
    if (ends_so(bare, ending)) return true;
  }
  return false;
}

}  // namespace musubi
