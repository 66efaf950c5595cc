// What a user sees of an answer on a terminal, and how a hit is read and opened.
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>

#include "tests/catch.h"
#include "tests/cli/officer.h"

using namespace musubi::test;
using nlohmann::json;

namespace fs = std::filesystem;

namespace {

// A program that writes its arguments to a file, one a line, as it got them.
class Recorder {
 public:
  Recorder() {
    const std::string script =
        folder_.write("record", "#!/bin/sh\nfor word; do printf '%s\\n' \"$word\"; done > '" +
                                    recorded_file() + "'\n");
    ::chmod(script.c_str(), 0755);
  }
  std::string program() const { return (folder_ / "record").string(); }
  std::string recorded() const { return read_file(recorded_file()); }

 private:
  std::string recorded_file() const { return (folder_ / "recorded").string(); }

  TemporaryFolder folder_;
};

fs::path state_file_of(const Officer& officer) {
  return officer.home() / "state" / "musubi" / "last-answer.json";
}

std::size_t lines_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

}  // namespace

TEST_CASE("screens look as they were drawn", "[cli][terminal]") {
  const Officer officer;
  struct Row {
    std::string name;
    std::vector<std::string> arguments;
    int rows;
    std::string locale = "C.UTF-8";
  };
  const auto row = GENERATE(values<Row>({
      {"agreements", {"協定"}, 24},
      {"agreements-english", {"協定"}, 40, "en_US.UTF-8"},
      {"document-english", {"--show", "aomori-dalian-2004", "遼寧省"}, 24, "en_US.UTF-8"},
      {"nothing-english", {"大連", "--domain", "鉱業", "--prefecture", "青森"}, 24, "en_US.UTF-8"},
      {"agreements-tall", {"協定"}, 40},
      {"agreements-full", {"協定", "--full", "--limit", "3"}, 24},
      {"two-words", {"大連", "経済"}, 60},
      {"document", {"--show", "aomori-dalian-2004", "遼寧省"}, 24},
      {"nothing", {"ヌクレオチド"}, 24},
  }));
  const int columns = GENERATE(80, 120);
  const Outcome outcome =
      officer.on_terminal(row.arguments, {columns, row.rows}, {{"LANG", row.locale}});
  const std::string name = row.name + "-" + std::to_string(columns) + ".txt";
  INFO(name);
  const std::string shown = steady(outcome.out);
  CHECK(shown == golden(name, shown));
}

TEST_CASE("an answer on a terminal fits its screen, whatever is asked", "[cli][terminal]") {
  const Officer officer;
  for (const char* query : {"協定", "交流", "経済", "友好"}) {
    for (const TerminalSize size : {TerminalSize{80, 24}, TerminalSize{120, 30}}) {
      const Outcome outcome = officer.on_terminal({query}, size);
      INFO(outcome.out);
      CHECK(outcome.status == 0);
      CHECK(lines_in(outcome.out) + 2 <= static_cast<std::size_t>(size.rows));
    }
  }
  // What no layout makes fit is whole, for the pager.
  CHECK(lines_in(officer.on_terminal({"--country", "中国", "--limit", "40"}, {80, 24}).out) > 60);
  // A pipe has no screen.
  CHECK(contains(officer.search({"協定"}).out, "█"));
}

TEST_CASE("a long answer goes through the pager that the environment names, as git's does",
          "[cli][terminal]") {
  const Officer officer;
  const std::map<std::string, std::string> marking = {{"MUSUBI_PAGER", "sed 's/^/page: /'"}};
  CHECK(officer.on_terminal({"大連"}, {80, 24}, marking).out.starts_with("page: 「大連」"));
  CHECK(officer.on_terminal({"大連", "--no-pager"}, {80, 24}, marking).out.starts_with("「大連」"));
  CHECK(officer.on_terminal({"大連", "--format", "json"}, {80, 24}, marking).out.starts_with("{"));
  CHECK(officer.search({"大連"}, marking).out.starts_with("「大連」"));
  const std::map<std::string, std::string> other = {{"MUSUBI_PAGER", ""},
                                                    {"PAGER", "sed 's/^/page: /'"}};
  CHECK(officer.on_terminal({"大連"}, {80, 24}, other).out.starts_with("「大連」"));
  // One that reads a line and goes.
  const Outcome left = officer.on_terminal({"--country", "中国", "--full", "--limit", "40"},
                                           {80, 24}, {{"MUSUBI_PAGER", "head -1"}});
  CHECK(left.status == 0);
  CHECK(lines_in(left.out) == 1);
  const Outcome missing = officer.on_terminal({"大連"}, {80, 24}, {{"MUSUBI_PAGER", "/no/pager"}});
  CHECK(missing.status == 0);
  CHECK(contains(missing.out, "cannot start /no/pager"));
  CHECK(contains(missing.out, "「大連」"));
}

TEST_CASE("a hit of the last answer is read by its number", "[cli][terminal]") {
  const Officer officer;
  REQUIRE(officer.search({"大連", "経済"}).status == 0);
  struct stat status = {};
  REQUIRE(::stat(state_file_of(officer).c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);

  const Outcome second = officer.search({"--show", "2"});
  CHECK(second.status == 0);
  CHECK(first_line(second.out) == "青森県・大連市友好経済交流委員会協定");
  CHECK(contains(second.out, "aomori-dalian-2004"));
  CHECK(contains(second.out, "商談会やフォーラム"));
  const Outcome beyond = officer.search({"--show", "9"});
  CHECK(beyond.status == 2);
  CHECK(contains(beyond.err, "hits 1 to 4"));

  // The words of the query that found it are marked; other words are, where they are given.
  const auto colored = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--color", "always"});
    return officer.search(std::move(arguments)).out;
  };
  CHECK(contains(colored({"--show", "2"}), "\x1b[1;31m大連"));
  CHECK(contains(colored({"--show", "2", "商談"}), "\x1b[1;31m商談"));
  CHECK_FALSE(contains(colored({"--show", "2", "商談"}), "\x1b[1;31m大連"));

  // What a program asks does not take its place.
  REQUIRE(officer.search({"ドイツ", "--format", "json"}).status == 0);
  CHECK(first_line(officer.search({"--show", "2"}).out) == first_line(second.out));
  // Of pages, hits keep the numbers that were shown.
  REQUIRE(officer.search({"協定", "--page", "2", "--limit", "5"}).status == 0);
  CHECK(officer.search({"--show", "7"}).status == 0);
  CHECK(officer.search({"--show", "2"}).status == 2);
}

TEST_CASE("without an answer that was kept a number says so", "[cli][terminal]") {
  const Officer officer;
  const Outcome none = officer.search({"--show", "1"});
  CHECK(none.status == 2);
  CHECK(none.out.empty());
  CHECK(contains(none.err, "no answer"));
  REQUIRE(officer.search({"大連"}).status == 0);
  std::ofstream(state_file_of(officer)) << "{\"index\": [";
  CHECK(officer.search({"--show", "1"}).status == 2);
  // A home that cannot be written to keeps no answer from anybody.
  CHECK(officer.search({"大連"}, {{"XDG_STATE_HOME", "/proc/nowhere"}}).status == 0);
}

TEST_CASE("a document is read by its id, by its file, and as JSON", "[cli][terminal]") {
  const Officer officer;
  const std::string file = std::string(MUSUBI_TEST_CORPUS) + "/aomori-dalian.md";
  for (const std::string& named : {file + "#1", file, std::string("id:") + file + "#1"}) {
    INFO(named);
    CHECK(first_line(officer.search({"--show", named}).out) ==
          "青森県と大連市（中国遼寧省）の友好経済交流");
  }
  // From where the user stands.
  const Outcome here = officer.on_terminal({"--show", "corpus/aomori-dalian.md"}, {80, 24});
  CHECK(here.out.starts_with("青森県と大連市"));
  CHECK(contains(here.out, "ファイル      corpus/aomori-dalian.md\n"));
  // A row of a table says which it is, and how to go on.
  const Outcome row = officer.on_terminal({"--show", "corpus/agreements.csv"}, {80, 24});
  CHECK(contains(row.out, "ファイル      corpus/agreements.csv#1\n"));
  CHECK(contains(row.out, "全40件中 1件目。次は --show corpus/agreements.csv#2\n"));
  const Outcome last = officer.on_terminal({"--show", "corpus/agreements.csv#40"}, {80, 24});
  CHECK(contains(last.out, "全40件中 40件目\n"));
  const auto document = json::parse(
      officer.search({"--show", "aomori-dalian-2004", "--format", "json", "遼寧省"}).out);
  CHECK(document["id"] == "aomori-dalian-2004");
  CHECK(contains(document["body"].get<std::string>(), "商談会やフォーラム"));
  CHECK(document["body_highlights"].size() == 1);
  CHECK(document["file"] == std::string(MUSUBI_TEST_CORPUS) + "/agreements.csv");
  const std::string by_row =
      fmt::format("{}#{}", document["file"].get<std::string>(), document["row"].get<std::size_t>());
  CHECK(json::parse(officer.search({"--show", by_row, "--format", "json"}).out)["id"] ==
        "aomori-dalian-2004");
  const Outcome unknown = officer.search({"--show", "no-such-id"});
  CHECK(unknown.status == 2);
  CHECK(contains(unknown.err, "no-such-id"));
  CHECK(officer.search({"--show", "1", "--open", "1"}).status == 2);
}

TEST_CASE("a row with an id of its own is told and read by its file, in an archive, too",
          "[cli][terminal]") {
  const TemporaryFolder folder;
  std::string long_list = "id,title\n", short_list = long_list;
  std::string other_list = long_list;
  for (int n = 1; n <= 37; ++n) long_list += fmt::format("L{0},名簿 {0}\n", n);
  for (int n = 1; n <= 20; ++n) other_list += fmt::format("X{0},台帳 {0}\n", n);
  for (int n = 1; n <= 3; ++n) short_list += fmt::format("S{0},名簿 {0}\n", n);
  folder.write("in/a.csv", short_list);
  folder.write("in/b.csv", long_list);
  folder.write("in/c.md", "---\nid: own\n---\n# 名簿\n\n一つだけの文書。\n");
  folder.write("zip/x.csv", other_list);
  folder.write("zip/y.csv", "id,title\nY1,目録 1\nY2,目録 2\n");
  const std::string archive = (folder / "in/d.tar").string();
  REQUIRE(
      run("/bin/tar", {"-C", (folder / "zip").string(), "-cf", archive, "y.csv", "x.csv"}).status ==
      0);
  const std::string index = (folder / "index").string();
  const Outcome built =
      run("indexer", {"--index", index, "--shards", "2", (folder / "in").string()});
  INFO(built.err);
  const Outcome all =
      run("searcher", {"--index", index, "--limit=100", "--format=json", "--all-copies"});
  std::size_t told = 0;
  const json answer = json::parse(all.out);
  for (const json& hit : answer["hits"]) {
    const std::string id = hit["id"];
    INFO(hit.dump());
    if (id == "own") {
      CHECK_FALSE(hit.contains("row"));
      continue;
    }
    ++told;
    CHECK(hit["row"] == std::stoul(id.substr(1)));
    const auto place =
        fmt::format("{}#{}", hit["path"].get<std::string>(), hit["row"].get<std::size_t>());
    const Outcome shown = run("searcher", {"--index", index, "--format=json", "--show", place});
    INFO(shown.err);
    REQUIRE(shown.status == 0);
    CHECK(json::parse(shown.out)["id"] == id);
  }
  CHECK(told == 62);
}

TEST_CASE("a hit is opened in the browser or the editor, and no shell reads its name",
          "[cli][terminal]") {
  const Officer officer;
  const Recorder recorder;
  const std::string record = recorder.program();
  REQUIRE(officer.search({"大連", "経済"}).status == 0);
  CHECK(officer.search({"--open", "2"}, {{"BROWSER", record}}).status == 0);
  CHECK(recorder.recorded() == "http://www.pref.aomori.lg.jp/sangyo/shoko/dairen_kyotei.html\n");
  CHECK(officer.search({"--open", "2"}, {{"BROWSER", record + " --new=%s x"}}).status == 0);
  CHECK(recorder.recorded() ==
        "--new=http://www.pref.aomori.lg.jp/sangyo/shoko/dairen_kyotei.html\nx\n");
  // The first has no page: its file, at the line of its record.
  CHECK(officer.search({"--open", "1"}, {{"EDITOR", record + " -w"}}).status == 0);
  const std::string csv = std::string(MUSUBI_TEST_CORPUS) + "/agreements.csv";
  std::istringstream lines(read_file(csv));
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.starts_with("iwate-dalian,")) break;
  }
  CHECK(recorder.recorded() == "-w\n+" + std::to_string(number) + "\n" + csv + "\n");
  const Outcome failed = officer.search({"--open", "2"}, {{"BROWSER", "false"}});
  CHECK(failed.status == 2);
  CHECK(contains(failed.err, "status 1"));
  CHECK(officer.search({"--open", "2"}, {{"BROWSER", "/no/browser"}}).status == 2);
}

TEST_CASE("what a document names is opened only where that is harmless", "[cli][terminal]") {
  const Officer officer;
  const TemporaryFolder folder;
  const Recorder recorder;
  const std::string record = recorder.program();
  folder.write("docs/a.jsonl",
               R"j({"id": "script", "title": "甲の覚書", "url": "javascript:alert(1)"}
{"id": "shell", "title": "乙の覚書", "url": "https://example.jp/$(touch x);`id`"}
)j");
  folder.write("docs/; touch pwned #.txt", "丙の覚書\n\n一行目。\n目当ての覚書はここ。\n");
  const std::string index = (folder / "index").string();
  REQUIRE(run("indexer", {"--index", index, (folder / "docs").string()}).status == 0);
  const auto open = [&](const std::string& id, const std::string& variable) {
    return run("searcher", {"--index", index, "--open", id, "目当て"},
               officer.environment({{variable, record}}));
  };
  CHECK(open("shell", "BROWSER").status == 0);
  CHECK(recorder.recorded() == "https://example.jp/$(touch x);`id`\n");
  // No page to open: the file it came from.
  CHECK(open("script", "EDITOR").status == 0);
  CHECK(recorder.recorded() == "+1\n" + (folder / "docs/a.jsonl").string() + "\n");
  const std::string odd = (folder / "docs/; touch pwned #.txt").string();
  CHECK(open(odd + "#1", "EDITOR").status == 0);
  CHECK(recorder.recorded() == "+4\n" + odd + "\n");
  fs::remove(odd);
  const Outcome gone = open(odd + "#1", "EDITOR");
  CHECK(gone.status == 2);
  CHECK(contains(gone.err, "--show"));
}

TEST_CASE("titles and places are links on a terminal that has them", "[cli][terminal]") {
  const Officer officer;
  const auto shown = [&](const std::map<std::string, std::string>& terminal,
                         std::vector<std::string> arguments = {}) {
    arguments.insert(arguments.end(), {"大連", "経済", "--full"});
    return officer.on_terminal(arguments, {80, 24}, terminal).out;
  };
  const std::string begin = "\x1b]8;;";
  CHECK_FALSE(contains(shown({}), begin));
  CHECK_FALSE(contains(shown({{"VTE_VERSION", "4600"}}), begin));
  const std::string with_links = shown({{"VTE_VERSION", "7006"}});
  CHECK(contains(with_links, begin + "http://www.pref.aomori.lg.jp/"));
  // A file at the line that tells.
  std::istringstream lines(read_file(std::string(MUSUBI_TEST_CORPUS) + "/agreements.csv"));
  int number = 1;
  for (std::string line; std::getline(lines, line) && !contains(line, "iwate-dalian");) ++number;
  CHECK(contains(with_links, fmt::format("{}file://{}/agreements.csv#{}\x1b\\", begin,
                                         MUSUBI_TEST_CORPUS, number)));
  CHECK(contains(shown({}, {"--links", "always"}), begin));
  CHECK_FALSE(contains(shown({{"VTE_VERSION", "7006"}, {"TERM", "dumb"}}), begin));
  CHECK_FALSE(contains(officer.search({"大連"}, {{"VTE_VERSION", "7006"}}).out, begin));
}

TEST_CASE("a file is read and opened whatever bytes its name has", "[cli][terminal]") {
  const TemporaryFolder folder;
  const std::string lines = folder.write("docs/two\nlines.txt", "大連市との覚書\n一つ目の文書。\n");
  const std::string legacy = folder.write("docs/\x91\xE5.txt", "瀋陽市との覚書\n二つ目の文書。\n");
  const std::string escape = folder.write("docs/50%0A.txt", "奈良市との覚書\n三つ目の文書。\n");
  const std::string index = folder / "index";
  REQUIRE(run("indexer", {"--index", index, folder / "docs"}).status == 0);
  const Officer officer;
  const auto at = [&](const char* option, const std::string& file) {
    return run("searcher", {"--index", index, option, file},
               officer.environment({{"EDITOR", "tail -n"}}));
  };
  const std::vector<std::pair<std::string, std::string>> files = {
      {lines, "一つ目"}, {legacy, "二つ目"}, {escape, "三つ目"}};
  for (const auto& [file, text] : files) {
    for (const char* option : {"--show", "--open"}) {
      const Outcome read = at(option, file);
      INFO(option << " " << file << read.err);
      CHECK(read.status == 0);
      CHECK(contains(read.out, text));
    }
  }
  // As an answer shows it.
  CHECK(contains(at("--show", (folder / "docs").string() + "/two%0Alines.txt").out, "一つ目"));
}

TEST_CASE("pages are counted from one, and a switch of the config can be taken back",
          "[cli][terminal]") {
  const Officer officer;
  const auto ids = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"協定", "--format", "json", "--limit", "4"});
    std::vector<std::string> found;
    for (const auto& hit : json::parse(officer.search(arguments).out)["hits"]) {
      found.push_back(hit["id"]);
    }
    return found;
  };
  CHECK(ids({"--page", "1"}) == ids({}));
  CHECK(ids({"--page", "3"}) == ids({"--offset", "8"}));
  CHECK(contains(officer.search({"協定", "--page", "2"}).out, "続きは --page 3"));
  for (const std::vector<std::string>& wrong :
       std::vector<std::vector<std::string>>{{"--page", "0"},
                                             {"--page", "x"},
                                             {"--page", "2", "--offset", "3"},
                                             {"--page", "2", "--limit", "0"}}) {
    auto arguments = wrong;
    arguments.emplace_back("協定");
    CHECK(officer.search(arguments).status == 2);
  }
  const TemporaryFolder folder;
  const std::string config =
      folder.write("musubi.conf", "[searcher]\nno-facets = true\nbrief = true\nexplain = true\n");
  const auto configured = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--config", config, "大連"});
    return officer.search(arguments).out;
  };
  CHECK_FALSE(contains(configured({}), "国・地域"));
  CHECK(contains(configured({"--facets"}), "国・地域"));
  CHECK_FALSE(contains(configured({}), "点数"));
  CHECK(contains(configured({"--no-brief"}), "点数"));
  CHECK_FALSE(contains(configured({"--no-brief", "--no-explain"}), "点数"));
}
