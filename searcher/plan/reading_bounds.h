// reading_bounds.h - what was not looked up by how it is read, for the user to know.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// Of a normalized word that nothing was found for; empty where no bound cut its look-up.
std::string note_of_reading_bound(std::string_view word);

}  // namespace musubi
