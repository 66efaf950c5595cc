#include "searcher/command/notify.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/console.h"
#include "searcher/command/output.h"
#include "searcher/command/search_key.h"
#include "searcher/options/saved_searches.h"
#include "searcher/present/news_mail.h"
#include "searcher/reach/command_words.h"
#include "searcher/reach/last_told.h"
#include "searcher/reach/spawned.h"

namespace musubi {

namespace {

constexpr std::size_t kMostHits = 50;  // in one mail, which says how many more there are

// Fails where the command does, so that the mail is tried again the next time.
Result<void> send(const std::string& mail, const std::string& command) {
  if (command.empty()) {
    return write_answer(in_mailbox(mail)) ? Result<void>() : fail("cannot write the answer");
  }
  const auto status = run_with_input(command_words(command), mail);
  if (!status) return tl::unexpected(status.error());
  if (*status != 0) return fail(fmt::format("{} ended with status {}", command, *status));
  return {};
}

// Whether there was anything to tell.
Result<bool> tell_news(const WatchedSearch& watched, Searcher& searcher,
                       const SearcherOptions& own) {
  const CommonOptions& common = own.common;
  const std::string key = fmt::format("notify {}\n{}", watched.name, search_key(own.request));
  const Told told =
      last_told(common.state, common.index, key, searcher.latest_change().value_or(0));
  SearchRequest request = own.request;
  request.since = told.since;
  request.sort = SortOrder::LatestChange;
  request.limit = kMostHits;
  request.offset = 0;
  request.facets.clear();
  request.is_each_content_once = true;
  const auto answer = searcher.search(request);
  if (!answer) return tl::unexpected(answer.error());
  if (answer->total > 0) {
    const auto sent = send(news_mail({watched.name, watched.address}, *answer, told.since),
                           own.output.notify_command);
    if (!sent) return tl::unexpected(sent.error());
  }
  // Unlike --since last, a mail is not asked for again: what it told of is old from now on.
  const auto kept = keep_told(common.state, common.index, key, {told.until, told.until, false});
  if (!kept) return tl::unexpected(kept.error());
  return answer->total > 0;
}

}  // namespace

int notify(const SearcherOptions& options, const std::vector<std::string>& words) {
  const auto watched = watched_searches(options.sections);
  if (watched.empty()) {
    return tell(
        {"no saved search wants to be told of", "write notify = ADDRESS below [search.NAME]"});
  }
  auto searcher = Searcher::open(options.common, options.synonyms);
  if (!searcher) return tell(searcher.error());
  int status = kNoHits;
  for (const WatchedSearch& one : watched) {
    std::vector<std::string> of_search = words;
    std::replace(of_search.begin(), of_search.end(), std::string("--notify"), "@" + one.name);
    const auto own = read_searcher_options(std::move(of_search));
    const auto told = own ? tell_news(one, *searcher, *own) : tl::unexpected(own.error());
    if (!told) {
      tell({fmt::format("@{}: {}", one.name, told.error().message), told.error().hint});
      status = kSearchError;
    } else if (*told && status == kNoHits) {
      status = kHits;
    }
  }
  return status;
}

}  // namespace musubi
