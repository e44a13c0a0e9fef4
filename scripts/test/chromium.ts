import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { StartError } from '../start/ports.ts';

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a Chromium; installs Debian's where there is none and this machine lets us. */
export const requireChromium = async (tell: (line: string) => void): Promise<string> => {
  const find = () => [process.env.PORTICO_CHROMIUM, ...CANDIDATES].find((path) => path && existsSync(path));
  const found = find();
  if (found) return found;
  if (!existsSync('/usr/bin/apt-get'))
    throw new StartError('no Chromium was found; install one, or name it in PORTICO_CHROMIUM.');
  tell('installing Chromium from Debian’s packages (once)…');
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args: string[]) => {
    const [command = '', ...rest] = [...sudo, 'apt-get', ...args];
    execFileSync(command, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  try {
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
  } catch {
    throw new StartError('Chromium could not be installed; install it, or name it in PORTICO_CHROMIUM.');
  }
  const installed = find();
  if (!installed)
    throw new StartError('Chromium was installed, but is not where it was expected; name it in PORTICO_CHROMIUM.');
  return installed;
};
