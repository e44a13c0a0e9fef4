import type { SdkPlan } from '../plan/sdk-plan.ts';
import type { SdkFile } from '../sdk-file.ts';
import { pythonNames } from './python-names.ts';
import { firstCall } from './python-samples.ts';
import { literal, tomlString } from './python-text.ts';
import { readmeFile } from './readme-file.ts';

const LICENCE = `The code in this package was generated from an OpenAPI document. It is yours to use, change and distribute without
condition. It comes without warranty of any kind.
`;

const pyproject = ({ names, title }: SdkPlan): string => {
  const { distribution, module, version } = pythonNames(names);
  return `[build-system]
requires = ["setuptools>=61"]
build-backend = "setuptools.build_meta"

[project]
name = ${tomlString(distribution)}
version = ${tomlString(version)}
description = ${tomlString(`Python client of ${title.slice(0, 200)}`)}
readme = "README.md"
requires-python = ">=3.10"
dependencies = []
classifiers = ["Typing :: Typed"]

[tool.setuptools]
packages = [${tomlString(module)}]

[tool.setuptools.package-data]
${module} = ["py.typed"]

[tool.pyright]
pythonVersion = "3.10"
`;
};

const smokeTest = (plan: SdkPlan): string => {
  const { module } = pythonNames(plan.names);
  const call = firstCall(plan);
  const check = call
    ? `            ${call.code}
        self.assertEqual([method for method, _ in self.calls], [${literal(call.method.toUpperCase())}])`
    : '            self.assertIsNotNone(client)';
  return `"""Run with: python -m unittest discover tests"""

import threading
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer

from ${module} import ${plan.names.clientName}, models


class SmokeTest(unittest.TestCase):
    def setUp(self) -> None:
        calls: list[tuple[str, str]] = []

        class Handler(BaseHTTPRequestHandler):
            def __getattr__(self, name: str):
                if name.startswith("do_"):
                    return self.answer
                raise AttributeError(name)

            def answer(self) -> None:
                calls.append((self.command, self.path))
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"" if self.command == "HEAD" else b"{}")

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.calls = calls
        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def tearDown(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def test_the_client_sends_a_call(self) -> None:
        self.assertTrue(models.__name__)
        with ${plan.names.clientName}(base_url=f"http://127.0.0.1:{self.server.server_port}", retries=0) as client:
${check}


if __name__ == "__main__":
    unittest.main()
`;
};

/** Everything around the sources: metadata, README, licence, smoke test. */
export const packageFiles = (plan: SdkPlan): SdkFile[] => [
  { path: 'pyproject.toml', text: pyproject(plan) },
  { path: 'README.md', text: readmeFile(plan) },
  { path: 'LICENSE', text: LICENCE },
  { path: 'tests/test_smoke.py', text: smokeTest(plan) },
];
