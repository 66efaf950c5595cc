#include "indexer/extractor/table/format_code.h"

#include "common/text/utf8.h"

namespace musubi {

std::size_t end_of_part(std::string_view code, std::size_t at) {
  const char c = code[at];
  if (c == '\\' || c == '_' || c == '*' || c == '!') {
    std::size_t end = at + 1;
    if (end < code.size()) next_code_point(code, end);
    return end;
  }
  if (c != '"' && c != '[') return at + 1;
  const std::size_t end = code.find(c == '"' ? '"' : ']', at + 1);
  return end == std::string_view::npos ? code.size() : end + 1;
}

}  // namespace musubi
