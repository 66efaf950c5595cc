// searcher_options.h - what the searcher is told on its command line and in its config.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "common/options/common_options.h"
#include "common/options/config_section.h"
#include "common/result.h"
#include "searcher/present/csv.h"
#include "searcher/present/facet_list.h"
#include "searcher/present/hit_template.h"
#include "searcher/present/terminal.h"
#include "searcher/present/text_style.h"
#include "searcher/search.h"

namespace musubi {

enum class OutputFormat { Text, Json, JsonLines, Tsv, Csv, Template };

// How an answer is put out.
struct OutputOptions {
  OutputFormat format = OutputFormat::Text;
  ColorChoice color = ColorChoice::Auto;
  ColorChoice links = ColorChoice::Auto;
  std::optional<AmbiguousWidth> ambiguous;  // none: as the locale has it
  Layout layout = Layout::Fitting;
  bool pager = true;
  bool all_copies = false;          // hits of the same content are not folded to one
  std::vector<std::string> fields;  // of each hit; empty: the usual ones
  std::optional<HitTemplate> hit_template;
  std::string notify_command;  // empty: mails go to standard output
  ByteOrderMark byte_order_mark = ByteOrderMark::None;
};

// Facets to be printed with all of their values.
struct FacetListOptions {
  std::string names;   // as typed, with commas between them; empty: none
  std::string prefix;  // only values that begin so
  FacetOrder order = FacetOrder::Usual;
};

struct SearcherOptions {
  CommonOptions common;
  SearchRequest request;
  OutputOptions output;
  std::optional<std::string>
      show;  // a document to be read: its id, or its number in the last answer
  std::optional<std::string> open;  // the same, to be opened
  FacetListOptions facet_list;
  bool since_last = false;  // what is new since the same was last asked so
  bool notify = false;      // a mail of what is new for the saved searches that want one
  std::vector<ConfigSection> sections;  // of the configuration: its saved searches
  bool interactive = false;             // search as one types
  bool show_query = false;
  bool batch = false;                  // queries from stdin, answers in JSON
  std::optional<std::string> analyze;  // a text to print the analysis of, nothing else
  Synonyms synonyms;
  std::string text;  // --help or --version: to be printed, nothing else to be done
};

Result<SearcherOptions> read_searcher_options(int argc, const char* const* argv);
Result<SearcherOptions> read_searcher_options(std::vector<std::string> words);

}  // namespace musubi
