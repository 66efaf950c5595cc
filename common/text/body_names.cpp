#include "common/text/body_names.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"
#include "common/text/words.h"

namespace musubi {

namespace {

// 架空市国際交流協会(KIA), 架空市国際交流協会 KIA
std::string_view without_short_name(std::string_view line) {
  for (const auto& [opening, closing] : {std::pair("(", ")"), std::pair("（", "）")}) {
    const std::size_t at = line.rfind(opening);
    if (line.ends_with(closing) && at != line.npos && at > 0) return trim(line.substr(0, at));
  }
  const std::size_t blank = line.rfind(' ');
  const bool is_latin =
      blank != line.npos && std::all_of(line.begin() + static_cast<std::ptrdiff_t>(blank) + 1,
                                        line.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return is_latin ? trim(line.substr(0, blank)) : line;
}

}  // namespace

bool is_name_of_body(std::string_view line) {
  constexpr auto kForms = std::to_array<std::string_view>(
      {"財団法人", "社団法人", "学校法人", "独立行政法人", "NPO法人", "公益法人"});
  constexpr auto kBodies = std::to_array<std::string_view>(
      {"協会", "協議会", "連合会", "財団", "機構", "公社", "商工会", "会議所", "センター", "大学",
       "新聞", "大使館", "領事館", "市役所", "町役場", "村役場", "県庁"});
  constexpr auto kReports = std::to_array<std::string_view>({"/", "報告"});
  if (contains_any(line, kReports)) return false;
  return contains_any(line, kForms) || ends_with_any(without_short_name(line), kBodies);
}

}  // namespace musubi
