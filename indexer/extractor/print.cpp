#include "indexer/extractor/print.h"

#include <fmt/format.h>

#include <array>
#include <string>

#include "common/console.h"
#include "common/file/mapped_file.h"
#include "common/file/path_text.h"
#include "common/text/json.h"
#include "indexer/extractor/formats.h"

namespace musubi {

namespace {

JsonValue json_of(const std::vector<NamedValue>& values) {
  JsonValue list = JsonValue::array();
  for (const auto& [name, value] : values) list.push_back({name, value});
  return list;
}

void print(const JsonValue& object) {
  fmt::print("{}\n", json_line(object));
}

class PrintingOutput : public Output {
 public:
  void opened(SourceKind kind) override { print({{"kind", kind_name(kind)}}); }
  bool begin_member(const Input&) override { return true; }
  void document(Extracted document) override {
    JsonValue sections = JsonValue::array();
    for (const Section& section : document.sections) {
      sections.push_back({{"place", section.place}, {"text", section.text}});
    }
    print({{"document", document.member},
           {"title", document.title},
           {"url", document.url},
           {"date", document.date},
           {"encoding", document.encoding},
           {"fields", json_of(document.fields)},
           {"readings", json_of(document.readings)},
           {"also", document.also},
           {"sections", sections}});
  }
  void begin_table(TableHead head) override {
    print({{"table", head.member},
           {"place", head.place},
           {"fields", json_of(head.fields)},
           {"columns", head.columns}});
  }
  void row(TableRow row) override { print({{"row", row.line}, {"cells", row.cells}}); }
  void plain(PlainMember member) override {
    print({{"plain", member.member}, {"kind", kind_name(member.kind)}, {"text", member.bytes}});
  }
  void remark(Remark remark) override {
    constexpr std::array<const char*, 3> kNames = {"warning", "refused", "skipped"};
    print({{kNames[static_cast<std::size_t>(remark.kind)], remark.member},
           {"reason", remark.reason}});
  }
};

}  // namespace

bool print_extracted(const std::filesystem::path& file) {
  PrintingOutput output;
  const auto mapped = MappedFile::open(file);
  Result<void> done;
  if (!mapped) {
    done = tl::unexpected(mapped.error());
  } else {
    done = extract({.bytes = mapped->text(), .name = path_text(file)}, output);
  }
  if (!done) output.remark({Remark::Kind::Refusal, "", done.error().message});
  return done.has_value();
}

}  // namespace musubi
