#include "tests/sources/source_tree.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace fs = std::filesystem;

namespace musubi::test {

namespace {

std::vector<std::string> cells_of(const std::string& row) {
  std::vector<std::string> cells;
  for (std::size_t begin = 1; begin < row.size();) {
    const std::size_t end = std::min(row.find('|', begin), row.size());
    const std::string cell = row.substr(begin, end - begin);
    const std::size_t first = std::min(cell.find_first_not_of(' '), cell.size());
    cells.push_back(cell.substr(first, cell.find_last_not_of(' ') + 1 - first));
    begin = end + 1;
  }
  return cells;
}

}  // namespace

fs::path source_tree() {
  return fs::path(MUSUBI_TEST_CORPUS).parent_path();
}

std::vector<std::string> sources_below(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(source_tree() / folder)) {
    const auto ending = entry.path().extension();
    if (ending != ".h" && ending != ".cpp") continue;
    files.push_back(entry.path().lexically_relative(source_tree()).string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

std::vector<std::string> lines_of(const fs::path& file) {
  std::ifstream stream(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<std::vector<std::string>> table_below(const std::string& heading,
                                                  const fs::path& page) {
  std::vector<std::vector<std::string>> rows;
  bool is_below = false;
  bool is_head = true;
  for (const std::string& line : lines_of(page)) {
    if (line.starts_with("## ")) is_below = line == "## " + heading;
    if (!line.starts_with('|')) is_head = true;
    if (!is_below || !line.starts_with('|')) continue;
    if (!is_head) rows.push_back(cells_of(line));
    if (line.starts_with("|--")) is_head = false;
  }
  return rows;
}

std::vector<std::string> code_spans(const std::string& text) {
  std::vector<std::string> spans;
  for (std::size_t at = text.find('`'); at != text.npos; at = text.find('`', at)) {
    const std::size_t end = text.find('`', at + 1);
    if (end == text.npos) break;
    spans.push_back(text.substr(at + 1, end - at - 1));
    at = end + 1;
  }
  return spans;
}

}  // namespace musubi::test
