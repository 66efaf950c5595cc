#include "indexer/readers/agreement_list/record_cutter.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/readers/agreement_list/joiner.h"
#include "indexer/readers/agreement_list/organization.h"
#include "indexer/readers/agreement_list/wording.h"

namespace musubi {

namespace {

constexpr std::size_t kMinSamples = 3;       // of lines, to tell a column's width
constexpr std::size_t kMaxStartsInHead = 4;  // of other records, that are tried

// A place where a record may begin.
struct Candidate {
  ListedOrganization organization;
  std::size_t begin = 0;
  std::size_t cells() const { return begin + organization.fragment_count; }
};

// The best records from one candidate on.
struct Plan {
  bool is_record = false;  // else a part of the record before
  std::size_t next = 0;    // the candidate where the next record may begin
  Head head;
  double score = 0;
};

class RecordCutter {
 public:
  RecordCutter(std::span<const Fragment> fragments, const ColumnWidths& widths,
               const Gazetteer& gazetteer)
      : fragments_(fragments), widths_(widths), gazetteer_(gazetteer) {
    for (std::size_t i = 0; i < fragments.size(); ++i) {
      if (auto organization = organization_at(fragments.subspan(i), gazetteer)) {
        candidates_.push_back({*std::move(organization), i});
      }
    }
  }

  std::vector<RecordPieces> run() {
    plans_.resize(candidates_.size() + 1);
    for (std::size_t i = candidates_.size(); i-- > 0;) {
      const Plan record = plan_record(i);
      plans_[i] =
          record.score > plans_[i + 1].score ? record : Plan{false, i + 1, {}, plans_[i + 1].score};
    }
    std::vector<RecordPieces> records;
    for (std::size_t i = 0; i < candidates_.size(); i = plans_[i].next) {
      if (plans_[i].is_record) records.push_back(make_record(i));
    }
    return records;
  }

 private:
  std::size_t begin_of(std::size_t candidate) const {
    return candidate < candidates_.size() ? candidates_[candidate].begin : fragments_.size();
  }

  // A record that begins at candidate i.  Its head may run over later candidates
  // or end before any of them.
  Plan plan_record(std::size_t i) const {
    const std::size_t begin = candidates_[i].cells();
    const double start = start_score(i);
    const Head whole = cut_head(fragments_.subspan(begin), widths_, gazetteer_);
    std::size_t after = i + 1;
    while (begin_of(after) < begin + whole.field_end) ++after;
    Plan best{true, after, whole, start + whole.score + plans_[after].score};
    for (std::size_t next = i + 1; next < std::min(after, i + 1 + kMaxStartsInHead); ++next) {
      if (!plans_[next].is_record || begin_of(next) < begin) continue;
      const auto fragments = fragments_.subspan(begin, begin_of(next) - begin);
      const Head head = cut_head(fragments, widths_, gazetteer_);
      const double score = start + head.score + plans_[next].score;
      if (score > best.score) best = {true, next, head, score};
    }
    return best;
  }

  double start_score(std::size_t i) const {
    const std::size_t begin = candidates_[i].begin;
    if (begin == 0 || fragments_[begin].gap != Gap::Line) return 1;
    return is_unfinished(fragments_[begin - 1].text) ? -4 : 0;
  }

  RecordPieces make_record(std::size_t i) const {
    const Candidate& candidate = candidates_[i];
    const Plan& plan = plans_[i];
    std::size_t next = plan.next;
    while (next < candidates_.size() && !plans_[next].is_record) next = plans_[next].next;
    const auto [title_end, partner_end, field_end, score] = plan.head;
    const auto cells = fragments_.subspan(candidate.cells(), begin_of(next) - candidate.cells());
    return {candidate.organization.name,
            cells.first(title_end),
            cells.subspan(title_end, partner_end - title_end),
            cells.subspan(partner_end, field_end - partner_end),
            cells.subspan(field_end),
            fragments_[candidate.begin].line};
  }

  std::span<const Fragment> fragments_;
  const ColumnWidths& widths_;
  const Gazetteer& gazetteer_;
  std::vector<Candidate> candidates_;
  std::vector<Plan> plans_;  // the last one is for no candidate left
};

// The widths of the lines behind which a cell goes on.
void add_full_lines(std::span<const Fragment> cell, std::vector<int>& widths) {
  for (std::size_t i = 1; i < cell.size(); ++i) {
    if (cell[i].gap == Gap::Line) widths.push_back(last_line_width(cell.first(i)));
  }
}

int usual_width(std::vector<int> widths) {
  if (widths.size() < kMinSamples) return 0;
  // Most full lines are: a few end early, where no line may begin with what follows.
  const auto usual = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 3 / 4);
  std::nth_element(widths.begin(), usual, widths.end());
  return *usual;
}

}  // namespace

std::vector<RecordPieces> cut_records(std::span<const Fragment> fragments,
                                      const ColumnWidths& widths, const Gazetteer& gazetteer) {
  return RecordCutter(fragments, widths, gazetteer).run();
}

ColumnWidths measure_columns(const std::vector<RecordPieces>& records) {
  std::vector<int> title, partner, field;
  for (const RecordPieces& record : records) {
    add_full_lines(record.title, title);
    add_full_lines(record.partner, partner);
    add_full_lines(record.field, field);
  }
  return {usual_width(std::move(title)), usual_width(std::move(partner)),
          usual_width(std::move(field))};
}

}  // namespace musubi
