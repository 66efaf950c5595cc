#include "searcher/reach/last_answer.h"

#include <algorithm>

#include "common/file/input_file.h"
#include "common/text/json.h"
#include "searcher/reach/private_file.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxAnswerBytes = 16U << 20;

fs::path last_answer_file(const fs::path& state) {
  return state / "last-answer.json";
}

std::string whole_path(const fs::path& index) {
  std::error_code error;
  const fs::path path = fs::weakly_canonical(index, error);
  return (error ? index : path).string();
}

}  // namespace

std::string LastAnswer::query_for(const std::string& id) const {
  const bool has_found =
      std::any_of(ids.begin(), ids.end(), [&](const auto& entry) { return entry.second == id; });
  return has_found ? query : std::string();
}

Result<void> keep_last_answer(const fs::path& state, const fs::path& index, const Answer& answer) {
  if (state.empty()) return fail("there is no folder to keep it in", "set HOME");
  JsonValue hits = JsonValue::array();
  for (const Hit& hit : answer.hits) hits.push_back({{"rank", hit.rank}, {"id", hit.id}});
  const bool was_corrected = answer.suggestion_was_searched && answer.suggestion;
  const JsonValue object = {{"index", whole_path(index)},
                            {"query", was_corrected ? *answer.suggestion : answer.query},
                            {"hits", std::move(hits)}};
  return write_private_file(last_answer_file(state), json_line(object) + "\n");
}

Result<LastAnswer> last_answer(const fs::path& state, const fs::path& index) try {
  const auto none = fail("no answer of this index is kept", "search first, as: searcher 大連");
  if (state.empty()) return none;
  const auto text = read_whole(last_answer_file(state), kMaxAnswerBytes);
  if (!text) return none;
  const JsonValue object = parse_json(*text);
  if (object.at("index") != whole_path(index)) return none;
  LastAnswer last;
  last.query = object.at("query");
  for (const JsonValue& hit : object.at("hits")) last.ids[hit.at("rank")] = hit.at("id");
  return last;
} catch (const JsonValue::exception&) {
  return fail("the last answer cannot be read", "search again");
}

}  // namespace musubi
