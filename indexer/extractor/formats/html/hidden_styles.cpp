#include "indexer/extractor/formats/html/hidden_styles.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// Without comments.
std::string bare(std::string_view styles) {
  std::string text;
  for (std::size_t at = 0; at < styles.size();) {
    const std::size_t begin = std::min(styles.find("/*", at), styles.size());
    text += styles.substr(at, begin - at);
    if (begin == styles.size()) break;
    const std::size_t end = styles.find("*/", begin + 2);
    at = end == std::string_view::npos ? styles.size() : end + 2;
  }
  return text;
}

bool is_simple(std::string_view selector) {
  if (selector.size() < 2 || (selector[0] != '.' && selector[0] != '#')) return false;
  return selector.find_first_of(" .#:>+~[*,", 1) == std::string_view::npos;
}

}  // namespace

bool hides(std::string_view declarations) {
  std::string text;
  for (const char c : declarations) {
    if (!is_markup_space(c)) text += lower_ascii(c);
  }
  return text.find("display:none") != std::string::npos ||
         text.find("visibility:hidden") != std::string::npos;
}

HiddenStyles::HiddenStyles(std::string_view styles) {
  const std::string text = bare(styles);
  std::size_t depth = 0;  // of braces: rules for a medium are nested
  std::size_t begin = 0;
  std::string_view selectors;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '{' && text[at] != '}') continue;
    const std::string_view part = trim(std::string_view(text).substr(begin, at - begin));
    begin = at + 1;
    if (text[at] == '{') {
      if (depth++ == 0) selectors = part;
      continue;
    }
    if (depth == 1 && hides(part)) add(selectors);
    if (depth > 0) --depth;
  }
}

void HiddenStyles::add(std::string_view selectors) {
  while (!selectors.empty()) {
    const std::size_t end = std::min(selectors.find(','), selectors.size());
    const std::string_view selector = trim(selectors.substr(0, end));
    if (is_simple(selector)) selectors_.emplace(selector);
    selectors.remove_prefix(std::min(end + 1, selectors.size()));
  }
}

bool HiddenStyles::hide(std::string_view id, std::string_view classes) const {
  if (selectors_.empty()) return false;
  if (!id.empty() && selectors_.count("#" + std::string(id)) > 0) return true;
  for (std::size_t at = 0; at < classes.size();) {
    std::size_t end = at;
    while (end < classes.size() && !is_markup_space(classes[end])) ++end;
    if (selectors_.count("." + std::string(classes.substr(at, end - at))) > 0) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace musubi
