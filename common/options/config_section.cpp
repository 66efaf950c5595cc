#include "common/options/config_section.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/utf8.h"

namespace musubi {

namespace {

bool is_of_options(std::string_view header) {
  const std::string_view name = header.substr(0, header.find(' '));
  return name != "converters" && name != "source" && name != "shards" &&
         !name.starts_with("search.");
}

ConfigSection section_of(std::string_view header, const std::string& file, std::size_t line) {
  const std::size_t space = std::min(header.find(' '), header.size());
  return {file,
          std::string(header.substr(0, space)),
          std::string(trim(header.substr(space))),
          line,
          {}};
}

}  // namespace

Result<ConfigText> split_config(std::string_view text, const std::string& file) {
  ConfigText result;
  bool is_inside = false;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view whole = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::string_view line = trim(whole.substr(0, whole.find('#')));
    if (line.starts_with('[') && line.ends_with(']')) {
      const std::string_view header = trim(line.substr(1, line.size() - 2));
      is_inside = !is_of_options(header);
      if (is_inside) result.sections.push_back(section_of(header, file, number));
    } else if (!line.empty()) {
      const std::size_t equals = line.find('=');
      if (equals == std::string_view::npos || trim(line.substr(0, equals)).empty()) {
        return fail(fmt::format("{}:{}: is no line of the form: key = value", file, number),
                    "a section begins with a line of its own: [searcher]");
      }
      if (is_inside) {
        result.sections.back().entries.push_back({std::string(trim(line.substr(0, equals))),
                                                  std::string(trim(line.substr(equals + 1))),
                                                  number});
      }
    }
    if (!is_inside) result.options.append(whole);
    result.options += '\n';
  }
  return result;
}

}  // namespace musubi
