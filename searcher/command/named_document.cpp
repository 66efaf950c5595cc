#include "searcher/command/named_document.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "common/text/digits.h"
#include "common/text/utf8.h"
#include "searcher/command/output.h"
#include "searcher/live_searcher.h"
#include "searcher/reach/last_answer.h"

namespace musubi {

namespace {

std::optional<int> number_in(const std::string& as_typed) {
  const std::string typed = with_narrow_digits(as_typed);
  int number = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  if (error != std::errc() || end != typed.data() + typed.size() || number < 1) return std::nullopt;
  return number;
}

struct Named {
  std::string id, query;
};

Error no_such_number(int number, const LastAnswer& last) {
  if (last.ids.empty()) return {"the last answer had no hits", ""};
  return {
      fmt::format("the last answer has no hit {}", number),
      fmt::format("it showed hits {} to {}", last.ids.begin()->first, last.ids.rbegin()->first)};
}

constexpr std::string_view kId = "id:";

// A number is one of the last answer, even where a document has it as its id: "id:7" is that.
Result<Named> named(const std::string& typed, const SearcherOptions& options) {
  const std::string& query = options.request.query;
  if (typed.starts_with(kId)) return Named{typed.substr(kId.size()), query};
  const auto number = number_in(typed);
  const auto last = last_answer(options.common.state, options.common.index);
  if (!number) {
    const bool is_of_last = last && trim(query).empty();
    return Named{typed, is_of_last ? last->query_for(typed) : query};
  }
  if (!last) return tl::unexpected(last.error());
  const auto found = last->ids.find(*number);
  if (found == last->ids.end()) return tl::unexpected(no_such_number(*number, *last));
  return Named{found->second, trim(query).empty() ? last->query : query};
}

}  // namespace

Result<Hit> named_document(const std::string& typed, const SearcherOptions& options) {
  const auto meant = named(typed, options);
  if (!meant) return tl::unexpected(meant.error());
  auto searcher = LiveSearcher::open(options.common, options.synonyms);
  if (!searcher) return tl::unexpected(searcher.error());
  return searcher->ask([&](Searcher& current) { return current.document(meant->id, meant->query); },
                       [](const Error& error) { tell(error); });
}

Result<LikeMeant> like_meant(const std::string& typed, Searcher& searcher,
                             const SearcherOptions& options) {
  if (typed.starts_with(kId)) return LikeMeant{typed.substr(kId.size()), ""};
  if (!number_in(typed)) return LikeMeant{typed, ""};
  if (searcher.document(typed, "")) {
    return LikeMeant{
        typed,
        fmt::format("「{}」は、前回の検索結果の番号ではなく、文書の ID とみなしました。", typed)};
  }
  const auto meant = named(typed, options);
  if (!meant) return tl::unexpected(meant.error());
  return LikeMeant{meant->id,
                   fmt::format("「{}」は、前回の検索結果の番号とみなしました（ID: {}）。", typed,
                               printable(meant->id))};
}

Result<Answer> search_as_meant(Searcher& searcher, SearchRequest request,
                               const SearcherOptions& options) {
  if (!request.like) return searcher.search(request);
  auto meant = like_meant(*request.like, searcher, options);
  if (!meant) return tl::unexpected(meant.error());
  request.like = std::move(meant->id);
  auto answer = searcher.search(request);
  if (answer && !meant->note.empty()) {
    answer->notes.insert(answer->notes.begin(), std::move(meant->note));
  }
  return answer;
}

}  // namespace musubi
