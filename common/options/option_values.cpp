#include "common/options/option_values.h"

#include <fmt/format.h>

#include <charconv>

#include "common/messages.h"
#include "common/text/digits.h"

namespace musubi {

Result<std::size_t> number_option(const boost::program_options::variables_map& options,
                                  const char* name, std::size_t min, std::size_t max) {
  const std::string typed = with_narrow_digits(options[name].as<std::string>());
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
  if (error != std::errc() || end != typed.data() + typed.size() || value < min || value > max) {
    return fail(fmt::format("--{} is a number from {} to {}", name, min, max));
  }
  return value;
}

tl::unexpected<Error> is_no_choice(const char* name, const std::string& choices) {
  return fail(fmt::format("--{} is one of {}", name, choices));
}

Result<void> read_language(const boost::program_options::variables_map& options) {
  const auto lang = choice_option<Language>(
      options, "lang",
      {{"auto", Language::Usual}, {"ja", Language::Japanese}, {"en", Language::English}});
  if (!lang) return tl::unexpected(lang.error());
  if (*lang != Language::Usual) speak(*lang);
  return {};
}

}  // namespace musubi
