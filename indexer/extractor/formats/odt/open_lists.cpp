#include "indexer/extractor/formats/odt/open_lists.h"

namespace musubi {

namespace {

// What has lists of its own.
bool is_box(std::string_view name) {
  return name == "text-box" || name == "note-body" || name == "table-cell";
}

}  // namespace

void OpenLists::begin(std::string_view name, const XmlAttributes& attributes) {
  if (name == "list") begin_list(attributes);
  if (name == "list-item" || name == "list-header") begin_item(name == "list-item", attributes);
  if (is_box(name)) outside_.push_back(lists_.size());
}

void OpenLists::end(std::string_view name) {
  if (name == "list" && !lists_.empty()) lists_.pop_back();
  if (is_box(name) && !outside_.empty()) outside_.pop_back();
}

void OpenLists::begin_list(const XmlAttributes& attributes) {
  const bool is_inner = lists_.size() > (outside_.empty() ? 0 : outside_.back());
  std::string style(attributes["style-name"]);
  if (is_inner && style.empty()) style = lists_.back().style;
  const std::size_t counter = is_inner ? lists_.back().counter : counter_of(attributes, style);
  lists_.push_back({style, counter, style, {}, true});
}

void OpenLists::begin_item(bool is_numbered, const XmlAttributes& attributes) {
  if (lists_.empty()) return;
  OpenList& list = lists_.back();
  const std::string_view own = attributes["style-override"];
  list.item_style = own.empty() ? list.style : own;
  list.item_start = attributes.number("start-value");
  list.is_counted = !is_numbered;
}

// A list may go on where another one ended: one that is named, or the last one of its style.
std::size_t OpenLists::counter_of(const XmlAttributes& attributes, const std::string& style) {
  std::size_t counter = counters_.size();
  if (const auto named = by_name_.find(attributes["continue-list"]); named != by_name_.end()) {
    counter = named->second;
  } else if (const auto last = by_style_.find(style);
             last != by_style_.end() && attributes["continue-numbering"] == "true") {
    counter = last->second;
  } else if (counters_.size() < kMaxLists) {
    counters_.emplace_back();
  } else {
    is_cut_ = true;
    return kMaxLists;
  }
  by_style_[style] = counter;
  if (const std::string_view name = attributes["id"]; !name.empty()) {
    by_name_.insert_or_assign(std::string(name), counter);
  }
  return counter;
}

std::string OpenLists::next_label(std::string_view name, const XmlAttributes& attributes) {
  const std::size_t outside = outside_.empty() ? 0 : outside_.back();
  if (lists_.size() <= outside) return name == "h" ? next_heading(attributes) : "";
  OpenList& list = lists_.back();
  const std::size_t level = lists_.size() - outside - 1;
  const ListLevels* const levels = styles_.levels(list.item_style);
  if (list.is_counted || level >= kListLevels || levels == nullptr) return "";
  if (list.counter >= counters_.size()) return "";
  list.is_counted = true;
  ListCounter& counter = counters_[list.counter];
  if (!list.item_start) {
    counter.count(*levels, level);
    return counter.label(*levels, level);
  }
  ListLevels begun = *levels;
  begun[level].start = *list.item_start;
  counter.count(begun, level, true);
  return counter.label(begun, level);
}

std::string OpenLists::next_heading(const XmlAttributes& attributes) {
  const unsigned level = attributes.number("outline-level").value_or(1);
  const bool is_numbered = attributes["is-list-header"] != "true";
  if (level == 0 || level > kListLevels || !is_numbered) return "";
  ListLevels levels = styles_.of_headings();
  const bool is_anew = attributes["restart-numbering"] == "true";
  if (is_anew) {
    ListLevel& begun = levels[level - 1];
    begun.start = attributes.number("start-value").value_or(begun.start);
  }
  headings_.count(levels, level - 1, is_anew);
  return headings_.label(levels, level - 1);
}

}  // namespace musubi
