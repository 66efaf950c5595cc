#include "searcher/reach/pager.h"

#include <cstdlib>

#include "searcher/reach/command_words.h"
#include "searcher/reach/spawned.h"

namespace musubi {

namespace {

const char* named_pager() {
  for (const char* name : {"MUSUBI_PAGER", "PAGER"}) {
    if (const char* value = std::getenv(name); value != nullptr) return value;
  }
  return nullptr;
}

}  // namespace

bool is_pager_named() {
  return named_pager() != nullptr;
}

std::vector<std::string> pager_command() {
  const char* named = named_pager();
  std::vector<std::string> words = command_words(named == nullptr ? "less" : named);
  if (words.size() == 1 && words.front() == "cat") words.clear();
  return words;
}

Result<void> show_in_pager(const std::vector<std::string>& command, std::string_view text) {
  ::setenv("LESS", "FRX", 0);
  ::setenv("LESSCHARSET", "utf-8", 0);
  ::setenv("LV", "-c", 0);
  const auto status = run_with_input(command, text);
  if (!status) return tl::unexpected(status.error());
  return {};
}

}  // namespace musubi
