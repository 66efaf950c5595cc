// source_tree.h - the project's own files, for tests of how they stand to each other.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace musubi::test {

// The top of the sources.
std::filesystem::path source_tree();

// The headers and sources below a folder of the project, as paths from its top, in order.
std::vector<std::string> sources_below(const std::string& folder);

std::string text_of(const std::filesystem::path& file);
std::vector<std::string> lines_of(const std::filesystem::path& file);

// The cells of the rows of the Markdown tables below a heading, without blanks around them.
std::vector<std::vector<std::string>> table_below(const std::string& heading,
                                                  const std::filesystem::path& page);

// What stands `between backticks` in a text.
std::vector<std::string> code_spans(const std::string& text);

}  // namespace musubi::test
