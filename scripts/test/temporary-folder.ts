import { accessSync, constants, existsSync, globSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';
/** Says whose process it is, so that what one left behind is found. */
const NAME = 'portico-tests-';
/** Eight times what a part that deploys everything leaves behind. */
const BYTES_MIN = 1_073_741_824;
/** What is left to the tests themselves. */
const FREE_BYTES_MIN = 4 * BYTES_MIN;

const hasRoom = (): boolean => {
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= BYTES_MIN && freemem() >= FREE_BYTES_MIN;
  } catch {
    return false; // not Linux, or closed to us
  }
};

const remove = (folder: string) => rmSync(folder, { recursive: true, force: true });
/** Of runs that were killed: memory is not given back by itself. */
const removeLeftovers = () => {
  for (const folder of globSync(`${IN_MEMORY}/${NAME}*`)) {
    const [, pid] = new RegExp(`${NAME}(\\d+)-`).exec(folder) ?? [];
    if (pid && !existsSync(`/proc/${pid}`)) remove(folder);
  }
};

/** A folder for what tests write and throw away: in memory where there is room, so that none waits for a disk. */
export const createTemporaryFolder = (): string | undefined => {
  if (!hasRoom()) return undefined;
  removeLeftovers();
  const folder = mkdtempSync(join(IN_MEMORY, `${NAME}${process.pid}-`));
  process.on('exit', () => remove(folder));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));
  return folder;
};
