#include <algorithm>
#include <regex>
#include <set>
#include <sstream>

#include "tests/catch.h"
#include "tests/sources/source_tree.h"

namespace fs = std::filesystem;
using namespace musubi::test;

namespace {

std::vector<fs::path> pages() {
  std::vector<fs::path> found = {source_tree() / "README.md", source_tree() / "README.ja.md"};
  for (const auto& entry : fs::directory_iterator(source_tree() / "docs")) {
    if (entry.path().extension() == ".md") found.push_back(entry.path());
  }
  return found;
}

// A folder of ours that is neither hidden nor made by a build.
bool is_of_the_project(const std::string& top) {
  static const std::set<std::string> kTops = {".ci",      "bench",  "cmake", "common",  "contrib",
                                              "corpus",   "debian", "docs",  "indexer", "packaging",
                                              "searcher", "script", "tests"};
  return kTops.contains(top);
}

// All folders, but for those below tests/ that mirror another one or hold data of tests.
std::set<std::string> folders() {
  std::set<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(source_tree())) {
    if (!entry.is_directory()) continue;
    const std::string folder = entry.path().lexically_relative(source_tree()).string();
    if (!is_of_the_project(folder.substr(0, folder.find('/')))) continue;
    if (folder.find("/.") != folder.npos) continue;
    if (folder.find("__pycache__") != folder.npos || folder.starts_with("corpus/")) continue;
    const bool is_mirror =
        folder.starts_with("tests/") && fs::is_directory(source_tree() / folder.substr(6));
    const bool is_data =
        folder.starts_with("tests/fixtures/") || folder.starts_with("tests/fuzz/seeds");
    if (!is_mirror && !is_data) found.insert(folder);
  }
  return found;
}

bool exists(const std::string& path) {
  return fs::exists(source_tree() / path);
}

// encoding*.cpp: whether there is any; common/index/schema: header and source.
bool exists_like(const std::string& path) {
  if (path.find('*') == path.npos) return exists(path) || exists(path + ".h");
  const fs::path wanted(path);
  std::string pattern = std::regex_replace(wanted.filename().string(), std::regex("\\."), "\\.");
  pattern = std::regex_replace(pattern, std::regex("\\*"), ".*");
  const fs::path folder = source_tree() / wanted.parent_path();
  return fs::is_directory(folder) &&
         std::any_of(
             fs::directory_iterator(folder), fs::directory_iterator(), [&](const auto& entry) {
               return std::regex_match(entry.path().filename().string(), std::regex(pattern));
             });
}

std::set<std::string> names_of_files() {
  std::set<std::string> names;
  for (const char* top : {"bench", "cmake", "common", "indexer", "searcher", "tests"}) {
    for (const auto& entry : fs::recursive_directory_iterator(source_tree() / top)) {
      names.insert(entry.path().filename().string());
    }
  }
  return names;
}

// The packages of script/bootstrap.
std::set<std::string> installed_packages() {
  const std::string script = text_of(source_tree() / "script" / "bootstrap");
  const std::size_t begin = script.find("packages='") + 10;
  std::istringstream list(script.substr(begin, script.find('\'', begin) - begin));
  std::set<std::string> packages;
  for (std::string package; list >> package;) packages.insert(package);
  return packages;
}

}  // namespace

TEST_CASE("the table of folders has a row for every folder and no other", "[sources]") {
  std::set<std::string> rows;
  const fs::path page = source_tree() / "docs" / "architecture.md";
  for (const auto& cells : table_below("Folders", page)) {
    for (std::string folder : code_spans(cells.front())) {
      REQUIRE(folder.ends_with('/'));
      folder.pop_back();
      INFO(folder);
      CHECK(rows.insert(folder).second);
    }
  }
  CHECK(rows == folders());
}

TEST_CASE("what the pages name is there", "[sources]") {
  static const std::regex kPath(
      "(?:\\.ci|bench|cmake|common|corpus|docs|indexer|packaging|script|"
      "searcher|tests)/[\\w./*-]*");
  static const std::regex kSource("[a-z]\\w*\\.(?:h|cpp|inc|cmake)");
  const std::set<std::string> names = names_of_files();
  for (const fs::path& page : pages()) {
    for (const std::string& span : code_spans(text_of(page))) {
      INFO(page.filename() << " names " << span);
      if (std::regex_match(span, kPath)) CHECK(exists_like(span));
      if (std::regex_match(span, kSource)) CHECK(names.contains(span));
    }
  }
}

TEST_CASE("a link of a page leads to a page", "[sources]") {
  static const std::regex kLink("\\]\\(([^):#]+)(?:#[^)]*)?\\)");
  for (const fs::path& page : pages()) {
    const std::string text = text_of(page);
    for (std::sregex_iterator link(text.begin(), text.end(), kLink), end; link != end; ++link) {
      INFO(page.filename() << " links " << (*link)[1]);
      CHECK(fs::exists(page.parent_path() / (*link)[1].str()));
    }
  }
}

TEST_CASE("what a comment names is there", "[sources]") {
  static const std::regex kPath(
      "\\b(?:bench|common|docs|indexer|searcher|tests)/[\\w/]*\\w\\.\\w+");
  for (const char* top : {"bench", "common", "indexer", "searcher", "tests"}) {
    for (const std::string& file : sources_below(top)) {
      for (const std::string& line : lines_of(source_tree() / file)) {
        const std::size_t comment = line.find("//");
        const bool is_of_xapian = line.find("Xapian") != line.npos;  // names its own sources
        if (comment == line.npos || is_of_xapian) continue;
        const std::string text = line.substr(comment);
        for (std::sregex_iterator path(text.begin(), text.end(), kPath), end; path != end; ++path) {
          INFO(file << " names " << path->str());
          CHECK(exists(path->str()));
        }
      }
    }
  }
}

TEST_CASE("a header says first what it is called", "[sources]") {
  for (const char* top : {"common", "indexer", "searcher", "tests"}) {
    for (const std::string& file : sources_below(top)) {
      if (!file.ends_with(".h")) continue;
      INFO(file);
      const std::string first = lines_of(source_tree() / file).front();
      CHECK(first.starts_with("// " + fs::path(file).filename().string() + " - "));
    }
  }
}

TEST_CASE("a package that is installed to build has a row that says why", "[sources]") {
  const fs::path page = source_tree() / "docs" / "dependencies.md";
  const std::set<std::string> installed = installed_packages();
  std::set<std::string> explained;
  for (const char* heading : {"Linked into the programs", "Linked into the extractor", "Data",
                              "Only to build and test"}) {
    for (const auto& cells : table_below(heading, page)) {
      const bool is_installed = std::none_of(cells.begin(), cells.end(), [](const auto& cell) {
        return cell.find("not installed by `script/bootstrap`") != cell.npos;
      });
      for (const std::string& package : code_spans(cells.front())) {
        INFO(package);
        CHECK(installed.contains(package) == is_installed);
        explained.insert(package);
      }
    }
  }
  for (const std::string& package : installed) {
    INFO(package);
    CHECK(explained.contains(package));
  }
}

TEST_CASE("a package that is installed to measure has a row, and the reverse", "[sources]") {
  std::string benches;
  for (const auto& entry : fs::recursive_directory_iterator(source_tree() / "bench")) {
    if (entry.is_regular_file()) benches += text_of(entry.path());
  }
  const fs::path page = source_tree() / "docs" / "dependencies.md";
  for (const auto& cells : table_below("Only to measure", page)) {
    for (const std::string& package : code_spans(cells.front())) {
      INFO(package);
      CHECK(benches.find(package) != benches.npos);
    }
  }
}
