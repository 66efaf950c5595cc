// host_namespaces.h - networks of their own for a machine and its hosts: a pair of virtual cards to
// each host, and no other traffic.
#pragma once
#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace musubi::test {

class HostNamespaces {
 public:
  explicit HostNamespaces(int hosts);

  // Empty where they could be made; only root can, and only where the kernel has such cards.
  const std::string& why_not() const { return why_not_; }

  static std::string address(int host);

  // Words before those of a program, for it to run there.
  std::vector<std::string> at_home() const { return entering(home_); }
  std::vector<std::string> at_host(int number) const;

  // Takes the card of a host out, and puts it in again.
  void cut(int host);
  void join(int host);

 private:
  // A process that keeps a network as long as it lives.
  struct Network {
    RunningProgram keeper;
    std::string process;
  };
  static Network made(const TemporaryFolder& folder, const std::string& name);
  static std::vector<std::string> entering(const Network& network);
  void call(const Network& network, const std::string& command);

  TemporaryFolder folder_;
  Network home_;
  std::vector<Network> hosts_;
  std::string why_not_;
};

}  // namespace musubi::test
