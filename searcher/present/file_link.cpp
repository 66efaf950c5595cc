#include "searcher/present/file_link.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace musubi {

namespace {

// "3" of "3ページ"; 0 where the text is not of that form.
std::size_t number_before(std::string_view unit, std::string_view text) {
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [read, error] = std::from_chars(text.data(), end, number);
  const bool is_whole = error == std::errc() && std::string_view(read, end).starts_with(unit);
  return is_whole ? number : 0;
}

bool ends_in(const std::string& file, std::initializer_list<std::string_view> endings) {
  std::string ending = std::filesystem::path(file).extension().string();
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

// "'一覧'!A12" of "一覧 12行目", as Excel and LibreOffice take it.
std::string cell_of(const std::string& place) {
  const std::size_t blank = place.rfind(' ');
  if (blank == place.npos) return {};
  const std::size_t row = number_before("行目", std::string_view(place).substr(blank + 1));
  if (row == 0) return {};
  std::string sheet;
  for (const char c : place.substr(0, blank)) sheet += c == '\'' ? "''" : std::string(1, c);
  return fmt::format("'{}'!A{}", sheet, row);
}

}  // namespace

LinkTarget link_to_file(const Hit& hit) {
  LinkTarget target{hit.file, hit.line};
  // Of a document that is read whole: where it begins.
  const bool is_whole = hit.place.empty() && !hit.body_places.empty();
  const std::string& place = is_whole ? hit.body_places.front().name : hit.place;
  if (ends_in(hit.file, {".pdf"})) target.page = number_before("ページ", place);
  if (ends_in(hit.file, {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".ods"})) {
    target.cell = cell_of(place);
  }
  return target;
}

}  // namespace musubi
