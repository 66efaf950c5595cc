#include "searcher/reach/opening.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <string_view>

#include "common/file/path_text.h"
#include "searcher/reach/command_words.h"
#include "searcher/reach/line_in_file.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

constexpr const char* kOpener = "xdg-open";

// $BROWSER names several, the first of them is asked: "firefox:w3m %s".
std::vector<std::string> browser_command(const std::string& url) {
  const std::string named = first_of_environment({"BROWSER"});
  std::vector<std::string> words = command_words(named.substr(0, named.find(':')));
  if (words.empty()) return {kOpener, url};
  bool is_placed = false;
  for (std::string& word : words) {
    if (const auto at = word.find("%s"); at != word.npos) {
      word.replace(at, 2, url);
      is_placed = true;
    }
  }
  if (!is_placed) words.push_back(url);
  return words;
}

bool is_text(const fs::path& file) {
  static constexpr std::string_view kEndings[] = {".txt", ".md",    ".markdown", ".csv",
                                                  ".tsv", ".jsonl", ".ndjson"};
  std::string ending = file.extension().string();
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::find(std::begin(kEndings), std::end(kEndings), ending) != std::end(kEndings);
}

// The file itself, or the innermost one that holds it; empty where there is none any more.
fs::path existing_file(fs::path path) {
  std::error_code error;
  while (path.has_relative_path() && !fs::exists(path, error)) path = path.parent_path();
  return fs::is_regular_file(path, error) ? path : fs::path();
}

std::vector<std::string> editor_command(const fs::path& file, const Hit& document) {
  std::vector<std::string> words = command_words(first_of_environment({"VISUAL", "EDITOR"}));
  if (words.empty()) return {kOpener, file.string()};
  if (const std::size_t line = line_of(document, file); line > 0) {
    words.push_back(fmt::format("+{}", line));
  }
  words.push_back(file.string());
  return words;
}

}  // namespace

Result<std::vector<std::string>> opening_command(const Hit& document) {
  const std::string& url = document.url;
  if (url.starts_with("https://") || url.starts_with("http://")) return browser_command(url);
  if (document.file.empty()) {
    return url.empty() ? fail("the document has neither an address nor a file on this machine",
                              "read it with: searcher --show ID")
                       : fail(fmt::format("an address of this kind is not opened: {}", url),
                              "only http and https are");
  }
  const fs::path file = existing_file(document.file);
  if (file.empty()) {
    return fail(fmt::format("the file is not there any more: {}", document.file),
                "the text that was indexed is shown by: searcher --show ID");
  }
  if (is_text(file)) return editor_command(file, document);
  return std::vector<std::string>{kOpener, file.string()};
}

}  // namespace musubi
