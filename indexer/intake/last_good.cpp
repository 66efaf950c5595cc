#include "indexer/intake/last_good.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "common/index/stored_documents.h"

namespace musubi {

namespace {

using Rows = std::vector<DocumentRow>;

// Where the rows of a source stood in the previous generation.
class OldOrder {
 public:
  explicit OldOrder(std::span<const DocumentRow> rows) : rows_(rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) positions_.emplace(rows[i].id, i);
  }

  // For each row, and for the end: between which positions a document stood before that is now
  // missing in front of it.  They are those of the nearest rows on either side that are known
  // from then; half-open.
  std::vector<std::pair<std::size_t, std::size_t>> bounds(const Rows& rows) const {
    std::vector<std::pair<std::size_t, std::size_t>> result(rows.size() + 1, {0, rows_.size()});
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto known = positions_.find(rows[i].id);
      result[i + 1].first = known == positions_.end() ? result[i].first : known->second + 1;
    }
    for (std::size_t i = rows.size(); i-- > 0;) {
      const auto known = positions_.find(rows[i].id);
      result[i].second = known == positions_.end() ? result[i + 1].second : known->second;
    }
    return result;
  }

 private:
  std::span<const DocumentRow> rows_;
  std::unordered_map<std::uint64_t, std::size_t> positions_;
};

bool is_of_folder(const std::string& path, const std::string& folder) {
  return path == folder || path.starts_with(folder.ends_with('/') ? folder : folder + "/");
}

class Keeper {
 public:
  Keeper(Intake& intake, const PreviousGeneration* previous)
      : intake_(intake), previous_(previous) {
    for (std::size_t i = 0; previous != nullptr && i < previous->manifest.sources.size(); ++i) {
      numbers_.emplace(previous->manifest.sources[i].path, i);
    }
    for (const SourceRows& source : intake.sources()) settled_.insert(source.source.path);
  }

  void fill_gaps(SourceRows& source) {
    const auto known = numbers_.find(source.source.path);
    if (source.gaps.empty() || known == numbers_.end()) return;
    const auto old_rows = previous_->rows_of(known->second);
    const bool keep_all = std::any_of(source.gaps.begin(), source.gaps.end(),
                                      [](const SourceGap& gap) { return gap.is_rest; });
    if (keep_all) {
      insert(source, source.rows.size(), missing(old_rows, old_rows.size()));
      return;
    }
    const auto bounds = OldOrder(old_rows).bounds(source.rows);
    // From the last gap to the first: what is inserted moves only the rows behind it.
    for (std::size_t end = source.gaps.size(); end > 0;) {
      const std::size_t at = source.gaps[end - 1].at;
      std::size_t begin = end;
      while (begin > 0 && source.gaps[begin - 1].at == at) --begin;
      const auto [first, last] = bounds[at];
      if (first < last) {
        insert(source, at, missing(old_rows.subspan(first, last - first), end - begin));
      }
      end = begin;
    }
  }

  // Sources at or below a path that could not be read, but for those that were.
  void keep_unread(const std::string& path) {
    bool is_known = false;
    for (const auto& [known, number] : numbers_) {
      if (!is_of_folder(known, path)) continue;
      is_known = true;
      if (!settled_.insert(known).second) continue;
      SourceRows source{previous_->manifest.sources[number], {}, {}};
      source.source.refused = 1;
      insert(source, 0, missing(previous_->rows_of(number), SIZE_MAX));
      intake_.add(std::move(source));
    }
    if (is_known || !settled_.insert(path).second) return;
    SourceRows source;
    source.source.path = path;
    source.source.refused = 1;
    intake_.add(std::move(source));
  }

  std::vector<KeptDocument> kept() const {
    std::vector<KeptDocument> result;
    const auto& sources = intake_.sources();
    for (std::size_t i = 0; i < sources.size(); ++i) {
      for (std::size_t j = 0; j < sources[i].rows.size(); ++j) {
        if (kept_.contains(sources[i].rows[j].id)) result.push_back({i, j});
      }
    }
    return result;
  }

 private:
  Rows missing(std::span<const DocumentRow> rows, std::size_t limit) {
    Rows result;
    for (const DocumentRow& row : rows) {
      if (result.size() == limit) break;
      if (!intake_.has_taken(row.id) && kept_.insert(row.id).second) result.push_back(row);
    }
    return result;
  }

  static void insert(SourceRows& source, std::size_t at, const Rows& rows) {
    source.rows.insert(source.rows.begin() + static_cast<std::ptrdiff_t>(at), rows.begin(),
                       rows.end());
  }

  Intake& intake_;
  const PreviousGeneration* previous_;
  std::map<std::string, std::size_t> numbers_;
  std::unordered_set<std::string> settled_;  // paths of what was read, or is kept
  std::unordered_set<std::uint64_t> kept_;
};

struct KeptOfFile {
  std::size_t count = 0;
  std::string example;  // the id of one of them
};

// One line a file, however many documents it has.
Refusal warning_of(const std::string& path, const KeptOfFile& kept) {
  if (kept.count == 1) {
    return {path, 0,
            fmt::format("{} cannot be read now: its last good version stays in the index",
                        kept.example)};
  }
  return {path, 0,
          fmt::format("{} documents cannot be read now, as {}: their last good versions stay in "
                      "the index",
                      kept.count, kept.example)};
}

}  // namespace

std::vector<KeptDocument> keep_last_good(Intake& intake, const PreviousGeneration* previous) {
  Keeper keeper(intake, previous);
  for (SourceRows& source : intake.sources()) keeper.fill_gaps(source);
  for (const std::string& path : intake.unread()) keeper.keep_unread(path);
  return keeper.kept();
}

Result<std::vector<Document>> last_good_documents(const std::vector<KeptDocument>& kept,
                                                  Intake& intake,
                                                  const PreviousGeneration& previous,
                                                  Report& report) try {
  std::vector<Document> documents;
  if (kept.empty()) return documents;
  std::map<std::string, KeptOfFile> of_file;
  std::vector<StoredDocuments> stored;
  for (const auto& folder : previous.databases()) stored.push_back(StoredDocuments::in(folder));
  for (const auto& [source, row] : kept) {
    const DocumentRow& wanted = intake.sources()[source].rows[row];
    auto document = stored[shard_of(wanted.id, stored.size())].read(wanted.docid);
    if (!document) return tl::unexpected(document.error());
    ++of_file[document->path].count;
    of_file[document->path].example = document->id;
    documents.push_back(std::move(*document));
  }
  for (const auto& [path, of_it] : of_file) report.warnings.push_back(warning_of(path, of_it));
  report.changes.kept = kept.size();
  report.documents += kept.size();
  return documents;
} catch (const Xapian::Error& problem) {
  return fail(
      fmt::format("cannot read {}: {}", previous.folder.string(), problem.get_description()));
}

}  // namespace musubi
