#include "indexer/extractor/formats/pdf/running_lines.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "common/text/fold.h"
#include "indexer/extractor/formats/pdf/pdf_header.h"

namespace musubi {

namespace {

constexpr double kEdge = 0.12;  // of the page's height, above and below
constexpr std::size_t kMaxKept = 20;

bool is_at_edge(const PdfLine& line, double height) {
  return line.bottom < kEdge * height || line.top > (1 - kEdge) * height;
}

// With every number as one #, so that "3 / 12" and "4 / 12" are the same.
std::string pattern_of(const PdfLine& line) {
  std::string pattern;
  for (const char c : fold_name(line.text())) {
    if (c < '0' || c > '9') {
      pattern += c;
    } else if (pattern.empty() || pattern.back() != '#') {
      pattern += '#';
    }
  }
  return pattern;
}

bool is_page_number(const std::string& pattern) {
  constexpr std::array<std::string_view, 12> kNumbers = {
      "#",   "#/#",   "p#",  "p.#",  "#ページ", "#へーし",
      "(#)", "page#", "#頁", "#of#", "#ぺーじ", "#ぺえじ"};
  std::string bare;
  for (const char c : pattern) {
    if (c != '-' && c != ' ') bare += c;
  }
  return std::find(kNumbers.begin(), kNumbers.end(), bare) != kNumbers.end();
}

struct Running {
  std::set<std::size_t> pages;
  std::string text;   // on the first
  double height = 0;  // on the last
};

// What is larger on its first page is the title there.
bool is_as_high(const PdfLine& line, const Running& running) {
  return line.height() < 1.15 * running.height;
}

template <typename Take>
void each_edge_line(const std::vector<PdfLayout>& pages, Take take) {
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (const PdfBlock& block : pages[page].blocks) {
      for (const PdfLine& line : block.lines) {
        if (is_at_edge(line, pages[page].height)) take(page, line);
      }
    }
  }
}

// Tops of the lines at the edge of a page that head a table, on each page once more.
std::set<double> table_headings(const std::vector<PdfLine>& lines, double height) {
  std::set<double> tops;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (!is_at_edge(lines[at], height)) continue;
    const auto header = pdf_header_at(lines, at, nullptr);
    for (std::size_t line = at; header && line < header->end_line; ++line) {
      tops.insert(lines[line].top);
    }
  }
  return tops;
}

}  // namespace

std::vector<std::string> remove_running_lines(std::vector<PdfLayout>& pages) {
  std::map<std::string, Running> lines;
  each_edge_line(pages, [&](std::size_t page, const PdfLine& line) {
    Running& running = lines[pattern_of(line)];
    if (running.pages.empty()) running.text = line.text();
    running.pages.insert(page);
    running.height = line.height();
  });
  // On half of the pages, or on those of one side: even or odd.
  const std::size_t least = std::max<std::size_t>(2, pages.size() * 2 / 5);
  std::vector<std::string> removed;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (PdfBlock& block : pages[page].blocks) {
      const std::set<double> headings = table_headings(block.lines, pages[page].height);
      std::erase_if(block.lines, [&](const PdfLine& line) {
        if (!is_at_edge(line, pages[page].height) || headings.contains(line.top)) return false;
        const std::string pattern = pattern_of(line);
        if (is_page_number(pattern)) return true;
        const Running& running = lines[pattern];
        const bool is_first = *running.pages.begin() == page;
        if (running.pages.size() < least || (is_first && !is_as_high(line, running))) return false;
        if (is_first && removed.size() < kMaxKept) removed.push_back(running.text);
        return true;
      });
    }
    std::erase_if(pages[page].blocks, [](const PdfBlock& block) { return block.lines.empty(); });
  }
  return removed;
}

}  // namespace musubi
