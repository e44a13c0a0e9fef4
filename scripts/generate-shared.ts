import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../packages/domain/src/access.ts';
import { AUDIT_ACTIONS } from '../packages/domain/src/audit.ts';
import { generateCommonPasswords } from './generate-passwords.ts';

/** What the domain and the portal must agree on. */
const SHARED = ['password.ts', 'viewer.ts'];

/** Files of the domain for the portal, which knows the client alone. */
export const generateShared = (folder: string) => {
  const write = (file: string, source: string, text: string) =>
    writeFileSync(
      join(folder, file),
      `// Made by \`npm run generate\` from packages/domain/src/${source}; not edited by hand.\n${text}`,
    );
  for (const name of SHARED)
    write(name, name, readFileSync(join(import.meta.dirname, '../packages/domain/src', name), 'utf8'));
  const listed = (comment: string, name: string, value: object) =>
    `/** ${comment} */\nexport const ${name} = ${JSON.stringify(value)} as const;\n`;
  const rules = "Who may do what: the role at least, and the role in the team that owns it or that it is one's own.";
  write('rules.ts', 'access.ts', listed(rules, 'RULES', RULES));
  write('audit-actions.ts', 'audit.ts', listed('What the audit log tells of.', 'AUDIT_ACTIONS', AUDIT_ACTIONS));
  generateCommonPasswords(folder);
};
