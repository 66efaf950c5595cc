#include "indexer/readers/markdown.h"

#include <algorithm>

#include "common/text/utf8.h"
#include "indexer/readers/front_matter.h"
#include "indexer/readers/markdown_inline.h"
#include "indexer/readers/take_line.h"

namespace musubi {

namespace {

// The text of a heading of the form "# …"; empty for any other line.
std::string_view heading_of(std::string_view line) {
  line = trim(line);
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  if (level == 0 || level > 6 || level == line.size() || line[level] != ' ') return {};
  const std::string_view title = trim(line.substr(level));
  return trim(title.substr(0, title.find_last_not_of('#') + 1));
}

// "---", "* * *", "=====": a rule, or what makes a heading of the line above.
bool is_rule(std::string_view line) {
  std::size_t count = 0;
  for (const char c : line) {
    if (c == ' ') continue;
    if (c != line[0] || (c != '-' && c != '*' && c != '_' && c != '=')) return false;
    ++count;
  }
  return count >= 3 || (count > 0 && line[0] == '=');
}

// "|---|:--:|", between the head of a table and its rows.
bool is_row_rule(std::string_view line) {
  return line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos &&
         line.find_first_not_of("|-: ") == std::string_view::npos;
}

// What "[name]: https://…" names, which is no text; empty for any other line.
std::string_view defined_link(std::string_view line) {
  if (!line.starts_with('[') || line.starts_with("[^")) return {};
  const std::size_t end = line.find("]: ");
  if (end == std::string_view::npos || line.find(']') != end) return {};
  const std::string_view rest = trim(line.substr(end + 3));
  const std::string_view address = rest.substr(0, rest.find_first_of(" \t"));
  const std::string_view title = trim(rest.substr(address.size()));
  const bool is_title = title.empty() || title[0] == '"' || title[0] == '\'' || title[0] == '(';
  return is_title ? address : std::string_view();
}

// "[^1]: 注" as "注".
std::string_view without_footnote_mark(std::string_view line) {
  const std::size_t end = line.starts_with("[^") ? line.find("]:") : std::string_view::npos;
  return end == std::string_view::npos ? line : trim(line.substr(end + 2));
}

// "| a | b |" as "a | b".
std::string_view without_outer_bars(std::string_view line) {
  if (!line.starts_with('|') || line.find('|', 1) == std::string_view::npos) return line;
  line.remove_prefix(1);
  if (line.ends_with('|')) line.remove_suffix(1);
  return trim(line);
}

class MarkdownReader {
 public:
  Markdown read(std::string_view text) && {
    markdown_.front_matter = take_front_matter(text);
    while (!text.empty()) {
      const std::string_view line = take_line(text);
      if (!take_fence(line)) read_line(line);
    }
    return std::move(markdown_);
  }

 private:
  bool take_fence(std::string_view line) {
    const std::string_view mark = trim(line).substr(0, 3);
    if (fence_.empty() && (mark == "```" || mark == "~~~")) {
      fence_ = mark;
    } else if (!fence_.empty() && mark == fence_) {
      fence_.clear();
    } else if (!fence_.empty()) {
      add(std::string(line));
    } else {
      return false;
    }
    return true;
  }

  void read_line(std::string_view line) {
    line = without_comment(line);
    std::string_view text = trim(line);
    while (text.starts_with('>')) text = trim(text.substr(1));
    if (text.empty()) return add("");
    if (is_rule(text)) return end_heading(text);
    if (is_row_rule(text)) return;
    if (const std::string_view link = defined_link(text); !link.empty()) {
      markdown_.links.emplace_back(link);
      return;
    }
    const std::string_view heading = heading_of(text);
    if (!heading.empty()) return add_heading(shown(heading));
    add(with_item_mark(text));
  }

  // What a comment leaves of a line; it may go over several.
  std::string_view without_comment(std::string_view line) {
    if (is_comment_) {
      const std::size_t end = line.find("-->");
      if (end == std::string_view::npos) return {};
      is_comment_ = false;
      return line.substr(end + 3);
    }
    const std::size_t begin = line.find("<!--");
    if (begin == std::string_view::npos) return line;
    if (line.find("-->", begin) != std::string_view::npos) return line;  // as any other tag
    is_comment_ = true;
    return line.substr(0, begin);
  }

  // A line under a text makes that a heading.
  void end_heading(std::string_view rule) {
    const bool is_heading = !last_.empty() && (rule[0] == '=' || rule[0] == '-');
    if (is_heading && markdown_.title.empty()) markdown_.title = last_;
    last_.clear();
  }

  void add_heading(std::string text) {
    if (markdown_.title.empty()) markdown_.title = text;
    add(std::move(text));
    last_.clear();
  }

  std::string shown(std::string_view text) { return without_inline_markup(text, markdown_.links); }

  std::string with_item_mark(std::string_view text) {
    const bool is_item =
        text.size() > 2 && (text[0] == '-' || text[0] == '*' || text[0] == '+') && text[1] == ' ';
    if (!is_item) return shown(without_outer_bars(without_footnote_mark(text)));
    text = trim(text.substr(2));
    for (const std::string_view box : {"[ ] ", "[x] ", "[X] "}) {
      if (text.starts_with(box)) text = trim(text.substr(box.size()));
    }
    return "・" + shown(text);
  }

  void add(std::string line) {
    markdown_.body.append(line).append("\n");
    last_ = std::move(line);
  }

  Markdown markdown_;
  std::string fence_;  // that is open
  std::string last_;   // line
  bool is_comment_ = false;
};

}  // namespace

Markdown read_markdown(std::string_view text) {
  return MarkdownReader().read(text);
}

}  // namespace musubi
