#include "searcher/plan/similar.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "common/analysis/normalizer.h"
#include "common/index/schema.h"
#include "common/index/weights.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kTerms = 20;
constexpr std::size_t kMaxTextBytes = 64U << 10;

}  // namespace

QueryPlan similar_to(const Document& document, Analyzer& analyzer,
                     const Xapian::Database& database) {
  std::map<std::string, double> frequencies;
  const auto count = [&](std::string_view raw, double weight) {
    analyzer.analyze(normalize(truncate_utf8(raw, kMaxTextBytes)), [&](const AnalyzedTerm& term) {
      if (term.role == TermRole::Word) frequencies[std::string(term.text)] += weight;
    });
  };
  count(document.title, kTitleWeight);
  count(document.body, 1);

  const double documents = database.get_doccount();
  std::vector<std::pair<double, std::string>> weighed;
  for (const auto& [term, frequency] : frequencies) {
    const double own = rarity(database.get_termfreq(term), documents);
    weighed.emplace_back(-frequency * own, term);
  }
  std::sort(weighed.begin(), weighed.end());
  if (weighed.size() > kTerms) weighed.resize(kTerms);

  QueryPlan similar;
  for (auto& [weight, term] : weighed) similar.terms.push_back(std::move(term));
  if (similar.terms.empty()) return similar;
  std::vector<Query> words;
  for (const std::string& term : similar.terms) words.emplace_back(term);
  similar.query = Query(Query::Kind::AndNot, Query(Query::Kind::Or, words),
                        Query(value_term(field(FieldId::Id), document.id)));
  return similar;
}

}  // namespace musubi
