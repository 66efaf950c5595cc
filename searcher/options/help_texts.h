// help_texts.h - the texts of --help in both languages.  The short ones fit a screen of 24 lines.
#pragma once
#include <string_view>

namespace musubi {

extern const std::string_view kShortHelp, kShortHelpJapanese;
extern const std::string_view kQueryHelp, kQueryHelpJapanese;

// Above and below the list of all options.
extern const std::string_view kUsage, kUsageJapanese;
extern const std::string_view kExitStatus, kExitStatusJapanese;

}  // namespace musubi
