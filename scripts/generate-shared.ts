import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Act, may, RULES, TEAM_ROLES } from '../packages/domain/src/access.ts';
import { AUDIT_ACTIONS } from '../packages/domain/src/audit.ts';
import { ROLES } from '../packages/domain/src/principal.ts';
import { generateCommonPasswords } from './generate-passwords.ts';

/** What the back end and the portal must agree on, each with the room it is in. */
const SHARED = {
  'live-secret.ts': 'domain',
  'password.ts': 'domain',
  'same-text.ts': 'domain',
  'viewer.ts': 'domain',
  'markdown-text.ts': 'words',
};

const OWNER = { userId: 'usr_owner' };

/** Of whose things somebody of a role may do something, least first: as `may` answers, which is asked each. */
const opensTo = (act: Act, role: 'visitor' | (typeof ROLES)[number]): string => {
  const principal = role === 'visitor' ? undefined : { ...OWNER, roles: [role] };
  const someone = { ownerId: 'usr_somebody' };
  if (may(principal, act, someone)) return 'any';
  const team = TEAM_ROLES.toReversed().find((team) => may(principal, act, { ...someone, team }));
  return team ?? (may(principal, act, { ownerId: OWNER.userId }) ? 'own' : 'none');
};

/** Who may do what: act → role → of whose things. */
const matrix = () =>
  Object.fromEntries(
    // The names of an object are its keys.
    (Object.keys(RULES) as Act[]).map((act) => [
      act,
      Object.fromEntries((['visitor', ...ROLES.toReversed()] as const).map((role) => [role, opensTo(act, role)])),
    ]),
  );

/** Files of the domain for the portal, which knows the client alone. */
export const generateShared = (folder: string) => {
  const write = (file: string, source: string, text: string) =>
    writeFileSync(
      join(folder, file),
      `// Made by \`npm run generate\` from packages/${source}; not edited by hand.\n${text}`,
    );
  for (const [name, room] of Object.entries(SHARED)) {
    const source = `${room}/src/${name}`;
    write(name, source, readFileSync(join(import.meta.dirname, '../packages', source), 'utf8'));
  }
  const listed = (comment: string, name: string, value: object) =>
    `/** ${comment} */\nexport const ${name} = ${JSON.stringify(value)} as const;\n`;
  const opens = 'Who may do what: of whose things, by role; in a team, with the role in it at least.';
  write('rules.ts', 'domain/src/access.ts', listed(opens, 'OPENS_TO', matrix()));
  write(
    'audit-actions.ts',
    'domain/src/audit.ts',
    listed('What the audit log tells of.', 'AUDIT_ACTIONS', AUDIT_ACTIONS),
  );
  generateCommonPasswords(folder);
};
