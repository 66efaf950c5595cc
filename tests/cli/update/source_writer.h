// source_writer.h - the bytes of a source file, in its layout and its encoding.
#pragma once
#include <string>

#include "tests/cli/update/changing_sources.h"

namespace musubi::test {

std::string file_ending(SourceLayout layout);

std::string file_bytes(const SourceContent& file);

}  // namespace musubi::test
