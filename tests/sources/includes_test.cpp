#include <map>
#include <regex>
#include <set>

#include "tests/catch.h"
#include "tests/sources/source_tree.h"

using namespace musubi::test;

namespace {

using Names = std::set<std::string>;

// Any folder of common/.
const std::string kCommon = "common/";

// What the sources of a folder may include beside each other: headers of these folders, or
// these headers.  docs/architecture.md says what the folders hold.
const std::map<std::string, Names> kMayInclude = {
    {"common", {"common/calendar", "common/text"}},
    {"common/text", {"common"}},
    {"common/file", {"common", "common/text"}},
    {"common/process", {"common", "common/file"}},
    {"common/options", {"common", "common/file", "common/text"}},
    {"common/calendar", {"common", "common/text"}},
    {"common/gazetteer", {"common", "common/analysis", "common/file", "common/text"}},
    {"common/gazetteer/dictionary",
     {"common", "common/analysis", "common/gazetteer", "common/text"}},
    {"common/analysis", {"common", "common/file", "common/process", "common/text"}},
    {"common/analysis/dictionary",
     {"common", "common/analysis", "common/gazetteer", "common/text"}},
    {"common/analysis/folding", {"common/analysis"}},
    {"common/index",
     {"common", "common/analysis", "common/calendar", "common/file", "common/gazetteer",
      "common/process", "common/text"}},
    {"common/index/glass", {"common", "common/file", "common/index", "common/index/glass/format"}},
    {"common/index/glass/format", {"common", "common/file", "common/index", "common/index/glass"}},
    {"indexer/readers", {kCommon, "indexer/readers/agreement_list", "indexer/readers/table"}},
    {"indexer/readers/agreement_list", {kCommon, "indexer/readers"}},
    {"indexer/readers/table", {kCommon, "indexer/readers"}},
    {"indexer/tagging/page", {kCommon, "indexer/readers"}},
    {"indexer/tagging/places", {kCommon, "indexer/tagging/page"}},
    {"indexer/tagging/parties", {kCommon, "indexer/tagging/page", "indexer/tagging/places"}},
    {"indexer/tagging/dates",
     {kCommon, "indexer/tagging/page", "indexer/tagging/parties", "indexer/tagging/places"}},
    {"indexer/tagging/domains", {kCommon, "indexer/readers", "indexer/tagging/page"}},
    {"indexer/tagging",
     {kCommon, "indexer/readers", "indexer/tagging/dates", "indexer/tagging/domains",
      "indexer/tagging/page", "indexer/tagging/parties", "indexer/tagging/places"}},
    {"indexer/extraction", {kCommon, "indexer/readers"}},
    {"indexer/reading",
     {kCommon, "indexer/extraction", "indexer/readers", "indexer/readers/table"}},
    {"indexer/extractor",
     {kCommon, "indexer/extraction", "indexer/readers", "indexer/extractor/formats",
      "indexer/extractor/formats/mail"}},
    {"indexer/extractor/container", {kCommon, "indexer/readers"}},
    {"indexer/extractor/formats",
     {kCommon, "indexer/extraction", "indexer/readers", "indexer/extractor",
      "indexer/extractor/container", "indexer/extractor/formats/doc",
      "indexer/extractor/formats/docx", "indexer/extractor/formats/html",
      "indexer/extractor/formats/odt", "indexer/extractor/formats/pdf",
      "indexer/extractor/formats/ppt", "indexer/extractor/formats/xls",
      "indexer/extractor/numbering", "indexer/extractor/table"}},
    {"indexer/extractor/formats/doc",
     {kCommon, "indexer/extractor/container", "indexer/extractor/numbering"}},
    {"indexer/extractor/formats/docx",
     {kCommon, "indexer/extractor/container", "indexer/extractor/numbering"}},
    {"indexer/extractor/formats/html",
     {kCommon, "indexer/extraction", "indexer/extractor", "indexer/readers",
      "indexer/readers/table"}},
    {"indexer/extractor/formats/odt",
     {kCommon, "indexer/extractor", "indexer/extractor/container", "indexer/extractor/numbering"}},
    {"indexer/extractor/formats/pdf",
     {kCommon, "indexer/extractor", "indexer/readers", "indexer/readers/table"}},
    {"indexer/extractor/formats/ppt", {kCommon, "indexer/extractor/container"}},
    {"indexer/extractor/formats/xls", {"indexer/extractor/container"}},
    {"indexer/extractor/formats/mail",
     {kCommon, "indexer/readers", "indexer/extractor", "indexer/extractor/container",
      "indexer/extractor/formats"}},
    {"indexer/extractor/numbering", {kCommon, "indexer/extractor", "indexer/extractor/container"}},
    {"indexer/extractor/table",
     {kCommon, "indexer/readers", "indexer/readers/table", "indexer/extractor"}},
    {"indexer/intake",
     {kCommon, "indexer", "indexer/extraction", "indexer/reading", "indexer/readers",
      "indexer/generations"}},
    {"indexer/build",
     {kCommon, "indexer", "indexer/tagging", "indexer/intake", "indexer/generations"}},
    {"indexer/generations", {kCommon, "indexer"}},
    {"indexer/export", {kCommon, "indexer", "indexer/build", "indexer/generations"}},
    {"indexer/update",
     {kCommon, "indexer", "indexer/tagging", "indexer/intake", "indexer/build",
      "indexer/generations"}},
    {"indexer/run",
     {kCommon, "indexer", "indexer/readers", "indexer/tagging", "indexer/intake", "indexer/build",
      "indexer/generations", "indexer/update"}},
    {"indexer/push", {kCommon, "indexer", "indexer/generations", "indexer/run"}},
    {"indexer",
     {kCommon, "indexer/export", "indexer/extraction", "indexer/readers", "indexer/generations",
      "indexer/push", "indexer/run"}},
    {"searcher/query", {kCommon}},
    {"searcher/plan", {kCommon, "searcher/query"}},
    {"searcher/match", {kCommon, "searcher/answer.h", "searcher/plan"}},
    {"searcher/facets", {kCommon, "searcher/answer.h", "searcher/plan", "searcher/match"}},
    {"searcher/local",
     {kCommon, "searcher/answer.h", "searcher/plan", "searcher/match", "searcher/facets"}},
    {"searcher/remote",
     {kCommon, "searcher/answer.h", "searcher/plan", "searcher/match", "searcher/facets"}},
    {"searcher/ranking", {kCommon, "searcher/match"}},
    {"searcher/passage", {kCommon, "searcher/answer.h"}},
    {"searcher/present", {kCommon, "searcher/answer.h"}},
    {"searcher/reach", {kCommon, "searcher/answer.h"}},
    {"searcher/options", {kCommon, "searcher", "searcher/present"}},
    {"searcher/interactive", {kCommon, "searcher", "searcher/present", "searcher/reach"}},
    {"searcher/command",
     {kCommon, "searcher", "searcher/options", "searcher/query", "searcher/present",
      "searcher/reach", "searcher/interactive"}},
    {"searcher",
     {kCommon, "searcher/query", "searcher/plan", "searcher/match", "searcher/facets",
      "searcher/local", "searcher/remote", "searcher/ranking", "searcher/passage",
      "searcher/present", "searcher/options", "searcher/command", "searcher/reach"}},
};

// The folders that may include a third-party header, whose name begins so.
const std::map<std::string, Names> kDoors = {
    {"mecab.h", {"common/analysis"}},
    {"boost/", {"common/options"}},
    {"zdict.h", {"common/index"}},
    {"zstd.h", {"common/index"}},
    {"gumbo.h", {"indexer/extractor/formats/html"}},
    {"poppler-", {"indexer/extractor/formats/pdf"}},
    {"archive.h", {"indexer/extractor/container"}},
    {"expat.h", {"indexer/extractor/container"}},
    {"gmime/", {"indexer/extractor/formats/mail"}},
    {"gsf/", {"indexer/extractor/container"}},
    {"seccomp.h", {"indexer/extractor"}},
    {"csv.h", {"indexer/readers"}},
    {"simdjson.h", {"indexer/readers"}},
    {"xapian.h",
     {"common/index", "common/index/glass", "indexer/build", "indexer/export",
      "indexer/generations", "indexer/intake", "indexer/update", "searcher", "searcher/local",
      "searcher/match", "searcher/plan", "searcher/ranking", "searcher/remote"}},
};

std::string folder_of(const std::string& file) {
  return file.substr(0, file.rfind('/'));
}

// Calls take(file, header, is_ours) for every include below a folder.
template <typename Take>
void for_each_include(const std::string& folder, Take take) {
  static const std::regex kInclude("#include ([<\"])([^>\"]+\\.(?:h|hpp))[>\"]");
  for (const std::string& file : sources_below(folder)) {
    for (const std::string& line : lines_of(source_tree() / file)) {
      std::smatch match;
      if (std::regex_match(line, match, kInclude)) take(file, match[2].str(), match[1] == "\"");
    }
  }
}

bool may_include(const std::string& file, const std::string& header) {
  const std::string from = folder_of(file);
  const std::string to = folder_of(header);
  if (from == to) return true;
  const auto row = kMayInclude.find(from);
  if (row == kMayInclude.end()) return false;
  const bool is_common = header.starts_with(kCommon);
  return row->second.contains(to) || row->second.contains(header) ||
         (is_common && row->second.contains(kCommon));
}

bool begins_with_one_of(const std::string& header, const Names& folders) {
  for (const std::string& folder : folders) {
    if (header.starts_with(folder + "/")) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the sources of a folder include only what lies below them", "[sources]") {
  for (const char* part : {"common", "indexer", "searcher"}) {
    for_each_include(part, [](const auto& file, const auto& header, bool is_ours) {
      if (!is_ours) return;
      INFO(file << " includes " << header);
      CHECK(may_include(file, header));
    });
  }
}

TEST_CASE("no folder includes itself by way of others", "[sources]") {
  std::map<std::string, Names> reached;  // by folder; all that it includes, in however many steps
  for (const char* top : {"common", "indexer", "searcher"}) {
    for_each_include(top, [&](const auto& file, const auto& header, bool is_ours) {
      const std::string from = folder_of(file);
      const std::string to = folder_of(header);
      // What is at the top of a program or of common/ is for all: results, options, the answer.
      const bool is_for_all = from.find('/') == from.npos || to.find('/') == to.npos;
      const bool is_one_room =
          (from + "/").starts_with(to + "/") || (to + "/").starts_with(from + "/");
      if (is_ours && !is_for_all && !is_one_room) reached[from].insert(to);
    });
  }
  for (bool grows = true; grows;) {
    grows = false;
    for (auto& [folder, all] : reached) {
      const std::size_t before = all.size();
      for (const std::string& next : Names(all)) {
        const auto more = reached.find(next);
        if (more != reached.end()) all.insert(more->second.begin(), more->second.end());
      }
      grows = grows || all.size() > before;
    }
  }
  for (const auto& [folder, all] : reached) {
    INFO(folder);
    CHECK_FALSE(all.contains(folder));
  }
}

TEST_CASE("the indexer and the searcher know of common alone", "[sources]") {
  const std::map<std::string, Names> kForbidden = {{"common", {"indexer", "searcher", "tests"}},
                                                   {"indexer", {"searcher", "tests"}},
                                                   {"searcher", {"indexer", "tests"}}};
  for (const auto& [part, forbidden] : kForbidden) {
    const Names& others = forbidden;
    for_each_include(part, [&](const auto& file, const auto& header, bool is_ours) {
      INFO(file << " includes " << header);
      CHECK_FALSE((is_ours && begins_with_one_of(header, others)));
    });
  }
}

TEST_CASE("a library is included in few folders", "[sources]") {
  for (const char* part : {"common", "indexer", "searcher"}) {
    for_each_include(part, [](const auto& file, const auto& header, bool is_ours) {
      for (const auto& [door, folders] : kDoors) {
        if (is_ours || !header.starts_with(door)) continue;
        INFO(file << " includes " << header);
        CHECK(folders.contains(folder_of(file)));
      }
    });
  }
}

TEST_CASE("what the benches include is there", "[sources]") {
  for_each_include("bench", [](const auto& file, const auto& header, bool is_ours) {
    if (!is_ours) return;
    INFO(file << " includes " << header);
    CHECK(std::filesystem::exists(source_tree() / header));
  });
}

// tests/catch.h takes Catch2 2 and 3, each by its own header.
TEST_CASE("tests include Catch2 by one header", "[sources]") {
  for_each_include("tests", [](const auto& file, const auto& header, bool /*is_ours*/) {
    INFO(file << " includes " << header);
    CHECK((file == "tests/catch.h" || !header.starts_with("catch2/")));
  });
}
