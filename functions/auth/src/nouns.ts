import { acceptance } from './acceptance.ts';
import { agentClients } from './agent-clients.ts';
import { agentGrants } from './agent-grants.ts';
import { type AgentPlaces, agentRequests } from './agent-requests.ts';
import { auditArchives } from './audit-archives.ts';
import { auditChecks } from './audit-checks.ts';
import { auditExports } from './audit-exports.ts';
import { auditLog } from './audit-log.ts';
import { authenticators } from './authenticators.ts';
import { connectionTests } from './connection-tests.ts';
import { connections } from './connections.ts';
import type { AuditDependencies } from './dependencies.ts';
import type { MetaDependencies } from './dependency-checks.ts';
import { deviceAuthorizations } from './device-authorizations.ts';
import { guests } from './guests.ts';
import { invitations } from './invitations.ts';
import { members } from './members.ts';
import { meta } from './meta.ts';
import { notices } from './notices.ts';
import { passkeySignIns } from './passkey-sign-ins.ts';
import { passkeys } from './passkeys.ts';
import { passwords } from './passwords.ts';
import { people } from './people.ts';
import { profile } from './profile.ts';
import { recoveryCodes } from './recovery-codes.ts';
import { recoveryProof } from './recovery-proof.ts';
import { security } from './security.ts';
import { sessions } from './sessions.ts';
import { shownLimits } from './shown-limits.ts';
import { signInLinks } from './sign-in-links.ts';
import { signIns } from './sign-ins.ts';
import { signOut } from './sign-out.ts';
import { signUpRequests } from './sign-up-requests.ts';
import { signUpSettings } from './sign-up-settings.ts';
import { signUps } from './sign-ups.ts';
import { stepUp } from './step-up.ts';
import { teams } from './teams.ts';
import { tokens } from './tokens.ts';
import { users } from './users.ts';
import { waysIn } from './ways-in.ts';

/** What is made when it is first asked for. */
const once = <Made>(make: () => Made): (() => Made) => {
  let made: { readonly one: Made } | undefined;
  return () => {
    made ??= { one: make() };
    return made.one;
  };
};

type Makers = Readonly<Record<string, () => unknown>>;
type MadeBy<All extends Makers> = { readonly [Name in keyof All]: ReturnType<All[Name]> };

const whenUsed = <All extends Makers>(makers: All): MadeBy<All> => {
  const made = {};
  for (const [name, make] of Object.entries(makers))
    Object.defineProperty(made, name, { get: once(make), enumerable: true });
  // A property for each maker, of what it makes.
  return made as MadeBy<All>;
};

/** The nouns of this function, each with what it needs of the others; a cold start pays for those that are called. */
export const nounsOf = (dependencies: AuditDependencies & MetaDependencies & AgentPlaces) => {
  const known = once(() => users(dependencies));
  const ways = once(() => waysIn(dependencies));
  const open = once(() => sessions(dependencies, known(), ways()));
  const words = once(() => passwords(dependencies, open()));
  const recovery = once(() => recoveryCodes(dependencies));
  const settings = once(() => signUpSettings(dependencies, ways()));
  const byRecoveryCode = once(() => recoveryProof(dependencies, recovery()));
  const byPasskey = once(() => passkeySignIns(dependencies));
  const keys = once(() => passkeys(dependencies, recovery()));
  const links = once(() => signInLinks(dependencies));
  const log = once(() => auditLog(dependencies));
  const clients = once(() => agentClients(dependencies));
  const ownTokens = once(() => tokens(dependencies));
  return whenUsed({
    users: known,
    profile: () => profile(dependencies, known()),
    people: () => people(dependencies, known()),
    guests: () => guests(dependencies, known(), ways()),
    notices: () => notices(dependencies),
    sessions: open,
    signIns: () =>
      signIns(dependencies, {
        sessions: open(),
        ways: ways(),
        settings: settings(),
        passkeySignIns: byPasskey(),
        links: links(),
        byRecoveryCode: byRecoveryCode(),
      }),
    passkeySignIns: byPasskey,
    signInLinks: links,
    passkeys: keys,
    connections: () => connections(dependencies, ways()),
    connectionTests: () => connectionTests(dependencies),
    passwords: words,
    signUps: () => signUps(dependencies, { passwords: words(), settings: settings() }),
    signUpRequests: () => signUpRequests(dependencies),
    signUpSettings: settings,
    tokens: ownTokens,
    agentClients: clients,
    agentRequests: () => agentRequests(dependencies, clients()),
    agentGrants: () => agentGrants(dependencies),
    deviceAuthorizations: () => deviceAuthorizations(dependencies, ownTokens()),
    security: () => security(dependencies, keys(), recovery()),
    authenticators: () => authenticators(dependencies, recovery()),
    signOut: () => signOut(dependencies, open()),
    stepUp: () =>
      stepUp(dependencies, {
        sessions: open(),
        passkeySignIns: byPasskey(),
        byRecoveryCode: byRecoveryCode(),
      }),
    limits: () => shownLimits(dependencies),
    teams: () => teams(dependencies),
    members: () => members(dependencies),
    invitations: () => invitations(dependencies, ways()),
    acceptance: () => acceptance(dependencies),
    auditLog: log,
    auditChecks: () => auditChecks(dependencies, log()),
    auditExports: () => auditExports(dependencies, log()),
    auditArchives: () => auditArchives(dependencies),
    meta: () => meta(dependencies),
  });
};

export type Nouns = ReturnType<typeof nounsOf>;
