#include <fmt/format.h>

#include <cstdio>
#include <string>

#include "common/text/utf8.h"
#include "searcher/options.h"
#include "searcher/present/json.h"
#include "searcher/present/terminal.h"
#include "searcher/present/text.h"
#include "searcher/present/tsv.h"
#include "searcher/query/parser.h"
#include "searcher/search.h"

namespace {

using musubi::Answer;
using musubi::OutputFormat;
using musubi::SearcherOptions;

constexpr int kHits = 0;
constexpr int kNoHits = 1;
constexpr int kError = 2;

int tell(const musubi::Error& error) {
  fmt::print(stderr, "searcher: {}\n", musubi::printable(error.message));
  if (!error.hint.empty()) fmt::print(stderr, "  {}\n", musubi::printable(error.hint));
  return kError;
}

std::string present(const Answer& answer, const SearcherOptions& options) {
  switch (options.format) {
    case OutputFormat::Json:
      return musubi::present_json(answer);
    case OutputFormat::Tsv:
      return musubi::present_tsv(answer);
    case OutputFormat::Text:
      break;
  }
  musubi::TextStyle style;
  style.columns = musubi::terminal_columns();
  style.color = musubi::use_color(options.color, musubi::stdout_is_terminal());
  style.show_facets = options.request.facets == musubi::FacetCounting::On;
  return musubi::present_text(answer, style);
}

// A full disk or a closed pipe must not look like an answer.
bool print(const std::string& text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
         std::fflush(stdout) == 0;
}

int show_query(const SearcherOptions& options) {
  const auto tree = musubi::parse_query(options.request.query);
  if (!tree) return tell(tree.error());
  return print(musubi::to_text(*tree) + "\n") ? kHits : kError;
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = musubi::read_searcher_options(argc, argv);
  if (!options) return tell(options.error());
  if (!options->text.empty()) return print(options->text) ? kHits : kError;
  if (options->show_query) return show_query(*options);

  auto searcher = musubi::Searcher::open(options->common);
  if (!searcher) return tell(searcher.error());
  const auto answer = searcher->search(options->request);
  if (!answer) return tell(answer.error());
  if (!print(present(*answer, *options))) return tell({"cannot write the answer", ""});
  return answer->total == 0 ? kNoHits : kHits;
}
