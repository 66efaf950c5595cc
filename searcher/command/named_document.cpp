#include "searcher/command/named_document.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "common/text/utf8.h"
#include "searcher/command/output.h"
#include "searcher/live_searcher.h"
#include "searcher/reach/last_answer.h"

namespace musubi {

namespace {

std::optional<int> number_in(const std::string& typed) {
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

// A number is one of the last answer, even where a document has it as its id: "id:7" is that.
Result<Named> named(const std::string& typed, const SearcherOptions& options) {
  constexpr std::string_view kId = "id:";
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

}  // namespace musubi
