#include "indexer/extractor/formats/html/page_facts.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <vector>

#include "common/calendar/date_finder.h"
#include "common/text/utf8.h"
#include "common/text/words.h"
#include "indexer/extractor/formats/html/line_writer.h"

namespace musubi {

namespace {

constexpr std::size_t kLabelledBytes = 120;  // behind a label, in which its date stands
constexpr std::size_t kMaxContactLines = 4;
constexpr std::size_t kMaxContactBytes = 400;

constexpr std::array<std::string_view, 9> kPublishedLabels = {
    "掲載日", "公開日", "掲載開始日", "発表日", "発行日", "投稿日", "登録日", "作成日", "公表日",
};
constexpr std::array<std::string_view, 4> kChangedLabels = {"更新日", "更新年月日", "最終更新",
                                                            "更新："};

// The text from a node on, over the next ones.
std::string text_from(const PageTree& tree, const PageAreas& areas, std::size_t node) {
  std::string text;
  while (node < tree.size() && text.size() < kLabelledBytes) {
    if (areas.is_unseen(node)) {
      node = tree[node].end;
      continue;
    }
    text += tree[node].text.substr(0, kLabelledBytes);
    ++node;
  }
  return text;
}

template <std::size_t N>
std::size_t find_label(std::string_view text, const std::array<std::string_view, N>& labels) {
  for (const std::string_view label : labels) {
    const std::size_t at = text.find(label);
    if (at != std::string_view::npos) return at + label.size();
  }
  return std::string_view::npos;
}

// `part`: that all labels have.
template <std::size_t N>
std::string labelled_date(const PageTree& tree, const PageAreas& areas,
                          const std::array<std::string_view, N>& labels, std::string_view part) {
  for (std::size_t node = 0; node < tree.size();) {
    if (areas.is_unseen(node)) {
      node = tree[node].end;
      continue;
    }
    const bool may_be_labelled =
        tree[node].text.size() <= 2 * kLabelledBytes && holds(tree[node].text, part);
    const std::size_t behind =
        may_be_labelled ? find_label(tree[node].text, labels) : std::string_view::npos;
    if (behind != std::string_view::npos) {
      const std::string text =
          std::string(tree[node].text.substr(behind, kLabelledBytes)) +
          (tree[node].text.size() - behind < 8 ? text_from(tree, areas, node + 1) : "");
      const auto found = find_dates(text);
      // Close by: what stands further off is of something else.
      if (!found.empty() && found[0].begin < 40) {
        return text.substr(found[0].begin, found[0].end - found[0].begin);
      }
    }
    ++node;
  }
  return {};
}

std::string time_in_text(const PageTree& tree, const PageAreas& areas) {
  for (std::size_t node = areas.root(); node < tree[areas.root()].end;) {
    if (areas.is_left_out(node)) {
      node = tree[node].end;
      continue;
    }
    const std::string_view time = tree.attribute(node, "datetime");
    if (tree[node].tag == GUMBO_TAG_TIME && !find_dates(time).empty()) return std::string(time);
    ++node;
  }
  return {};
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) ||
         text.find("\xEF\xBC\x9") != std::string_view::npos;  // full-width ones
}

bool is_contact(std::string_view line) {
  if (line.find("〒") != std::string_view::npos) return true;
  if (char_count(line) > 150 || !has_digit(line)) return false;
  for (const std::string_view word :
       {"電話", "TEL", "Tel", "ファクス", "FAX", "法人番号", "所在地", "郵便番号", "代表："}) {
    if (line.find(word) != std::string_view::npos) return true;
  }
  return false;
}

// "本町2丁目16番32号".
bool is_postal_address(std::string_view line) {
  if (char_count(line) > 80 || !has_digit(line)) return false;
  const auto names = [&](std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      return line.find(word) != std::string_view::npos;
    });
  };
  return names({"丁目", "番地", "番", "号"}) && names({"県", "都", "府", "市", "区", "町", "村"});
}

bool names_an_office(std::string_view line) {
  if (char_count(line) > 30) return false;
  for (const std::string_view end : {"役所", "県庁", "府庁", "都庁", "道庁", "役場", "協議会",
                                     "協会", "委員会", "課", "局", "部", "センター"}) {
    if (line.ends_with(end)) return true;
  }
  return false;
}

// Lines of what is seen but is no part of the text.
class OutsideLines {
 public:
  OutsideLines(const PageTree& tree, const PageAreas& areas) : tree_(tree), areas_(areas) {}

  std::vector<std::string> read() && {
    const std::size_t root = areas_.root();
    std::size_t outside_end = 0;  // of what is left out within the text
    for (std::size_t node = 0; node < tree_.size();) {
      if (areas_.is_unseen(node)) {
        node = tree_[node].end;
        continue;
      }
      if (areas_.is_left_out(node))
        outside_end = std::max<std::size_t>(outside_end, tree_[node].end);
      const bool is_inside = node >= root && node < tree_[root].end && node >= outside_end;
      if (!tree_[node].is_text() && !is_inline(tree_[node].tag)) end_line();
      if (!is_inside) line_.add(tree_[node].text);
      ++node;
    }
    end_line();
    return std::move(lines_);
  }

 private:
  void end_line() {
    std::string line = line_.take_text();
    while (!line.empty() && line.back() == '\n') line.pop_back();
    if (!line.empty()) lines_.push_back(std::move(line));
  }

  const PageTree& tree_;
  const PageAreas& areas_;
  LineWriter line_;
  std::vector<std::string> lines_;
};

}  // namespace

std::string page_date(const PageTree& tree, const PageAreas& areas, const PageMeta& meta) {
  if (!meta.published.empty()) return meta.published;
  for (std::string date : {labelled_date(tree, areas, kPublishedLabels, "日"),
                           labelled_date(tree, areas, kChangedLabels, "更新"), meta.changed}) {
    if (!date.empty()) return date;
  }
  return time_in_text(tree, areas);
}

std::string page_contact(const PageTree& tree, const PageAreas& areas) {
  std::string contact;
  std::size_t count = 0;
  const auto lines = OutsideLines(tree, areas).read();
  for (std::size_t i = 0; i < lines.size() && count < kMaxContactLines; ++i) {
    const bool names_it =
        i + 1 < lines.size() && names_an_office(lines[i]) && is_contact(lines[i + 1]);
    const bool goes_on = i > 0 && is_contact(lines[i - 1]) && is_postal_address(lines[i]);
    if (!names_it && !goes_on && !is_contact(lines[i])) continue;
    if (contact.size() + lines[i].size() > kMaxContactBytes) break;
    if (contact.find(lines[i]) != std::string::npos) continue;
    if (!contact.empty()) contact += ' ';
    contact += lines[i];
    ++count;
  }
  return contact;
}

}  // namespace musubi
