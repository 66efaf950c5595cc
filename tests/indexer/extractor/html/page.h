// page.h - a page of the web as it is extracted, for tests.
#pragma once
#include "tests/catch.h"
#include "tests/indexer/extractor/collected_output.h"

namespace musubi::test {

// The one document of a page.
inline Extracted page_of(std::string_view html, std::string name = "a.html") {
  const CollectedFile page = extraction_of(html, std::move(name));
  INFO(page.refusal);
  REQUIRE(page.output.documents.size() == 1);
  return page.output.documents[0];
}

inline std::string text_of_page(std::string_view html) {
  return text_of(page_of(html));
}

}  // namespace musubi::test
