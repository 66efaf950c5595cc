#include "indexer/readers/record_sink.h"

#include <fmt/format.h>

#include <utility>

namespace musubi {

namespace {

constexpr std::size_t kMaxListedRefusals = 1000;

}  // namespace

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
  sink_.on_document(std::move(*document));
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
