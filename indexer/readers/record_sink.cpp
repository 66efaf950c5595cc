#include "indexer/readers/record_sink.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/readers/repeated_text.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxListedRefusals = 1000;

// Titles are shown and marked whole.
constexpr std::size_t kMaxTitleChars = 1000;

// Puts what is too much of a title before the body; true where something was.
bool bound_title(Document& document) {
  std::string& title = document.title;
  std::size_t end = 0;
  for (std::size_t count = 0; end < title.size() && count < kMaxTitleChars; ++count) {
    next_code_point(title, end);
  }
  if (end == title.size()) return false;
  const std::size_t body_bytes = document.body.size();
  document.body = title.substr(end) + (document.body.empty() ? "" : "\n") + document.body;
  for (BodyPlace& place : document.places) place.begin += document.body.size() - body_bytes;
  title.resize(end);
  return true;
}

// Takes the parts out; how many bytes that are.
std::size_t take_out(const std::vector<TextPart>& parts, std::string& text,
                     std::vector<BodyPlace>& places) {
  std::size_t taken = 0;
  for (const auto& [begin, end] : parts) {
    const std::size_t now = begin - taken;
    text.erase(now, end - begin);
    for (BodyPlace& place : places) {
      if (place.begin > now) place.begin -= std::min(place.begin - now, end - begin);
    }
    taken += end - begin;
  }
  return taken;
}

// How many bytes were taken out.
std::size_t bound_repeats(Document& document) {
  std::vector<BodyPlace> no_places;
  return take_out(repeated_parts(document.body), document.body, document.places) +
         take_out(repeated_parts(document.also), document.also, no_places);
}

}  // namespace

void deliver_document(Document document, std::size_t line, const Sink& sink) {
  if (bound_title(document)) {
    sink.on_warning({document.path, line,
                     fmt::format("its title is longer than {} characters: the rest of it stands "
                                 "before the body",
                                 kMaxTitleChars)});
  }
  if (const std::size_t repeated = bound_repeats(document); repeated > 0) {
    sink.on_warning(
        {document.path, line,
         fmt::format("says the same over and over: {} kB of that are left out", repeated >> 10)});
  }
  sink.on_document(std::move(document));
}

RecordSink::RecordSink(const SourceFile& source, const Sink& sink) : source_(source), sink_(sink) {
  sink_.on_source(source_);
}

bool RecordSink::take_known(std::string_view bytes) {
  const bool is_known = sink_.is_known(bytes, record_count_ + 1);
  if (is_known) ++record_count_;
  return is_known;
}

void RecordSink::deliver(RecordBuilder&& record, std::size_t line) {
  for (const std::string& warning : record.warnings()) {
    sink_.on_warning({source_.path, line, warning});
  }
  auto document = std::move(record).finish(record_count_ + 1);
  if (!document) return refuse(line, document.error().message);
  ++record_count_;
  deliver_document(std::move(*document), line, sink_);
}

void RecordSink::refuse(std::size_t line, std::string reason) {
  ++record_count_;
  if (++refusal_count_ > kMaxListedRefusals) return;
  sink_.on_refusal({source_.path, line, std::move(reason)});
}

void RecordSink::refuse_rest(std::size_t line, std::string reason) {
  sink_.on_refusal({source_.path, line, std::move(reason), true});
}

void RecordSink::finish() {
  if (refusal_count_ <= kMaxListedRefusals) return;
  const std::size_t unlisted = refusal_count_ - kMaxListedRefusals;
  sink_.on_refusal(
      {source_.path, 0, fmt::format("{} more records were refused", unlisted), true, unlisted});
}

}  // namespace musubi
