#include <fmt/format.h>

#include <iostream>
#include <string>

#include "common/command_names.h"
#include "common/console.h"
#include "common/guarded.h"
#include "common/messages.h"
#include "common/process/last_words.h"
#include "common/process/program_start.h"
#include "common/text/utf8.h"
#include "searcher/batch.h"
#include "searcher/command/documents.h"
#include "searcher/command/interactive.h"
#include "searcher/command/list_facets.h"
#include "searcher/command/notify.h"
#include "searcher/command/output.h"
#include "searcher/command/print_answer.h"
#include "searcher/dictionary.h"
#include "searcher/options/searcher_options.h"
#include "searcher/present/analyze.h"
#include "searcher/query/parser.h"

namespace {

using musubi::SearcherOptions;

using musubi::kHits;
using musubi::kNoHits;
using musubi::print;
using musubi::tell;

int show_query(const SearcherOptions& options) {
  const auto tree = musubi::parse_query(options.request.query);
  if (!tree) return tell(tree.error());
  return print(musubi::to_text(*tree) + "\n", kHits);
}

int analyze(const SearcherOptions& options) {
  const auto files = musubi::dictionary_files(options.common);
  if (!files) return tell(files.error());
  const auto dictionary = musubi::Dictionary::open(files->system, files->users);
  if (!dictionary) return tell(dictionary.error());
  return print(musubi::analysis_text(*options.analyze, *dictionary), kHits);
}

int answer_lines(SearcherOptions& options) {
  auto searcher =
      musubi::LiveSearcher::open(std::move(options.common), std::move(options.synonyms));
  if (!searcher) return tell(searcher.error());
  std::ios::sync_with_stdio(false);
  const auto warn = [](const musubi::Error& error) {
    tell({fmt::format("a new index is live but cannot be used, the old one goes on: {}",
                      error.message),
          error.hint});
  };
  const auto outcome =
      musubi::answer_batch(*searcher, options.request, {std::cin, musubi::write_answer, warn});
  if (!outcome.all_written) return tell({"cannot write the answer", ""});
  if (outcome.failed > 0) {
    return tell({fmt::format("{} of {} queries were answered with an error", outcome.failed,
                             outcome.queries),
                 "each error stands on the line of its query"});
  }
  return outcome.found > 0 ? kHits : kNoHits;
}

int run(int argc, char** argv) {
  auto options = musubi::read_searcher_options(argc, argv);
  if (!options) return tell(options.error());
  if (!options->text.empty()) return print(options->text, kHits);
  if (options->show_query) return show_query(*options);

  if (options->analyze) return analyze(*options);

  if (options->notify) return musubi::notify(*options, {argv, argv + argc});
  if (!options->facet_list.names.empty()) return musubi::list_facets(*options);
  if (options->show) return musubi::show_document(*options);
  if (options->open) return musubi::open_document(*options);
  if (options->interactive) return musubi::interactive(*options);
  if (options->batch) return answer_lines(*options);
  return musubi::print_answer(*options);
}

}  // namespace

int main(int argc, char** argv) {
  musubi::prepare_process();
  musubi::speak(musubi::language_of(argc, argv));
  static const std::string hint =
      musubi::with_installed_commands("see what is damaged with: indexer --check");
  musubi::keep_last_words("searcher", hint.c_str(), musubi::kSearchError);
  const auto status = musubi::guarded([&]() -> musubi::Result<int> { return run(argc, argv); });
  return status ? *status : tell(status.error());
}
