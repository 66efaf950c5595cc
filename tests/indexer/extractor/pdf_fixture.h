// pdf_fixture.h - makes PDFs for tests, out of words and the places where they stand.
#pragma once
#include <string>
#include <vector>

namespace musubi {

struct PlacedText {
  double left = 0, top = 0;  // in points, of a page of 600 by 800
  std::string text;          // all characters as wide as they are high
  double size = 10;
  bool is_downwards = false;
};

// `title`: as the file states it; empty: none.
std::string pdf_of(const std::vector<std::vector<PlacedText>>& pages,
                   const std::string& title = "");

}  // namespace musubi
