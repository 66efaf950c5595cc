// sheet_fixture.h - makes workbooks for tests, in the three formats that are read.
#pragma once
#include <string>
#include <vector>

namespace musubi {

struct FixtureSheet {
  std::string name;
  std::vector<std::vector<std::string>> rows;
  std::string box;  // the words of a text box on it; empty: there is none
};

std::string xlsx_of(const std::vector<FixtureSheet>& sheets);
std::string xls_of(const std::vector<FixtureSheet>& sheets);
std::string ods_of(const std::vector<FixtureSheet>& sheets);

}  // namespace musubi
