#include "searcher/remote/exchange.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "searcher/match/bm25.h"
#include "searcher/remote/xapian_query.h"

namespace musubi {

namespace {

using server_protocol::Ask;
using server_protocol::put_number;
using server_protocol::put_text;
using server_protocol::put_zero;
using server_protocol::Reader;

// Of Xapian's Enquire, as numbers.
constexpr char kByRelevance = '0';
constexpr char kByValueThenRelevance = '2';
constexpr char kByRelevanceThenValue = '3';
constexpr char kAscending = '1';

char sorting_of(const Question& question) {
  if (sort_slot_of(question) == kNoSlot) return kByRelevance;
  return question.order == SortOrder::Relevance ? kByRelevanceThenValue : kByValueThenRelevance;
}

void append_weighting(std::string& to, const Xapian::Weight& weighting) {
  put_text(to, weighting.name());
  put_text(to, weighting.serialise());
}

std::string query_message(const Question& question, const Xapian::Query& query,
                          const FacetSpies& spies) {
  std::string message;
  put_text(message, query.serialise());
  put_number(message, query.get_length());
  put_number(message, 0);  // no collapsing
  message += kAscending;   // by number, where nothing else decides
  put_number(message, sort_slot_of(question));
  message += sorting_of(question);
  message += '0';     // the lowest value first
  put_zero(message);  // no limit of time,
  message += '\0';    // of percents
  put_zero(message);  // and of weight
  if (is_boolean(question)) {
    append_weighting(message, Xapian::BoolWeight());
  } else {
    append_weighting(message, xapian_bm25());
  }
  put_text(message, "");  // no relevance set
  spies.for_each([&message](const Xapian::ValueCountMatchSpy& spy) {
    put_text(message, spy.name());
    put_text(message, spy.serialise());
  });
  return message;
}

// With how many documents of the whole have each term that may score.
std::string statistics_message(const Question& question, const Lexicon& lexicon) {
  std::string message;
  put_number(message, 0);  // from the first on
  put_number(message, question.count);
  put_number(message, lexicon.document_count());  // all are checked
  put_number(message, lexicon.total_length());
  put_number(message, lexicon.document_count());
  put_number(message, 0);  // no relevance set
  put_number(message, lexicon.total_length());
  message += '\0';
  std::set<std::string> terms;
  const Xapian::Query query = to_xapian(question.query);
  if (!is_boolean(question)) terms.insert(query.get_terms_begin(), query.get_terms_end());
  put_number(message, terms.size());
  for (const std::string& term : terms) {
    put_text(message, term);
    put_number(message, lexicon.frequency(term));
    put_number(message, lexicon.frequency(term));  // how often they have it: not used
  }
  return message;
}

}  // namespace

Exchange::Exchange(ServedTexts& texts, const Lexicon& lexicon)
    : texts_(texts), lexicon_(lexicon), messages_(texts.servers().count()) {}

ReplyPtr Exchange::ask(const Question& question) {
  return ask(question, std::vector<Query>(messages_.size(), question.query));
}

ReplyPtr Exchange::ask(const Question& question, const std::vector<Query>& queries) {
  const auto reply = std::make_shared<QuestionReply>(question);
  const std::string statistics = statistics_message(question, lexicon_);
  for (std::size_t shard = 0; shard < messages_.size(); ++shard) {
    server_protocol::put_message(messages_[shard], Ask::Query,
                                 query_message(question, to_xapian(queries[shard]), reply->spies));
    server_protocol::put_message(messages_[shard], Ask::MatchSet, statistics);
  }
  asked_.push_back(reply);
  return reply;
}

// What the spies counted, bounds and estimates of the total, which are the same where all were
// checked, and what was found.  No server may tell of more than it has.
void Exchange::hear(QuestionReply& reply, std::size_t shard) {
  ShardServers& servers = texts_.servers();
  servers[shard].hear(server_protocol::Reply::Statistics);
  const std::string results = servers[shard].hear(server_protocol::Reply::Results);
  Reader from(results);
  reply.spies.for_each(
      [&from](Xapian::ValueCountMatchSpy& spy) { spy.merge_results(std::string(from.text())); });
  from.number();  // the first item
  from.number();  // the least total
  const std::uint64_t total = from.number();
  for (int i = 0; i < 4; ++i) from.number();  // the most, and without collapsing
  for (int i = 0; i < 3; ++i) from.real();    // weights that are possible and attained, percents
  std::uint64_t left = from.number();
  const ShardIdentity& served = servers[shard].identity();
  if (total > served.documents || left > std::min<std::uint64_t>(total, reply.most)) {
    server_protocol::ill_formed();
  }
  reply.total += total;
  for (; left > 0; --left) {
    FoundDocument found;
    found.weight = from.real();
    const std::uint64_t number = from.number();
    if (!std::isfinite(found.weight) || number == 0 || number > served.last_docid) {
      server_protocol::ill_formed();
    }
    found.document = servers.number_in_whole(static_cast<Xapian::docid>(number), shard);
    found.sort_key = from.text();
    from.text();    // the key by which it is collapsed
    from.number();  // what is
    reply.best.push_back(std::move(found));
  }
}

void Exchange::run(const ServedTexts::Take& take) {
  ShardServers& servers = texts_.servers();
  std::vector<std::string> messages(servers.count());
  texts_.ask_for(wanted_, messages);
  for (std::size_t shard = 0; shard < servers.count(); ++shard) {
    if (servers.has(shard)) messages[shard] += messages_[shard];
  }
  servers.say(messages);
  try {
    texts_.receive(take);
    for (std::size_t shard = 0; shard < servers.count(); ++shard) {
      if (!servers.has(shard)) continue;
      for (const ReplyPtr& reply : asked_) hear(*reply, shard);
    }
  } catch (...) {
    servers.hang_up();
    throw;
  }
}

}  // namespace musubi
