#include "indexer/readers/agreement_list/cell_scores.h"

#include <algorithm>
#include <array>
#include <vector>

#include "common/text/utf8.h"
#include "common/text/words.h"
#include "indexer/readers/agreement_list/wording.h"

namespace musubi {

namespace {

constexpr std::size_t kUsualTitleChars = 100;
constexpr std::size_t kUsualPartnerChars = 40;
constexpr std::size_t kUsualPartnerListChars = 150;
constexpr std::size_t kMaxCountryChars = 14;
constexpr std::size_t kUsualFieldChars = 60;
constexpr std::size_t kUsualDomainChars = 8;

// How names of fields end that say no more than that.
constexpr auto kFieldEndings =
    std::to_array<std::string_view>({"等", "など", "分野", "交流", "振興", "育成", "全般", "促進",
                                     "協力", "連携", "産業", "対策", "保全"});

// Bodies, which no field names.
constexpr auto kInstitutions = std::to_array<std::string_view>(
    {"大学", "機構", "協会", "公社", "財団", "事業団", "会議所", "委員会", "銀行"});

// Marks of a clause, which a field is not.
constexpr auto kClauseMarks =
    std::to_array<std::string_view>({"を", "は", "が", "で", "する", "した", "から", "に"});

bool is_latin(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

double excess(std::size_t count, std::size_t usual) {
  return count > usual ? static_cast<double>(count - usual) : 0;
}

bool is_abroad(const PlaceMention& mention) {
  return std::any_of(mention.places.begin(), mention.places.end(), [](const Place* place) {
    return place->kind == PlaceKind::Country || place->kind == PlaceKind::ForeignRegion;
  });
}

bool is_country(const PlaceMention& mention) {
  return mention.places.front()->kind == PlaceKind::Country;
}

// For 国/地域 at the beginning.
double slash_score(std::string_view text, const std::vector<PlaceMention>& mentions) {
  const std::size_t slash = std::min(text.find('/'), text.find("／"));
  if (slash == text.npos || slash == 0) return 0;
  const std::string_view before = text.substr(0, slash);
  if (contains_any(before, {"、", "「", "，"})) return 0;
  for (const PlaceMention& mention : mentions) {
    if (mention.end != slash || !is_country(mention)) continue;
    return mention.begin == 0 ? 7 : -3;  // 観光 中国/大連市 holds the cell before it too
  }
  return char_count(before) <= kMaxCountryChars ? 4 : 0;
}

// The parts of a list such as 経済、観光・文化.
std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    for (const std::string_view mark : {"、", "・", "，", ",", "及び", "および", "と", "／", "/"}) {
      if (text.substr(at).starts_with(mark)) end = at + mark.size();
    }
    if (end == at) {
      next_code_point(text, at);
      continue;
    }
    parts.push_back(text.substr(begin, at - begin));
    begin = at = end;
  }
  parts.push_back(text.substr(begin));
  return parts;
}

}  // namespace

double title_score(std::string_view text) {
  if (is_beyond_cell(text)) return -10;
  double score = is_agreement_title(text) ? 6 : text.ends_with("書") ? 4 : -3;
  if (begins_item(text)) score -= 5;
  if (is_unfinished(text)) score -= 3;
  const std::size_t chars = char_count(text);
  if (chars < 2) score -= 5;
  if (!is_latin(text)) score -= excess(chars, kUsualTitleChars) / 10;
  return score;
}

double partner_score(std::string_view text, const Gazetteer& gazetteer) {
  if (is_beyond_cell(text)) return -10;
  const auto mentions = gazetteer.find_mentions(text);
  const bool names_abroad = std::any_of(mentions.begin(), mentions.end(), is_abroad);
  const bool ends_well = ends_as_body(text) || ends_with_any(text, {"）", ")"}) ||
                         (!mentions.empty() && mentions.back().end == text.size());
  double score = slash_score(text, mentions);
  if (score == 0 && !names_abroad && !ends_well) score -= 4;
  if (names_abroad) score += 2;
  if (ends_well) score += 2;
  if (is_agreement_title(text)) score -= 6;
  if (contains_any(text, {"を", "に関する", "について", "する", "における"})) score -= 4;
  if (begins_item(text)) score -= 6;
  if (is_unfinished(text)) score -= 3;
  const bool is_list = contains_any(text, {"、", "：", ",", "，"});
  score -= excess(char_count(text), is_list ? kUsualPartnerListChars : kUsualPartnerChars) / 5;
  return score;
}

double field_score(std::string_view text, const Gazetteer& gazetteer) {
  if (is_beyond_cell(text) || begins_item(text)) return -10;
  double score = 3;
  for (const std::string_view part : parts_of(text)) {
    const std::size_t chars = char_count(part);
    if (chars < 2) score -= 3;
    if (!is_latin(part)) score -= excess(chars, kUsualDomainChars) / 2;
  }
  if (ends_with_any(text, kFieldEndings)) score += 1;
  for (const std::string_view mark : kClauseMarks) {
    if (text.find(mark) != text.npos) score -= 2;
  }
  if (text.find("の") != text.rfind("の")) score -= 2;
  if (text.find_first_of("0123456789[]/") != text.npos || contains_any(text, {"［", "／"}))
    score -= 3;
  if (is_agreement_title(text)) score -= 3;
  if (is_unfinished(text)) score -= 3;
  if (!gazetteer.find_mentions(text).empty()) score -= 3;
  if (ends_with_any(text, {"市", "省", "州", "県", "側", "庁", "局", "院"})) score -= 3;
  if (contains_any(text, kInstitutions)) score -= 2;
  return score - excess(char_count(text), kUsualFieldChars) / 4;
}

}  // namespace musubi
