#include "common/gazetteer/taxonomy.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/gazetteer/name_boundary.h"
#include "common/gazetteer/name_folding.h"
#include "common/gazetteer/nearest.h"
#include "common/gazetteer/romaji.h"
#include "common/gazetteer/tsv.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// In the usual width.  White space parts no names, it may be inside one (教 育).
constexpr std::u32string_view kCellSeparators = U",、;/|・&+()[]「」";

std::string in_lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return lower;
}

// Usual width, ASCII in lower case: names are compared byte by byte.
std::string comparable(std::string_view text) {
  return in_lower_case(FoldedNames(text).text());
}

bool is_hiragana_only(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = next_code_point(name, at);
    if (c < U'ぁ' || c > U'ゖ') return false;
  }
  return true;
}

std::vector<std::string_view> cell_parts(std::string_view cell) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t end = at;
    if (kCellSeparators.find(next_code_point(cell, at)) == std::u32string_view::npos) continue;
    parts.push_back(cell.substr(begin, end - begin));
    begin = at;
  }
  parts.push_back(cell.substr(begin));
  return parts;
}

}  // namespace

// Collects values and aliases from the tables.
struct Taxonomy::Reader {
  std::vector<std::string> values;
  std::vector<Alias> aliases;
  std::map<std::string, std::string, std::less<>> canonical;

  std::optional<Error> read(const std::filesystem::path& path) {
    const auto table = TsvTable::read(path);
    if (!table) return table.error();
    for (const std::string_view column : {"value", "aliases"}) {
      if (table->has_column(column)) continue;
      return table->error_in_header(fmt::format("no column “{}”", column));
    }
    for (std::size_t row = 0; row < table->row_count(); ++row) {
      if (auto error = read_row(*table, row)) return error;
    }
    return std::nullopt;
  }

 private:
  std::optional<Error> read_row(const TsvTable& table, std::size_t row) {
    const std::string value(table.cell(row, "value"));
    if (value.empty()) return table.error_in_row(row, "no value");
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
    if (auto error = add(table, row, {value, value})) return error;
    for (const std::string& alias : table.list(row, "aliases")) {
      if (auto error = add(table, row, {alias, value})) return error;
    }
    for (const std::string& alias : table.list(row, "not_in_text")) {
      if (auto error = add(table, row, {alias, value, false})) return error;
    }
    return std::nullopt;
  }

  std::optional<Error> add(const TsvTable& table, std::size_t row, Alias alias) {
    const auto [known, is_new] = canonical.try_emplace(fold_name(alias.written), alias.value);
    if (known->second != alias.value) {
      return table.error_in_row(
          row, fmt::format("“{}” stands for “{}” already", printable(alias.written),
                           printable(known->second)));
    }
    if (is_new) aliases.push_back(std::move(alias));
    return std::nullopt;
  }
};

Result<Taxonomy> Taxonomy::load(const std::filesystem::path& data_dir,
                                const std::vector<std::filesystem::path>& extra_files) {
  Reader reader;
  if (auto error = reader.read(data_dir / "domains.tsv")) return tl::unexpected(*std::move(error));
  for (const auto& path : extra_files) {
    if (auto error = reader.read(path)) return tl::unexpected(*std::move(error));
  }
  return Taxonomy(std::move(reader));
}

Taxonomy::Taxonomy(Reader reader)
    : values_(std::move(reader.values)),
      aliases_(std::move(reader.aliases)),
      canonical_(std::move(reader.canonical)),
      matcher_(phrases(aliases_)) {
  for (const auto& [folded, value] : canonical_) {
    if (is_romaji(folded)) by_romaji_.emplace(romaji_key(folded), value);
  }
}

std::vector<std::string> Taxonomy::phrases(const std::vector<Alias>& aliases) {
  std::vector<std::string> phrases;
  phrases.reserve(aliases.size());
  for (const Alias& alias : aliases) {
    phrases.push_back(is_hiragana_only(alias.written) ? "" : comparable(alias.written));
  }
  return phrases;
}

std::optional<std::string> Taxonomy::domain(std::string_view alias) const {
  const std::string folded = fold_name(alias);
  if (const auto known = canonical_.find(folded); known != canonical_.end()) return known->second;
  if (!is_romaji(folded)) return std::nullopt;
  const auto known = by_romaji_.find(romaji_key(folded));
  if (known == by_romaji_.end()) return std::nullopt;
  return known->second;
}

constexpr std::size_t kMaxShortBytes = 12;  // テニス, サッカー

void Taxonomy::scan(std::string_view text, const TakeName& take) const {
  for (std::size_t at = 0; (at = matcher_.next(text, at)) < text.size();) {
    const bool found = matcher_.match(text, at, [&](std::uint32_t phrase, std::size_t end) {
      if (cuts_latin_word(text, at, end)) return false;
      // A longer one may be a part of a compound: オープンイノベーション.
      const bool is_short = end - at <= kMaxShortBytes;
      if (is_short && cuts_katakana_word(text, at)) return false;
      take(aliases_[phrase], at, end);
      at = end;
      return true;
    });
    if (!found) next_code_point(text, at);
  }
}

std::vector<std::string> Taxonomy::domains_of_cell(std::string_view cell) const {
  if (const auto value = domain(cell)) return {*value};
  std::vector<std::string> found;
  const auto add = [&](const std::string& value) {
    if (std::find(found.begin(), found.end(), value) == found.end()) found.push_back(value);
  };
  const std::string text = comparable(cell);
  for (const std::string_view part : cell_parts(text)) {
    if (const auto value = domain(part)) {
      add(*value);
    } else {
      scan(part, [&](const Alias& name, std::size_t, std::size_t) { add(name.value); });
    }
  }
  return found;
}

bool Taxonomy::knows_all_of(std::string_view cell) const {
  if (domain(cell)) return true;
  const std::string text = comparable(cell);
  const auto parts = cell_parts(text);
  return std::all_of(parts.begin(), parts.end(), [this](std::string_view part) {
    bool is_known = domain(part).has_value();
    if (!is_known) scan(part, [&](const Alias&, std::size_t, std::size_t) { is_known = true; });
    return is_known;
  });
}

std::vector<DomainMention> Taxonomy::find_mentions(std::string_view folded) const {
  std::vector<DomainMention> mentions;
  scan(in_lower_case(folded), [&](const Alias& name, std::size_t begin, std::size_t end) {
    if (name.is_in_text) mentions.push_back({begin, end, &name.value});
  });
  return mentions;
}

std::vector<std::string> Taxonomy::nearest(std::string_view typed, std::size_t limit) const {
  std::vector<KnownValue> known;
  known.reserve(values_.size());
  for (const std::string& value : values_) {
    KnownValue& named = known.emplace_back(KnownValue{value, {}});
    for (const auto& [folded, meant] : canonical_) {
      if (meant == value) named.names.push_back(folded);
    }
  }
  return nearest_values(fold_name(typed), known, limit);
}

}  // namespace musubi
