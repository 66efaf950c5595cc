// markdown.h - the text of a Markdown file, without its markup.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

struct FrontMatterEntry {
  std::string key, value;  // several values: parted by "; "
};

struct Markdown {
  std::vector<FrontMatterEntry> front_matter;  // in their order
  std::string title;                           // the first heading; empty if there is none
  std::string body;                            // lines
  std::vector<std::string> links;              // addresses that no reader sees
};

// Headings, items and rows of tables are lines; of links and images there is what they show, of
// code what is in it.
Markdown read_markdown(std::string_view text);

}  // namespace musubi
