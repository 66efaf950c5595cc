#include "indexer/reading/extracted_reader.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "common/file/path_text.h"
#include "common/text/utf8.h"
#include "indexer/extraction/trimmed_page.h"
#include "indexer/readers/clean_text.h"
#include "indexer/readers/page_head.h"
#include "indexer/readers/page_title.h"
#include "indexer/readers/record_sink.h"
#include "indexer/readers/table/row_numbers.h"
#include "indexer/readers/table/row_records.h"

namespace musubi {

namespace {

void add_named(const NamedValue& value, const SourceRule* rule, RecordBuilder& to) {
  if (const auto field = field_of(value.name, rule)) {
    to.add(*field, value.value);
  } else {
    to.add_note(value.name, value.value);
  }
}

// Takes the messages of one file.
class ExtractedReader {
 public:
  ExtractedReader(std::string path, std::uint64_t file_bytes, const ReaderTools& tools,
                  const Sink& sink)
      : path_(std::move(path)),
        tools_(tools),
        sink_(sink),
        member_sink_(sink),
        room_for_records_(kRecordsOfAny + file_bytes / 2) {
    member_sink_.on_source = [](const SourceFile&) {};
    member_sink_.is_known = [](std::string_view, std::size_t) { return false; };
    member_sink_.on_refusal = [this](Refusal refusal) { refuse(std::move(refusal)); };
  }

  void operator()(Opened opened) { kind_ = opened.kind; }
  void operator()(MemberBegin member) {
    end_table();
    end_records();
    tell_source("");
    sink_.on_member(member.hash, member.is_known != 0);
  }
  void operator()(Extracted document) {
    end_table();
    leave_out_common_lines(document);
    tell_source(document.encoding);
    RecordBuilder record(path_of(document.member));
    record.add(SourceField::Title, document.title);
    record.add(SourceField::Url, document.url);
    add_text(document, record);
    for (const NamedValue& field : document.fields) add_named(field, tools_.options.rule, record);
    record.add_note("日付", document.date);
    for (const auto& [word, reading] : document.readings) record.add_also(reading);
    for (const std::string& text : document.also) record.add_also(text);
    record.add_file_name();
    records_of(document.member).deliver(std::move(record), 0);
  }
  void operator()(TableHead head) {
    end_table();
    tell_source("");
    for (std::string& column : head.columns) column = clean_text(std::move(column));
    rows_.emplace(path_of(head.member), head.columns, head.place, "", tools_.options.rule);
    table_ = std::move(head);
    has_rows_ = false;
    waits_for_rows_ = true;
  }
  void operator()(TableRow row) {
    if (!rows_) return;  // a row of no table: no extractor says that
    has_rows_ = true;
    if (!waits_for_rows_) return deliver(row);
    first_rows_.push_back(std::move(row));
    if (first_rows_.size() == kFirstRows) deliver_first_rows();
  }
  void operator()(PlainMember member) {
    end_table();
    const SourceRule* const rule = tools_.options.rule;
    auto stream = TextStream::of(std::move(member.bytes), rule ? rule->encoding : std::nullopt);
    if (stream) tell_source(encoding_name(stream->encoding()));
    // What is refused whole is no source.
    if (!stream && member.member.empty()) {
      return sink_.on_refusal({path_, 0, stream.error().message});
    }
    Sink sink = member_sink_;
    sink.on_document = [&](Document document) {
      if (room_for_records_ == 0) return static_cast<void>(++records_without_room_);
      --room_for_records_;
      for (const auto& [name, value] : member.fields) {
        document.body += fmt::format("{}{}: {}", document.body.empty() ? "" : "\n", name, value);
      }
      sink_.on_document(std::move(document));
    };
    read_plain(std::move(stream), path_of(member.member), member.kind, tools_, sink);
  }
  void operator()(const Remark& remark) {
    Refusal told{path_of(remark.member), 0, remark.reason};
    if (remark.kind == Remark::Kind::Skip) return sink_.on_skip(std::move(told));
    if (remark.kind == Remark::Kind::Warning) return sink_.on_warning(std::move(told));
    tell_source("");
    refuse(std::move(told));
  }
  void operator()(MemberEnd) {
    end_table();
    end_records();
    sink_.on_member(0, false);
  }
  void operator()(const Done&) {}

  void finish(const Result<void>& outcome) {
    end_table();
    end_records();
    if (unlisted_ > 0) {
      sink_.on_refusal(
          {path_, 0, fmt::format("{} more records were refused", unlisted_), true, unlisted_});
    }
    if (records_without_room_ > 0) {
      sink_.on_refusal({path_, 0,
                        fmt::format("holds {} records more than are packed in a file of its size: "
                                    "they are left out",
                                    records_without_room_),
                        true, records_without_room_});
    }
    if (!outcome) sink_.on_refusal({path_, 0, outcome.error().message, is_told_});
  }

 private:
  std::string path_of(const std::string& member) const {
    return member.empty() ? path_ : path_ + '/' + path_text(member);
  }

  // Past 1,000 in one file they are only counted.
  void refuse(Refusal refusal) {
    constexpr std::size_t kMaxListed = 1000;
    if (++listed_ <= kMaxListed) return sink_.on_refusal(std::move(refusal));
    unlisted_ += refusal.records;
  }

  void tell_source(std::string_view encoding) {
    if (std::exchange(is_told_, true)) return;
    sink_.on_source({path_, kind_name(kind_), std::string(encoding)});
  }

  // Only of a page itself: in an archive the extractor does it.
  void leave_out_common_lines(Extracted& document) const {
    if (kind_ != SourceKind::Html || !document.member.empty() || tools_.folders == nullptr) return;
    const CommonLines* lines = common_lines_of(*tools_.folders, path_);
    if (lines != nullptr) leave_out(*lines, document);
  }

  // The last step of the way to the page, which the text does not have.
  static void add_title_of_head(const std::string& text, RecordBuilder& to) {
    constexpr std::size_t kMaxTitleChars = 60;
    const std::string title = title_of_text(text);
    if (char_count(title) <= kMaxTitleChars) to.add(SourceField::Title, title);
  }

  static void add_text(const Extracted& document, RecordBuilder& to) {
    PageHead head;
    if (!document.sections.empty()) {
      const std::string& text = document.sections.front().text;
      head = head_of_page(text);
      if (head.end > 0 && document.title.empty()) add_title_of_head(text, to);
    }
    std::size_t begin = head.end;
    for (const Section& section : document.sections) {
      to.begin_place(section.place);
      to.add(SourceField::Body, std::string_view(section.text).substr(std::exchange(begin, 0)));
    }
    to.begin_place("");
    to.add_note("位置", head.trail);
  }

  void deliver(const TableRow& row) {
    if (rows_->sums_up(row.cells)) {
      return sink_.on_warning(
          {path_of(table_.member), row.line, "a row that sums up the others is left out"});
    }
    RecordBuilder record = rows_->record_of(row.cells, row.line);
    for (const NamedValue& field : table_.fields) add_named(field, tools_.options.rule, record);
    records_of(table_.member).deliver(std::move(record), row.line);
  }

  // What the columns of a table hold is told by its first rows.
  void deliver_first_rows() {
    waits_for_rows_ = false;
    std::vector<TableCells> rows;
    for (const TableRow& row : first_rows_) rows.push_back(row.cells);
    rows_->look_at(rows);
    for (const TableRow& row : std::exchange(first_rows_, {})) deliver(row);
  }

  void end_table() {
    if (waits_for_rows_) deliver_first_rows();
    if (rows_ && !has_rows_) tell_no_rows();
    rows_.reset();
  }

  void tell_no_rows() const {
    const std::string& place = table_.place;
    sink_.on_warning({path_of(table_.member), 0,
                      (place.empty() ? "" : place + ": ") + "has a header and no row below it"});
  }

  // Numbers the documents of each member, also where those of another come between them: what is
  // drawn on a sheet stands between the rows of two.
  RecordSink& records_of(const std::string& member) {
    SourceFile source{path_of(member), kind_name(kind_), ""};
    const std::string path = source.path;
    return records_.try_emplace(path, std::move(source), member_sink_).first->second.sink;
  }
  void end_records() {
    for (auto& [path, records] : records_) records.sink.finish();
    records_.clear();
  }

  struct MemberRecords {
    MemberRecords(SourceFile file, const Sink& to) : source(std::move(file)), sink(source, to) {}
    SourceFile source;
    RecordSink sink;  // refers to it
  };

  std::string path_;
  const ReaderTools& tools_;
  const Sink& sink_;
  Sink member_sink_;  // for what is inside a source that is told already
  SourceKind kind_ = SourceKind::Text;
  bool is_told_ = false;
  std::size_t listed_ = 0, unlisted_ = 0;  // refusals
  // Of members that are text, tables or JSON Lines: some kB may hold a million.
  static constexpr std::uint64_t kRecordsOfAny = 50'000;
  std::uint64_t room_for_records_ = 0, records_without_room_ = 0;
  TableHead table_;
  std::optional<RowRecords> rows_;  // of the table
  bool waits_for_rows_ = false, has_rows_ = false;
  std::vector<TableRow> first_rows_;              // that wait
  std::map<std::string, MemberRecords> records_;  // by path, until the open member ends
};

}  // namespace

void read_extracted(const std::filesystem::path& file, const std::string& name,
                    const InputFile& input, const ReaderTools& tools, const Sink& sink) {
  ExtractedReader reader(name, input.byte_count(), tools, sink);
  const std::string encoding = stated_encoding(tools.options.rule);
  const auto outcome =
      tools.extraction.read({file, {name, encoding, sink.known_members()}}, input,
                            [&reader](Message message) { std::visit(reader, std::move(message)); });
  reader.finish(outcome);
}

}  // namespace musubi
