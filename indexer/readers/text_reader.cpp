#include "indexer/readers/text_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/readers/agreement_list.h"
#include "indexer/readers/clean_text.h"
#include "indexer/readers/page_title.h"
#include "indexer/readers/record_sink.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxTitleChars = 60;
constexpr std::size_t kMaxFrontMatterBytes = 16U << 10;

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::size_t line_of_ill_formed(std::string_view text) {
  std::size_t line = 1;
  while (is_valid_utf8(take_line(text))) ++line;
  return line;
}

Result<std::string> read_whole(TextStream& stream, const ReaderOptions& options) {
  const auto too_large = fail(fmt::format("is larger than {} MB", options.max_text_bytes >> 20));
  if (stream.byte_count() > options.max_text_bytes) return too_large;
  std::string raw;
  raw.reserve(stream.byte_count());
  for (bool has_more = true; has_more;) {
    const auto got = stream.read(raw);
    if (!got) return tl::unexpected(got.error());
    has_more = *got;
    // A byte of the file gives 3 of UTF-8 at most: here the file has grown.
    if (raw.size() > 3 * options.max_text_bytes) return too_large;
  }
  if (!is_valid_utf8(raw)) {
    return fail(fmt::format("line {} holds bytes that are no {}", line_of_ill_formed(raw),
                            encoding_name(stream.encoding())));
  }
  std::string text = clean_text(std::move(raw));
  if (trim(text).empty()) return fail("holds no text");
  return text;
}

std::string_view unquote(std::string_view value) {
  value = trim(value);
  if (value.size() < 2 || value.front() != value.back()) return value;
  if (value.front() != '"' && value.front() != '\'') return value;
  return value.substr(1, value.size() - 2);
}

// Takes `key: value` lines between two lines of --- off the front of `text`.
void take_front_matter(std::string_view& text, RecordBuilder& document) {
  std::string_view rest = text;
  if (trim(take_line(rest)) != "---") return;
  const std::string_view block = rest;
  std::size_t byte_count = 0;
  for (std::string_view line; (line = trim(take_line(rest))) != "---";) {
    byte_count = block.size() - rest.size();
    if (rest.empty() || byte_count > kMaxFrontMatterBytes) return;
  }
  text = rest;
  for (std::string_view lines = block.substr(0, byte_count); !lines.empty();) {
    const std::string_view line = take_line(lines);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const auto field = field_by_heading(line.substr(0, colon));
    if (field) document.add(*field, unquote(line.substr(colon + 1)));
  }
}

// The text of a heading of the form "# …"; empty for any other line.
std::string_view heading_of(std::string_view line) {
  line = trim(line);
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  if (level == 0 || level > 6 || level == line.size() || line[level] != ' ') return {};
  const std::string_view title = trim(line.substr(level));
  return trim(title.substr(0, title.find_last_not_of('#') + 1));
}

struct Markdown {
  std::string title;  // the first heading; empty if there is none
  std::string body;   // without the marks of headings
};

Markdown read_markdown(std::string_view text) {
  Markdown markdown;
  for (bool is_code = false; !text.empty();) {
    std::string_view line = take_line(text);
    if (trim(line).starts_with("```") || trim(line).starts_with("~~~")) is_code = !is_code;
    const std::string_view heading = is_code ? std::string_view() : heading_of(line);
    if (!heading.empty()) {
      line = heading;
      if (markdown.title.empty()) markdown.title = heading;
    }
    markdown.body.append(line).append("\n");
  }
  return markdown;
}

std::string fitting_title(std::string_view title, const SourceFile& source) {
  if (char_count(title) <= kMaxTitleChars) return std::string(title);
  return std::filesystem::path(source.path).stem().string();
}

void deliver_text(std::string_view text, const SourceFile& source, const Sink& sink) {
  RecordBuilder document(source.path);
  Markdown markdown;
  if (source.kind == "markdown") {
    take_front_matter(text, document);
    markdown = read_markdown(text);
    text = markdown.body;
  }
  if (!document.has_title()) {
    std::string title = markdown.title.empty() ? title_of_text(text) : markdown.title;
    if (title.empty()) title = first_line(text);
    document.add(SourceField::Title, fitting_title(title, source));
  }
  document.add(SourceField::Body, text);
  RecordSink records(source, sink);
  records.deliver(std::move(document), 0);
  records.finish();
}

void deliver_list(std::string_view text, const Gazetteer& gazetteer, const SourceFile& source,
                  const Sink& sink) {
  sink.on_source(source);
  std::size_t number = 0;
  for (const AgreementRecord& record : parse_agreement_list(text, gazetteer)) {
    Document document = to_document(record);
    document.path = source.path;
    document.id = numbered_id(source.path, ++number);
    deliver_document(std::move(document), 0, sink);
  }
}

}  // namespace

void read_text(TextStream& stream, SourceFile source, const Gazetteer& gazetteer,
               const ReaderOptions& options, const Sink& sink) {
  const auto text = read_whole(stream, options);
  if (!text) return sink.on_refusal({source.path, 0, text.error().message});
  if (!is_agreement_list(*text, gazetteer)) return deliver_text(*text, source, sink);
  source.kind = "agreement list";
  deliver_list(*text, gazetteer, source, sink);
}

}  // namespace musubi
