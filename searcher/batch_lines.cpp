#include "searcher/batch_lines.h"

#include <algorithm>
#include <utility>

#include "searcher/query/parser.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxLineBytes = ParseOptions{}.max_bytes;
constexpr std::size_t kMaxWaiting = 1000;  // more are left in the pipe

}  // namespace

// Of a line that is longer than a query may be, no more is kept than shows that.
bool BatchLines::read_line() {
  line_.clear();
  auto* const buffer = from_.rdbuf();
  using Traits = std::istream::traits_type;
  bool has_line = false;
  for (auto c = buffer->sbumpc(); c != Traits::eof(); c = buffer->sbumpc()) {
    has_line = true;
    if (c == '\n') break;
    if (line_.size() <= kMaxLineBytes) line_ += Traits::to_char_type(c);
  }
  if (line_.ends_with('\r')) line_.pop_back();
  return has_line;
}

void BatchLines::take_line() {
  if (auto id = cancelled_id(line_)) {
    const auto waits = std::find_if(waiting_.begin(), waiting_.end(),
                                    [&id](const BatchLine& line) { return line.id == *id; });
    if (waits == waiting_.end()) {
      cancelled_ = std::move(*id);
    } else {
      waits->is_cancelled = true;
    }
    return;
  }
  auto typed = parse_batch_request(line_, usual_);
  // An error is told to whoever asked, too.
  std::string id = !typed ? std::string() : *typed ? (*typed)->id : request_id(line_);
  waiting_.push_back({line_, std::move(typed), std::move(id)});
}

bool BatchLines::has_come() const {
  return waiting_.size() < kMaxWaiting && from_.rdbuf()->in_avail() > 0;
}

std::optional<BatchLine> BatchLines::next() {
  cancelled_.clear();
  while (waiting_.empty()) {
    if (!read_line()) return std::nullopt;
    take_line();
  }
  cancelled_.clear();  // what was said before this request is not of it
  BatchLine line = std::move(waiting_.front());
  waiting_.pop_front();
  // What came with it may cancel it.
  if (is_cancelled(line.id)) line.is_cancelled = true;
  return line;
}

bool BatchLines::is_cancelled(const std::string& id) {
  while (has_come() && read_line()) take_line();
  return !id.empty() && cancelled_ == id;
}

}  // namespace musubi
