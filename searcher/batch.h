// batch.h - many queries in one process: a line each in, a line of JSON each out.
#pragma once
#include <cstdint>
#include <functional>
#include <istream>
#include <string_view>

#include "searcher/live_searcher.h"

namespace musubi {

// The streams that a batch talks over.
struct BatchStreams {
  std::istream& queries;
  std::function<bool(std::string_view)> write;  // an answer; false where it cannot be written
  std::function<void(const Error&)> warn;       // of what concerns no single query
};

struct BatchOutcome {
  std::uint64_t queries = 0;
  std::uint64_t found = 0;   // with hits
  std::uint64_t failed = 0;  // answered with an error on their line
  bool all_written = true;
};

// Answers the queries line by line: `usual`, with the line as its query or with what a JSON object
// says (batch_request.h), put to the generation that is live at that moment.  A query that fails
// gets an error as its line of the answer, one that is cancelled {"cancelled": true}; one that is
// all particles gets no hits and a note.  Ends early where an answer cannot be written.
BatchOutcome answer_batch(LiveSearcher& searcher, const SearchRequest& usual,
                          const BatchStreams& streams);

}  // namespace musubi
