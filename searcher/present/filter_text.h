// filter_text.h - a filter as it can be typed in a query.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace musubi {

// "国・地域:中国", "都道府県:(青森県 OR 岩手県)", or "country:中国", as the language is that is
// spoken; a value that the syntax would take apart is quoted.
std::string filter_text(std::string_view label, const std::vector<std::string>& values);

// Several of them, by label and value: "country:中国 domain:経済".
std::string filters_text(const std::vector<std::pair<std::string, std::string>>& filters);

}  // namespace musubi
