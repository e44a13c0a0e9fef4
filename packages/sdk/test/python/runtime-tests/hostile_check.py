"""Loads every package below a folder and looks at its code: prints a line for whatever a document could have put there."""

import ast
import importlib
import os
import sys
import warnings
from pathlib import Path

CALLED = {"_Body", "_Encoding", "_Operation", "_Pages", "_Parameter", "_Scheme", "_Settings", "_register_unions"}
OURS = ("_auth", "_client", "_connection", "_encode", "_errors", "_model", "_operation", "_options", "_pages", "_streams", "_transport")
STATEMENTS = (ast.Import, ast.ImportFrom, ast.ClassDef, ast.FunctionDef, ast.Assign, ast.AnnAssign, ast.Pass, ast.If, ast.Return)

warnings.simplefilter("error")


def look(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"), str(path))
    for node in ast.walk(tree):
        name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
        if name in ("__import__", "environ") or not name.isascii():
            print(path, node, "name", name)
        if path.stem.startswith(("models", "_models", "_operations")):
            if isinstance(node, ast.Call) and not (isinstance(node.func, ast.Name) and node.func.id in CALLED):
                print(path, node.lineno, "call", ast.dump(node.func))
            if isinstance(node, ast.stmt) and not isinstance(node, STATEMENTS):
                fine = isinstance(node, ast.Expr) and isinstance(node.value, (ast.Constant, ast.Call))
                if not fine:
                    print(path, node.lineno, "statement", type(node).__name__)


for root in sorted(folder for folder in Path(sys.argv[1]).iterdir() if folder.is_dir()):
    packages = [folder for folder in root.iterdir() if (folder / "__init__.py").exists()]
    if len(packages) != 1:
        print(root, "holds", packages)
    for file in root.rglob("*.py"):
        if file.stem not in OURS:
            look(file)
    sys.path.insert(0, str(root))
    module = importlib.import_module(packages[0].name)
    for name in dir(module):
        if name.endswith("Client"):
            getattr(module, name)()
    for loaded in [loaded for loaded in sys.modules if loaded.split(".")[0] == packages[0].name]:
        del sys.modules[loaded]
    sys.path.pop(0)
if "HACKED" in os.environ:
    print("the canary was run")
print("looked")
