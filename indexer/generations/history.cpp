#include "indexer/generations/history.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/index/checksums.h"
#include "common/text/utf8.h"
#include "indexer/generations/manifest.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

// A file of this name in its folder once said that a generation was withdrawn.
constexpr const char* kOldMark = "withdrawn";

bool is_older(const std::string& a, const std::string& b) {
  return std::pair(a.size(), a) < std::pair(b.size(), b);
}

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(fs::symlink_status(path, error));
}

// What cannot be looked at may be there.
bool is_gone(const fs::path& path) {
  std::error_code error;
  return fs::symlink_status(path, error).type() == fs::file_type::not_found;
}

auto is(const std::string& name) {
  return [&name](const PastGeneration& one) { return one.name == name; };
}

}  // namespace

// Of an index that has no file, or a damaged one: the numbers tell the order, and what is
// newer than the live one is never gone back to.
History History::guess(const IndexLayout& layout) {
  History history;
  const auto live = layout.live_generation();
  for (const std::string& name : layout.list_generations()) {
    if (!is_generation(layout, name)) continue;
    const bool withdrawn = (live && is_older(*live, name)) ||
                           (name != live && is_there(layout.generations() / name / kOldMark));
    history.generations_.push_back({name, "", withdrawn});
    history.newest_ = name;
  }
  return history;
}

// One rolls back by naming another in the stub: those behind it in the order are withdrawn.
void History::follow_stub(const IndexLayout& layout) {
  const auto live = layout.live_generation();
  if (live) {
    if (find(*live) == nullptr) {
      const auto place =
          std::find_if(generations_.begin(), generations_.end(),
                       [&](const PastGeneration& one) { return is_older(*live, one.name); });
      generations_.insert(place, {*live, list_checksum(layout.generations() / *live), false});
      if (newest_.empty() || is_older(newest_, *live)) newest_ = *live;
    }
    bool withdrawn = false;
    for (auto one = std::find_if(generations_.begin(), generations_.end(), is(*live));
         one != generations_.end(); ++one) {
      one->withdrawn = std::exchange(withdrawn, true);
    }
  }
  std::erase_if(generations_, [&](const PastGeneration& one) {
    return one.name != live && is_gone(layout.generations() / one.name);
  });
}

History History::of(const IndexLayout& layout) {
  History history;
  if (is_gone(layout.history())) {
    history = guess(layout);
  } else {
    auto file = read_history_file(layout.history());
    if (file) {
      history.generations_ = std::move(file->generations);
      history.newest_ = std::move(file->newest);
    } else {
      history = guess(layout);
      history.damage_ = printable(
          fmt::format("{} is damaged: {}", layout.history().string(), file.error().message));
    }
  }
  history.follow_stub(layout);
  return history;
}

const PastGeneration* History::find(const std::string& name) const {
  const auto found = std::find_if(generations_.begin(), generations_.end(), is(name));
  return found == generations_.end() ? nullptr : &*found;
}

std::string History::list_sum_of(const std::string& name) const {
  const PastGeneration* past = find(name);
  return past == nullptr ? "" : past->list_sum;
}

const PastGeneration* History::before(const std::string& name) const {
  const PastGeneration* before = nullptr;
  for (const PastGeneration& one : generations_) {
    if (one.name == name) return before;
    if (!one.withdrawn) before = &one;
  }
  return nullptr;
}

std::string History::next_name(const IndexLayout& layout) const {
  std::uint64_t number = newest_.empty() ? 0 : std::stoull(newest_);
  for (;;) {
    std::string name = fmt::format("{:06}", ++number);
    if (!IndexLayout::is_generation_name(name)) {
      number = 0;  // behind the last number that is one
    } else if (!is_there(layout.generations() / name)) {
      return name;
    }
  }
}

bool is_generation(const IndexLayout& layout, const std::string& name) {
  return is_there(manifest_path(layout.generations() / name));
}

bool may_have_been_live(const IndexLayout& layout) {
  const auto names = layout.list_generations();
  return !is_gone(layout.stub()) || !is_gone(layout.history()) ||
         std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return is_generation(layout, name); });
}

std::string_view what_stays(const IndexLayout& layout) {
  return may_have_been_live(layout) ? "the old index stays in use"
                                    : "there is nothing to search yet";
}

std::vector<std::string> orphans_of(const IndexLayout& layout) {
  const History history = History::of(layout);
  auto names = layout.list_generations();
  std::erase_if(names, [&](const std::string& name) {
    return history.find(name) != nullptr || !is_generation(layout, name);
  });
  return names;
}

Result<void> History::write(const IndexLayout& layout) const {
  if (generations_.empty()) return {};
  auto written = write_history_file(layout.history(), {generations_, newest_});
  if (!written) return written;
  std::error_code error;
  for (const PastGeneration& one : generations_) {
    fs::remove(layout.generations() / one.name / kOldMark, error);
  }
  return {};
}

// Its list is known to be right: it was just written, or verified.
void History::vouch_for(const IndexLayout& layout, const std::string& name) {
  const auto found = std::find_if(generations_.begin(), generations_.end(), is(name));
  if (found == generations_.end() || !found->list_sum.empty()) return;
  found->list_sum = list_checksum(layout.generations() / name);
}

Result<void> note_history(const IndexLayout& layout) {
  return History::of(layout).write(layout);
}

Result<LiveGeneration> make_live(const IndexLayout& layout, const std::string& name) {
  const auto published = layout.publish(name);
  if (!published) return tl::unexpected(published.error());
  LiveGeneration live{name, {}};
  if (*published) live.problems.push_back(**published);
  History history = History::of(layout);
  history.vouch_for(layout, name);
  if (auto noted = history.write(layout); !noted) live.problems.push_back(noted.error());
  return live;
}

}  // namespace musubi
