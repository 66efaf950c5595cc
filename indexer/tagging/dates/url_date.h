// url_date.h - the day that the address of a page bears.
#pragma once
#include <optional>
#include <string_view>

#include "common/calendar/date.h"

namespace musubi {

// /2018/06/02/news, topics-20180602.html, /info/2018-06-02, 201806020015.aspx: mostly the day on
// which the page was published.  The last one, where there are several.
std::optional<Date> date_of_url(std::string_view url);

}  // namespace musubi
