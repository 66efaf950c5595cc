#include "tests/cli/random_requests.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "searcher/present/json.h"

namespace musubi::test {

namespace {

using Texts = std::vector<std::string>;

const Texts kSubjects = {"経済交流",       "観光",   "友好都市", "コンピュータ", "技術協力",
                         "農業",           "医療",   "高校生",   "訪問団",       "貿易",
                         "コンピューター", "水族館", "引っ越し", "children",     "Computer",
                         "環境保全",       "子ども", "人材育成", "港湾",         "さくら",
                         "부산항",         "C++の本"};
const Texts kPlaces = {"大連市", "青森県",   "瀋陽市",     "北海道",
                       "仙台市", "New York", "釜山広域市", "ハルビン市"};
const Texts kVerbs = {"の協定を結んだ。", "について話し合った", "を進める。\n", "に関する覚書",
                      "の記録"};
const Texts kCountries = {"中国", "韓国", "米国", "ロシア"};
const Texts kPrefectures = {"青森県", "北海道", "宮城県"};
const Texts kDomains = {"経済", "観光", "教育", "農業"};
// What no word is, or only a part of one.
const Texts kParts = {"館",   "県と",    "市",      "際交流",     "ータ",   "族館", "京",
                      "済交", "子ど*",   "부산",    "C++",        "港",     "山広", "ども",
                      "協",   "ンピュ*", "技術協*", "大連市と観", "ハルビ", "結ん", "高校生の記*"};
const Texts kTypos = {"けいざいこうりゅ", "コンピユータ", "kankou",
                      "childern",         "keizaikoryu",  "すいぞくかん"};

// The first ones of a list most often.
const std::string& one_of(const Texts& texts, Random& random) {
  const int size = static_cast<int>(texts.size());
  return texts[static_cast<std::size_t>(std::min(random.below(size), random.below(size)))];
}

std::string sentences(Random& random, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += one_of(kPlaces, random) + (random.below(3) == 0 ? "、" : "と") +
            one_of(kSubjects, random) + one_of(kVerbs, random);
  }
  return text;
}

std::string date(Random& random) {
  const int year = 1985 + random.below(30);
  switch (random.below(4)) {
    case 0:
      return std::to_string(year);
    case 1:
      return fmt::format("{}-{:02}", year, 1 + random.below(12));
    default:
      return fmt::format("{}-{:02}-{:02}", year, 1 + random.below(12), 1 + random.below(28));
  }
}

std::string word(Random& random) {
  switch (random.below(13)) {
    case 0:
      return one_of(kSubjects, random).substr(0, 6) + "*";
    case 1:
      return "\"" + one_of(kPlaces, random) + "と" + one_of(kSubjects, random) + "\"";
    case 2:
      return "「" + one_of(kSubjects, random) + one_of(kVerbs, random).substr(0, 6) + "」";
    case 3:
      return "title:" + one_of(kSubjects, random);
    case 4:
      return one_of(kTypos, random);
    case 5:
      return one_of(kPlaces, random);
    case 6:
      return fmt::format("id:list#{}*", random.below(50));
    case 7:
    case 8:
      return one_of(kParts, random);
    case 9:
      return one_of(kPlaces, random) + one_of(kSubjects, random);
    default:
      return one_of(kSubjects, random);
  }
}

// NOLINTNEXTLINE(misc-no-recursion): of bounded depth
std::string query(Random& random, int depth) {
  if (depth == 0) return word(random);
  switch (random.below(9)) {
    case 0:
      return query(random, depth - 1) + " OR " + query(random, depth - 1);
    case 1:
      return query(random, depth - 1) + " -" + word(random);
    case 2:
      return "(" + query(random, depth - 1) + ") " + word(random);
    case 3:
      return query(random, depth - 1) + " date:1990..2004-06";
    case 4:
      return query(random, depth - 1) + " country:" + one_of(kCountries, random);
    case 5:
      return one_of(kPlaces, random) + "と" + one_of(kSubjects, random) +
             "の協定を結んだのはどこですか";
    case 6:
      return word(random) + " " + word(random);
    default:
      return word(random);
  }
}

}  // namespace

std::string random_record(Random& random, int number) {
  nlohmann::json record = {
      {"id", fmt::format("{}#{}", random.below(2) == 0 ? "list" : "記録", number)},
      {"title", sentences(random, 1)},
      {"body", sentences(random, 1 + random.below(6))}};
  if (random.below(4) != 0) record["date"] = date(random);
  if (random.below(2) == 0) record["country"] = {one_of(kCountries, random)};
  if (random.below(2) == 0)
    record["prefecture"] = {one_of(kPrefectures, random), one_of(kPrefectures, random)};
  if (random.below(2) == 0) record["domain"] = {one_of(kDomains, random)};
  if (random.below(9) == 0) record["partner"] = one_of(kPlaces, random);
  return record.dump() + "\n";
}

SearchRequest random_request(Random& random, int documents) {
  SearchRequest request;
  const int kind = random.below(20);
  if (kind == 0) {
    request.like = fmt::format("list#{}", random.below(documents));
  } else if (kind > 2) {
    request.query = query(random, random.below(3));
  }
  if (kind == 1 || random.below(4) == 0) {
    request.facet_values[FieldId::Country] = {one_of(kCountries, random),
                                              one_of(kCountries, random)};
  }
  if (kind == 2 || random.below(6) == 0) request.years = DateRange{{1995, 0, 0}, {}};
  if (random.below(8) == 0) request.facet_values[FieldId::Domain] = {one_of(kDomains, random)};
  request.sort = static_cast<SortOrder>(std::max(0, random.below(6) - 3));
  request.limit = static_cast<std::size_t>(1 + random.below(random.below(8) == 0 ? 300 : 20));
  request.offset = static_cast<std::size_t>(random.below(5) == 0 ? random.below(60) : 0);
  request.detail = random.below(10) == 0 ? Detail::Full : Detail::IdsOnly;
  return request;
}

std::string answer_without_places(Result<Answer> answer) {
  if (!answer) return answer.error().message;
  answer->took_ms = 0;
  for (Hit& hit : answer->hits) {
    hit.path.clear();
    hit.file.clear();
    hit.row = 0;
  }
  return present_json(*answer);
}

}  // namespace musubi::test
