#include "common/analysis/dictionary/ipadic_table.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>

namespace musubi {

namespace {

// surface, left id, right id, cost, 品詞, 細分類1-3, 活用型, 活用形, 原形, 読み, 発音
constexpr std::size_t kColumns = 13;

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(',', begin), line.size());
    cells.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return cells;
}

std::string utf8_of_euc_jp(const std::string& bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open("EUC-JP", &status),
                                                                     &ucnv_close);
  std::string text;
  icu::UnicodeString(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), status)
      .toUTF8String(text);
  return text;
}

void add_words(const std::string& table, std::vector<IpadicWord>& words) {
  for (std::size_t begin = 0; begin < table.size();) {
    const std::size_t end = std::min(table.find('\n', begin), table.size());
    const auto cells = split(table.substr(begin, end - begin));
    begin = end + 1;
    if (cells.size() != kColumns || cells[1] != cells[2]) continue;
    words.push_back({cells[0], std::stoi(cells[1]), std::stoi(cells[3]),
                     fmt::format("{},{},{},{}", cells[4], cells[5], cells[6], cells[7]), cells[11],
                     cells[10], cells[8], cells[9]});
  }
}

}  // namespace

Result<std::vector<IpadicWord>> read_ipadic(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".csv") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  if (files.empty()) return fail(fmt::format("no *.csv in {}", folder.string()));
  std::vector<IpadicWord> words;
  for (const auto& file : files) {
    std::ifstream stream(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (!stream) return fail(fmt::format("cannot read {}", file.string()));
    add_words(utf8_of_euc_jp(bytes), words);
  }
  return words;
}

}  // namespace musubi
