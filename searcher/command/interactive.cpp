#include "searcher/command/interactive.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

#include "common/console.h"
#include "common/messages.h"
#include "common/text/locale_text.h"
#include "common/text/utf8.h"
#include "searcher/command/named_document.h"
#include "searcher/command/output.h"
#include "searcher/command/search_key.h"
#include "searcher/interactive/raw_terminal.h"
#include "searcher/interactive/session.h"
#include "searcher/options/saved_searches.h"
#include "searcher/present/text.h"
#include "searcher/reach/last_answer.h"
#include "searcher/reach/last_told.h"

namespace musubi {

namespace {

bool is_full_screen_possible() {
  const char* kind = std::getenv("TERM");
  return kind != nullptr && *kind != '\0' && std::string_view(kind) != "dumb";
}

// A query a line, each answered below it; an empty line or the end of the input ends it.
int at_prompt(LiveSearcher searcher, const SearcherOptions& options, SearchRequest request,
              const std::vector<SavedRequest>& saved) {
  for (bool is_first = true;; is_first = false) {
    const bool is_given = is_first && !trim(request.query).empty();
    if (!is_given) {
      write_answer(translated("検索: "));
      if (!std::getline(std::cin, request.query) || trim(request.query).empty()) break;
    }
    request.everything = false;
    const auto text = utf8_text(request.query);
    if (text) request.query = *text;
    SearchRequest asked = with_saved(request, saved);
    if (!trim(asked.query).empty()) asked.like.reset();
    const auto search = [&](Searcher& current) { return current.search(asked); };
    const auto answer =
        text ? searcher.ask(search, tell) : Result<Answer>(tl::unexpected(text.error()));
    if (!answer) {
      tell(answer.error());
      continue;
    }
    static_cast<void>(keep_last_answer(options.common.state, options.common.index, *answer));
    write_answer(present_text(*answer, text_style(options.output)) + "\n");
  }
  write_answer("\n");
  return kHits;
}

struct SavedInConfig {
  std::vector<SavedRequest> usable;
  std::vector<Error> faults;  // of those that are wrong
};

// `since = last` is since the command line last told of it.
Result<void> look_up_since(SearcherOptions& own, LiveSearcher& searcher) {
  if (!own.since_last) return {};
  using Latest = Result<std::optional<std::uint64_t>>;
  const auto latest =
      searcher.ask([](Searcher& current) -> Latest { return current.latest_change(); }, tell);
  if (!latest) return tl::unexpected(latest.error());
  own.request.since =
      last_told(own.common.state, own.common.index, search_key(own.request), latest->value_or(0))
          .since;
  return {};
}

Result<SavedInConfig> saved_requests(const SearcherOptions& options, LiveSearcher& searcher) {
  const auto names = saved_names(options.sections);
  if (!names) return tl::unexpected(names.error());
  SavedInConfig saved;
  for (const std::string& name : *names) {
    auto own =
        read_searcher_options({"searcher", "--config", options.common.config.string(), "@" + name});
    const auto known = own ? look_up_since(*own, searcher) : tl::unexpected(own.error());
    if (known) {
      saved.usable.push_back({name, own->request});
    } else {
      saved.faults.push_back(
          {fmt::format("@{}: {}", printable(name), known.error().message), known.error().hint});
    }
  }
  return saved;
}

Result<SearchRequest> with_like_meant(const SearcherOptions& options, LiveSearcher& searcher) {
  SearchRequest request = options.request;
  if (!request.like) return request;
  auto meant = searcher.ask(
      [&](Searcher& current) { return like_meant(*request.like, current, options); }, tell);
  if (!meant) return tl::unexpected(meant.error());
  request.like = std::move(meant->id);
  return request;
}

// On the full screen, which hides what was told before it.
std::string notice_of(const std::vector<Error>& faults) {
  std::string notice;
  for (const Error& fault : faults) {
    notice += (notice.empty() ? "" : "  ") + printable(translated(fault.message));
  }
  return notice;
}

}  // namespace

int interactive(const SearcherOptions& options) {
  if (auto able = RawTerminal::check(); !able) return tell(able.error());
  auto searcher = LiveSearcher::open(options.common, options.synonyms);
  if (!searcher) return tell(searcher.error());
  auto saved = saved_requests(options, *searcher);
  if (!saved) return tell(saved.error());
  for (const Error& fault : saved->faults) tell(fault);
  auto request = with_like_meant(options, *searcher);
  if (!request) return tell(request.error());
  if (!is_full_screen_possible()) {
    return at_prompt(std::move(*searcher), options, std::move(*request), saved->usable);
  }
  TextStyle style = text_style(options.output);
  style.all_copies = options.output.all_copies;
  const auto done =
      search_interactively(std::move(*searcher), std::move(*request), std::move(saved->usable),
                           std::move(style), notice_of(saved->faults));
  return done ? kHits : tell(done.error());
}

}  // namespace musubi
