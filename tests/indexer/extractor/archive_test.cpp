#include "indexer/extraction/message.h"
#include "indexer/extractor/container/unpacker.h"
#include "tests/catch.h"
#include "tests/indexer/extractor/archive_fixture.h"
#include "tests/indexer/extractor/collected_output.h"
#include "tests/indexer/readers/reading.h"

using namespace musubi;
using musubi::test::encode;

TEST_CASE("each member of an archive is read by its own kind", "[extractor][archive]") {
  const std::vector<ArchiveMember> members = {{"a/page.html", "<html><p>大連市"},
                                              {"list.csv", "題名\n天津市\n"},
                                              {"../../etc/x.txt", "外"},
                                              {"__MACOSX/list.csv", "x"},
                                              {"image.png", "\x89PNG\r\n"}};
  struct Row {
    const char *name, *format, *filter;
  };
  const auto row = GENERATE(values<Row>({{"a.zip", "zip", "none"},
                                         {"a.tar", "ustar", "none"},
                                         {"a.tar.gz", "ustar", "gzip"},
                                         {"a.tgz", "pax", "gzip"},
                                         {"a.tar.xz", "ustar", "xz"},
                                         {"a.tar.zst", "ustar", "zstd"},
                                         {"a.tar.bz2", "ustar", "bzip2"}}));
  INFO(row.name);
  const auto archive = extraction_of(packed(members, row.format, row.filter), row.name);
  CHECK(archive.refusal.empty());
  REQUIRE(archive.output.documents.size() == 1);
  CHECK(archive.output.documents[0].member == "a/page.html");
  CHECK(text_of(archive.output.documents[0]) == "大連市\n");
  REQUIRE(archive.output.plains.size() == 2);
  CHECK(archive.output.plains[0].member == "list.csv");
  CHECK(archive.output.plains[0].kind == SourceKind::Csv);
  CHECK(archive.output.plains[1].member == "etc/x.txt");
  REQUIRE(archive.output.remarks.size() == 1);
  CHECK(archive.output.remarks[0].member == "image.png");
}

TEST_CASE("a link in an archive is told, and not followed", "[extractor][archive]") {
  for (const char* const format : {"ustar", "zip"}) {
    const auto archive = extraction_of(
        packed({{"a.csv", "題名\n"}, {"b.csv", "", "a.csv"}, {".c.csv", "", "/etc/passwd"}},
               format),
        "a");
    CHECK(archive.output.plains.size() == 1);
    REQUIRE(archive.output.remarks.size() == 1);
    CHECK(archive.output.remarks[0].kind == Remark::Kind::Skip);
    CHECK(archive.output.remarks[0].member == "b.csv");
    CHECK(archive.output.remarks[0].reason == "is a link, which is not followed");
  }
}

TEST_CASE("what the pages of a folder in an archive have in common is left out",
          "[extractor][archive]") {
  const auto page = [](const std::string& city) {
    return "<title>" + city + "</title><p>台風のため窓口を閉じます。</p><p>" + city +
           "との交流の歩みは長い。</p><p>転載禁止</p>";
  };
  std::vector<ArchiveMember> members = {{"a/list.csv", "題名\n天津市\n"}};
  for (int i = 0; i < 9; ++i) {
    members.push_back(
        {"a/" + std::to_string(i) + ".html", page("架空" + std::to_string(i) + "市")});
  }
  members.push_back({"b/1.html", page("大連市")});
  members.push_back({"b/2.html", page("福州市")});
  for (const char* const format : {"zip", "ustar"}) {
    const auto archive = extraction_of(packed(members, format), "a");
    REQUIRE(archive.output.documents.size() == 11);
    for (const Extracted& document : archive.output.documents) {
      INFO(document.member);
      const bool is_shared = document.member.starts_with("a/");
      const std::string own = document.title + "との交流の歩みは長い。\n";
      CHECK(text_of(document) ==
            (is_shared ? own : "台風のため窓口を閉じます。\n" + own + "転載禁止\n"));
      CHECK(document.also.size() == (is_shared ? 1 : 0));  // found all the same
    }
    REQUIRE(archive.output.remarks.size() == 1);
    CHECK(archive.output.remarks[0].member == "a");
    CHECK(archive.output.remarks[0].reason.starts_with("2 lines that most of its pages"));
  }
  CHECK(member_hash("a", "b") != member_hash("a", "b", {1}));
}

TEST_CASE("more pages than are compared with each other in an archive are told once",
          "[extractor][archive]") {
  const std::string page = "<style>" + std::string(13U << 20, ' ') + "</style><p>架空市";
  std::vector<ArchiveMember> members;
  for (char folder = 'a'; folder <= 'l'; ++folder) {
    members.push_back({std::string(1, folder) + "/1.html", page});
  }
  const auto archive = extraction_of(packed(members, "zip"), "a");
  CHECK(archive.output.documents.size() == members.size());
  REQUIRE(archive.output.remarks.size() == 1);
  CHECK(archive.output.remarks[0].reason ==
        "has more than 64 MB of pages in folders of less than 6: some are not compared with each "
        "other");
}

TEST_CASE("names in Shift_JIS are understood, and a single compressed file has its own",
          "[extractor][archive]") {
  // As Windows writes it: the name in its own encoding, and nothing that says so.
  const std::string name = encode("資料/平成16年度_交流事業報告.txt", "Shift_JIS");
  const std::string placeholder(name.size(), 'x');
  std::string bytes = packed({{placeholder, "あ"}}, "zip");
  for (std::size_t at = 0; (at = bytes.find(placeholder, at)) != std::string::npos;) {
    bytes.replace(at, name.size(), name);
  }
  const auto archive = extraction_of(bytes, "a.zip");
  REQUIRE(archive.output.plains.size() == 1);
  CHECK(archive.output.plains[0].member == "資料/平成16年度_交流事業報告.txt");
  const auto single =
      extraction_of(packed({{"x", "題名\n大連市\n"}}, "raw", "gzip"), "b/表.csv.gz");
  REQUIRE(single.output.plains.size() == 1);
  CHECK(single.output.plains[0].member == "表.csv");
  CHECK(single.output.plains[0].bytes == "題名\n大連市\n");
}

TEST_CASE("archives in archives are opened to a depth, and bombs are refused alone",
          "[extractor][archive]") {
  std::string nested = packed({{"a.txt", "あ"}}, "zip");
  for (int i = 0; i < 7; ++i) nested = packed({{"in.zip", nested}}, "zip");
  const auto deep = extraction_of(nested, "a.zip");
  CHECK(deep.output.plains.empty());
  REQUIRE(deep.output.remarks.size() == 1);
  CHECK(deep.output.remarks[0].member == "in.zip/in.zip/in.zip/in.zip/in.zip/in.zip");
  CHECK(deep.output.remarks[0].kind == Remark::Kind::Refusal);

  const std::string bomb =
      packed({{"bomb.txt", std::string(3U << 20, ' ')}, {"good.txt", "あ"}}, "zip");
  CHECK(bomb.size() < 10000);
  auto unpacker = Unpacker::open(bomb);
  REQUIRE(unpacker);
  Unpacker::Member member;
  REQUIRE(unpacker->next(member, 1U << 20).value());
  CHECK(member.problem == "is larger than 1 MB unpacked");
  REQUIRE(unpacker->next(member, 1U << 20).value());
  CHECK(member.problem.empty());
  CHECK(member.bytes == "あ");
}

TEST_CASE("a compressed file that is cut short is refused as one", "[extractor][archive]") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += std::to_string(i * i) + "\n";
  for (const char* const filter : {"gzip", "xz", "zstd", "bzip2"}) {
    INFO(filter);
    const std::string whole = packed({{"x", text}}, "raw", filter);
    for (const std::size_t left : {whole.size() / 2, whole.size() - 5}) {
      const auto cut = extraction_of(whole.substr(0, left), "a.txt.gz");
      const std::string told =
          cut.refusal + (cut.output.remarks.empty() ? "" : cut.output.remarks[0].reason);
      CHECK(told.find("cut short") != std::string::npos);
      CHECK(cut.output.plains.empty());
    }
  }
}

TEST_CASE("a damaged archive gives what stands before the damage", "[extractor][archive]") {
  std::string bytes = packed({{"a.txt", "あ"}, {"b.txt", std::string(5000, 'b')}}, "ustar");
  bytes.resize(2500);
  const auto cut = extraction_of(bytes, "a.tar");
  CHECK(cut.output.plains.size() == 1);
  CHECK(cut.output.remarks.size() + (cut.refusal.empty() ? 0 : 1) >= 1);
  CHECK(!extraction_of("PK\x03\x04", "a.zip").refusal.empty());
  CHECK(extraction_of(packed({}, "zip"), "a.zip").refusal == "holds no files");
}
