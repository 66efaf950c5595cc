#include "searcher/reach/line_in_file.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "common/file/input_file.h"
#include "common/text/charset.h"
#include "common/text/utf8.h"
#include "searcher/reach/file_ending.h"

namespace musubi {

namespace {

constexpr std::size_t kWordingBytes = 60;

std::size_t byte_of(std::string_view text, std::size_t chars) {
  std::size_t at = 0;
  for (; chars > 0 && at < text.size(); --chars) next_code_point(text, at);
  return at;
}

// The text from `at` to the end of its line, as far as it tells a place.
std::string_view wording_from(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  // A snippet parts lines so.
  const std::size_t end = std::min({rest.find('\n'), rest.find(" / "), rest.find("…")});
  return truncate_utf8(rest.substr(0, end), kWordingBytes);
}

// Where the words of the query stand in it first; empty where they do not, or it was not read.
std::string_view matched_wording(const Hit& document) {
  const std::string_view text =
      document.body ? std::string_view(*document.body) : std::string_view(document.snippet);
  const CharSpans& marks = document.body ? document.body_highlights : document.highlights;
  return marks.empty() ? "" : wording_from(text, byte_of(text, marks.front().first));
}

// Where a document, or its first match, stands in the text of its file; 0: not there.
std::size_t line_in(const std::string& content, const Hit& document) {
  // From the id or the title on: a table has many records with the same words.
  const bool has_own_id = !document.id.starts_with(document.path);
  std::size_t title = has_own_id ? content.find(document.id) : content.npos;
  if (title == content.npos) title = content.find(document.title);
  const std::size_t from = title == content.npos ? 0 : title;
  std::size_t found = content.npos;
  if (const auto wording = matched_wording(document); !wording.empty()) {
    found = content.find(wording, from);
  }
  if (found == content.npos && title != content.npos) found = title;
  if (found == content.npos || content.empty()) return 0;
  const auto end = content.begin() + static_cast<std::ptrdiff_t>(found);
  return 1 + static_cast<std::size_t>(std::count(content.begin(), end, '\n'));
}

}  // namespace

std::size_t line_of(const Hit& document, const std::filesystem::path& file,
                    std::size_t most_bytes) {
  if (!is_text_file(file)) return 0;
  const std::string content = read_whole(file, most_bytes).value_or("");
  if (is_valid_utf8(content) && content.find('\0') == content.npos) {
    return line_in(content, document);
  }
  // The charset is the one in which the document is found.
  for (const char* charset :
       {"UTF-16", "windows-31j", "euc-jp-2007", "ISO-2022-JP", "UTF-16LE", "UTF-16BE"}) {
    const auto text = from_charset(content, charset);
    const std::size_t line = text ? line_in(*text, document) : 0;
    if (line > 0) return line;
  }
  return 0;
}

}  // namespace musubi
