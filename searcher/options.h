// options.h - what the searcher is told on its command line and in its config.
#pragma once
#include <optional>
#include <string>

#include "common/options/common_options.h"
#include "common/result.h"
#include "searcher/present/terminal.h"
#include "searcher/present/text_style.h"
#include "searcher/search.h"

namespace musubi {

enum class OutputFormat { Text, Json, Tsv };

// How an answer is put out.
struct OutputOptions {
  OutputFormat format = OutputFormat::Text;
  ColorChoice color = ColorChoice::Auto;
  ColorChoice links = ColorChoice::Auto;
  Layout layout = Layout::Fitting;
  bool pager = true;
};

struct SearcherOptions {
  CommonOptions common;
  SearchRequest request;
  OutputOptions output;
  std::optional<std::string>
      show;  // a document to be read: its id, or its number in the last answer
  std::optional<std::string> open;  // the same, to be opened
  bool show_query = false;
  bool batch = false;                  // queries from stdin, answers in JSON
  std::optional<std::string> analyze;  // a text to print the analysis of, nothing else
  Synonyms synonyms;
  std::string text;  // --help or --version: to be printed, nothing else to be done
};

Result<SearcherOptions> read_searcher_options(int argc, const char* const* argv);

}  // namespace musubi
