#include "indexer/extractor/formats/html/page_areas.h"

#include <algorithm>
#include <unordered_map>

#include "common/text/utf8.h"
#include "indexer/extractor/formats/html/hidden_styles.h"
#include "indexer/extractor/formats/html/page_words.h"
#include "indexer/extractor/formats/html/plain_markup.h"
#include "indexer/extractor/formats/html/tag_set.h"

namespace musubi {

namespace {

// Letters, without white space.
std::uint32_t letters_of(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) > ' ' && !is_continuation_byte(c);
  }));
}

std::string_view address_of(const PageTree& tree, std::size_t node) {
  return tree[node].tag == GUMBO_TAG_A ? tree.attribute(node, "href") : std::string_view();
}

// To another page.  Papers that a page offers are part of what it says.
bool is_link(const PageTree& tree, std::size_t node) {
  const std::string_view address = address_of(tree, node);
  return !address.empty() && address != kLinkWithinPage && address != kLinkToPaper;
}

bool leads_within_page(const PageTree& tree, std::size_t node) {
  return address_of(tree, node) == kLinkWithinPage;
}

constexpr TagSet kUnseenTags = {
    GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_HEAD,     GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
    GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_IFRAME,   GUMBO_TAG_OBJECT};
constexpr TagSet kHeadings = {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3,
                              GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6};
constexpr TagSet kInlineTags = {
    GUMBO_TAG_A,    GUMBO_TAG_SPAN, GUMBO_TAG_B,    GUMBO_TAG_STRONG, GUMBO_TAG_EM,
    GUMBO_TAG_I,    GUMBO_TAG_U,    GUMBO_TAG_S,    GUMBO_TAG_FONT,   GUMBO_TAG_SMALL,
    GUMBO_TAG_BIG,  GUMBO_TAG_RUBY, GUMBO_TAG_RB,   GUMBO_TAG_RT,     GUMBO_TAG_RP,
    GUMBO_TAG_RTC,  GUMBO_TAG_SUB,  GUMBO_TAG_SUP,  GUMBO_TAG_CODE,   GUMBO_TAG_KBD,
    GUMBO_TAG_SAMP, GUMBO_TAG_VAR,  GUMBO_TAG_TT,   GUMBO_TAG_ABBR,   GUMBO_TAG_ACRONYM,
    GUMBO_TAG_CITE, GUMBO_TAG_Q,    GUMBO_TAG_MARK, GUMBO_TAG_TIME,   GUMBO_TAG_LABEL,
    GUMBO_TAG_DFN,  GUMBO_TAG_INS,  GUMBO_TAG_DEL,  GUMBO_TAG_BDI,    GUMBO_TAG_BDO,
    GUMBO_TAG_IMG,  GUMBO_TAG_WBR,  GUMBO_TAG_DATA, GUMBO_TAG_NOBR,   GUMBO_TAG_STRIKE};

std::uint64_t times(std::uint32_t number, std::uint32_t factor) {
  return std::uint64_t{number} * factor;
}

}  // namespace

bool is_heading(GumboTag tag) {
  return kHeadings.holds(tag);
}

bool is_inline(GumboTag tag) {
  return kInlineTags.holds(tag);
}

PageAreas::PageAreas(const PageTree& tree, std::string_view styles, Extent extent)
    : tree_(tree),
      names_(tree.size(), AreaName::None),
      fates_(tree.size(), Fate::Kept),
      letters_(tree.size()),
      measures_(tree.size()) {
  for (std::size_t node = 0; node < tree.size(); ++node) {
    letters_[node] = letters_of(tree[node].text);
  }
  find_unseen(styles);
  if (extent == Extent::MainText) find_main_text();
}

void PageAreas::find_main_text() {
  find_names();
  leave_out_by_markers();
  measure();
  leave_out_by_name();
  measure();
  choose_root();
  leave_out_lists_of_links();
  measure();
}

void PageAreas::find_names() {
  std::unordered_map<std::string_view, AreaName> known;
  const auto name_of = [&](std::string_view names) {
    if (names.empty()) return AreaName::None;
    const auto [found, is_new] = known.try_emplace(names, AreaName::None);
    if (is_new) found->second = area_name(names);
    return found->second;
  };
  for (std::size_t node = 0; node < tree_.size(); node = next_of(node)) {
    if (!tree_.has_attributes(node) || is_left_out(node)) continue;
    names_[node] = stronger(
        area_role(tree_.attribute(node, "role")),
        stronger(name_of(tree_.attribute(node, "id")), name_of(tree_.attribute(node, "class"))));
  }
}

std::size_t PageAreas::next_of(std::size_t node) const {
  return is_left_out(node) ? tree_[node].end : node + 1;
}

void PageAreas::leave_out(std::size_t node) {
  if (fates_[node] == Fate::Kept) fates_[node] = Fate::Furniture;
}

void PageAreas::find_unseen(std::string_view styles) {
  const HiddenStyles hidden(styles);
  for (std::size_t node = 0; node < tree_.size(); node = next_of(node)) {
    const GumboTag tag = tree_[node].tag;
    if (tree_[node].is_text() || tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY) continue;
    const bool is_hidden =
        kUnseenTags.holds(tag) ||
        (tree_.has_attributes(node) &&
         (tree_.has_attribute(node, "hidden") || tree_.attribute(node, "aria-hidden") == "true" ||
          hidden.hide(tree_.attribute(node, "id"), tree_.attribute(node, "class"))));
    if (is_hidden) fates_[node] = Fate::Unseen;
  }
}

// Letters of each text count for all that it is in; they weigh by the block they stand in.
void PageAreas::measure() {
  std::fill(measures_.begin(), measures_.end(), Measure{});
  std::size_t link_end = 0, inner_link_end = 0;
  for (std::size_t node = 0; node < tree_.size(); node = next_of(node)) {
    if (is_left_out(node)) continue;
    Measure& here = measures_[node];
    if (is_link(tree_, node)) {
      link_end = std::max<std::size_t>(link_end, tree_[node].end);
      here.links = 1;
    } else if (leads_within_page(tree_, node)) {
      inner_link_end = std::max<std::size_t>(inner_link_end, tree_[node].end);
      here.inner_links = 1;
    }
    here.letters = letters_[node];
    if (node < link_end) here.link_letters = here.letters;
    if (node < inner_link_end) here.inner_link_letters = here.letters;
  }
  weigh_blocks();
  for (std::size_t node = tree_.size(); node-- > 1;) {
    Measure& outer = measures_[tree_[node].parent];
    outer.letters += measures_[node].letters;
    outer.link_letters += measures_[node].link_letters;
    outer.links += measures_[node].links;
    outer.inner_link_letters += measures_[node].inner_link_letters;
    outer.inner_links += measures_[node].inner_links;
    outer.weight += measures_[node].weight;
  }
}

void PageAreas::weigh_blocks() {
  constexpr std::uint32_t kSentenceLetters = 20;
  std::vector<std::uint32_t> block(tree_.size(), 0);  // that a node stands in, or is
  std::vector<std::uint32_t> own(tree_.size(), 0);    // letters straight in it that are no link
  for (std::size_t node = 1; node < tree_.size(); node = next_of(node)) {
    if (is_left_out(node)) continue;
    const bool is_of_line = tree_[node].is_text() || is_inline(tree_[node].tag);
    block[node] = is_of_line ? block[tree_[node].parent] : static_cast<std::uint32_t>(node);
    own[block[node]] += measures_[node].letters - measures_[node].link_letters;
  }
  for (std::size_t node = 0; node < tree_.size(); ++node) {
    measures_[node].weight = own[node] >= kSentenceLetters ? 4 * own[node] : own[node];
  }
}

void PageAreas::leave_out_by_markers() {
  std::size_t begin = 0, end = tree_.size();
  for (std::size_t node = 0; node < tree_.size(); node = next_of(node)) {
    if (is_left_out(node)) continue;
    const bool is_image = tree_[node].tag == GUMBO_TAG_IMG;
    const std::string_view text = trim(is_image ? tree_.attribute(node, "alt") : tree_[node].text);
    if (text.empty() || text.size() > 120) continue;
    if (begin == 0 && begins_main_text(text)) begin = node;
    if (begin != 0 && end == tree_.size() && ends_main_text(text)) end = node;
  }
  if (begin == 0) return;
  for (std::size_t node = 1; node < tree_.size(); node = next_of(node)) {
    const bool is_before = tree_[node].end <= begin + 1;
    if (tree_[node].tag != GUMBO_TAG_HEAD && (is_before || node >= end)) leave_out(node);
  }
}

// A name that says "menu" is not believed of what holds most of the text.
bool PageAreas::is_furniture(std::size_t node, bool is_in_main) const {
  const GumboTag tag = tree_[node].tag;
  if (tree_[node].is_text() || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML || is_heading(tag)) {
    return false;
  }
  const Measure& here = measures_[node];
  const bool holds_most = times(here.weight, 2) > measures_[0].weight && here.letters > 400;
  if (holds_most) return false;
  const bool is_mostly_links = times(here.link_letters, 2) > here.letters;
  if (tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_MENU) return true;
  if (tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_FOOTER) return !is_in_main || is_mostly_links;
  if (tag == GUMBO_TAG_HEADER) return !is_in_main;
  if (names_[node] == AreaName::Furniture) return true;
  if (names_[node] != AreaName::MaybeFurniture) return false;
  const bool has_sentences = here.weight > 2 * (here.letters - here.link_letters);
  return is_mostly_links || (!is_in_main && !has_sentences && here.letters < 200);
}

void PageAreas::leave_out_by_name() {
  const Measure all = measures_[0];
  std::size_t main_end = 0, form_end = 0;
  for (std::size_t node = 1; node < tree_.size(); node = next_of(node)) {
    if (is_left_out(node)) continue;
    const GumboTag tag = tree_[node].tag;
    if (tag == GUMBO_TAG_MAIN || tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_SECTION ||
        names_[node] == AreaName::Main) {
      main_end = std::max<std::size_t>(main_end, tree_[node].end);
    }
    // Some systems put the whole page into a form.
    const bool is_form = tag == GUMBO_TAG_FORM && times(measures_[node].letters, 2) < all.letters;
    if (is_form) form_end = std::max<std::size_t>(form_end, tree_[node].end);
    const bool is_of_form = node < form_end && (tag == GUMBO_TAG_LABEL || tag == GUMBO_TAG_LEGEND);
    if (is_of_form || is_furniture(node, node < main_end)) leave_out(node);
  }
}

// The smallest that is called the main part and holds enough; else all that is left.
void PageAreas::choose_root() {
  root_ = 0;
  for (std::size_t node = 1; node < tree_.size(); node = next_of(node)) {
    const GumboTag tag = tree_[node].tag;
    if (is_left_out(node) || tree_[node].is_text() || is_inline(tag)) continue;
    const bool is_main = tag == GUMBO_TAG_MAIN || tree_.attribute(node, "role") == "main";
    const bool is_called_so = is_main || tag == GUMBO_TAG_ARTICLE || names_[node] == AreaName::Main;
    const std::uint64_t needed = times(measures_[0].weight, is_main ? 25 : 65);
    if (is_called_so && times(measures_[node].weight, 100) >= needed) {
      root_ = node;
      is_root_certain_ = true;
    }
  }
}

bool PageAreas::is_list_of_links(std::size_t node) const {
  const Measure& here = measures_[node];
  const bool is_block = !tree_[node].is_text() && !is_inline(tree_[node].tag);
  constexpr std::uint32_t kButtonLetters = 30;  // of three together
  const bool is_nothing_else =
      here.links == 3 && here.letters <= kButtonLetters && here.link_letters == here.letters;
  return is_block && (is_nothing_else ||
                      (here.links >= 4 && times(here.link_letters, 10) > times(here.letters, 8)));
}

// 目次, あ行 か行: where the parts of the page are.
bool PageAreas::is_list_of_parts(std::size_t node) const {
  const GumboTag tag = tree_[node].tag;
  const Measure& here = measures_[node];
  return (tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL) && here.inner_links >= 3 &&
         times(here.inner_link_letters, 10) > times(here.letters, 9) &&
         times(here.letters, 3) < measures_[root_].letters;
}

std::size_t PageAreas::first_heading() const {
  for (std::size_t node = root_; node < tree_[root_].end; node = next_of(node)) {
    if (!is_left_out(node) && tree_[node].tag == GUMBO_TAG_H1) return node;
  }
  return root_;
}

// Beside text, lists of links are menus; within what is called the main part only those that
// stand before its heading.
void PageAreas::leave_out_lists_of_links() {
  for (std::size_t node = root_; node < tree_[root_].end; node = next_of(node)) {
    if (!is_left_out(node) && is_list_of_parts(node)) leave_out(node);
  }
  const Measure& all = measures_[root_];
  if (times(all.link_letters, 10) > times(all.letters, 6)) return;  // the links are the text
  const std::size_t end = is_root_certain_ ? first_heading() : tree_[root_].end;
  for (std::size_t node = root_; node < end; node = next_of(node)) {
    const bool is_whole = tree_[node].end <= end;
    if (!is_left_out(node) && is_whole && is_list_of_links(node)) leave_out(node);
  }
}

bool PageAreas::holds_links_alone(std::size_t node) const {
  const Measure& here = measures_[node];
  return here.letters > 0 && here.link_letters == here.letters;
}

bool PageAreas::is_only_links() const {
  const Measure& all = measures_[root_];
  return all.links >= 3 && times(all.link_letters, 10) > times(all.letters, 8);
}

}  // namespace musubi
