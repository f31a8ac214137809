"""The rules of the house that import contracts cannot say. Each takes a tree and answers with what it found wrong."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("models", "printing", "app", "ui")

STORE = "app/store.py"
WORK = "ui/work.py"
SHELL = "ui/shell.py"
LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 40
LINES_OF_THE_SHELL = 250

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
THREAD_MODULES = {"threading", "_thread", "concurrent", "multiprocessing"}
THREAD_NAMES = {"QThread", "QThreadPool", "QRunnable", "QtConcurrent"}
SESSION_NAMES = {"Session", "sessionmaker", "scoped_session"}

Rule = Callable[[Path], list[str]]


def sources(root: Path, *folders: str) -> Iterator[tuple[str, Path]]:
    """Every Python file of these folders, with its name from the root."""
    for folder in folders or FLOORS:
        for path in sorted((root / folder).rglob("*.py")):
            yield path.relative_to(root).as_posix(), path


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_bytes()))


def commits_outside_the_store(root: Path) -> list[str]:
    return [
        f"{name}:{node.lineno} commits"
        for name, path in sources(root)
        if name != STORE
        for node in nodes(path)
        if (isinstance(node, ast.Attribute) and node.attr == "commit")
        or (isinstance(node, ast.Constant) and str(node.value).strip(" ;\n").upper() == "COMMIT")
    ]


def sessions_outside_the_store(root: Path) -> list[str]:
    return [
        f"{name}:{node.lineno} opens a session"
        for name, path in sources(root)
        if name != STORE
        for node in nodes(path)
        if isinstance(node, ast.Call) and _last_name(node.func) in SESSION_NAMES
    ]


def threads_outside_work(root: Path) -> list[str]:
    return [
        f"{name} uses {word}"
        for name, path in sources(root)
        if name != WORK
        for node in nodes(path)
        for word in _thread_words(node)
    ]


def empty_names(root: Path) -> list[str]:
    found = []
    for name, _ in sources(root, *FLOORS, "tests"):
        words = {word for part in Path(name).with_suffix("").parts for word in part.split("_")}
        if words & EMPTY_NAMES:
            found.append(name)
    return found


def long_files(root: Path) -> list[str]:
    found = []
    for name, path in sources(root, *FLOORS, "tests"):
        if _is_frozen_step(name):
            continue
        lines = len(path.read_text("utf-8").splitlines())
        if lines > (LINES_OF_THE_SHELL if name == SHELL else LINES_OF_A_FILE):
            found.append(f"{name} has {lines} lines")
    return found


def _is_frozen_step(name: str) -> bool:
    """A migration is made by a command and then frozen: it is data, read by nobody top to bottom."""
    return re.fullmatch(r"models/migrations/r\d{4}\.py", name) is not None


def long_functions(root: Path) -> list[str]:
    return [
        f"{name}:{node.lineno} {node.name} has {lines} lines"
        for name, path in sources(root, *FLOORS, "tests")
        if not _is_frozen_step(name)
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > LINES_OF_A_FUNCTION
    ]


def folders_outside_the_contracts(root: Path) -> list[str]:
    """A folder without __init__.py is not seen by the import contracts."""
    return sorted(
        {Path(name).parent.as_posix() for name, path in sources(root) if not (path.parent / "__init__.py").exists()}
    )


def circles_of_modules(root: Path) -> list[str]:
    """The contract compares neighbours; this also finds a package and its own module that import each other."""
    modules = {_module(name): path for name, path in sources(root)}
    graph = {
        module: {target for target in _imports(module, path, set(modules)) if target != module}
        for module, path in modules.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [" -> ".join(error.args[1])]
    return []


RULES: tuple[Rule, ...] = (
    commits_outside_the_store,
    sessions_outside_the_store,
    threads_outside_work,
    empty_names,
    long_files,
    long_functions,
    folders_outside_the_contracts,
    circles_of_modules,
)


def _last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _thread_words(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names if alias.name.split(".")[0] in THREAD_MODULES]
    if isinstance(node, ast.ImportFrom):
        if (node.module or "").split(".")[0] in THREAD_MODULES and not node.level:
            return [str(node.module)]
        return [alias.name for alias in node.names if alias.name in THREAD_NAMES]
    if isinstance(node, ast.Attribute) and node.attr in THREAD_NAMES:
        return [node.attr]
    return []


def _module(name: str) -> str:
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _imports(module: str, path: Path, known: set[str]) -> Iterator[str]:
    """The modules that one imports, wherever in the file; `from a import b` is a.b where that is a module, else a."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            for target in (f"{base}.{alias.name}" for alias in node.names):
                yield from (name for name in (target if target in known else base,) if name in known)
