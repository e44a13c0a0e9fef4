import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateCommonPasswords } from './generate-passwords.ts';

/** What the domain and the portal must agree on. */
const SHARED = ['password.ts', 'viewer.ts'];

/** Files of the domain for the portal, which knows the client alone. */
export const generateShared = (folder: string) => {
  for (const name of SHARED) {
    const text = readFileSync(join(import.meta.dirname, '../packages/domain/src', name), 'utf8');
    const head = `// Made by \`npm run generate\` from packages/domain/src/${name}; not edited by hand.\n`;
    writeFileSync(join(folder, name), head + text);
  }
  generateCommonPasswords(folder);
};
