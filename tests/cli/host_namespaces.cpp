#include "tests/cli/host_namespaces.h"

#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <thread>

namespace musubi::test {

namespace fs = std::filesystem;

namespace {

std::string network_of(const std::string& process) {
  std::error_code error;
  return fs::read_symlink(fs::path("/proc") / process / "ns/net", error).string();
}

}  // namespace

HostNamespaces::HostNamespaces(int hosts) : home_(made(folder_, "home")) {
  for (int i = 0; i < hosts; ++i) hosts_.push_back(made(folder_, fmt::format("host{}", i)));
  for (int i = 0; i < hosts && why_not_.empty(); ++i) {
    const auto& host = hosts_[static_cast<std::size_t>(i)];
    call(home_, fmt::format("ip link set lo up; ip link add card{0} type veth peer name card "
                            "netns {1} && ip addr add 10.98.{0}.1/24 dev card{0} && "
                            "ip link set card{0} up",
                            i, host.process));
    call(host, fmt::format("ip link set lo up; ip addr add {}/24 dev card && ip link set card up",
                           address(i)));
  }
}

HostNamespaces::Network HostNamespaces::made(const TemporaryFolder& folder,
                                             const std::string& name) {
  const std::string file = folder / name;
  auto keeper =
      test::start("/bin/sh", {"-c", "echo $$ > \"$0\"; exec unshare --net sleep 600", file});
  std::string process;
  for (int i = 0; i < 200; ++i) {
    process = read_file(file);
    if (process.ends_with('\n')) process.pop_back();
    const std::string network = process.empty() ? "" : network_of(process);
    if (!network.empty() && network != network_of("self")) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return {std::move(keeper), process};
}

std::vector<std::string> HostNamespaces::entering(const Network& network) {
  return {"/usr/bin/nsenter", fmt::format("--net=/proc/{}/ns/net", network.process)};
}

std::string HostNamespaces::address(int host) {
  return fmt::format("10.98.{}.2", host);
}

std::vector<std::string> HostNamespaces::at_host(int number) const {
  return entering(hosts_[static_cast<std::size_t>(number)]);
}

void HostNamespaces::call(const Network& network, const std::string& command) {
  if (network_of(network.process) == network_of("self")) {
    why_not_ = "a network of its own can be made by root only";
    return;
  }
  auto words = entering(network);
  words.insert(words.end(), {"/bin/sh", "-c", command});
  const std::string program = words.front();
  words.erase(words.begin());
  const Outcome done = run(program, words, {{"PATH", "/usr/sbin:/sbin:/usr/bin:/bin"}});
  if (done.status != 0) why_not_ = "virtual network cards cannot be had: " + done.err;
}

void HostNamespaces::cut(int host) {
  call(home_, fmt::format("ip link set card{} down", host));
}

void HostNamespaces::join(int host) {
  call(home_, fmt::format("ip link set card{} up", host));
}

}  // namespace musubi::test
