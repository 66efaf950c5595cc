#include "indexer/extractor/formats/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/extraction/trimmed_page.h"
#include "indexer/extractor/formats/html/page_areas.h"
#include "indexer/extractor/formats/html/page_encoding.h"
#include "indexer/extractor/formats/html/page_facts.h"
#include "indexer/extractor/formats/html/page_meta.h"
#include "indexer/extractor/formats/html/page_table.h"
#include "indexer/extractor/formats/html/page_title.h"
#include "indexer/extractor/formats/html/page_tree.h"
#include "indexer/extractor/formats/html/page_walk.h"
#include "indexer/extractor/formats/html/plain_markup.h"

namespace musubi {

namespace {

void warn_of_markup(const PlainMarkup& plain, Output& output) {
  if (plain.flattened_count > 0) {
    output.warn(fmt::format("{} elements are nested too deep and count as text alone",
                            plain.flattened_count));
  }
  if (plain.stripped_count > 0) {
    output.warn(fmt::format("{} elements have too many attributes: the last are passed over",
                            plain.stripped_count));
  }
  if (plain.frames.empty()) return;
  std::string list;
  for (const std::string& frame : plain.frames) {
    if (list.size() > 500) break;
    list += (list.empty() ? "" : ", ") + frame;
  }
  output.warn("is made of frames; their text is in other files: " + list);
}

// A page of the web on its way to documents.
class PageReader {
 public:
  PageReader(PageTree tree, std::string_view styles, std::string encoding, Output& output)
      : tree_(std::move(tree)),
        areas_(tree_, styles),
        encoding_(std::move(encoding)),
        output_(output) {}

  Result<void> read(bool has_frames, const CommonLines* common_lines) {
    look_at_tables();
    const PageMeta meta = page_meta(tree_);
    const PageTitle title = page_title(tree_, areas_, meta);
    Extracted document;
    document.title = title.title;
    document.url = meta.url;
    document.date = page_date(tree_, areas_, meta);
    document.encoding = encoding_;
    add_owner(title.site, document);
    add_text(document);
    if (common_lines != nullptr) leave_out(*common_lines, document);
    const bool has_text = !document.sections[0].text.empty() || !tables_.without.empty();
    if (!has_text && document.title.empty()) return fail("holds no text");
    if (!has_text && !has_frames) output_.warn("holds no text beside its title");
    if (has_text && areas_.is_only_links()) output_.warn("holds hardly more than links");
    output_.document(document);
    for (const auto& [node, table] : tables_.without) deliver(table, document);
    return {};
  }

 private:
  // Agreements are given row by row, and then are no part of the page's text.
  void look_at_tables() {
    tables_.written = data_tables(tree_, areas_, areas_.root());
    for (auto table = tables_.written.begin(); table != tables_.written.end();) {
      const auto next = std::next(table);
      if (lists_agreements(table->second)) tables_.without.insert(tables_.written.extract(table));
      table = next;
    }
  }

  void add_owner(const std::string& site, Extracted& document) {
    if (!site.empty() && site != document.title) document.fields.push_back({"サイト", site});
    std::string contact = page_contact(tree_, areas_);
    if (!contact.empty()) document.fields.push_back({"連絡先", std::move(contact)});
  }

  void add_text(Extracted& document) {
    LineWriter lines;
    write_lines(tree_, areas_, areas_.root(), tables_, lines);
    document.sections.push_back({"", lines.take_text()});
    document.readings = lines.take_readings();
    if (lines.lost_reading_count() > 0) {
      output_.warn(fmt::format("{} readings (ruby) are too long or too many and are left out",
                               lines.lost_reading_count()));
    }
  }

  void deliver(const PageTable& table, const Extracted& document) {
    TableHead head;
    head.place = table.caption;
    head.columns = columns_of(table);
    head.fields = document.fields;
    if (!document.title.empty()) head.fields.push_back({"ページ", document.title});
    if (!document.url.empty()) head.fields.push_back({"url", document.url});
    output_.begin_table(std::move(head));
    for (std::size_t row = table.head_row_count; row < table.rows.size(); ++row) {
      const auto& cells = table.rows[row];
      const bool is_empty = std::all_of(cells.begin(), cells.end(),
                                        [](const std::string& cell) { return cell.empty(); });
      if (!is_empty) output_.row({0, cells});
    }
  }

  PageTree tree_;
  PageAreas areas_;
  std::string encoding_;
  Output& output_;
  LookedAtTables tables_;
};

}  // namespace

Result<void> extract_html(const Input& input, Output& output) {
  auto page = decode_page(input);
  if (!page) return tl::unexpected(page.error());
  if (page->ill_formed_count > 0) {
    output.warn(
        fmt::format("{} places hold bytes that are no {}", page->ill_formed_count, page->encoding));
  }
  std::string_view text = page->text;
  if (text.size() > kMaxPageBytes) {
    text = truncate_utf8(text, kMaxPageBytes);
    output.warn(fmt::format("only the first {} MB of the page are read", kMaxPageBytes >> 20));
  }
  const PlainMarkup plain = plain_markup(text, dialect_of(text));
  warn_of_markup(plain, output);
  auto tree = PageTree::parse(plain);
  if (!tree) return tl::unexpected(tree.error());
  return PageReader(std::move(*tree), plain.styles, page->encoding, output)
      .read(!plain.frames.empty(), input.common_lines);
}

}  // namespace musubi
