#include "indexer/readers/jsonl_reader.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/readers/clean_text.h"
#include "indexer/readers/record_sink.h"

namespace musubi {

namespace {

namespace dom = simdjson::dom;

constexpr std::string_view kJsonSpace = " \t\r\n";

std::string_view without_leading_space(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(kJsonSpace), text.size()));
}

// Why the text is no JSON Lines at all, by its beginning.
std::optional<std::string> reason_to_refuse(std::string_view beginning) {
  if (trim(beginning).empty()) return "holds no text";
  std::string_view text = without_leading_space(beginning);
  if (text.starts_with('[') && without_leading_space(text.substr(1)).starts_with('{')) {
    return "is one JSON array; JSON Lines has one object on each line";
  }
  while (!text.empty() && !text.starts_with('{')) {
    text = without_leading_space(text.substr(std::min(text.find('\n'), text.size())));
  }
  if (text.empty()) return "is not JSON Lines: no line begins with {";
  return std::nullopt;
}

// In words of ours, which do not change with the library.
std::string_view fault_of_json(simdjson::error_code error) {
  switch (error) {
    case simdjson::TAPE_ERROR:
      return "a comma, a colon, a brace or a key is missing, or one too many";
    case simdjson::UNCLOSED_STRING:
      return "a quotation mark is not closed";
    case simdjson::STRING_ERROR:
      return "a backslash in a string is followed by something unknown";
    case simdjson::UNESCAPED_CHARS:
      return "a string holds a control character, such as a tab";
    case simdjson::NUMBER_ERROR:
      return "a number is written wrongly";
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR:
      return "a word is none of true, false and null";
    case simdjson::DEPTH_ERROR:
      return "it is nested too deeply";
    default:
      return simdjson::error_message(error);
  }
}

bool accepts_number(SourceField field) {
  return field == SourceField::Id || field == SourceField::Date;
}

// False where the type is wrong.
bool add_scalar(SourceField field, dom::element value, RecordBuilder& to) {
  if (std::string_view text; value.get(text) == simdjson::SUCCESS) {
    to.add(field, text);
    return true;
  }
  if (!accepts_number(field) || !value.is_number()) return false;
  to.add(field, simdjson::minify(value));
  return true;
}

bool add_json_value(SourceField field, dom::element value, RecordBuilder& to) {
  if (value.is_null()) return true;
  dom::array values;
  if (value.get(values) != simdjson::SUCCESS) return add_scalar(field, value, to);
  return field != SourceField::Id && std::all_of(values.begin(), values.end(), [&](auto member) {
           return add_scalar(field, member, to);
         });
}

// A key of no field: a text, a number or a list of texts is a line of the body.
void add_note(std::string_view key, dom::element value, RecordBuilder& to) {
  if (value.is_number()) return to.add_note(key, simdjson::minify(value));
  dom::array members;
  std::string text;
  if (value.get(members) == simdjson::SUCCESS) {
    for (const dom::element member : members) {
      std::string_view words;
      if (member.get(words) != simdjson::SUCCESS || words.empty()) continue;
      text += text.empty() ? "" : "、";
      text += words;
    }
  } else if (std::string_view words; value.get(words) == simdjson::SUCCESS) {
    text = words;
  }
  to.add_note(clean_text(std::string(key)), text);
}

class LineReader {
 public:
  LineReader(const SourceFile& source, const ReaderOptions& options, const Sink& sink)
      : source_(source), max_line_bytes_(options.max_record_bytes), records_(source, sink) {}

  // Takes the lines that are whole off the front of `text`, all of it where it is
  // the last.
  void take_lines(std::string& text, bool is_last) {
    const std::size_t byte_count = text.size();
    text.append(simdjson::SIMDJSON_PADDING, '\0');
    std::size_t begin = 0;
    while (begin < byte_count) {
      const std::string_view rest(text.data() + begin, byte_count - begin);
      const std::size_t end = rest.find('\n');
      if (end == std::string_view::npos && !is_last) break;
      take_line(rest.substr(0, end));
      begin += std::min(end, rest.size() - 1) + 1;
    }
    text.resize(byte_count);
    text.erase(0, begin);
    if (text.size() > max_line_bytes_) {
      is_skipping_ = true;
      text.clear();
    }
  }

  void refuse(std::string reason) { records_.refuse(line_, std::move(reason)); }
  void finish() { records_.finish(); }

 private:
  // Room for simdjson's padding follows the line.
  void take_line(std::string_view line) {
    ++line_;
    if (std::exchange(is_skipping_, false) || line.size() > max_line_bytes_) {
      return refuse(fmt::format("the line is longer than {} MB", max_line_bytes_ >> 20));
    }
    if (without_leading_space(line).empty() || records_.take_known(line)) return;
    dom::element element;
    const auto error = parser_.parse(line.data(), line.size(), false).get(element);
    if (error == simdjson::UTF8_ERROR) {
      return refuse(fmt::format("the line holds bytes that are no {}", source_.encoding));
    }
    if (error) return refuse(fmt::format("is no valid JSON: {}", fault_of_json(error)));
    take_element(element);
  }

  void take_element(dom::element element) {
    dom::object object;
    if (element.get(object) != simdjson::SUCCESS) return refuse("is no JSON object");
    RecordBuilder record(source_.path);
    std::vector<std::pair<std::string_view, dom::element>> notes;
    for (const auto& [key, value] : object) {
      const auto field = field_by_key(key);
      if (!field) {
        notes.emplace_back(key, value);
        continue;
      }
      if (add_json_value(*field, value, record)) continue;
      return refuse(fmt::format("\"{}\" must be a string{}", key,
                                *field == SourceField::Id ? "" : " or a list of strings"));
    }
    if (!record.has_text()) return refuse("has neither a title nor a body");
    for (const auto& [key, value] : notes) add_note(key, value, record);
    records_.deliver(std::move(record), line_);
  }

  const SourceFile& source_;
  std::size_t max_line_bytes_;
  RecordSink records_;
  dom::parser parser_;
  std::size_t line_ = 0;
  bool is_skipping_ = false;  // the rest of a line that is too long
};

}  // namespace

void read_jsonl(TextStream& stream, const SourceFile& source, const ReaderOptions& options,
                const Sink& sink) {
  std::string text;
  auto got = stream.read(text);
  const auto refused = got ? reason_to_refuse(text) : got.error().message;
  if (refused) return sink.on_refusal({source.path, 0, *refused});
  LineReader lines(source, options, sink);
  while (got && *got) {
    lines.take_lines(text, false);
    got = stream.read(text);
  }
  if (got) lines.take_lines(text, true);
  lines.finish();
  if (!got) sink.on_refusal({source.path, 0, got.error().message, true});
}

}  // namespace musubi
