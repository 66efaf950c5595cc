// The extractor: reads documents of foreign formats for the indexer.
#include "common/process/program_start.h"
#include "indexer/extractor/print.h"

int main(int argc, char** argv) {
  musubi::prepare_process();
  bool is_fine = true;
  for (int i = 1; i < argc; ++i) is_fine = musubi::print_extracted(argv[i]) && is_fine;
  return is_fine ? 0 : 1;
}
