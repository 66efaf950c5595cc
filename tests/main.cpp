#define CATCH_CONFIG_RUNNER  // version 2 of Catch2 has its sources in the header
#include "tests/catch.h"

int main(int argc, char** argv) {
  return Catch::Session().run(argc, argv);
}
