#include "searcher/shown_copy.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "common/index/schema.h"
#include "common/text/code_points.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxCompared = 20;  // each is read

using Pairs = std::vector<std::pair<char32_t, char32_t>>;

// Of neighbouring letters, each once.
Pairs pairs_of(std::string_view text) {
  const std::u32string letters = code_points_of(fold_name(text));
  Pairs pairs;
  for (std::size_t i = 1; i < letters.size(); ++i) pairs.emplace_back(letters[i - 1], letters[i]);
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

std::size_t shared(const Pairs& a, const Pairs& b) {
  return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](const auto& pair) {
    return std::binary_search(b.begin(), b.end(), pair);
  }));
}

// Without the folders before it and the suffix behind it.
std::string_view file_name(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);
  const std::size_t suffix = path.rfind('.');
  return suffix == path.npos || suffix == 0 ? path : path.substr(0, suffix);
}

// How well it fits, the greater the better.
auto fit_of(std::string_view path, std::string_view title) {
  const Pairs wanted = pairs_of(title), named = pairs_of(file_name(path));
  // What both have of what either has, in thousandths.
  const std::size_t alike = 2000 * shared(named, wanted) / (named.size() + wanted.size() + 1);
  const auto length = static_cast<std::ptrdiff_t>(char_count(path));
  return std::tuple(alike, shared(pairs_of(path), wanted), -length);
}

// The content_key() of a document, as Xapian numbers those of several shards.
std::uint64_t content_of(Xapian::docid document, const std::vector<RankingColumns>& columns) {
  return columns[(document - 1) % columns.size()].contents()[(document - 1) / columns.size() + 1];
}

std::vector<Xapian::docid> first_by_id(std::vector<Xapian::docid> documents,
                                       const SearchTools& tools) {
  std::vector<std::pair<std::string, Xapian::docid>> keyed;
  for (const Xapian::docid document : documents) {
    keyed.emplace_back(tools.database.get_document(document, Xapian::DOC_ASSUME_VALID)
                           .get_value(field(FieldId::Id).slot),
                       document);
  }
  std::sort(keyed.begin(), keyed.end());
  keyed.resize(std::min(keyed.size(), kMaxCompared));
  documents.clear();
  for (const auto& [key, document] : keyed) documents.push_back(document);
  return documents;
}

// `copies`: in the order of their ids.
Result<void> take_best(const std::vector<Xapian::docid>& copies, const SearchTools& tools,
                       RankedHit& hit) {
  std::string best;
  for (const Xapian::docid copy : copies) {
    auto stored = tools.documents.open(copy);
    if (!stored) return tl::unexpected(stored.error());
    const auto document = stored->document();
    if (!document) return tl::unexpected(document.error());
    if (copy != copies.front() && !is_named_better(document->path, best, document->title)) continue;
    best = document->path;
    hit.docid = copy;
    hit.stored = std::move(*stored);
  }
  return {};
}

}  // namespace

bool is_named_better(std::string_view path, std::string_view other, std::string_view title) {
  return fit_of(path, title) > fit_of(other, title);
}

Result<void> choose_copies(const MatchSet& matches, const ContentCounts& counts,
                           const SearchTools& tools, std::vector<RankedHit>& hits) {
  std::unordered_map<std::uint64_t, std::vector<Xapian::docid>> copies;
  for (const RankedHit& hit : hits) {
    const std::uint64_t content = content_of(hit.docid, tools.columns);
    if (counts.of(content) > 1) copies.try_emplace(content);
  }
  if (copies.empty()) return {};
  matches.for_each_content([&](Xapian::docid document, std::uint64_t content) {
    if (const auto wanted = copies.find(content); wanted != copies.end()) {
      wanted->second.push_back(document);
    }
  });
  for (RankedHit& hit : hits) {
    const auto of_hit = copies.find(content_of(hit.docid, tools.columns));
    if (of_hit == copies.end()) continue;
    const auto chosen = take_best(first_by_id(std::move(of_hit->second), tools), tools, hit);
    if (!chosen) return chosen;
  }
  return {};
}

}  // namespace musubi
