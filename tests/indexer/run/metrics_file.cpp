#include "tests/indexer/run/metrics_file.h"

#include <regex>
#include <set>
#include <sstream>
#include <stdexcept>

namespace musubi::test {

std::map<std::string, double> parse_metrics(const std::string& text) {
  static const std::regex kHelp("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) \\S.*");
  static const std::regex kType("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (gauge|counter)");
  static const std::regex kSample(
      "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{[a-zA-Z_][a-zA-Z0-9_]*=\"[^\"\\\\]*\"\\})? "
      "([-+]?[0-9]+(?:\\.[0-9]+)?(?:e[-+]?[0-9]+)?)");
  if (!text.empty() && text.back() != '\n') throw std::runtime_error("no newline at the end");
  std::map<std::string, double> values;
  std::set<std::string> with_help, with_type;
  std::istringstream lines(text);
  std::smatch match;
  for (std::string line; std::getline(lines, line);) {
    if (std::regex_match(line, match, kHelp)) {
      if (!with_help.insert(match[1]).second) throw std::runtime_error("a second HELP: " + line);
    } else if (std::regex_match(line, match, kType)) {
      if (!with_type.insert(match[1]).second) throw std::runtime_error("a second TYPE: " + line);
    } else if (std::regex_match(line, match, kSample)) {
      if (with_help.count(match[1]) == 0 || with_type.count(match[1]) == 0) {
        throw std::runtime_error("no HELP or TYPE before: " + line);
      }
      if (!values.emplace(match[1].str() + match[2].str(), std::stod(match[3])).second) {
        throw std::runtime_error("a second sample: " + line);
      }
    } else {
      throw std::runtime_error("malformed: " + line);
    }
  }
  return values;
}

}  // namespace musubi::test
