#include "tests/cli/update/source_writer.h"

#include <fmt/format.h>
#include <unicode/unistr.h>

#include <nlohmann/json.hpp>

namespace musubi::test {

namespace {

std::string jsonl_line(const SourceContent& file, const SourceRecord& record) {
  nlohmann::json json = {{"title", record.title}, {"body", record.body}};
  if (file.has_ids) json["id"] = record.id;
  if (!record.date.empty()) json["date"] = record.date;
  if (!record.country.empty()) json["country"] = record.country;
  if (!record.prefecture.empty()) json["prefecture"] = record.prefecture;
  return json.dump() + (record.is_broken ? ",\n" : "\n");
}

std::string table_row(const SourceContent& file, const SourceRecord& record, char separator) {
  const auto row = {file.has_ids ? record.id : "",
                    record.title,
                    record.body,
                    record.date,
                    record.country,
                    record.prefecture};
  const std::string too_many = record.is_broken ? std::string(1, separator) + "x" : "";
  return fmt::format("{}{}\n", fmt::join(row, std::string(1, separator)), too_many);
}

std::string table_header(char separator) {
  const auto names = {"id", "title", "body", "date", "country", "prefecture"};
  return fmt::format("{}\n", fmt::join(names, std::string(1, separator)));
}

// An entry as municipalities publish them: heading, body, address of the page.
std::string agreement(const SourceRecord& record) {
  return fmt::format(
      "{} {} {}/上海市 経済、観光\n\n{}\n{}に結ばれた。\n\nhttp://www.example.jp/{}.html\n\n",
      record.prefecture.empty() ? "青森県" : record.prefecture, record.title,
      record.country.empty() ? "中国" : record.country, record.body,
      record.date.empty() ? "2004年12月24日" : record.date, record.id);
}

std::string text_of(const SourceContent& file) {
  std::string text;
  switch (file.layout) {
    case SourceLayout::Jsonl:
      for (const SourceRecord& record : file.records) text += jsonl_line(file, record);
      return text;
    case SourceLayout::Csv:
    case SourceLayout::Tsv: {
      const char separator = file.layout == SourceLayout::Csv ? ',' : '\t';
      text = table_header(separator);
      for (const SourceRecord& record : file.records) text += table_row(file, record, separator);
      return text;
    }
    case SourceLayout::AgreementList:
      for (const SourceRecord& record : file.records) text += agreement(record);
      return text;
    case SourceLayout::Text:
    case SourceLayout::Markdown:
      for (const SourceRecord& record : file.records) {
        text += fmt::format("{}\n\n{}\n{}\n\n", record.title, record.body, record.date);
      }
      return text;
  }
  return text;
}

std::string encode(const std::string& text, const std::string& encoding) {
  const auto unicode = icu::UnicodeString::fromUTF8(text);
  const int size = unicode.extract(0, unicode.length(), nullptr, 0, encoding.c_str());
  std::string bytes(static_cast<std::size_t>(size), '\0');
  unicode.extract(0, unicode.length(), bytes.data(), static_cast<std::uint32_t>(size),
                  encoding.c_str());
  return bytes;
}

}  // namespace

std::string file_ending(SourceLayout layout) {
  switch (layout) {
    case SourceLayout::Jsonl:
      return ".jsonl";
    case SourceLayout::Csv:
      return ".csv";
    case SourceLayout::Tsv:
      return ".tsv";
    case SourceLayout::Markdown:
      return ".md";
    case SourceLayout::Text:
    case SourceLayout::AgreementList:
      return ".txt";
  }
  return "";
}

std::string file_bytes(const SourceContent& file) {
  return encode(text_of(file), file.encoding);
}

}  // namespace musubi::test
