#include "searcher/present/hit_template.h"

#include <fmt/format.h>

#include "common/text/utf8.h"
#include "searcher/present/hit_fields.h"
#include "searcher/present/single_line.h"

namespace musubi {

Result<HitTemplate> HitTemplate::parse(std::string_view text) {
  HitTemplate result;
  result.texts_.emplace_back();
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string& literal = result.texts_.back();
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    if (text[at] == '\\' && (next == 't' || next == 'n' || next == '\\')) {
      literal += next == 't' ? '\t' : next == 'n' ? '\n' : '\\';
      ++at;
    } else if (text[at] == '{' && next == '{') {
      literal += '{';
      ++at;
    } else if (text[at] == '}' && next == '}') {
      literal += '}';
      ++at;
    } else if (text[at] == '{') {
      const std::size_t end = text.find('}', at);
      if (end == text.npos) {
        return fail(
            fmt::format("a brace of the template is not closed: {}", printable(text.substr(at))),
            "as: --template '{rank} {title} {url}'");
      }
      auto name = parse_field_names(text.substr(at + 1, end - at - 1));
      if (!name) return tl::unexpected(name.error());
      result.fields_.push_back(name->front());
      result.texts_.emplace_back();
      at = end;
    } else {
      literal += text[at];
    }
  }
  return result;
}

std::string HitTemplate::present(const Answer& answer) const {
  std::string text;
  for (const Hit& hit : answer.hits) {
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      text += printable(texts_[i]);
      if (i < fields_.size()) text += single_line(field_text(hit, fields_[i]));
    }
    text += '\n';
  }
  return text;
}

}  // namespace musubi
