// options.h - what the searcher is told on its command line and in its config.
#pragma once
#include <optional>
#include <string>

#include "common/options/common_options.h"
#include "common/result.h"
#include "searcher/present/terminal.h"
#include "searcher/search.h"

namespace musubi {

enum class OutputFormat { Text, Json, Tsv };

struct SearcherOptions {
  CommonOptions common;
  SearchRequest request;
  OutputFormat format = OutputFormat::Text;
  ColorChoice color = ColorChoice::Auto;
  bool show_query = false;
  bool batch = false;                  // queries from stdin, answers in JSON
  std::optional<std::string> analyze;  // a text to print the analysis of, nothing else
  Synonyms synonyms;
  std::string text;  // --help or --version: to be printed, nothing else to be done
};

Result<SearcherOptions> read_searcher_options(int argc, const char* const* argv);

}  // namespace musubi
