#include "searcher/remote/question.h"

#include <fmt/format.h>

#include "searcher/match/bm25.h"
#include "searcher/remote/xapian_query.h"

namespace musubi {

std::string Question::key() const {
  std::string key = fmt::format("{} {}", static_cast<int>(order), count);
  for (const Field* field : counted) key += fmt::format(" {}", field->slot);
  return key + '\n' + to_xapian(query).serialise();
}

ReplyPtr ask(const Question& question, const Xapian::Database& database) {
  const auto reply = std::make_shared<Reply>(question);
  Xapian::Enquire enquire(database);
  enquire.set_query(to_xapian(question.query));
  enquire.set_weighting_scheme(xapian_bm25());
  if (!question.counted.empty()) {
    // Not in an order by values: there Xapian 1.4 fetches the documents, one by one, and lets the
    // spies count them once more.
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  } else if (question.order == SortOrder::Relevance) {
    enquire.set_sort_by_relevance_then_value(field(FieldId::Id).slot, false);
  } else {
    const bool is_oldest_first = question.order == SortOrder::OldestFirst;
    enquire.set_sort_by_value_then_relevance(
        is_oldest_first ? field(FieldId::Date).slot : kNewestFirstSlot, false);
  }
  reply->spies.watch(enquire);
  reply->found = enquire.get_mset(0, question.count, database.get_doccount());
  return reply;
}

}  // namespace musubi
