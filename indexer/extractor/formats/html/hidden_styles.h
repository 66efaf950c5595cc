// hidden_styles.h - which elements a page's own styles hide.
#pragma once
#include <string>
#include <string_view>
#include <unordered_set>

namespace musubi {

class HiddenStyles {
 public:
  // Rules for one class or one id (".x{display:none}"); others, and those for a medium alone,
  // are not looked at.
  explicit HiddenStyles(std::string_view styles);

  bool hide(std::string_view id, std::string_view classes) const;

 private:
  void add(std::string_view selectors);

  std::unordered_set<std::string> selectors_;
};

// Whether declarations hide: display:none, visibility:hidden.
bool hides(std::string_view declarations);

}  // namespace musubi
