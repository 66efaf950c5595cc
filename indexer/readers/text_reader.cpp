#include "indexer/readers/text_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/readers/agreement_list.h"
#include "indexer/readers/clean_text.h"
#include "indexer/readers/markdown.h"
#include "indexer/readers/page_title.h"
#include "indexer/readers/record_sink.h"
#include "indexer/readers/ruby.h"
#include "indexer/readers/take_line.h"
#include "indexer/readers/wrapped_lines.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxFirstLineChars = 60;

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

// What a site is built by, and nothing to read.
bool is_setting(std::string_view key) {
  constexpr std::array<std::string_view, 9> kSettings = {
      "layout", "permalink", "draft", "weight", "toc", "template", "sidebar", "slug", "math"};
  return std::find(kSettings.begin(), kSettings.end(), key) != kSettings.end();
}

void add_front_matter(const std::vector<FrontMatterEntry>& entries, RecordBuilder& document) {
  for (const auto& [key, value] : entries) {
    if (const auto field = field_by_heading(key)) {
      document.add(*field, value);
    } else if (!is_setting(key)) {
      document.add_note(key, value);
    }
  }
}

std::string fitting_title(std::string_view title, const SourceFile& source) {
  if (char_count(title) <= kMaxFirstLineChars) return std::string(title);
  return std::filesystem::path(source.path).stem().string();
}

// The part of a text of the library Aozora that explains its notation.
std::string_view legend_of(std::string_view text) {
  constexpr std::string_view kRule = "\n----------";
  const std::size_t heading = text.find("【テキスト中に現れる記号について】");
  if (heading == std::string_view::npos) return {};
  const std::size_t begin = text.rfind(kRule, heading);
  const std::size_t end = text.find(kRule, heading);
  if (begin == std::string_view::npos || end == std::string_view::npos) return {};
  return text.substr(begin, std::min(text.find('\n', end + 1), text.size()) - begin);
}

std::string without_legend(std::string_view text) {
  const std::string_view legend = legend_of(text);
  if (legend.empty()) return std::string(text);
  const auto begin = static_cast<std::size_t>(legend.data() - text.data());
  return std::string(text.substr(0, begin)).append(text.substr(begin + legend.size()));
}

void deliver_text(std::string_view whole_text, const SourceFile& source, const Sink& sink) {
  const std::string plain = with_plain_ruby(whole_text);
  std::string_view text = plain;
  RecordBuilder document(source.path);
  Markdown markdown;
  if (source.kind == "markdown") {
    markdown = read_markdown(text);
    add_front_matter(markdown.front_matter, document);
    text = markdown.body;
  }
  const bool is_of_aozora = !legend_of(text).empty();
  const BareText bare = without_ruby(without_legend(text));
  const std::string whole = join_wrapped_lines(bare.text);
  if (!document.has_title()) {
    std::string title = markdown.title.empty() ? title_of_text(bare.text) : markdown.title;
    if (title.empty() || is_of_aozora) title = first_line(bare.text);  // whoever wrote it is next
    document.add(SourceField::Title, fitting_title(title, source));
  }
  document.add(SourceField::Body, whole);
  for (const auto& [word, reading] : bare.readings) document.add_also(reading);
  for (const std::string& link : markdown.links) document.add_also(link);
  document.add_file_name();
  if (bare.lost_reading_count > 0) {
    sink.on_warning(
        {source.path, 0,
         fmt::format("{} readings (ruby) are too many and are left out", bare.lost_reading_count)});
  }
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
