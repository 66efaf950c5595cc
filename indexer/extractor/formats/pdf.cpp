#include "indexer/extractor/formats/pdf.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/extractor/container/document_title.h"
#include "indexer/extractor/formats/pdf/page_words.h"
#include "indexer/extractor/formats/pdf/paragraphs.h"
#include "indexer/extractor/formats/pdf/pdf_tables.h"
#include "indexer/extractor/formats/pdf/printed_title.h"
#include "indexer/extractor/formats/pdf/running_lines.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxPages = 5000;
constexpr std::size_t kManyPages = 20'000;
constexpr std::size_t kMaxTitleChars = 80;

// 別紙１, 資料2-1 in the corner of a page.
bool is_mark_of_sheet(std::string_view text) {
  constexpr std::size_t kMaxChars = 8;
  if (char_count(text) > kMaxChars) return false;
  for (const std::string_view mark : {"別紙", "別添", "別記", "別表", "資料", "参考", "様式"}) {
    const std::size_t at = text.find(mark);
    if (at == text.npos) continue;
    // 参考人 and 資料館 are none.
    return text.find_first_not_of("0123456789-()０１２３４５６７８９－‐−ー（）",
                                  at + mark.size()) == text.npos;
  }
  return false;
}

// What a line says as a title: without the mark of the sheet beside it.
std::string title_text(const PdfLine& line) {
  std::string text;
  for (const PdfSegment& segment : line.segments()) {
    if (line.segments().size() > 1 && is_mark_of_sheet(segment.text)) continue;
    text += (text.empty() ? "" : "  ") + segment.text;
  }
  return text;
}

// The lines in the middle that the first page begins with.
std::string centred_lines(const PdfLayout& page) {
  std::string title;
  const auto& lines = page.blocks.front().lines;
  double left = lines.front().left(), right = lines.front().right();
  for (const PdfLine& line : lines) {
    left = std::min(left, line.left());
    right = std::max(right, line.right());
  }
  for (std::size_t at = 0; at < std::min<std::size_t>(lines.size(), 3); ++at) {
    const PdfLine& line = lines[at];
    const double off = (line.left() + line.right()) / 2 - (left + right) / 2;
    if (line.left() - left < 2 * line.height() || std::abs(off) > 1.5 * line.height()) break;
    const std::string text = title_text(line);
    if (text.starts_with("（") || text.starts_with("(")) break;
    title += (title.empty() ? "" : " ") + text;
  }
  return char_count(title) <= kMaxTitleChars ? title : "";
}

// The largest line of the upper half of the first page, and what goes on below it in the same
// size; empty where none stands out.
std::string largest_line(const PdfLayout& page) {
  std::vector<const PdfLine*> lines;
  std::vector<double> heights;
  for (const PdfBlock& block : page.blocks) {
    for (const PdfLine& line : block.lines) {
      heights.push_back(line.height());
      if (line.top < page.height / 2) lines.push_back(&line);
    }
  }
  if (lines.empty()) return "";
  std::nth_element(heights.begin(),
                   heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2),
                   heights.end());
  const double usual = heights[heights.size() / 2];
  const auto largest = std::max_element(
      lines.begin(), lines.end(),
      [](const auto* a, const auto* b) { return a->height() < b->height() - 0.1; });
  if ((*largest)->height() < 1.15 * usual) return "";
  std::string title;
  for (auto line = largest; line != lines.end(); ++line) {
    if ((*line)->height() < 0.95 * (*largest)->height()) break;
    if (!title.empty()) title += ' ';
    title += title_text(**line);
  }
  // A font that does not say what its letters are leaves control characters.
  const bool is_garbled =
      std::any_of(title.begin(), title.end(), [](char c) { return c >= 0 && c < ' '; });
  return char_count(title) <= kMaxTitleChars && !is_garbled ? title : "";
}

// Of a file of so many.  poppler copies the table of all objects for each page that it reads.
std::size_t pages_to_read(std::size_t count) {
  if (count <= kManyPages) return std::min(count, kMaxPages);
  const double share = static_cast<double>(kManyPages) / static_cast<double>(count);
  return std::max<std::size_t>(
      1, static_cast<std::size_t>(static_cast<double>(kMaxPages) * share * share));
}

// A whole file ends with a mark behind its last object.  poppler makes do without.
bool is_cut_short(std::string_view bytes) {
  const std::size_t last_object = bytes.rfind("endobj");
  return bytes.find("%%EOF", last_object == bytes.npos ? 0 : last_object) == bytes.npos;
}

// handout, of handout.pdf: what a program called the file, where no person would call it so.
bool is_name_of_file(std::string_view stated, std::string_view path) {
  const bool is_ascii = std::all_of(stated.begin(), stated.end(), [](char c) { return c > ' '; });
  return is_ascii && std::filesystem::path(path).stem() == trim(stated);
}

// What the pages say, up to a bound that is enough to know their years by.
std::string beginning_of(const std::vector<PdfLayout>& pages) {
  constexpr std::size_t kEnoughBytes = 100'000;
  std::string text;
  for (const PdfLayout& page : pages) {
    for (const PdfBlock& block : page.blocks) {
      for (const PdfLine& line : block.lines) text += title_text(line) + "\n";
      if (text.size() > kEnoughBytes) return text;
    }
  }
  return text;
}

}  // namespace

Result<void> extract_pdf(const Input& input, Output& output) {
  const auto file = PdfFile::open(input.bytes);
  if (!file) return tl::unexpected(file.error());
  std::vector<PdfLayout> pages;
  std::size_t empty_pages = 0;
  for (std::size_t at = 0; at < pages_to_read(file->page_count()); ++at) {
    const PdfPage page = file->page(at);
    pages.push_back({page.height, blocks_of(page)});
    if (page.words.empty()) ++empty_pages;
  }
  const bool is_cut = is_cut_short(input.bytes);
  if (empty_pages == pages.size()) {
    if (is_cut) return fail("is cut short: what is left of it holds no text");
    return fail("has no text layer: its pages are images, and need OCR first");
  }
  Extracted document;
  const std::string stated = printed_title(file->stated("Title"));
  if (is_stated_title(stated) && !is_name_of_file(stated, input.name) &&
      !is_of_other_year(stated, beginning_of(pages))) {
    document.title = stated;
  }
  if (document.title.empty()) document.title = largest_line(pages.front());
  if (document.title.empty() && !pages.front().blocks.empty()) {
    document.title = centred_lines(pages.front());
  }
  document.also = remove_running_lines(pages);
  PdfTables tables(output);
  for (std::size_t at = 0; at < pages.size(); ++at) {
    Section section{fmt::format("{}ページ", at + 1), ""};
    for (PdfBlock& block : pages[at].blocks) {
      section.text += paragraphs_of(tables.take_tables(std::move(block.lines), section.place));
    }
    if (!section.text.empty()) document.sections.push_back(std::move(section));
  }
  if (!document.sections.empty()) output.document(std::move(document));
  if (file->page_count() > pages.size()) {
    output.warn(fmt::format("only the first {} of its {} pages are read", pages.size(),
                            file->page_count()));
  }
  if (is_cut) output.warn("is cut short: only what is left of it was read");
  if (empty_pages > 0) {
    output.warn(fmt::format("{} of its {} pages have no text layer", empty_pages, pages.size()));
  }
  return {};
}

}  // namespace musubi
