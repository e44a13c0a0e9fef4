import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Compilers and interpreters that SDKs and code samples are tested with, by the Debian package that brings each. */
const PACKAGES = {
  curl: 'curl',
  go: 'golang-go',
  javac: 'default-jdk-headless',
  php: 'php-cli',
  python3: 'python3',
  ruby: 'ruby',
} as const;

export type Tool = keyof typeof PACKAGES | 'jackson';

/** Debian's jars of Jackson, as a class path. */
export const JACKSON = ['annotations', 'core', 'databind'].map((part) => `/usr/share/java/jackson-${part}.jar`);

const onPath = (name: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

const isThere = (tool: Tool): boolean =>
  tool === 'jackson' ? JACKSON.every((path) => existsSync(path)) : onPath(tool) !== undefined;

const install = (packages: readonly string[]): void => {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const step of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ]) {
    const [command = '', ...rest] = [...sudo, 'apt-get', ...step];
    execFileSync(command, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
};

/** Makes sure that tools are on this machine; installs Debian's where they are not. Throws a sentence when it cannot. */
export const requireTools = (tools: readonly Tool[], tell: (line: string) => void = console.log): void => {
  const missing = tools.filter((tool) => !isThere(tool));
  if (missing.length === 0) return;
  if (!existsSync('/usr/bin/apt-get')) throw new Error(`install ${missing.join(', ')}: the tests run them.`);
  tell(`installing ${missing.join(', ')} from Debian’s packages (once)…`);
  install(missing.map((tool) => (tool === 'jackson' ? 'libjackson2-databind-java' : PACKAGES[tool])));
  const still = tools.filter((tool) => !isThere(tool));
  if (still.length > 0) throw new Error(`${still.join(', ')} could not be installed.`);
};
