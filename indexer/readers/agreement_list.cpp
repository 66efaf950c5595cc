#include "indexer/readers/agreement_list.h"

#include <algorithm>
#include <span>
#include <utility>

#include "common/text/words.h"
#include "indexer/readers/agreement_list/fragments.h"
#include "indexer/readers/agreement_list/joiner.h"
#include "indexer/readers/agreement_list/organization.h"
#include "indexer/readers/agreement_list/record_cutter.h"
#include "indexer/readers/agreement_list/signing_dates.h"
#include "indexer/readers/agreement_list/summary.h"
#include "indexer/readers/agreement_list/wording.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxListBytes = 8U << 20;
constexpr std::size_t kMinBytesPerRecord = 40;
constexpr std::size_t kMaxBytesPerRecord = 3000;

bool is_usual_size(std::string_view text, std::size_t records) {
  return records > 0 && text.size() >= kMinBytesPerRecord * records &&
         text.size() <= kMaxBytesPerRecord * records;
}

AgreementRecord read_record(const RecordPieces& record, const ColumnWidths& widths) {
  auto [summary, url] = read_rest(record.rest);
  return {record.line,
          record.organization,
          join(record.title, widths.title),
          join(record.partner, widths.partner),
          join(record.field, widths.field),
          std::move(summary),
          std::move(url)};
}

bool is_country_and_region(std::string_view partner) {
  return contains_any(partner, {"/", "／"});
}

bool is_clear(const AgreementRecord& record) {
  return !record.title.empty() && !record.partner.empty() &&
         (is_agreement_title(record.title) || is_country_and_region(record.partner));
}

bool has_agreement_title(const AgreementRecord& record) {
  return is_agreement_title(record.title);
}

// One record is enough where it has all that makes a record and begins the text.
bool is_list_of_one(const AgreementRecord& record, const Fragment& first) {
  return record.line == first.line && is_agreement_title(record.title) &&
         is_country_and_region(record.partner) && !record.domain_cell.empty();
}

}  // namespace

bool is_agreement_list(std::string_view text, const Gazetteer& gazetteer) {
  if (text.size() > kMaxListBytes) return false;
  const auto fragments = cut_fragments(text);
  std::size_t starts = 0;
  for (std::size_t i = 0; i < fragments.size(); ++i) {
    if (organization_at(std::span(fragments).subspan(i), gazetteer)) ++starts;
  }
  if (!is_usual_size(text, starts)) return false;
  const auto records = parse_agreement_list(text, gazetteer);
  if (!is_usual_size(text, records.size())) return false;
  if (records.size() == 1) return is_list_of_one(records[0], fragments[0]);
  const auto clear = std::count_if(records.begin(), records.end(), is_clear);
  return 3 * static_cast<std::size_t>(clear) >= 2 * records.size() &&
         std::any_of(records.begin(), records.end(), has_agreement_title);
}

std::vector<AgreementRecord> parse_agreement_list(std::string_view text,
                                                  const Gazetteer& gazetteer) {
  const auto fragments = cut_fragments(text);
  // The first cut shows how wide the columns are, which guides the second.
  const auto first_cut = cut_records(fragments, ColumnWidths{}, gazetteer);
  const ColumnWidths widths = measure_columns(first_cut);
  std::vector<AgreementRecord> records;
  for (const RecordPieces& record : cut_records(fragments, widths, gazetteer)) {
    records.push_back(read_record(record, widths));
  }
  return records;
}

Document to_document(const AgreementRecord& record) {
  Document document;
  document.title = record.title;
  document.url = record.url;
  document.partner = record.partner;
  document.organization = {record.organization};
  document.prefecture = {record.organization};
  if (!record.partner.empty()) document.country = {record.partner};
  if (!record.domain_cell.empty()) document.domain = {record.domain_cell};
  document.signed_on = find_signing_dates(record.summary);
  document.body = record.summary;
  if (!record.domain_cell.empty()) {
    if (!document.body.empty()) document.body += '\n';
    document.body += "（分野：" + record.domain_cell + "）";
  }
  return document;
}

}  // namespace musubi
