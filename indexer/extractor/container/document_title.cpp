#include "indexer/extractor/container/document_title.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "common/calendar/date_finder.h"
#include "common/text/ascii.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "indexer/extractor/container/xml_events.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxTitleChars = 80;
constexpr std::size_t kMaxPropertiesBytes = 1U << 20;

class TitleHandler : public XmlHandler {
 public:
  void begin(std::string_view name, const XmlAttributes&) override { is_title_ = name == "title"; }
  void end(std::string_view) override { is_title_ = false; }
  void text(std::string_view piece) override {
    if (is_title_) title += piece;
  }

  std::string title;

 private:
  bool is_title_ = false;
};

// What programs call a file that has no name yet, mostly with a number behind it.  A title may
// begin so: 文書館の仕事, 新規就農の手引き, 無題の日々.
bool is_name_of_new_file(std::string_view stated) {
  constexpr std::array<std::string_view, 24> kNames = {"(anonymous)",
                                                       "document",
                                                       "new document",
                                                       "no slide title",
                                                       "powerpoint",
                                                       "powerpoint presentation",
                                                       "powerpoint プレゼンテーション",
                                                       "presentation",
                                                       "slide",
                                                       "unknown title",
                                                       "untitled",
                                                       "untitled document",
                                                       "untitled presentation",
                                                       "untitled spreadsheet",
                                                       "スライド",
                                                       "文書",
                                                       "新規",
                                                       "新規ドキュメント",
                                                       "新規文書",
                                                       "無題",
                                                       "無題ドキュメント",
                                                       "無題のドキュメント",
                                                       "無題のプレゼンテーション",
                                                       "名称未設定"};
  const std::size_t last = stated.find_last_not_of("0123456789 -_.()");
  const std::size_t size = last == std::string_view::npos ? 0 : last + 1;
  return std::any_of(kNames.begin(), kNames.end(), [&](std::string_view name) {
    return equals_ascii(stated.substr(0, size), name) || equals_ascii(stated, name);
  });
}

// "-", "…", or letters that a program could not write: "????????の報告".
bool has_no_words(std::string_view stated) {
  if (stated.find("????") != std::string_view::npos) return true;
  for (std::size_t at = 0; at < stated.size();) {
    const char32_t c = next_code_point(stated, at);
    const bool is_ascii =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (is_ascii || (c >= 0xC0 && c < 0x2000) || (c >= 0x3005 && c != 0xFF0D)) return false;
  }
  return true;
}

std::set<int> years_of(std::string_view text) {
  std::set<int> years;
  for (const DateMention& mention : find_dates(text)) years.insert(mention.date.year);
  return years;
}

// The numbers of years of any era: 15 of 統計15年度, but not 10 of 交流10年の歩み.
std::set<std::string> numbers_of_years(std::string_view text) {
  std::set<std::string> numbers;
  const std::string folded = fold_name(text);
  for (std::size_t at = 0; (at = folded.find("年度", at)) != folded.npos; ++at) {
    std::size_t begin = at;
    while (begin > 0 && folded[begin - 1] >= '0' && folded[begin - 1] <= '9') --begin;
    if (begin < at) numbers.insert(folded.substr(begin, at - begin));
  }
  return numbers;
}

template <typename Values>
bool are_others(const Values& stated, const Values& said) {
  return !stated.empty() && !said.empty() &&
         std::none_of(stated.begin(), stated.end(),
                      [&](const auto& value) { return said.count(value) > 0; });
}

}  // namespace

bool is_of_other_year(std::string_view stated, std::string_view text) {
  const auto years = years_of(stated);
  if (!years.empty()) return are_others(years, years_of(text));
  return are_others(numbers_of_years(stated), numbers_of_years(text));
}

bool is_stated_title(std::string_view stated) {
  constexpr std::array<std::string_view, 29> kEndings = {
      ".ai",  ".csv",  ".doc", ".docx", ".dwg", ".eps", ".htm", ".html", ".indd", ".jpg",
      ".jtd", ".jtdc", ".jtt", ".jww",  ".mdb", ".odp", ".ods", ".odt",  ".pdf",  ".ppt",
      ".pub", ".pptx", ".psd", ".rtf",  ".tif", ".txt", ".xls", ".xlsm", ".xlsx"};
  stated = trim(stated);
  if (stated.empty() || char_count(stated) > kMaxTitleChars) return false;
  for (const std::string_view program : {"Microsoft ", "(Microsoft ", "新規 Microsoft "}) {
    if (stated.starts_with(program)) return false;
  }
  if (is_name_of_new_file(stated) || has_no_words(stated)) return false;
  const std::string lower = lower_ascii(stated);
  for (const std::string_view ending : kEndings) {
    if (lower.ends_with(ending)) return false;
  }
  return stated.find("\xEF\xBF\xBD") == std::string_view::npos;
}

bool is_stated_title_of_book(std::string_view stated) {
  constexpr std::array<std::string_view, 5> kNone = {"", "untitled", "unknown title", "unknown",
                                                     "無題"};
  stated = trim(stated);
  return std::none_of(kNone.begin(), kNone.end(),
                      [&](std::string_view none) { return equals_ascii(stated, none); });
}

std::string stated_title(const ZipContainer& container, std::string_view part) {
  if (!container.has(part)) return "";
  const auto bytes = container.read(part, kMaxPropertiesBytes);
  if (!bytes) return "";
  TitleHandler handler;
  XmlEvents events(handler);
  if (!events.feed(*bytes)) return "";
  return is_stated_title(handler.title) ? std::string(trim(handler.title)) : "";
}

}  // namespace musubi
