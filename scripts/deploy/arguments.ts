import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { StartError } from '../start/ports.ts';
import { root } from '../start/run.ts';

export const USAGE = `npm run deploy -- <environment> [options]      infra/environments/<environment>.json, or the path of such a file
  --check             says what is missing, wrong or refused, and what would be changed; changes nothing
  --yes               asks nobody: for pipelines
  --admin <mail>      this account is an admin; it is made where there is none
  --replace <Stack/Id>  what holds data and would be replaced or deleted may be: once for each
  --delete            deletes a development environment, with all it has`;

export type Wanted = {
  /** The file that says what the environment is. */
  readonly file: string;
  readonly act: 'deploy' | 'check' | 'delete';
  readonly yes: boolean;
  readonly admin?: string;
  readonly replace: readonly string[];
};

const OPTIONS = {
  check: { type: 'boolean' },
  yes: { type: 'boolean' },
  admin: { type: 'string' },
  replace: { type: 'string', multiple: true },
  delete: { type: 'boolean' },
} as const;

/** The file of an environment, by its name or path. */
export const fileOf = (name: string): string => {
  const file = name.endsWith('.json') ? name : join(root, 'infra/environments', `${name}.json`);
  if (!existsSync(file))
    throw new StartError(`there is no ${file}; copy infra/environments/example.json and say what is yours.`);
  return file;
};

/** What `npm run deploy -- …` asks for; throws a sentence where it is nothing. */
export const readWanted = (args: readonly string[]): Wanted => {
  const parsed = (() => {
    try {
      return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    } catch (error) {
      throw new StartError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    }
  })();
  const { positionals, values } = parsed;
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new StartError(`which environment?\n\n${USAGE}`);
  if (values.check && values.delete) throw new StartError(`--check or --delete: one of them.\n\n${USAGE}`);
  const admin = values.admin?.trim().toLowerCase();
  if (admin !== undefined && !/^[^@\s]{1,64}@[^@\s]{3,255}$/.test(admin))
    throw new StartError(`--admin ${values.admin} is no mail address.`);
  return {
    file: fileOf(name),
    act: values.delete ? 'delete' : values.check ? 'check' : 'deploy',
    yes: values.yes === true,
    replace: values.replace ?? [],
    ...(admin !== undefined && { admin }),
  };
};
