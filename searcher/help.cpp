#include "searcher/help.h"

#include <fmt/format.h>

#include <sstream>

#include "common/messages.h"
#include "common/text/utf8.h"
#include "searcher/help_texts.h"

namespace musubi {

namespace po = boost::program_options;

namespace {

// Each option with its words below it: Boost's own columns count bytes.
std::string in_japanese(const po::options_description& all) {
  std::string text(kUsageJapanese);
  for (const auto& option : all.options()) {
    const std::string parameter = option->format_parameter();
    text +=
        fmt::format("\n  --{}{}{}\n      {}\n", option->long_name(), parameter.empty() ? "" : " ",
                    parameter, translated(option->description(), Language::Japanese));
  }
  return text + std::string(kExitStatusJapanese);
}

std::string in_english(const po::options_description& all) {
  std::ostringstream text;
  text << kUsage << all << kExitStatus;
  return text.str();
}

}  // namespace

Result<std::string> help_text(std::string_view topic, const po::options_description& all) {
  const bool is_japanese = spoken_language() == Language::Japanese;
  if (topic.empty()) return std::string(is_japanese ? kShortHelpJapanese : kShortHelp);
  if (topic == "query") return std::string(is_japanese ? kQueryHelpJapanese : kQueryHelp);
  if (topic == "all") return is_japanese ? in_japanese(all) : in_english(all);
  return fail(fmt::format("there is no help on {}", printable(topic)),
              "as: --help, --help all, --help query");
}

}  // namespace musubi
