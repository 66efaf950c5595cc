// batch_lines.h - the lines of a batch as they come, and what is cancelled meanwhile.
#pragma once
#include <cstddef>
#include <deque>
#include <istream>
#include <optional>
#include <string>

#include "searcher/batch_request.h"

namespace musubi {

struct BatchLine {
  std::string text;
  std::optional<Result<BatchRequest>> typed;  // nothing: a plain query
  std::string id;                             // as JSON; empty: none was given
  bool is_cancelled = false;
};

class BatchLines {
 public:
  // `usual`: what a request does not say.  Both must outlive the object.
  BatchLines(std::istream& from, const SearchRequest& usual) : from_(from), usual_(usual) {}

  // The next query; waits for it.  Nothing at the end.
  std::optional<BatchLine> next();

  // Reads what has come while a query is answered, without waiting for more: whether the one with
  // that id was cancelled.
  bool is_cancelled(const std::string& id);

 private:
  bool read_line();
  void take_line();
  bool has_come() const;

  std::istream& from_;
  const SearchRequest& usual_;
  std::string line_;
  std::deque<BatchLine> waiting_;
  std::string cancelled_;  // the last id that none of those that wait has
};

}  // namespace musubi
