#include "indexer/extractor/formats/html/page_meta.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/extractor/formats/html/line_writer.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxValueBytes = 2000;

// The better ones first.
constexpr std::array<std::string_view, 8> kPublishedNames = {
    "article:published_time", "dc.date.issued", "dcterms.issued", "dc.date",
    "dcterms.date",           "datepublished",  "pubdate",        "date",
};
constexpr std::array<std::string_view, 6> kChangedNames = {
    "article:modified_time", "dcterms.modified", "dc.date.modified",
    "og:updated_time",       "datemodified",     "last-modified",
};

// Takes `content` where no better name has stated it yet.
template <std::size_t N>
void take_date(const std::array<std::string_view, N>& names, std::string_view name,
               std::string_view content, std::size_t& best, std::string& date) {
  const auto rank =
      static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
  if (rank == N || rank >= best) return;
  best = rank;
  date = content;
}

std::string one_line(std::string_view text) {
  LineWriter line;
  line.add(text);
  std::string result = line.take_text();
  while (!result.empty() && result.back() == '\n') result.pop_back();
  return result;
}

bool is_web_address(std::string_view url) {
  return (url.starts_with("http://") || url.starts_with("https://")) &&
         url.size() <= kMaxValueBytes && url.find_first_of(" \n\t") == std::string_view::npos;
}

class MetaReader {
 public:
  explicit MetaReader(const PageTree& tree) : tree_(tree) {}

  PageMeta read() && {
    for (std::size_t node = 0; node < tree_.size(); ++node) {
      const GumboTag tag = tree_[node].tag;
      if (tag == GUMBO_TAG_TITLE && meta_.title.empty() && tree_[node].end > node + 1) {
        meta_.title = one_line(tree_[node + 1].text);
      }
      if (tag == GUMBO_TAG_META) read_meta(node);
      const bool is_canonical = tag == GUMBO_TAG_LINK &&
                                equals_ascii(tree_.attribute(node, "rel"), "canonical") &&
                                is_web_address(tree_.attribute(node, "href"));
      if (is_canonical) canonical_ = tree_.attribute(node, "href");
    }
    if (!canonical_.empty()) meta_.url = canonical_;
    return std::move(meta_);
  }

 private:
  void read_meta(std::size_t node) {
    const std::string_view content = trim(tree_.attribute(node, "content"));
    if (content.empty() || content.size() > kMaxValueBytes) return;
    for (const char* attribute : {"property", "name", "itemprop", "http-equiv"}) {
      const std::string name = lower_ascii(tree_.attribute(node, attribute));
      if (name.empty()) continue;
      if (name == "og:title") meta_.shared_title = one_line(content);
      if (name == "og:site_name") meta_.site = one_line(content);
      if (name == "og:url" && is_web_address(content)) meta_.url = content;
      take_date(kPublishedNames, name, content, best_published_, meta_.published);
      take_date(kChangedNames, name, content, best_changed_, meta_.changed);
    }
  }

  const PageTree& tree_;
  PageMeta meta_;
  std::string_view canonical_;
  std::size_t best_published_ = kPublishedNames.size();
  std::size_t best_changed_ = kChangedNames.size();
};

}  // namespace

PageMeta page_meta(const PageTree& tree) {
  return MetaReader(tree).read();
}

}  // namespace musubi
