// file_descriptor.h - owns an open file, pipe or process.
#pragma once
#include <unistd.h>

#include <utility>

namespace musubi {

// Closed when the object goes.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  // What open() and its kind return; below 0: nothing is open.
  explicit FileDescriptor(int number) : number_(number) {}
  FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~FileDescriptor() { close(); }

  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }

  // False where the system could not write what was to be written.
  bool close() {
    const int number = std::exchange(number_, -1);
    return number < 0 || ::close(number) == 0;
  }

 private:
  int number_ = -1;
};

}  // namespace musubi
