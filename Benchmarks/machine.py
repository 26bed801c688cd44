"""The machine, the day, and the versions of everything that is run."""

import datetime
import os
import platform
import shlex
import subprocess

from cases import DATA, MOULT, PYTHON

VERSIONS = {
    "moult": f"{MOULT} --version",
    "Swift": "swift --version",
    "C++": "c++ --version",
    "simdjson": f"{DATA}/version",
    "yajl": "pkg-config --modversion yajl",
    "jq": "jq --version",
    "gojq": "gojq --version",
    "Python": f"{PYTHON} --version",
}
# Packages of Python and the environments they are in.
PACKAGES = [
    ("orjson", "bench"),
    ("polars", "bench"),
    ("duckdb", "bench"),
    ("twarc", "twarc1"),
    ("twarc", "twarc2"),
]


def first_line(command):
    result = subprocess.run(shlex.split(command), capture_output=True, text=True)
    return (result.stdout.splitlines() or ["unknown"])[0]


def package_version(name, environment):
    program = f"import importlib.metadata as found; print(found.version('{name}'))"
    return first_line(f'.venv/{environment}/bin/python -c "{program}"')


def packages():
    return ", ".join(f"{name} {package_version(name, where)}" for name, where in PACKAGES)


def processor():
    with open("/proc/cpuinfo") as lines:
        names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def system():
    return platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())


def linkage():
    """`make install` links Swift's libraries into the executable; `swift build` does not."""
    libraries = subprocess.run(["ldd", MOULT], capture_output=True, text=True).stdout
    return "with shared libraries of Swift" if "libswiftCore" in libraries else "static"


def facts():
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    found = {
        "date": datetime.date.today().isoformat(),
        "processor": f"{processor()}, {len(os.sched_getaffinity(0))} cores seen",
        "memory": f"{memory / 1e9:.0f} GB",
        "load before": f"{os.getloadavg()[0]:.1f}, where 0 is a quiet machine",
        "system": f"{system()}, Linux {platform.release()}",
    }
    found |= {name: first_line(command) for name, command in VERSIONS.items()}
    return found | {"packages": packages(), "executable": linkage()}
