"""Debian packages that a bench needs."""

import os
import shutil
import subprocess
import sys


def install_missing(packages: list[str]):
    """Installs what is not there yet; ends the program where it may not."""
    missing = [package for package in packages if not _is_installed(package)]
    if not missing:
        return
    install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *missing]
    as_root = []
    if os.geteuid() != 0:
        if shutil.which("sudo") is None:
            sys.exit("not root, and no sudo; run as root: " + " ".join(install))
        as_root = ["sudo"]
    print("installing", *missing, file=sys.stderr)
    subprocess.run([*as_root, "apt-get", "update", "-qq"], check=True)
    subprocess.run(
        [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", *install],
        check=True, stdout=subprocess.DEVNULL,
    )


def _is_installed(package: str) -> bool:
    query = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Status}", package],
        capture_output=True, text=True, check=False,
    )
    return query.stdout == "install ok installed"
