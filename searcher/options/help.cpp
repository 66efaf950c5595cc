#include "searcher/options/help.h"

#include <fmt/format.h>

#include <sstream>

#include "common/messages.h"
#include "common/options/japanese_help.h"
#include "common/text/utf8.h"
#include "searcher/options/help_texts.h"

namespace musubi {

namespace po = boost::program_options;

namespace {

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
  if (topic == "all" && !is_japanese) return in_english(all);
  if (topic == "all") {
    return fmt::format("{}{}{}", kUsageJapanese, options_in_japanese(all), kExitStatusJapanese);
  }
  return fail(fmt::format("there is no help on {}", printable(topic)),
              "as: --help, --help all, --help query");
}

}  // namespace musubi
