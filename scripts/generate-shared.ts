import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../packages/domain/src/access.ts';
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
  writeFileSync(
    join(folder, 'rules.ts'),
    `// Made by \`npm run generate\` from packages/domain/src/access.ts; not edited by hand.\n/** Who may do what: the role at least, and the role in the team that owns it or that it is one's own. */\nexport const RULES = ${JSON.stringify(RULES)} as const;\n`,
  );
  generateCommonPasswords(folder);
};
