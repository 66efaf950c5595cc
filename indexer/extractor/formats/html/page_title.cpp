#include "indexer/extractor/formats/html/page_title.h"

#include <algorithm>
#include <array>
#include <vector>

#include "common/calendar/date_parser.h"
#include "common/text/body_names.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "indexer/extractor/formats/html/page_walk.h"
#include "indexer/extractor/formats/html/page_words.h"
#include "indexer/extractor/formats/html/plain_markup.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxHeadings = 20;
constexpr std::size_t kMaxTitleChars = 200;

// Between the names of page, section and site.  "-" and "/" part only with blanks around them,
// as they are in names too.
constexpr std::array<std::string_view, 15> kBars = {
    "｜", "|", "／",  " - ", " – ", " — ",  " / ",    "»",
    "≫",  "«", " > ", "＞",  " ‐ ", " － ", "　－　",
};
// These are in titles more often than between names.
constexpr std::array<std::string_view, 2> kColons = {"：", ": "};

constexpr std::array<std::string_view, 20> kSiteWords = {
    "公式",     "ホームページ", "ウェブサイト", "webサイト",      "ウエブサイト",
    "website",  "web site",     "ポータル",     "official",       "オフィシャル",
    "ホームペ", "公式hp",       "市役所",       "町役場",         "村役場",
    "区役所",   "県庁",         "wikipedia",    "ウィキペディア", "サイト",
};

// No title of its own.
constexpr std::array<std::string_view, 24> kNoTitles = {
    "ホーム",
    "トップ",
    "トップページ",
    "メニュー",
    "home",
    "top",
    "index",
    "untitled",
    "untitled document",
    "無題",
    "無題ドキュメント",
    "無題文書",
    "新規ページ",
    "タイトル",
    "title",
    "no title",
    "new page",
    "本文",
    "メインメニュー",
    "お知らせ",
    "目次",
    "ページ",
    "検索",
    "メインコンテンツ",
};

std::string folded(std::string_view text) {
  return fold_name(text);
}

template <std::size_t N>
std::vector<std::string> all_folded(const std::array<std::string_view, N>& names) {
  std::vector<std::string> result;
  for (const std::string_view name : names) result.push_back(folded(name));
  return result;
}

bool is_number_or_mark(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return (c & 0x80) != 0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

// "10", "１０", "P.3", "令和6年3月1日".
bool says_nothing(std::string_view text) {
  const std::string name = folded(text);
  if (name.empty() || is_number_or_mark(name)) return true;
  if (begins_main_text(text) || is_furniture_line(text) || is_breadcrumb_line(text)) return true;
  if (parse_date(trim(text))) return true;
  static const auto names = all_folded(kNoTitles);
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool names_a_site(std::string_view text) {
  static const auto words = all_folded(kSiteWords);
  const std::string name = folded(text);
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return name.find(word) != std::string::npos; });
}

// "青森県", "焼津市": of the body that publishes, where it stands behind a separator.
bool is_name_of_a_place(std::string_view text) {
  if (char_count(text) > 6 || text.ends_with("都市")) return false;
  constexpr std::array<std::string_view, 8> kEnds = {"県", "府", "都", "市",
                                                     "区", "町", "村", "道"};
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return text.ends_with(end); });
}

template <std::size_t N>
std::vector<std::string> split(std::string_view title,
                               const std::array<std::string_view, N>& separators) {
  std::vector<std::string> parts;
  while (!title.empty()) {
    std::size_t end = title.size(), next = title.size();
    for (const std::string_view separator : separators) {
      const std::size_t found = title.find(separator);
      if (found >= end) continue;
      end = found;
      next = found + separator.size();
    }
    const std::string_view part = trim(title.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    title.remove_prefix(next);
  }
  return parts;
}

struct Heading {
  GumboTag tag;
  std::string text, name;  // as it stands, and folded
  bool may_be_logo = false;
};

// A heading that leads to the site's first page, as its logo does.
bool leads_home(const PageTree& tree, std::size_t heading) {
  for (std::size_t node = heading + 1; node < tree[heading].end; ++node) {
    if (tree[node].tag == GUMBO_TAG_A && tree.attribute(node, "href") == kLinkToFirstPage)
      return true;
  }
  return false;
}

// Of the text first, then of the rest of the page.
std::vector<Heading> headings_of(const PageTree& tree, const PageAreas& areas) {
  std::vector<Heading> inside, outside;
  const std::size_t begin = areas.root(), end = tree[areas.root()].end;
  for (std::size_t node = 0; node < tree.size(); ++node) {
    if (!is_heading(tree[node].tag)) continue;
    const bool is_inside = node >= begin && node < end;
    auto& headings = is_inside ? inside : outside;
    if (headings.size() >= kMaxHeadings) continue;
    std::string text = one_line(tree, areas, node);
    if (!text.empty())
      headings.push_back(
          {tree[node].tag, text, folded(text), !is_inside || leads_home(tree, node)});
  }
  inside.insert(inside.end(), outside.begin(), outside.end());
  std::stable_sort(inside.begin(), inside.end(), [](const Heading& a, const Heading& b) {
    return a.tag == GUMBO_TAG_H1 && b.tag != GUMBO_TAG_H1;
  });
  return inside;
}

// A colon parts only where one of the sides is known as a heading or as a site.
std::vector<std::string> parts_of(std::string_view title, const std::vector<Heading>& headings,
                                  std::string_view site) {
  auto parts = split(title, kBars);
  if (parts.size() != 1) return parts;
  auto sides = split(title, kColons);
  const auto is_known = [&](const std::string& side) {
    const std::string name = folded(side);
    return names_a_site(side) || (!site.empty() && name == folded(site)) ||
           std::any_of(headings.begin(), headings.end(),
                       [&](const Heading& one) { return one.name == name; });
  };
  return std::any_of(sides.begin(), sides.end(), is_known) ? sides : parts;
}

// Which part of "page | section | site" is the page: the one that is a heading too, else the
// first, or the second where the first is the site.
std::size_t own_part(const std::vector<std::string>& parts, const std::vector<Heading>& headings,
                     std::string_view site) {
  std::vector<std::string> names;
  for (const std::string& part : parts) names.push_back(folded(part));
  const std::string site_name = folded(site);
  for (const Heading& heading : headings) {
    const auto found = std::find(names.begin(), names.end(), heading.name);
    if (found != names.end() && heading.name != site_name) {
      return static_cast<std::size_t>(found - names.begin());
    }
  }
  const auto is_site = [&](const std::string& part) {
    return (!site.empty() && folded(part) == folded(site)) || names_a_site(part) ||
           (parts.size() > 1 && is_name_of_a_place(part));
  };
  const auto own = std::find_if_not(parts.begin(), parts.end(), is_site);
  return own == parts.end() ? parts.size() : static_cast<std::size_t>(own - parts.begin());
}

// A part that belongs to the page's own name: neither site nor section follows a colon.
std::string join_own(const std::string& whole, const std::vector<std::string>& parts,
                     std::size_t own, std::string_view site) {
  const auto is_foreign = [&](const std::string& part) {
    const bool is_last_body = &part == &parts.back() && is_name_of_body(part);
    return names_a_site(part) || is_name_of_a_place(part) || is_last_body ||
           (!site.empty() && folded(part) == folded(site));
  };
  std::size_t last = own;
  while (last + 1 < parts.size() && !is_foreign(parts[last + 1])) ++last;
  const bool is_cut = last + 1 < parts.size() || own > 0;
  if (last == own || is_cut) return parts[own];
  const std::size_t begin = whole.find(parts[own]);
  return whole.substr(begin);
}

std::string bounded(std::string title) {
  return char_count(title) <= kMaxTitleChars
             ? title
             : std::string(truncate_utf8(title, kMaxTitleChars * 3)) + "…";
}

// Whether the page's chief heading says the same: then what stands beside it is a section or a
// site.
bool is_chief_heading(const std::string& part, const std::vector<Heading>& headings) {
  const std::string name = folded(part);
  return std::any_of(headings.begin(), headings.end(), [&](const Heading& heading) {
    return heading.tag == GUMBO_TAG_H1 && heading.name == name;
  });
}

// "https://www.city.example.jp/".
bool is_first_page(std::string_view url) {
  const std::size_t host = url.find("://");
  if (host == std::string_view::npos) return false;
  const std::size_t path = url.find('/', host + 3);
  const std::string_view page = path == std::string_view::npos ? "/" : url.substr(path);
  return page == "/" || page == "/index.html" || page == "/index.php";
}

// Below the site's name, what a first page has for headings is not what it is called.
std::string title_of_headings(const std::vector<Heading>& headings, std::string_view site,
                              bool is_first_page) {
  const std::string site_name = folded(site);
  for (const Heading& heading : headings) {
    if (is_first_page && heading.tag != GUMBO_TAG_H1) break;
    const bool is_logo =
        heading.may_be_logo && (names_a_site(heading.text) || is_name_of_a_place(heading.text));
    if (heading.name != site_name && !is_logo && !says_nothing(heading.text)) return heading.text;
  }
  return {};
}

}  // namespace

PageTitle page_title(const PageTree& tree, const PageAreas& areas, const PageMeta& meta) {
  PageTitle result;
  result.site = meta.site;
  const auto headings = headings_of(tree, areas);
  for (const std::string* stated : {&meta.title, &meta.shared_title}) {
    const auto parts = parts_of(*stated, headings, result.site);
    const std::size_t own = own_part(parts, headings, result.site);
    for (std::size_t i = 0; i < parts.size() && result.site.empty(); ++i) {
      const bool is_last_body = i + 1 == parts.size() && is_name_of_body(parts[i]);
      if (i != own && (names_a_site(parts[i]) || is_name_of_a_place(parts[i]) || is_last_body)) {
        result.site = parts[i];
      }
    }
    if (own == parts.size() || says_nothing(parts[own])) continue;
    if (is_chief_heading(parts[own], headings)) {
      if (result.site.empty() && own + 1 < parts.size()) result.site = parts.back();
      result.title = bounded(parts[own]);
    } else {
      result.title = bounded(join_own(*stated, parts, own, result.site));
    }
    return result;
  }
  result.title = bounded(title_of_headings(headings, result.site, is_first_page(meta.url)));
  // A site's first page is called as the site is.
  const auto parts = parts_of(meta.title, headings, result.site);
  if (result.title.empty() && !parts.empty() && !says_nothing(parts[0])) {
    result.title = bounded(parts[0]);
  }
  return result;
}

}  // namespace musubi
