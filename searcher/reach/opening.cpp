#include "searcher/reach/opening.h"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>

#include "common/file/path_text.h"
#include "common/process/find_program.h"
#include "searcher/reach/command_words.h"
#include "searcher/reach/file_ending.h"
#include "searcher/reach/line_in_file.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

constexpr const char* kOpener = "xdg-open";
constexpr std::size_t kMaxEditedBytes = 64U << 20;  // a larger file is opened at its first line

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

// The file itself, or the innermost one that holds it; empty where there is none any more.
fs::path existing_file(fs::path path) {
  std::error_code error;
  while (path.has_relative_path() && !fs::exists(path, error)) path = path.parent_path();
  return fs::is_regular_file(path, error) ? path : fs::path();
}

// What the desktop has for the file; on a machine without one the browser that is named.
std::vector<std::string> viewer_command(const fs::path& file) {
  const bool has_browser = !first_of_environment({"BROWSER"}).empty();
  const bool is_for_browser = ends_in(file, {".html", ".htm", ".xhtml"}) || !find_program(kOpener);
  if (has_browser && is_for_browser) return browser_command(file.string());
  return {kOpener, file.string()};
}

std::vector<std::string> editor_command(const fs::path& file, const Hit& document) {
  std::vector<std::string> words = command_words(first_of_environment({"VISUAL", "EDITOR"}));
  if (words.empty()) return viewer_command(file);
  if (const std::size_t line = line_of(document, file, kMaxEditedBytes); line > 0) {
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
  const fs::path file = existing_file(path_meant(document.file));
  if (file.empty()) {
    return fail(fmt::format("the file is not there any more: {}", document.file),
                "the text that was indexed is shown by: searcher --show ID");
  }
  return is_text_file(file) ? editor_command(file, document) : viewer_command(file);
}

}  // namespace musubi
