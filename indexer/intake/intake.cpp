#include "indexer/intake/intake.h"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/readers/record_builder.h"

namespace musubi {

namespace {

// A member has the path of its file before its own.
bool is_of_file(std::string_view path, std::string_view file) {
  return path == file || (path.starts_with(file) && path.substr(file.size()).starts_with('/'));
}

}  // namespace

std::vector<std::uint64_t> known_members(std::span<const DocumentRow> rows) {
  std::vector<std::uint64_t> hashes;
  for (const DocumentRow& row : rows) {
    if (row.record != 0 && (hashes.empty() || hashes.back() != row.record)) {
      hashes.push_back(row.record);
    }
  }
  return hashes;
}

Sink Intake::sink() {
  Sink sink;
  sink.is_known = [this](std::string_view record, std::size_t number) {
    return carry_over(record, number);
  };
  sink.known_members = [this] { return known_members(before_); };
  sink.on_member = [this](std::uint64_t hash, bool is_known) { begin_member(hash, is_known); };
  sink.on_source = [this](const SourceFile& source) {
    SourceRows& rows = sources_.emplace_back();
    rows.source.path = source.path;
    rows.source.kind = source.kind;
    rows.source.encoding = source.encoding;
  };
  sink.on_document = [this](Document document) { take(std::move(document)); };
  sink.on_refusal = [this](Refusal refusal) { note_refusal(std::move(refusal)); };
  sink.on_warning = [this](Refusal warning) { report_.warnings.push_back(std::move(warning)); };
  sink.on_skip = [this](Refusal file) { report_.skipped.push_back(std::move(file)); };
  return sink;
}

void Intake::read(const SurveyedFile& file, const ReaderTools& tools,
                  std::span<const DocumentRow> before) {
  // What is known of it does not hold where another file has an id of it now.
  if (std::any_of(before.begin(), before.end(),
                  [this](const DocumentRow& row) { return has_taken(row.id); })) {
    before = {};
  }
  before_ = file.are_members_known ? before : std::span<const DocumentRow>();
  auto input = open_source(file.file);
  if (!input) {
    note_refusal({file.state.path, 0, input.error().message});
    return keep_ids(before);
  }
  input_ = &*input;
  record_ = {};
  member_ = 0;
  members_.clear();
  known_.clear();
  for (const DocumentRow& row : before) {
    if (row.record != 0) known_.emplace(row.record, &row);
  }
  const std::size_t source_count = sources_.size();
  read_source(file.file, *input, tools, sink());
  const bool is_source = sources_.size() != source_count;
  if (is_source) {
    sources_.back().source.settings = file.state.settings;
    note_content(input->finish());
  }
  if (!is_source || !sources_.back().gaps.empty()) keep_ids(before);
  bytes_done_ += input->byte_count();
  input_ = nullptr;
  end_file();
}

// They stay as they were, so that no row of another file is known by them.
void Intake::keep_ids(std::span<const DocumentRow> rows) {
  for (const DocumentRow& row : rows) {
    if (!has_taken(row.id)) missing_.insert(row.id);
  }
}

void Intake::end_file() {
  stated_.clear();
  const auto [id, new_id] = std::exchange(renamed_, {});
  if (id.empty()) return;
  const ManifestSource& source = sources_.back().source;
  if (source.row_numbers > 0) {
    report_.warnings.push_back(
        {source.path, 0,
         fmt::format("{} ids only count the rows of their table: {} is known as {}, and so on",
                     source.row_numbers, id, new_id)});
  } else {
    report_.warnings.push_back(
        {source.path, 0,
         fmt::format("{} ids of its rows are other documents' too: here {} is known as {}, and so "
                     "on",
                     source.renamed, id, new_id)});
  }
}

void Intake::note_content(const Result<FileContent>& content) {
  ManifestSource& source = sources_.back().source;
  if (!content) {
    note_refusal({source.path, 0, "cannot be read to its end: " + content.error().message});
    return;
  }
  source.file = content->state;
  source.checksum = content->checksum;
  if (!content->is_whole) note_refusal({source.path, 0, "changed while it was read"});
}

bool Intake::carry_over(const ManifestSource& source, std::span<const DocumentRow> rows) {
  if (std::any_of(rows.begin(), rows.end(),
                  [this](const DocumentRow& row) { return has_taken(row.id); })) {
    return false;
  }
  const bool are_numbers = source.row_numbers > 0 && row_numbers_ == RowNumbers::AreIds;
  for (const DocumentRow& row : rows) {
    if (are_numbers && !numbers_.insert(row.id).second) is_number_shared_ = true;
    if (are_numbers) {
      ids_.insert(row.id);
    } else {
      add_id(row.id);
    }
  }
  add({source, {rows.begin(), rows.end()}, {}});
  report_.documents += rows.size();
  return true;
}

void Intake::add(SourceRows source) {
  if (source.source.row_numbers > 0) ++sources_with_row_numbers_;
  sources_.push_back(std::move(source));
}

bool Intake::carry_over(std::string_view record, std::size_t number) {
  record_ = record;
  record_number_ = number;
  if (known_.empty()) return false;
  auto known = known_.find(record_hash(record, 0));
  if (known == known_.end()) known = known_.find(record_hash(record, number));
  // A second document with one id is refused, with its id, when it is parsed.
  if (known == known_.end() || !add_id(known->second->id)) return false;
  sources_.back().rows.push_back(*known->second);
  count(record.size());
  return true;
}

void Intake::begin_member(std::uint64_t hash, bool is_known) {
  member_ = hash;
  if (!is_known) return;
  if (members_.empty()) {
    for (const DocumentRow& row : before_) members_.emplace(row.record, &row);
  }
  const auto [first, last] = members_.equal_range(hash);
  for (auto row = first; row != last; ++row) {
    if (!add_id(row->second->id)) {
      note_refusal({sources_.back().source.path, 0,
                    "a member has an id that is a new document's as well: another run reads it"});
      ++sources_.back().source.renamed;
      continue;
    }
    sources_.back().rows.push_back(*row->second);
    count(0);
  }
}

std::uint64_t Intake::hash_of_record(const Document& document) const {
  if (member_ != 0) return member_;
  if (record_.empty()) return 0;
  const bool is_numbered = document.id == numbered_id(document.path, record_number_);
  return record_hash(record_, is_numbered ? record_number_ : 0);
}

bool Intake::is_taken_for(const Document& document, std::string_view id) const {
  const std::uint64_t hash = id_hash(id);
  return ids_.contains(hash) || (!document.other_ids.empty() && missing_.contains(hash));
}

// Of a document whose id is no row number; false where it is taken.
bool Intake::add_id(std::uint64_t id) {
  if (numbers_.contains(id)) is_number_shared_ = true;
  return ids_.insert(id).second;
}

void Intake::note_row_number(const Document& document) {
  if (sources_.back().source.row_numbers++ == 0) ++sources_with_row_numbers_;
  const std::uint64_t number = id_hash(document.id);
  if (ids_.contains(number) || missing_.contains(number) || !numbers_.insert(number).second) {
    is_number_shared_ = true;
  }
}

bool Intake::take_free_id(Document& document) {
  const auto& others = document.other_ids;
  const auto free = std::find_if(others.begin(), others.end(), [&](const std::string& id) {
    return !is_taken_for(document, id);
  });
  if (free == others.end()) return false;
  if (renamed_.first.empty()) renamed_ = {document.id, *free};
  document.id = *free;
  return true;
}

// Sees that its id is no other document's; false where it cannot be.
bool Intake::settle_id(Document& document) {
  if (document.id_is_row_number) {
    note_row_number(document);
    const bool is_id = row_numbers_ == RowNumbers::AreIds && !is_taken_for(document, document.id);
    return is_id || take_free_id(document);
  }
  if (numbers_.contains(id_hash(document.id))) is_number_shared_ = true;
  const auto& others = document.other_ids;
  // A table that states an id twice means one document.
  if (!others.empty() && !stated_.insert(id_hash(others.back())).second) return false;
  if (!is_taken_for(document, document.id)) return true;
  if (!take_free_id(document)) return false;
  ++sources_.back().source.renamed;
  return true;
}

void Intake::take(Document document) {
  SourceRows& source = sources_.back();
  const bool is_new = settle_id(document);
  DocumentRow row{id_hash(document.id), content_hash(document), 0, hash_of_record(document)};
  record_ = {};
  if (!is_new) {
    ++source.source.refused;
    report_.refusals.push_back(
        {document.path, 0, fmt::format("a second document with the id {}", document.id)});
    return;
  }
  if (document.id_is_row_number) {
    ids_.insert(row.id);
  } else {
    add_id(row.id);
  }
  count(document.title.size() + document.body.size());
  take_(std::move(document), row);
  source.rows.push_back(row);
}

void Intake::count(std::uint64_t text_bytes) {
  ++report_.documents;
  report_.text_bytes += text_bytes;
  progress_.advance(report_.documents,
                    bytes_done_ + (input_ == nullptr ? 0 : input_->bytes_read()));
}

void Intake::note_refusal(Refusal refusal) {
  const bool is_rest = refusal.is_rest || refusal.line == 0;
  if (!sources_.empty() && is_of_file(refusal.path, sources_.back().source.path)) {
    SourceRows& source = sources_.back();
    source.source.refused += refusal.records;
    source.gaps.push_back({source.rows.size(), is_rest});
  } else {
    unread_.push_back(refusal.path);
  }
  report_.refusals.push_back(std::move(refusal));
}

}  // namespace musubi
