#include "searcher/reach/file_ending.h"

#include <algorithm>
#include <string>

namespace musubi {

bool ends_in(const std::filesystem::path& file, std::initializer_list<std::string_view> endings) {
  std::string ending = file.extension().string();
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool is_text_file(const std::filesystem::path& file) {
  return ends_in(file, {".txt", ".md", ".markdown", ".csv", ".tsv", ".jsonl", ".ndjson"});
}

}  // namespace musubi
