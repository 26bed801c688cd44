"""Builds the extension, with libmoult.so.1 beside it.

MOULT_LIBRARY names a folder that has libmoult.so; by default it is .build/library of this repository, which `make library`
fills.
"""

import os
import shutil
import subprocess
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
LIBRARY = Path(os.environ.get("MOULT_LIBRARY", ROOT / ".build" / "library"))


class WithLibrary(build_ext):
    """Compiles the extension, and puts the library that it loads into the package."""

    def run(self) -> None:
        if not (LIBRARY / "libmoult.so.1").exists():
            subprocess.run(["make", "--directory", str(ROOT), "library"], check=True)
        super().run()
        package = Path(self.get_ext_fullpath("moult._moult")).parent
        shutil.copyfile(LIBRARY / "libmoult.so.1", package / "libmoult.so.1")


setup(
    ext_modules=[
        Extension(
            "moult._moult",
            sorted(str(path.relative_to(HERE)) for path in (HERE / "src").glob("*.c")),
            include_dirs=[str(ROOT / "Sources/CMoult/include")],
            library_dirs=[str(LIBRARY)],
            libraries=["moult"],
            extra_compile_args=["-std=gnu11", "-Wall", "-Wextra", "-Wno-cast-function-type"],
            extra_link_args=["-Wl,-rpath,$ORIGIN"],
            define_macros=[("Py_LIMITED_API", "0x03090000")],
            py_limited_api=True,
        )
    ],
    cmdclass={"build_ext": WithLibrary},
    options={"bdist_wheel": {"py_limited_api": "cp39"}},
)
