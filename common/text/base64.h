// base64.h - bytes as letters, digits and two signs (RFC 4648).
#pragma once
#include <string>
#include <string_view>

namespace musubi {

std::string base64(std::string_view bytes);

}  // namespace musubi
