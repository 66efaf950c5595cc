// changing_sources.h - a folder of sources of every kind that changes step by step, as a
// seed decides.
#pragma once
#include <random>
#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace musubi::test {

struct SourceRecord {
  std::string id, title, body, date, country, prefecture;
  bool is_broken = false;  // written so that no reader takes it
};

enum class SourceLayout { Jsonl, Csv, Tsv, Text, Markdown, AgreementList };

struct SourceContent {
  std::string name;
  SourceLayout layout = SourceLayout::Jsonl;
  std::string encoding;  // as ICU names it
  bool has_ids = true;   // else a record is known by its place in the file
  std::vector<SourceRecord> records;
};

class ChangingSources {
 public:
  explicit ChangingSources(unsigned seed);

  std::string path() const { return (folder_ / "sources").string(); }

  // One change, written to the files; returns what it was.
  std::string change();

  // Some record cannot be read: then its last good version counts.
  bool has_broken_records() const;

  // The id of some record, which may be in no index.
  std::string any_id();

 private:
  using Change = std::string (ChangingSources::*)(SourceContent&);

  std::string change_record(SourceContent& file);
  std::string add_record(SourceContent& file);
  std::string remove_record(SourceContent& file);
  std::string reorder_records(SourceContent& file);
  std::string cut_short(SourceContent& file);
  std::string empty(SourceContent& file);
  std::string rename(SourceContent& file);
  std::string remove_file(SourceContent& file);
  std::string add_file(SourceContent& file);
  std::string change_encoding(SourceContent& file);
  std::string copy_id(SourceContent& file);
  std::string touch(SourceContent& file);
  std::string break_or_mend(SourceContent& file);

  std::size_t below(std::size_t bound) { return random_() % bound; }
  SourceContent new_file(SourceLayout layout);
  SourceRecord new_record();
  void write(const SourceContent& file) const;
  std::filesystem::path file_path(const SourceContent& file) const;

  TemporaryFolder folder_;
  std::mt19937 random_;
  std::vector<SourceContent> files_;
  int named_ = 0;
};

}  // namespace musubi::test
