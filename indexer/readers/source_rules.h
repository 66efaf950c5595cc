// source_rules.h - what the config says of the files below a folder, and of files of an ending.
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/document.h"
#include "common/options/config_section.h"
#include "common/result.h"
#include "indexer/readers/encoding.h"
#include "indexer/readers/source_field.h"

namespace musubi {

// What holds where a document states nothing.
struct DefaultValue {
  SourceField field = SourceField::Country;
  std::string value;
  std::string place;  // "FILE:LINE" of the config
};

// Of a section [source PATH].
struct SourceRule {
  std::filesystem::path path;  // absolute
  std::vector<DefaultValue> defaults;
  std::map<std::string, SourceField> columns;  // by the heading, folded
  std::string url_prefix;
  std::vector<std::string> include, exclude;  // as fnmatch() reads them
  std::optional<Encoding> encoding;

  bool names_column_of(SourceField field) const;

  // Whether the config says of what field the column of that heading is.
  bool names(std::string_view heading) const;

  // Fills in what the document of `file` does not state.  `member`: where in the file it is, "/a".
  void complete(Document& document, const std::filesystem::path& file,
                std::string_view member) const;

  // Whether a file below the path is to be read.
  bool takes(const std::filesystem::path& file) const;
};

// Of the section [converters]: a program that turns files of one ending into text, HTML or JSONL.
struct Converter {
  std::string ending;                // ".jtd", in small letters
  std::vector<std::string> command;  // the program by its whole path, and its arguments
};

struct SourceRules {
  std::vector<SourceRule> sources;
  std::vector<Converter> converters;

  // Of the innermost folder that holds the file; nullptr where there is none.
  const SourceRule* rule_for(const std::filesystem::path& file) const;
  const Converter* converter_for(const std::filesystem::path& file) const;

  // What stands in the config of this file, as one text; empty where nothing does.
  std::string settings_of(const std::filesystem::path& file) const;

  std::vector<std::string> texts;  // of the sources, in their order, for settings_of()
};

// Whether `file` is the folder or lies below it, by their names alone.
bool holds_path(const std::filesystem::path& folder, const std::filesystem::path& file);

// For Request::encoding; empty where the rule, or nullptr, states none.
std::string stated_encoding(const SourceRule* rule);

// By the columns of `rule`, which may be nullptr, and by field_of_heading().  A title that a rule
// names is the only one; likewise an id, a url and a partner.
std::optional<SourceField> field_of(std::string_view heading, const SourceRule* rule);

// An error names the line of the config.
Result<SourceRules> parse_source_rules(const std::vector<ConfigSection>& sections);

}  // namespace musubi
