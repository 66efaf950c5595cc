#include "searcher/present/found_count.h"

#include <fmt/format.h>

#include <cmath>

#include "searcher/present/facet_tables.h"

namespace musubi {

std::uint64_t shown_until(const Answer& answer) {
  std::uint64_t count = answer.offset;
  for (const Hit& hit : answer.hits) count += 1 + hit.copies.size();
  return count;
}

std::string found_count(const Answer& answer) {
  const double took = std::isfinite(answer.took_ms) ? answer.took_ms : 0.0;
  std::string text = fmt::format("全{}件", grouped(answer.total));
  if (!answer.hits.empty()) {
    text += fmt::format("中 {}〜{}件", grouped(answer.offset + 1), grouped(shown_until(answer)));
  }
  if (answer.copies.value_or(0) > 0) {
    text += fmt::format("、ほかに同じ文書が{}件", grouped(*answer.copies));
  }
  return text + fmt::format(" ({:.1f} ms)", took);
}

}  // namespace musubi
