#include "indexer/readers/source_rules.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fnmatch.h>

#include <algorithm>
#include <array>

#include "common/calendar/date_parser.h"
#include "common/text/ascii.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "indexer/readers/table/heading.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

fs::path whole_path(const fs::path& path) {
  std::error_code ignored;
  fs::path whole = fs::absolute(path, ignored).lexically_normal();
  if (!whole.has_filename()) whole = whole.parent_path();
  return whole;
}

std::optional<Encoding> encoding_by_name(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Encoding>, 12> kNames = {{
      {"utf-8", Encoding::Utf8},
      {"utf8", Encoding::Utf8},
      {"utf-16le", Encoding::Utf16Le},
      {"utf-16be", Encoding::Utf16Be},
      {"utf-32le", Encoding::Utf32Le},
      {"utf-32be", Encoding::Utf32Be},
      {"shift_jis", Encoding::ShiftJis},
      {"sjis", Encoding::ShiftJis},
      {"cp932", Encoding::ShiftJis},
      {"windows-31j", Encoding::ShiftJis},
      {"euc-jp", Encoding::EucJp},
      {"iso-2022-jp", Encoding::Iso2022Jp},
  }};
  const std::string wanted = lower_ascii(name);
  for (const auto& [known, encoding] : kNames) {
    if (known == wanted) return encoding;
  }
  return std::nullopt;
}

tl::unexpected<Error> fail_at(const ConfigSection& section, std::size_t line, std::string what,
                              std::string hint = {}) {
  return fail(fmt::format("{}:{}: {}", section.file, line, what), std::move(hint));
}

// Whether a document has one value of it.
bool is_single(SourceField field) {
  return field == SourceField::Id || field == SourceField::Title || field == SourceField::Url ||
         field == SourceField::Partner;
}

// Whether a file can state a value of the field that holds for all its documents.
bool may_be_default(SourceField field) {
  return field != SourceField::Id && field != SourceField::Title && field != SourceField::Body &&
         field != SourceField::Url;
}

// An address is shown as a link: a script is none.
bool is_address(std::string_view text) {
  const std::string address = lower_ascii(text);
  constexpr std::array<std::string_view, 4> kBeginnings = {"http://", "https://", "file://",
                                                           "ftp://"};
  return std::any_of(kBeginnings.begin(), kBeginnings.end(), [&](std::string_view beginning) {
    return address.starts_with(beginning) && address.size() > beginning.size();
  });
}

// Whether the value stands for a single one, which was given before.
bool is_given_twice(const ConfigEntry& entry, const SourceRule& rule) {
  if (entry.key == "url_prefix") return !rule.url_prefix.empty();
  if (entry.key == "encoding") return rule.encoding.has_value();
  return entry.key == "partner" &&
         std::any_of(rule.defaults.begin(), rule.defaults.end(),
                     [](const DefaultValue& one) { return one.field == SourceField::Partner; });
}

Result<void> add_default(const ConfigSection& section, const ConfigEntry& entry, SourceRule& rule) {
  const auto field = field_by_key(entry.key);
  if (!field || !may_be_default(*field)) {
    return fail_at(section, entry.line, fmt::format("unknown key {}", entry.key),
                   "prefecture, country, domain, organization, partner, date, url_prefix, "
                   "columns.FIELD, include, exclude or encoding");
  }
  if (*field == SourceField::Date && !parse_date(entry.value)) {
    return fail_at(section, entry.line, fmt::format("{} is no date", entry.value),
                   "as in: date = 2004-12-24");
  }
  rule.defaults.push_back({*field, entry.value, fmt::format("{}:{}", section.file, entry.line)});
  return {};
}

Result<void> add_entry(const ConfigSection& section, const ConfigEntry& entry, SourceRule& rule) {
  constexpr std::string_view kColumns = "columns.";
  if (entry.value.empty()) {
    return fail_at(section, entry.line, fmt::format("{} has no value", entry.key));
  }
  if (is_given_twice(entry, rule)) {
    return fail_at(section, entry.line, fmt::format("{} is given twice", entry.key));
  }
  if (entry.key == "url_prefix") {
    if (!is_address(entry.value)) {
      return fail_at(
          section, entry.line, fmt::format("{} begins no address", entry.value),
          "one of http, https, file and ftp, as in: url_prefix = https://www.example.jp/");
    }
    rule.url_prefix = entry.value;
  } else if (entry.key == "include") {
    rule.include.push_back(entry.value);
  } else if (entry.key == "exclude") {
    rule.exclude.push_back(entry.value);
  } else if (entry.key == "encoding") {
    rule.encoding = encoding_by_name(entry.value);
    if (!rule.encoding) {
      return fail_at(section, entry.line, fmt::format("unknown encoding {}", entry.value),
                     "one of UTF-8, UTF-16LE, UTF-16BE, cp932, EUC-JP, ISO-2022-JP");
    }
  } else if (entry.key.starts_with(kColumns)) {
    const auto field = field_by_key(std::string_view(entry.key).substr(kColumns.size()));
    if (!field) return fail_at(section, entry.line, fmt::format("unknown field {}", entry.key));
    const auto [column, is_new] = rule.columns.try_emplace(fold_name(entry.value), *field);
    if (!is_new && column->second != *field) {
      return fail_at(section, entry.line, fmt::format("the column {} is given twice", entry.value));
    }
  } else {
    return add_default(section, entry, rule);
  }
  return {};
}

Result<Converter> converter_of(const ConfigSection& section, const ConfigEntry& entry) {
  Converter converter{lower_ascii(entry.key), {}};
  if (!converter.ending.starts_with('.')) {
    return fail_at(section, entry.line, fmt::format("{} is no ending", entry.key),
                   "write it with its dot, as in: .jtd = /usr/bin/some-tool %f");
  }
  for (std::string_view rest = trim(entry.value); !rest.empty(); rest = trim(rest)) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    converter.command.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end);
  }
  const bool is_whole = !converter.command.empty() && converter.command[0].starts_with('/');
  const bool has_file = entry.value.find("%f") != std::string::npos;
  if (!is_whole || !has_file) {
    return fail_at(section, entry.line,
                   is_whole ? "a converter has to be given the file"
                            : "a converter is named by its whole path",
                   "as in: .jtd = /usr/bin/some-tool %f");
  }
  return converter;
}

bool has_ending(const std::vector<Converter>& converters, const std::string& ending) {
  return std::any_of(converters.begin(), converters.end(),
                     [&ending](const Converter& one) { return one.ending == ending; });
}

bool has_path(const std::vector<SourceRule>& rules, const fs::path& path) {
  return std::any_of(rules.begin(), rules.end(),
                     [&path](const SourceRule& rule) { return rule.path == path; });
}

std::string text_of(const ConfigSection& section) {
  std::string text = section.argument;
  for (const ConfigEntry& entry : section.entries) {
    text += fmt::format("\n{} = {}", entry.key, entry.value);
  }
  return text;
}

std::string percent_encoded(std::string_view path) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string url;
  for (const char c : path) {
    if (kPlain.find(c) != std::string_view::npos) {
      url += c;
    } else {
      url += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return url;
}

bool matches(const std::vector<std::string>& patterns, const fs::path& below) {
  return std::any_of(patterns.begin(), patterns.end(), [&below](const std::string& pattern) {
    return ::fnmatch(pattern.c_str(), below.c_str(), 0) == 0 ||
           ::fnmatch(pattern.c_str(), below.filename().c_str(), 0) == 0;
  });
}

}  // namespace

bool holds_path(const fs::path& folder, const fs::path& file) {
  const fs::path outer = whole_path(folder), inner = whole_path(file);
  return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

std::string stated_encoding(const SourceRule* rule) {
  return rule && rule->encoding ? std::string(encoding_name(*rule->encoding)) : "";
}

std::optional<SourceField> field_of(std::string_view heading, const SourceRule* rule) {
  if (rule != nullptr) {
    const auto own = rule->columns.find(fold_name(heading));
    if (own != rule->columns.end()) return own->second;
  }
  const auto field = field_of_heading(heading);
  const bool is_given =
      rule != nullptr && field && is_single(*field) && rule->names_column_of(*field);
  return is_given ? std::nullopt : field;
}

bool SourceRule::names(std::string_view heading) const {
  return columns.find(fold_name(heading)) != columns.end();
}

bool SourceRule::names_column_of(SourceField field) const {
  return std::any_of(columns.begin(), columns.end(),
                     [field](const auto& column) { return column.second == field; });
}

void SourceRule::complete(Document& document, const fs::path& file, std::string_view member) const {
  const bool has_date = !document.signed_on.empty();
  std::array<std::pair<SourceField, std::vector<std::string>*>, 4> lists = {{
      {SourceField::Prefecture, &document.prefecture},
      {SourceField::Country, &document.country},
      {SourceField::Domain, &document.domain},
      {SourceField::Organization, &document.organization},
  }};
  std::array<bool, 4> is_stated = {};
  for (std::size_t i = 0; i < lists.size(); ++i) is_stated[i] = !lists[i].second->empty();
  for (const auto& [field, value, place] : defaults) {
    for (std::size_t i = 0; i < lists.size(); ++i) {
      if (lists[i].first == field && !is_stated[i]) lists[i].second->push_back(value);
    }
    if (field == SourceField::Partner && document.partner.empty()) document.partner = value;
    const auto date = field == SourceField::Date ? parse_date(value) : std::nullopt;
    if (date && !has_date) document.signed_on.push_back(*date);
  }
  if (url_prefix.empty() || !document.url.empty()) return;
  const std::string below = whole_path(file).lexically_relative(path).native();
  document.url = url_prefix + percent_encoded(below) + percent_encoded(member);
}

bool SourceRule::takes(const fs::path& file) const {
  const fs::path below = whole_path(file).lexically_relative(path);
  return (include.empty() || matches(include, below)) && !matches(exclude, below);
}

const SourceRule* SourceRules::rule_for(const fs::path& file) const {
  if (sources.empty()) return nullptr;
  const SourceRule* found = nullptr;
  for (const SourceRule& rule : sources) {
    if (!holds_path(rule.path, file)) continue;
    if (found == nullptr || rule.path.native().size() > found->path.native().size()) found = &rule;
  }
  return found;
}

const Converter* SourceRules::converter_for(const fs::path& file) const {
  if (converters.empty()) return nullptr;
  const std::string ending = lower_ascii(file.extension().string());
  const auto found =
      std::find_if(converters.begin(), converters.end(),
                   [&ending](const Converter& converter) { return converter.ending == ending; });
  return found == converters.end() ? nullptr : &*found;
}

std::string SourceRules::settings_of(const fs::path& file) const {
  std::string settings;
  if (const SourceRule* rule = rule_for(file)) {
    settings += texts[static_cast<std::size_t>(rule - sources.data())];
  }
  if (const Converter* converter = converter_for(file)) {
    settings += fmt::format("\n{}", fmt::join(converter->command, " "));
  }
  return settings;
}

Result<SourceRules> parse_source_rules(const std::vector<ConfigSection>& sections) {
  SourceRules rules;
  for (const ConfigSection& section : sections) {
    if (section.name == "converters") {
      for (const ConfigEntry& entry : section.entries) {
        auto converter = converter_of(section, entry);
        if (!converter) return tl::unexpected(converter.error());
        if (has_ending(rules.converters, converter->ending)) {
          return fail_at(section, entry.line, fmt::format("{} is given twice", entry.key));
        }
        rules.converters.push_back(std::move(*converter));
      }
      continue;
    }
    if (section.name != "source") continue;  // the searcher's
    if (section.argument.empty()) {
      return fail_at(section, section.line, "[source] names no file or folder",
                     "as in: [source /srv/documents]");
    }
    SourceRule rule;
    rule.path = whole_path(section.argument);
    if (has_path(rules.sources, rule.path)) {
      return fail_at(section, section.line,
                     fmt::format("a second section for {}", section.argument),
                     "put all that holds for it into one");
    }
    for (const ConfigEntry& entry : section.entries) {
      if (auto added = add_entry(section, entry, rule); !added) {
        return tl::unexpected(added.error());
      }
    }
    rules.sources.push_back(std::move(rule));
    rules.texts.push_back(text_of(section));
  }
  return rules;
}

}  // namespace musubi
