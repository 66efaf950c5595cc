#include "indexer/extraction/extraction.h"

#include <filesystem>
#include <thread>

#include "indexer/extraction/members_read.h"
#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/indexer/extractor/archive_fixture.h"

using namespace musubi;
using namespace std::chrono_literals;
using musubi::test::TemporaryFolder;

namespace {

// The texts, or the reason why there is none.
std::string text_of(Extraction& extraction, const std::string& path) {
  std::string text;
  const auto input = InputFile::open(path);
  const auto outcome =
      extraction.read({path, {path, "", {}}}, *input, [&text](const Message& message) {
        if (const auto* document = std::get_if<Extracted>(&message)) {
          for (const Section& section : document->sections) text += section.text;
        }
      });
  return outcome ? text : "refused: " + outcome.error().message;
}

// What came of an archive's members, by their names, and what was said of them.
struct CameOf {
  std::vector<std::string> members, remarks;
  std::string refusal = {};  // of the rest of it
};
CameOf came_of(Extraction& extraction, const std::string& path) {
  CameOf came;
  const auto input = InputFile::open(path);
  const auto outcome = extraction.read({path, {path, "", {}}}, *input, [&](const Message& message) {
    if (const auto* document = std::get_if<Extracted>(&message)) {
      came.members.push_back(document->member);
    }
    if (const auto* plain = std::get_if<PlainMember>(&message)) {
      came.members.push_back(plain->member + " " + plain->bytes);
    }
    if (const auto* remark = std::get_if<Remark>(&message)) {
      came.remarks.push_back(remark->member + ": " + remark->reason);
    }
  });
  if (!outcome) came.refusal = outcome.error().message;
  return came;
}

// A sanitizer takes a crash itself, and reserves more memory than a limit can allow.
std::string crash() {
  return test::tested_are_sanitized() ? "makes its extractor end (status 1)"
                                      : "makes its extractor crash (Segmentation fault)";
}
std::string swell() {
  return test::tested_are_sanitized() ? "takes too much time to read"
                                      : "takes more than 1 GiB of memory to read";
}

ExtractionSettings hostile_settings() {
  return {.program = test::tested_program("extractor-with-faults"),
          .workers = 2,
          .limits = {.time = std::chrono::milliseconds(1500)}};
}

}  // namespace

TEST_CASE("a file that crashes, hangs or swells its extractor is refused alone", "[extraction]") {
  const TemporaryFolder folder;
  const std::string good = folder.write("good.html", "<html><p>大連市</p>");
  Extraction extraction(hostile_settings());
  struct Row {
    std::string name, text;
  };
  std::vector<Row> rows = {{"crash.html", "refused: " + crash()},
                           {"swell.html", "refused: " + swell()},
                           {"hang.html", "refused: takes too much time to read"},
                           {"escape.html", "本文\n"}};
  if (test::tested_are_sanitized()) rows.pop_back();  // the sandbox leaves it what it needs
  std::vector<ExtractionTask> tasks;
  const bool is_expected = GENERATE(true, false);
  for (const Row& row : rows) {
    const std::string path = folder.write(row.name, "<html><p>本文");
    if (is_expected) tasks.push_back({path, {path, "", {}}});
  }
  extraction.expect(std::move(tasks));
  for (const Row& row : rows) {
    CHECK(text_of(extraction, (folder / row.name).string()) == row.text);
    CHECK(text_of(extraction, good) == "大連市\n");
  }
}

TEST_CASE("a member that ends its extractor costs no other member of the archive", "[extraction]") {
  // A page that is held back to be compared with others, and what stands before and behind.
  const ArchiveMember held = {"held.html", "<html><p>大連市"}, before = {"a.csv", "題名\n"},
                      behind = {"b.csv", "題名\n"};
  struct Row {
    ArchiveMember hostile;
    std::string reason;
    std::chrono::milliseconds time;
  };
  const auto row =
      GENERATE(values<Row>({{{"crash.pdf", "%PDF-1.4"}, crash(), 9s},
                            {{"swell.rtf", "{\\rtf1"}, swell(), 9s},
                            {{"hang.docx", "PK\3\4"}, "takes too much time to read", 2400ms}}));
  INFO(row.reason);
  const TemporaryFolder folder;
  const std::string path =
      folder.write("a.tar", packed({held, before, row.hostile, behind}, "ustar"));
  auto settings = hostile_settings();
  settings.limits.time = row.time;
  Extraction extraction(settings);
  const CameOf came = came_of(extraction, path);
  CHECK(came.refusal.empty());
  CHECK(came.members == std::vector<std::string>{"a.csv 題名\n", "b.csv 題名\n", "held.html"});
  CHECK(came.remarks == std::vector<std::string>{row.hostile.name + ": " + row.reason});
}

TEST_CASE("behind a member that ended its extractor others of a name that came are read",
          "[extraction]") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.zip", packed({{"a.csv", "一\n"},
                                                         {"crash.csv", "x"},
                                                         {"a.csv", "二\n"},
                                                         {"crash.csv", "y"},
                                                         {"b.csv", "三\n"}},
                                                        "zip"));
  Extraction extraction(hostile_settings());
  const CameOf came = came_of(extraction, path);
  CHECK(came.refusal.empty());
  CHECK(came.members == std::vector<std::string>{"a.csv 一\n", "a.csv 二\n", "b.csv 三\n"});
  CHECK(came.remarks.size() == 2);
}

TEST_CASE("a member that is known is not blamed for what ends the extractor behind it",
          "[extraction]") {
  MembersRead members;
  members.note(MemberBegin{1, 1, "known.csv"});
  CHECK(members.open_member().empty());
  members.note(MemberBegin{2, 0, "new.csv"});
  CHECK(members.open_member() == "new.csv");
  CHECK(members.begin_again() == 2);
}

TEST_CASE("an archive of many members that end their extractor says where reading stopped",
          "[extraction]") {
  const TemporaryFolder folder;
  std::vector<ArchiveMember> members = {{"a.csv", "一\n"}};
  for (int i = 0; i < 25; ++i) members.push_back({"crash." + std::to_string(i) + ".csv", "x"});
  members.push_back({"b.csv", "二\n"});
  const std::string path = folder.write("a.tar", packed(members, "ustar"));
  auto settings = hostile_settings();
  settings.limits.time = 30s;
  Extraction extraction(settings);
  const CameOf came = came_of(extraction, path);
  CHECK(came.refusal == "21 of its members ended their extractor: nothing behind them was read");
  CHECK(came.members == std::vector<std::string>{"a.csv 一\n"});
  CHECK(came.remarks.size() == 21);
}

TEST_CASE("files that are extracted ahead come in order, and those left out are dropped",
          "[extraction]") {
  const TemporaryFolder folder;
  std::vector<ExtractionTask> tasks;
  std::string large = "<html>";
  for (int line = 0; line < 40'000; ++line) large += "<p>大連市との交流";
  for (int i = 0; i < 40; ++i) {
    const std::string number = std::to_string(i);
    const std::string path =
        folder.write(number + ".html", i % 15 == 3 ? large : "<html><p>" + number);
    tasks.push_back({path, {path, "", {}}});
  }
  Extraction extraction({.program = test::tested_extractor(), .workers = 3});
  const auto all = tasks;
  extraction.expect(std::move(tasks));
  for (int i = 0; i < 30; i += 1 + i % 2) {
    const std::string text = text_of(extraction, all[static_cast<std::size_t>(i)].path);
    if (i % 15 == 3) {
      CHECK(text.size() == 40'000 * std::string("大連市との交流\n").size());
    } else {
      CHECK(text == std::to_string(i) + "\n");
    }
  }
}

TEST_CASE("a file that has changed since it was read ahead is read anew", "[extraction]") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.html", "<html><p>前");
  const std::string next = folder.write("b.html", "<html><p>次");
  Extraction extraction({.program = test::tested_extractor(), .workers = 1});
  extraction.expect({{path, {path, "", {}}}, {next, {next, "", {}}}});
  std::filesystem::remove(path);
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  folder.write("a.html", "<html><p>その後");
  CHECK(text_of(extraction, path) == "その後\n");
  CHECK(text_of(extraction, next) == "次\n");
}

TEST_CASE("work that nobody waits for any more is given up at once", "[extraction]") {
  const TemporaryFolder folder;
  auto settings = hostile_settings();
  settings.limits.time = std::chrono::seconds(30);
  const auto begin = std::chrono::steady_clock::now();
  {
    Extraction extraction(settings);
    const std::string path = folder.write("hang.html", "<html>");
    extraction.expect({{path, {path, "", {}}}});
  }
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}

TEST_CASE("without an extractor a file is refused with what is missing", "[extraction]") {
  const TemporaryFolder folder;
  Extraction extraction({.program = folder / "extractor"});
  const std::string text = text_of(extraction, folder.write("a.html", "<html>"));
  CHECK(text == "refused: cannot be read: the program " + (folder / "extractor").string() +
                    " cannot be started (No such file or directory)");
}
