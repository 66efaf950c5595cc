// body_names.h - whether a line names the body that publishes a page.
#pragma once
#include <string_view>

namespace musubi {

// CLAIR(クレア)一般財団法人自治体国際化協会, 架空市国際交流協会(KIA), 架空新聞, 架空市役所; not
// 2018年活動報告/架空市日中友好協会, which tells what it is.
bool is_name_of_body(std::string_view line);

}  // namespace musubi
