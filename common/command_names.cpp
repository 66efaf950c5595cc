#include "common/command_names.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

namespace musubi {

namespace {

struct Command {
  std::string_view program, typed;
};
constexpr std::array<Command, 2> kCommands = {
    {{"indexer", "musubi index"}, {"searcher", "musubi search"}}};

bool is_in_folder_of_package() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  return program.parent_path().filename() == "musubi";
}

// A command begins a line or stands behind a colon or a bracket; elsewhere it is but a word.
bool is_command(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::array<std::string_view, 4> kBefore = {"\n", "  ", ": ", "("};
  const std::string_view before = text.substr(0, begin);
  const bool is_first =
      before.empty() || std::any_of(kBefore.begin(), kBefore.end(),
                                    [&](std::string_view mark) { return before.ends_with(mark); });
  return is_first && (end == text.size() || text[end] == ' ');
}

}  // namespace

std::string with_installed_commands(std::string text) {
  static const bool is_packaged = is_in_folder_of_package();
  if (!is_packaged) return text;
  for (const auto& [program, typed] : kCommands) {
    for (std::size_t at = text.find(program); at != text.npos; at = text.find(program, at + 1)) {
      if (is_command(text, at, at + program.size())) text.replace(at, program.size(), typed);
    }
  }
  return text;
}

}  // namespace musubi
