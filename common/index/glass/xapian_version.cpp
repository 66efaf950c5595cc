#include <fmt/format.h>
#include <xapian.h>

#include "common/index/glass/glass.h"

namespace musubi::glass {

namespace {

constexpr int kMajor = 1;
constexpr int kMinor = 4;

}  // namespace

Result<void> check_xapian(int major, int minor) {
  if (major == kMajor && minor == kMinor) return {};
  return fail(fmt::format("Xapian {}.{} is installed; this program is for databases of Xapian "
                          "{}.{} and was not tried with another",
                          major, minor, kMajor, kMinor),
              fmt::format("install Xapian {}.{}, or a Musubi that was built for the one that "
                          "is there",
                          kMajor, kMinor));
}

Result<void> check_xapian() {
  return check_xapian(Xapian::major_version(), Xapian::minor_version());
}

}  // namespace musubi::glass
