// exit_status.h - what the indexer tells the program that started it.
#pragma once

namespace musubi {

enum class ExitStatus {
  Published = 0,     // or nothing to do
  SomeRefused = 1,   // the same, but some documents are refused, or kept as they were before
  NotPublished = 2,  // the old index is untouched
  Locked = 3,        // another indexer holds the lock
};

}  // namespace musubi
