// own_host.h - whose page it is, by the address of a Japanese prefecture or municipality.
#pragma once
#include <string_view>
#include <vector>

#include "common/gazetteer/gazetteer.h"

namespace musubi {

// The prefecture or municipality that a host name or a URL belongs to:
// www.pref.aomori.lg.jp, city.naha.okinawa.jp, town.mori.hokkaido.jp.  nullptr where it is of
// none, or of several with one name (city.fuchu.lg.jp).
const Place* place_of_host(std::string_view url, const Gazetteer& gazetteer);

// The places of all addresses in a text, mail addresses among them, each once.
std::vector<const Place*> places_of_hosts_in(std::string_view text, const Gazetteer& gazetteer);

}  // namespace musubi
