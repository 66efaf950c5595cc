#include "tests/cli/update/changing_sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "tests/cli/update/source_writer.h"

namespace musubi::test {

namespace fs = std::filesystem;

namespace {

constexpr std::array<const char*, 24> kWords = {
    "大連市",   "経済交流",     "観光",     "訪問団",   "高校生", "コンピューター",
    "友好都市", "姉妹提携",     "農業",     "取り組み", "貿易",   "引っ越し",
    "国際会議", "ホッカイドウ", "環境保全", "テレビ",   "音楽会", "2004年",
    "十周年",   "PDF",          "米国",     "ドイツ",   "仙台市", "サーバー"};
constexpr std::array<const char*, 5> kTitles = {"覚書", "友好交流協定", "姉妹都市提携書",
                                                "訪問記録", "共同宣言"};
constexpr std::array<const char*, 5> kCountries = {"", "中国", "韓国", "USA", "ドイツ"};
constexpr std::array<const char*, 4> kPrefectures = {"", "青森県", "北海道", "宮城"};
constexpr std::array<const char*, 4> kEncodings = {"UTF-8", "Shift_JIS", "EUC-JP", "UTF-16"};
constexpr std::array<SourceLayout, 6> kLayouts = {
    SourceLayout::Jsonl, SourceLayout::Csv,      SourceLayout::Tsv,
    SourceLayout::Text,  SourceLayout::Markdown, SourceLayout::AgreementList};

// A file without a word is refused, and its last good version stays.
std::size_t fewest_records(SourceLayout layout) {
  return layout == SourceLayout::Csv || layout == SourceLayout::Tsv ? 0 : 1;
}

}  // namespace

ChangingSources::ChangingSources(unsigned seed) : random_(seed) {
  for (int round = 0; round < 2; ++round) {
    for (const SourceLayout layout : kLayouts) files_.push_back(new_file(layout));
  }
  for (const SourceContent& file : files_) write(file);
}

std::string ChangingSources::change() {
  static constexpr std::array<Change, 19> kChanges = {
      &ChangingSources::change_record, &ChangingSources::change_record,
      &ChangingSources::change_record, &ChangingSources::add_record,
      &ChangingSources::add_record,    &ChangingSources::remove_record,
      &ChangingSources::remove_record, &ChangingSources::reorder_records,
      &ChangingSources::cut_short,     &ChangingSources::empty,
      &ChangingSources::rename,        &ChangingSources::remove_file,
      &ChangingSources::add_file,      &ChangingSources::change_encoding,
      &ChangingSources::copy_id,       &ChangingSources::touch,
      &ChangingSources::break_or_mend, &ChangingSources::break_or_mend,
      &ChangingSources::break_or_mend};
  const Change chosen = kChanges.at(below(kChanges.size()));
  return (this->*chosen)(files_.at(below(files_.size())));
}

bool ChangingSources::has_broken_records() const {
  return std::any_of(files_.begin(), files_.end(), [](const SourceContent& file) {
    return std::any_of(file.records.begin(), file.records.end(),
                       [](const SourceRecord& record) { return record.is_broken; });
  });
}

std::string ChangingSources::any_id() {
  const SourceContent& file = files_.at(below(files_.size()));
  if (file.has_ids && !file.records.empty()) return file.records[below(file.records.size())].id;
  return file_path(file).string() + "#1";
}

std::string ChangingSources::change_record(SourceContent& file) {
  if (file.records.empty()) return add_record(file);
  SourceRecord& record = file.records[below(file.records.size())];
  record = [&, id = record.id] {
    SourceRecord changed = new_record();
    changed.id = id;
    return changed;
  }();
  write(file);
  return "a record changed in " + file.name;
}

std::string ChangingSources::add_record(SourceContent& file) {
  const auto place = static_cast<std::ptrdiff_t>(below(file.records.size() + 1));
  file.records.insert(file.records.begin() + place, new_record());
  write(file);
  return "a record added to " + file.name;
}

std::string ChangingSources::remove_record(SourceContent& file) {
  if (file.records.size() <= fewest_records(file.layout)) return add_record(file);
  file.records.erase(file.records.begin() +
                     static_cast<std::ptrdiff_t>(below(file.records.size())));
  write(file);
  return "a record removed from " + file.name;
}

std::string ChangingSources::reorder_records(SourceContent& file) {
  std::shuffle(file.records.begin(), file.records.end(), random_);
  write(file);
  return "records put in another order in " + file.name;
}

std::string ChangingSources::cut_short(SourceContent& file) {
  file.records.resize(std::max(file.records.size() / 2, fewest_records(file.layout)));
  write(file);
  return "half of the records lost from " + file.name;
}

std::string ChangingSources::empty(SourceContent& file) {
  file.records.resize(fewest_records(file.layout));
  write(file);
  return file.name + " all but emptied";
}

std::string ChangingSources::rename(SourceContent& file) {
  const fs::path before = file_path(file);
  const std::string name = file.name;
  file.name = fmt::format("renamed-{}{}", ++named_, file_ending(file.layout));
  fs::rename(before, file_path(file));
  return name + " renamed to " + file.name;
}

std::string ChangingSources::remove_file(SourceContent& file) {
  if (files_.size() < 4) return add_file(file);
  std::string told = file.name + " removed";
  fs::remove(file_path(file));
  files_.erase(files_.begin() + (&file - files_.data()));
  return told;
}

std::string ChangingSources::add_file(SourceContent&) {
  files_.push_back(new_file(kLayouts.at(below(kLayouts.size()))));
  write(files_.back());
  return files_.back().name + " added";
}

std::string ChangingSources::change_encoding(SourceContent& file) {
  file.encoding = kEncodings.at(below(kEncodings.size()));
  write(file);
  return file.name + " written as " + file.encoding;
}

// The record that is read first has the id; the other is refused until the first goes.
std::string ChangingSources::copy_id(SourceContent& file) {
  if (file.records.empty()) return add_record(file);
  const std::string id = any_id();
  file.records[below(file.records.size())].id = id;
  write(file);
  return "the id " + id + " used in " + file.name;
}

std::string ChangingSources::touch(SourceContent& file) {
  // Neither what it holds nor its size tell of it.
  fs::last_write_time(file_path(file), fs::file_time_type::clock::now() - std::chrono::hours(24));
  return file.name + " has another time";
}

std::string ChangingSources::break_or_mend(SourceContent& file) {
  const bool is_list = file.layout == SourceLayout::Jsonl || file.layout == SourceLayout::Csv ||
                       file.layout == SourceLayout::Tsv;
  if (!is_list || file.records.empty()) return add_record(file);
  const auto broken = std::find_if(file.records.begin(), file.records.end(),
                                   [](const SourceRecord& record) { return record.is_broken; });
  const bool mends = broken != file.records.end() && below(2) == 0;
  SourceRecord& record = mends ? *broken : file.records[below(file.records.size())];
  record.is_broken = !mends;
  write(file);
  return fmt::format("{} in {} {}", record.id, file.name, mends ? "mended" : "broken");
}

SourceContent ChangingSources::new_file(SourceLayout layout) {
  SourceContent file;
  ++named_;
  file.name =
      fmt::format("{}source-{}{}", named_ % 3 == 0 ? "below/" : "", named_, file_ending(layout));
  file.layout = layout;
  file.encoding = kEncodings.at(below(kEncodings.size()));
  file.has_ids = below(3) != 0;
  const bool is_one_document = layout == SourceLayout::Text || layout == SourceLayout::Markdown;
  const std::size_t records = is_one_document ? 1 : 3 + below(8);
  for (std::size_t i = 0; i < records; ++i) file.records.push_back(new_record());
  return file;
}

SourceRecord ChangingSources::new_record() {
  SourceRecord record;
  record.id = fmt::format("id-{}", random_());
  record.title =
      fmt::format("{}{}", kWords.at(below(kWords.size())), kTitles.at(below(kTitles.size())));
  for (std::size_t i = 0, words = 3 + below(20); i < words; ++i) {
    record.body += kWords.at(below(kWords.size()));
    record.body += below(4) == 0 ? "。" : "と";
  }
  if (below(3) != 0)
    record.date = fmt::format("{}-0{}-1{}", 1990 + below(30), 1 + below(9), below(9));
  record.country = kCountries.at(below(kCountries.size()));
  record.prefecture = kPrefectures.at(below(kPrefectures.size()));
  return record;
}

fs::path ChangingSources::file_path(const SourceContent& file) const {
  return folder_.path() / "sources" / file.name;
}

void ChangingSources::write(const SourceContent& file) const {
  folder_.write("sources/" + file.name, file_bytes(file));
}

}  // namespace musubi::test
