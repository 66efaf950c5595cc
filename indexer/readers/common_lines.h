// common_lines.h - lines that the pages of a folder have in common: notices, menus, imprints.
//
// They are no text of any of them.  Only above and below a text is there anything left out: a
// heading that all pages have stays in its place.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace musubi {

// By the hashes of what they say, ascending.
using CommonLines = std::vector<std::uint64_t>;

// How many pages of a folder tell what they have in common: the first ones, and no fewer.
inline constexpr std::size_t kSampledPages = 6;
inline constexpr std::size_t kLeastPages = 3;

// Counts the lines of some pages of a folder.
class CommonLineCounter {
 public:
  void add_page(std::string_view text);

  // Those that three pages in five have, and kLeastPages at least.
  CommonLines common() const;

 private:
  std::map<std::uint64_t, std::size_t> pages_of_;
  std::size_t page_count_ = 0;
};

// The text without the common lines that it begins and ends with, also below its title; addresses
// and ways to ask stay, as they tell whose page it is.  A text of nothing else stays as it is.
struct TrimmedPage {
  std::string text;
  std::vector<std::string> left_out;  // lines
};
TrimmedPage without_common_lines(std::string_view text, std::string_view title,
                                 const CommonLines& lines);

// A page among the others of its folder.
struct FolderPage {
  std::string title, text;
};

// What these pages of a folder have in common; nothing where none of them begins or ends with it.
struct FoundLines {
  CommonLines lines;
  std::string told;  // to the user: what is left out; empty: nothing
};
FoundLines find_common_lines(const std::vector<FolderPage>& pages);

// What the folders of a run have in common, by their paths.
using FolderLines = std::map<std::string, CommonLines>;

// Of the folder that holds the file; nullptr where it has none.
const CommonLines* common_lines_of(const FolderLines& folders, const std::string& file);

}  // namespace musubi
