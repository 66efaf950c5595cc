#include "searcher/present/filter_text.h"

#include <fmt/format.h>

#include "common/index/schema.h"
#include "common/messages.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// Without what ends a word of the query or means something in it.
bool is_plain(std::string_view value) {
  for (const std::string_view sign : {" ", "　", "\"", "(", ")", "*", "|", ":", "「", "」", "『",
                                      "』", "（", "）", "＊", "｜", "：", "“", "”"}) {
    if (value.find(sign) != value.npos) return false;
  }
  return !value.empty() && !value.starts_with('-');
}

// What is no field of a query (更新) is not typed there.
std::string in_query(std::string_view label, const std::string& value) {
  if (find_field(label) == nullptr) return value;
  const bool is_quotable = value.find('"') == value.npos;
  return is_plain(value) || !is_quotable ? value : fmt::format("\"{}\"", value);
}

// English readers know a field by its name, which the query takes as well.
std::string label_in_query(std::string_view label) {
  if (spoken_language() != Language::English) return std::string(label);
  if (label == "更新") return "changed";
  if (label == "地方") return "region";
  if (label == "似た文書") return "like";
  const Field* field = find_field(label);
  return std::string(field == nullptr ? label : field->name);
}

}  // namespace

std::string filter_text(std::string_view label, const std::vector<std::string>& values) {
  std::vector<std::string> typed;
  for (const std::string& value : values) typed.push_back(in_query(label, value));
  const std::string joined = fmt::format("{}", fmt::join(typed, " OR "));
  const std::string shown = label_in_query(label);
  return typed.size() == 1 ? fmt::format("{}:{}", shown, joined)
                           : fmt::format("{}:({})", shown, joined);
}

std::string filters_text(const std::vector<std::pair<std::string, std::string>>& filters) {
  std::string text;
  for (std::size_t i = 0; i < filters.size();) {
    const std::string& label = filters[i].first;
    std::vector<std::string> values;
    for (; i < filters.size() && filters[i].first == label; ++i)
      values.push_back(filters[i].second);
    text += (text.empty() ? "" : " ") + filter_text(label, values);
  }
  return text;
}

}  // namespace musubi
