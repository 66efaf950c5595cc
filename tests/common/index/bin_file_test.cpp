#include "common/index/bin_file.h"

#include "tests/catch.h"
#include "tests/cli/program.h"

using namespace musubi;
using musubi::test::read_file;
using musubi::test::TemporaryFolder;

namespace {

constexpr BinKind kKind = BinKind::Ranking;
const BinFile::Layout kLayout = {4, 1, 8, 4};

std::string path_in(const TemporaryFolder& folder) {
  return bin_file_path(folder.path(), kKind).string();
}

void write_some(const TemporaryFolder& folder) {
  BinFileWriter writer(kKind, 3);
  writer.add(std::vector<std::uint32_t>{7, 8, 9});
  writer.add("文字");
  writer.add(std::vector<std::uint64_t>{~0ULL});
  writer.add(std::vector<std::uint32_t>{});
  REQUIRE(writer.write(folder.path()));
}

// What is said of `content` in the place of the file.
std::string refusal(const TemporaryFolder& folder, const std::string& content) {
  folder.write("ranking.bin", content);
  const auto opened = BinFile::open(folder.path(), kKind, kLayout);
  if (opened) return "";
  CHECK(opened.error().message.find(path_in(folder)) != std::string::npos);
  CHECK(!opened.error().hint.empty());
  return opened.error().message;
}

}  // namespace

TEST_CASE("a .bin file gives back its sections, each at a multiple of its items", "[index]") {
  const TemporaryFolder folder;
  write_some(folder);
  const auto file = BinFile::open(folder.path(), kKind, kLayout);
  REQUIRE(file);
  CHECK(file->documents() == 3);
  const auto numbers = file->section<std::uint32_t>(0);
  CHECK(std::vector<std::uint32_t>(numbers.begin(), numbers.end()) ==
        std::vector<std::uint32_t>{7, 8, 9});
  CHECK(file->text(1) == "文字");
  REQUIRE(file->section<std::uint64_t>(2).size() == 1);
  CHECK(file->section<std::uint64_t>(2)[0] == ~0ULL);
  CHECK(reinterpret_cast<std::uintptr_t>(file->section<std::uint64_t>(2).data()) % 8 == 0);
  CHECK(file->section<std::uint32_t>(3).empty());
}

TEST_CASE("a .bin file that is not the one wanted is refused with the reason", "[index]") {
  const TemporaryFolder folder;
  write_some(folder);
  const std::string whole = read_file(path_in(folder));
  const auto with = [&](std::size_t at, const std::string& bytes) {
    std::string content = whole;
    content.replace(at, bytes.size(), bytes);
    return content;
  };
  struct Row {
    std::string why, content, reason;
  };
  const std::vector<Row> rows = {
      {"empty", "", "cut short"},
      {"cut in the head", whole.substr(0, 40), "cut short"},
      {"the head alone", whole.substr(0, 56), "cut short"},
      {"cut by a byte", whole.substr(0, whole.size() - 1), "cut short"},
      {"longer than it says", whole + "x", "damaged"},
      {"a file of something else", std::string(200, 'x'), "not a file of an index"},
      {"another kind", with(8, std::string("facets\0", 7)), "another kind"},
      {"the numbers turned round", with(24, "\x01\x02\x03\x04"), "byte order of another machine"},
      {"no byte order at all", with(24, "abcd"), "damaged"},
      {"an older format", with(28, "\x05"), "has format 5"},
      {"more sections", with(48, "\x05"), "damaged"},
      {"items of another size", with(56, "\x08"), "damaged"},
      {"more items than there is room for", with(64, "\x7F"), "damaged"},
      {"items beyond any file", with(64, std::string(8, '\xFF')), "damaged"},
      {"fewer items than there are", with(56 + 2 * 16 + 8, std::string(1, '\0')), "damaged"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK_THAT(refusal(folder, row.content), Catch::Matchers::ContainsSubstring(row.reason));
  }
  CHECK(refusal(folder, whole).empty());
}

TEST_CASE("a .bin file that is missing, or a folder, is refused", "[index]") {
  const TemporaryFolder folder;
  CHECK(!BinFile::open(folder.path(), kKind, kLayout));
  std::filesystem::create_directory(path_in(folder));
  CHECK(!BinFile::open(folder.path(), kKind, kLayout));
}

TEST_CASE("no byte of a .bin file can be changed to one that harms", "[index]") {
  const TemporaryFolder folder;
  write_some(folder);
  const std::string whole = read_file(path_in(folder));
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char byte : {'\0', '\x7F', '\xFF'}) {
      std::string content = whole;
      content[at] = byte;
      folder.write("ranking.bin", content);
      const auto file = BinFile::open(folder.path(), kKind, kLayout);
      if (file) CHECK(file->text(1).size() + file->section<std::uint32_t>(0).size() < whole.size());
    }
  }
}
