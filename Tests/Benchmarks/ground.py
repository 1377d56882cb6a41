"""What `compare` and `guard` have in common: generated workspaces, and the program run in a fixed environment."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def fail(sentence):
    sys.exit(f"{Path(sys.argv[0]).name}: {sentence}")


def run(words, **options):
    """Runs a program that has to end well; what it prints."""
    done = subprocess.run([str(word) for word in words], capture_output=True, **options)
    if done.returncode != 0:
        tail = (done.stdout + done.stderr)[-2000:].decode(errors="replace")
        fail(f"{' '.join(map(str, words))} ended with {done.returncode}:\n{tail}")
    return done.stdout


class Ground:
    """A scratch folder with the small C programs and workspaces; gone when Python ends."""

    def __init__(self, program):
        self.program = Path(program).resolve()
        if not os.access(self.program, os.X_OK):
            fail(f"'{program}' is no program; build it first: swift build -c release --static-swift-stdlib")
        self.scratch = tempfile.TemporaryDirectory(prefix="concord-bench-")
        self.path = Path(self.scratch.name)
        build = ["swift", "build", "--package-path", HERE, "-c", "release", "--product", "generate"]
        run(build)
        self.generate = Path(run(build + ["--show-bin-path"]).decode().strip()) / "generate"
        for name, libraries in [("append", []), ("frame", ["-lncursesw", "-ltinfo"]), ("inpty", ["-lutil"])]:
            run(["cc", "-O2", "-Wall", "-Werror", "-o", self.path / name, HERE / "floors" / f"{name}.c", *libraries])

    def environment(self, **more):
        """A fixed one, with a home that nothing was done in yet."""
        home = tempfile.mkdtemp(prefix="home-", dir=self.path)
        fixed = {
            "PATH": os.environ["PATH"], "HOME": home, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "TZ": "UTC",
            "CONCORD_USER": "dana", "CONCORD_NOW": "2026-11-23T09:00:00Z",
        }
        return fixed | more

    def workspace(self, items, entries=4, closed=40):
        """The path of a workspace with so many action items."""
        path = self.path / f"workspace-{items}-{entries}-{closed}"
        if not path.exists():
            run([self.generate, "--items", items, "--entries-per-item", entries, "--closed-percent", closed,
                 "--into", path])
        return path

    def copy(self, workspace):
        """A copy to be changed."""
        target = Path(tempfile.mkdtemp(prefix="copy-", dir=self.path))
        shutil.copytree(workspace, target, dirs_exist_ok=True)
        return target

    def live(self, items):
        """The path of such a workspace with a live review and its first topic."""
        path = self.path / f"live-{items}"
        if not path.exists():
            shutil.copytree(self.workspace(items), path)
            for words in [["review", "plan", "Today"], ["topic", "add", "First"], ["review", "start"]]:
                run([self.program, "--workspace", path, *words], env=self.environment())
        return path

    def open_action(self, workspace):
        """The id of an action item that is not done."""
        words = [self.program, "--workspace", workspace, "action", "list", "--limit", "25", "--json"]
        return json.loads(run(words, env=self.environment()))[-1]["id"]
