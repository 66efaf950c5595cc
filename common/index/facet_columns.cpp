#include "common/index/facet_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <set>
#include <string>

#include "common/file/durable.h"

namespace musubi {

namespace {

constexpr std::uint32_t kMagic = 0x4346'534D;  // "MSFC"
constexpr std::uint32_t kVersion = 1;

struct Header {
  std::uint32_t magic, version, documents, last_document, columns;
};

// Followed by the five sections of FacetColumn, `text` padded to whole numbers.
struct ColumnHeader {
  std::uint32_t slot, combinations, members, values, text_bytes;
};

using Numbers = std::vector<std::uint32_t>;

std::size_t padded(std::size_t bytes) {
  return (bytes + 3) / 4 * 4;
}

template <typename Struct>
void append(std::string& content, const Struct& value) {
  content.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void append_numbers(std::string& content, const Numbers& numbers) {
  content.append(reinterpret_cast<const char*>(numbers.data()), numbers.size() * 4);
}

// Combination 0 is that of no values.
void append_column(std::string& content, const Xapian::Database& database, std::uint32_t slot) {
  std::map<std::string, std::uint32_t> known = {{"", 0}};
  Numbers combinations(database.get_lastdocid() + 1);
  for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot);
       ++value) {
    const auto next = static_cast<std::uint32_t>(known.size());
    combinations[value.get_docid()] = known.emplace(*value, next).first->second;
  }
  std::set<std::string> values;
  std::vector<std::vector<std::string>> by_number(known.size());
  for (const auto& [joined, number] : known) {
    by_number[number] = split_values(joined);
    values.insert(by_number[number].begin(), by_number[number].end());
  }
  std::string text;
  Numbers value_ends;
  std::map<std::string_view, std::uint32_t> numbers;
  for (const std::string& value : values) {
    numbers.emplace(value, static_cast<std::uint32_t>(value_ends.size()));
    text += value;
    value_ends.push_back(static_cast<std::uint32_t>(text.size()));
  }
  Numbers member_ends, members;
  for (const auto& combination : by_number) {
    for (const std::string& value : combination) members.push_back(numbers.at(value));
    member_ends.push_back(static_cast<std::uint32_t>(members.size()));
  }
  const auto count = [](const auto& list) { return static_cast<std::uint32_t>(list.size()); };
  append(content,
         ColumnHeader{slot, count(member_ends), count(members), count(value_ends), count(text)});
  for (const Numbers* section : {&combinations, &member_ends, &members, &value_ends}) {
    append_numbers(content, *section);
  }
  text.resize(padded(text.size()));
  content += text;
}

// Takes one section after another from the front of a file.
class Sections {
 public:
  explicit Sections(std::span<const std::byte> bytes) : rest_(bytes) {}

  template <typename Struct>
  Struct take() {
    Struct value{};
    const auto bytes = take_bytes(sizeof value);
    if (!bytes.empty()) std::memcpy(&value, bytes.data(), sizeof value);
    return value;
  }
  std::span<const std::uint32_t> take_numbers(std::size_t count) {
    const auto bytes = take_bytes(count * 4);
    return {reinterpret_cast<const std::uint32_t*>(bytes.data()), bytes.size() / 4};
  }
  std::string_view take_text(std::size_t size) {
    const auto bytes = take_bytes(padded(size));
    return {reinterpret_cast<const char*>(bytes.data()), std::min(size, bytes.size())};
  }
  bool sound() const { return sound_; }

 private:
  std::span<const std::byte> take_bytes(std::size_t count) {
    if (count > rest_.size()) {
      sound_ = false;
      return {};
    }
    const auto taken = rest_.first(count);
    rest_ = rest_.subspan(count);
    return taken;
  }

  std::span<const std::byte> rest_;
  bool sound_ = true;
};

FacetColumn take_column(Sections& sections, std::size_t documents) {
  const auto header = sections.take<ColumnHeader>();
  FacetColumn column;
  column.slot = header.slot;
  column.combinations = sections.take_numbers(documents);
  column.member_ends = sections.take_numbers(header.combinations);
  column.members = sections.take_numbers(header.members);
  column.value_ends = sections.take_numbers(header.values);
  column.text = sections.take_text(header.text_bytes);
  return column;
}

// The piece number `index` of `all`, which is cut at `ends`; empty where that is unsound.
template <typename List>
List between(const List& all, std::span<const std::uint32_t> ends, std::size_t index) {
  if (index >= ends.size()) return {};
  const std::size_t begin = index == 0 ? 0 : ends[index - 1];
  const std::size_t end = ends[index];
  if (begin > end || end > all.size()) return {};
  return List(all.begin() + begin, all.begin() + end);
}

}  // namespace

std::filesystem::path facet_columns_path(const std::filesystem::path& generation) {
  return generation / "facets.bin";
}

Result<void> write_facet_columns(const Xapian::Database& database,
                                 const std::filesystem::path& file) try {
  std::string content;
  const auto counted = std::count_if(schema().begin(), schema().end(),
                                     [](const Field& field) { return field.counted; });
  append(content, Header{kMagic, kVersion, database.get_doccount(), database.get_lastdocid(),
                         static_cast<std::uint32_t>(counted)});
  for (const Field& field : schema()) {
    if (field.counted) append_column(content, database, field.slot);
  }
  return replace_file(file, content);
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot read the facets: {}", problem.get_description()));
}

std::span<const std::uint32_t> FacetColumn::values_of(std::size_t combination) const {
  return between(members, member_ends, combination);
}

std::string_view FacetColumn::value(std::size_t number) const {
  return between(text, value_ends, number);
}

const FacetColumn* FacetColumns::find(const Field& field) const {
  const auto found = std::find_if(columns_.begin(), columns_.end(), [&](const FacetColumn& column) {
    return column.slot == field.slot;
  });
  return found == columns_.end() ? nullptr : &*found;
}

Result<FacetColumns> FacetColumns::open(const std::filesystem::path& file,
                                        const Xapian::Database& database) {
  constexpr const char* kHint = "build the index anew with: indexer SOURCE…";
  auto mapped = MappedFile::open(file);
  if (!mapped) return fail(mapped.error().message, kHint);
  FacetColumns columns;
  Sections sections(mapped->bytes());
  const auto header = sections.take<Header>();
  bool sound = header.magic == kMagic && header.version == kVersion &&
               header.documents == database.get_doccount() &&
               header.last_document == database.get_lastdocid() &&
               header.columns <= schema().size();
  for (std::uint32_t i = 0; sound && i < header.columns; ++i) {
    columns.columns_.push_back(take_column(sections, std::size_t{header.last_document} + 1));
  }
  for (const Field& field : schema()) {
    sound = sound && (!field.counted || columns.find(field) != nullptr);
  }
  if (!sound || !sections.sound()) {
    return fail(fmt::format("cannot read {}: it is damaged", file.string()), kHint);
  }
  columns.file_ = std::move(*mapped);
  return columns;
}

}  // namespace musubi
