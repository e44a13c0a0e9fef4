import { describe, expect, it } from 'vitest';
import { type Act, actOfSeeing, may, mayCall, RULES, TEAM_ROLES, type TeamRole } from './access.ts';
import { type Principal, type Role, rolesOf } from './principal.ts';

const person = (...roles: Role[]): Principal => ({ userId: 'usr_me', roles });
const PEOPLE: Readonly<Record<string, Principal | undefined>> = {
  visitor: undefined,
  nobody: person(),
  developer: person('developer'),
  publisher: person('publisher'),
  admin: person('admin'),
};
const STANDINGS: Readonly<Record<string, TeamRole | undefined>> = {
  outside: undefined,
  member: 'member',
  maintainer: 'maintainer',
  owner: 'owner',
};

/** Every pair of person and standing to whom an act is open, of all twenty; `self` for what is one's own. */
const OPEN: Readonly<Record<Act, readonly string[]>> = (() => {
  const everyone = Object.keys(PEOPLE).flatMap((who) => Object.keys(STANDINGS).map((standing) => `${who} ${standing}`));
  const people = everyone.filter((pair) => /^(developer|publisher|admin)/.test(pair));
  const members = people.filter((pair) => /^admin|member|maintainer|owner/.test(pair));
  const maintainers = people.filter((pair) => /^admin|maintainer|owner/.test(pair));
  const owners = people.filter((pair) => /^admin|owner/.test(pair));
  const publishing = maintainers.filter((pair) => /^(publisher|admin)/.test(pair));
  return {
    'api.see-public': everyone,
    'api.see-internal': people,
    'api.see-hidden': members,
    'api.see-draft': members,
    'api.register': publishing,
    'api.edit': publishing,
    'api.see-usage': publishing,
    'access.decide': publishing,
    'api.hand-over': owners.filter((pair) => /^(publisher|admin)/.test(pair)),
    'api.delete': owners.filter((pair) => /^(publisher|admin)/.test(pair)),
    'api.take-over': publishing,
    'team.see': members,
    'team.leave': [],
    'team.rename': owners,
    'team.change-members': owners,
    'team.invite': owners,
    'team.hand-over': owners,
    'import.follow': [],
    'upload.use': [],
    'team.see-apps': members,
    'team.add-app': maintainers,
    'app.read': members,
    'app.change': maintainers,
    'app.hand-over': owners,
    'app.delete': owners,
    'app.take-over': maintainers,
    'app.try': members,
    'suite.read': members,
    'suite.change': maintainers,
    'suite.run': maintainers,
    'session.end': [],
    'token.revoke': [],
  };
})();

describe('who may do what', () => {
  it.each(Object.keys(RULES) as Act[])('%s is open to exactly these', (act) => {
    const allowed = Object.entries(PEOPLE).flatMap(([who, principal]) =>
      Object.entries(STANDINGS)
        // What is somebody else's.
        .filter(([, team]) => may(principal, act, { team, ownerId: 'usr_somebody' }))
        .map(([standing]) => `${who} ${standing}`),
    );
    expect(allowed.sort()).toEqual([...OPEN[act]].sort());
  });

  it('of what is one’s own is the owner’s alone: no role and no team gives it to another', () => {
    for (const act of ['import.follow', 'upload.use', 'session.end'] as const) {
      expect(may(person('publisher'), act, { ownerId: 'usr_me' }), act).toBe(true);
      for (const ownerId of ['usr_somebody', '', 'usr_me '])
        expect(may(person('admin'), act, { ownerId, team: 'owner' }), act).toBe(false);
      expect(may(person('admin'), act), act).toBe(false);
      expect(may(undefined, act, {}), act).toBe(false);
    }
    expect(may(person('developer'), 'session.end', { ownerId: 'usr_me' })).toBe(true);
    expect(may(person('developer'), 'import.follow', { ownerId: 'usr_me' })).toBe(false);
  });

  it('grows with the role in a team, and a role nobody knows is none', () => {
    for (const act of Object.keys(RULES) as Act[]) {
      const allowed = TEAM_ROLES.map((team) => may(person('publisher'), act, { team }));
      expect(allowed, act).toEqual([...allowed].sort().reverse());
    }
    // What a table of another version might hold.
    expect(may(person('publisher'), 'app.read', { team: 'guest' as TeamRole })).toBe(false);
  });

  it('of an API is asked by the scope it stands in; one nobody knows is hidden', () => {
    expect(actOfSeeing('public')).toBe('api.see-public');
    expect(actOfSeeing('internal')).toBe('api.see-internal');
    for (const scope of ['team_1', '', 'PUBLIC', '__proto__']) expect(actOfSeeing(scope)).toBe('api.see-hidden');
  });
});

describe('who may call an operation', () => {
  it('follows its access; one nobody knows lets nobody in', () => {
    const table = {
      reader: ['developer', 'publisher', 'admin'],
      user: ['developer', 'publisher', 'admin'],
      publisher: ['publisher', 'admin'],
      admin: ['admin'],
    };
    for (const [access, roles] of Object.entries(table))
      for (const role of ['developer', 'publisher', 'admin'] as const)
        expect(mayCall(person(role), access), `${role} ${access}`).toBe(roles.includes(role));
    for (const access of ['key', 'public', '', 'Admin', '__proto__', 'constructor'])
      expect(mayCall(person('admin'), access), access).toBe(false);
  });

  it('has the roles of the groups that are known, and is a developer in any case', () => {
    expect(rolesOf([])).toEqual(['developer']);
    expect(rolesOf(['publisher', 'root', 'Admin', '__proto__'])).toEqual(['publisher', 'developer']);
    expect(rolesOf(['developer', 'admin'])).toEqual(['admin', 'developer']);
  });
});
