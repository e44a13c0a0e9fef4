import { execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian's jars of Jackson, as a class path. */
export const JACKSON = ['annotations', 'core', 'databind'].map((part) => `/usr/share/java/jackson-${part}.jar`);

/** Debian's own Python: the one its packages are installed for. */
export const DEBIAN_PYTHON = '/usr/bin/python3';

const onPath = (name: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

/** Compilers, interpreters and libraries that SDKs and samples are tested with: Debian's package, and how to tell it is there. */
const TOOLS = {
  curl: { debian: 'curl', isThere: () => onPath('curl') },
  go: { debian: 'golang-go', isThere: () => onPath('go') },
  jackson: { debian: 'libjackson2-databind-java', isThere: () => JACKSON.every((path) => existsSync(path)) },
  javac: { debian: 'default-jdk-headless', isThere: () => onPath('javac') },
  php: { debian: 'php-cli', isThere: () => onPath('php') },
  'php-curl': { debian: 'php-curl', isThere: () => existsSync('/usr/share/php8.2-curl') },
  python3: { debian: 'python3', isThere: () => onPath('python3') },
  'python3-venv': {
    debian: 'python3-venv python3-setuptools python3-wheel',
    isThere: () =>
      existsSync('/usr/lib/python3/dist-packages/setuptools') && globSync('/usr/lib/python3.*/ensurepip').length > 0,
  },
  requests: { debian: 'python3-requests', isThere: () => existsSync('/usr/lib/python3/dist-packages/requests') },
  ruby: { debian: 'ruby', isThere: () => onPath('ruby') },
  unzip: { debian: 'unzip', isThere: () => onPath('unzip') },
} as const;

export type Tool = keyof typeof TOOLS;

const isThere = (tool: Tool): boolean => TOOLS[tool].isThere();

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
  install(missing.flatMap((tool) => TOOLS[tool].debian.split(' ')));
  const still = tools.filter((tool) => !isThere(tool));
  if (still.length > 0) throw new Error(`${still.join(', ')} could not be installed.`);
};
