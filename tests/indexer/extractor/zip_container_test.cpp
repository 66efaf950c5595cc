// The parts of an office file, found by the directory of its archive.
#include "indexer/extractor/container/zip_container.h"

#include <ctime>

#include "tests/catch.h"
#include "tests/indexer/extractor/collected_output.h"
#include "tests/indexer/extractor/zip_fixture.h"

using namespace musubi;

namespace {

std::string part_of(const std::string& bytes, const std::string& name) {
  const auto container = ZipContainer::open(bytes, "workbook");
  if (!container) return container.error().message;
  const auto part = container->read(name, 1000);
  return part ? *part : part.error().message;
}

}  // namespace

TEST_CASE("a part is read wherever it stands in its archive", "[extractor][zip]") {
  const std::string whole = zip_of({{"a", "甲"}, {"b", "乙"}, {"c/d", "丙"}});
  for (const std::string& bytes : {whole, "#!/bin/sh\n" + whole, whole.substr(0, 300)}) {
    CHECK(part_of(bytes, "a") == "甲");
  }
  CHECK(part_of(whole, "b") == "乙");
  CHECK(part_of(whole, "c/d") == "丙");
  CHECK(part_of(whole, "d") == "has no part d");
  CHECK(part_of(whole.substr(0, whole.size() - 40), "c/d") == "丙");
  CHECK_THAT(part_of(whole.substr(0, 200), "c/d"),
             Catch::Matchers::StartsWith("is a damaged workbook: "));
}

TEST_CASE("an archive that lies about its parts is told", "[extractor][zip][hostile]") {
  const std::string whole = zip_of({{"a", "甲乙丙丁"}, {"b", "乙"}});
  // Four bytes of the directory say whether it is a file at all.
  const std::size_t kind_at = whole.find("PK\1\2") + 38;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x5A);
    const std::string part = part_of(bytes, "a");
    CAPTURE(at, part);
    // The part itself, or a reason: never other bytes.
    if (at >= kind_at && at < kind_at + 4 && part.empty()) continue;
    CHECK((part == "甲乙丙丁" || part == "has no part a" ||
           part.starts_with("cannot be unpacked: ") ||
           part.starts_with("is a damaged workbook: ")));
  }
  std::string bytes = whole;
  bytes[whole.find("甲")] = 'x';
  CHECK_THAT(part_of(bytes, "a"), Catch::Matchers::StartsWith("cannot be unpacked: "));
}

TEST_CASE("a presentation of thousands of slides is read in seconds", "[extractor][zip][hostile]") {
  constexpr int kSlides = 9'000;
  std::string slides, relations;
  std::vector<std::pair<std::string, std::string>> parts;
  for (int slide = 1; slide <= kSlides; ++slide) {
    const std::string number = std::to_string(slide), last = std::to_string(kSlides - slide + 1);
    slides += "<p:sldId r:id='r" + last + "'/>";
    relations += "<Relationship Id='r" + number + "' Target='slides/slide" + number + ".xml'/>";
    parts.emplace_back("ppt/slides/slide" + number + ".xml",
                       "<p:sld xmlns:p='p' xmlns:a='a'><p:sp><a:p><a:r><a:t>第" + number +
                           "回</a:t></a:r></a:p></p:sp></p:sld>");
    parts.emplace_back("ppt/slides/_rels/slide" + number + ".xml.rels", "<R/>");
  }
  parts.emplace_back("ppt/presentation.xml",
                     "<p:presentation xmlns:p='p' xmlns:r='r'>" + slides + "</p:presentation>");
  parts.emplace_back("ppt/_rels/presentation.xml.rels", "<R>" + relations + "</R>");
  const std::string whole = zip_of(parts);
  const bool is_whole = GENERATE(true, false);  // else without its directory
  const std::string bytes = is_whole ? whole : whole.substr(0, whole.rfind("PK\x05\x06"));
  const std::clock_t begin = std::clock();  // of the processor, however busy the machine is
  const auto file = extraction_of(bytes, "a.pptx");
  CHECK((std::clock() - begin) / CLOCKS_PER_SEC < 10);
  REQUIRE(file.refusal == "");
  REQUIRE(file.output.documents.size() == 1);
  REQUIRE(file.output.documents[0].sections.size() == kSlides);
  CHECK(file.output.documents[0].sections[0].text == "第9000回\n");
}
