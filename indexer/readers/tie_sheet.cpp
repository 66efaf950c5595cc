#include "indexer/readers/tie_sheet.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/readers/take_line.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxBytes = 4U << 10;  // of the beginning
constexpr std::size_t kMaxNameChars = 30;

// 備前市 of 自治体名称 備前市 (Bizen-shi); empty where the line does not begin with the label.
std::string_view value_of(std::string_view line, std::string_view label) {
  if (!line.starts_with(label)) return {};
  std::string_view value = line.substr(label.size());
  bool is_parted = false;
  for (bool cut = true; cut && !value.empty();) {
    cut = false;
    for (const std::string_view joint : {" ", "　", "\t", "|", ":", "：", "｜"}) {
      if (!value.starts_with(joint)) continue;
      value.remove_prefix(joint.size());
      cut = is_parted = true;
    }
  }
  if (!is_parted) return {};
  for (const std::string_view end : {" (", "（", "|", "\t"}) {
    value = value.substr(0, std::min(value.find(end), value.size()));
  }
  value = trim(value);
  return char_count(value) <= kMaxNameChars ? value : std::string_view();
}

std::pair<std::string_view, std::string_view> names_in(std::string_view body) {
  constexpr auto kOwn =
      std::to_array<std::string_view>({"自治体名称", "自治体名", "日本側自治体名", "提携自治体名"});
  constexpr auto kOther = std::to_array<std::string_view>({"提携相手先", "提携相手", "提携先"});
  std::string_view own, other;
  std::string_view rest = truncate_utf8(body, kMaxBytes);
  while (!rest.empty() && (own.empty() || other.empty())) {
    const std::string_view line = trim(take_line(rest));
    for (const std::string_view label : kOwn) {
      if (own.empty()) own = value_of(line, label);
    }
    for (const std::string_view label : kOther) {
      if (other.empty()) other = value_of(line, label);
    }
  }
  return {own, other};
}

}  // namespace

std::string parties_of_sheet(std::string_view body) {
  const auto [own, other] = names_in(body);
  if (own.empty() || other.empty()) return {};
  return std::string(own) + "・" + std::string(other);
}

std::string title_of_sheet(std::string title, std::string_view body) {
  const auto [own, other] = names_in(body);
  if (own.empty() || other.empty() || title.empty()) return title;
  const bool has_names = title.find(own) != title.npos || title.find(other) != title.npos;
  return has_names ? title : title + "（" + parties_of_sheet(body) + "）";
}

}  // namespace musubi
