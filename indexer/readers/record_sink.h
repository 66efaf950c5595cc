// record_sink.h - delivers the records of one file: numbers them, refuses the bad.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/readers/reader.h"
#include "indexer/readers/record_builder.h"

namespace musubi {

// Hands a document on, with a warning of what is bounded: what is too much of its title stands
// before the body, and of what is said over and over only the beginning stays.
void deliver_document(Document document, std::size_t line, const Sink& sink);

class RecordSink {
 public:
  // Tells `sink` of the source.  Both must outlive this object.
  RecordSink(const SourceFile& source, const Sink& sink);

  // Whether this record need not be parsed, as it was taken in as it is.
  bool take_known(std::string_view bytes);

  void deliver(RecordBuilder&& record, std::size_t line);

  // Past 1,000 in one file they are only counted.
  void refuse(std::size_t line, std::string reason);

  // For what keeps all that follows from being read.
  void refuse_rest(std::size_t line, std::string reason);

  // To be called after the last record.
  void finish();

 private:
  const SourceFile& source_;
  const Sink& sink_;
  std::size_t record_count_ = 0;
  std::size_t refusal_count_ = 0;
};

}  // namespace musubi
