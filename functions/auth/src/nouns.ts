import { acceptance } from './acceptance.ts';
import { auditArchives } from './audit-archives.ts';
import { auditChecks } from './audit-checks.ts';
import { auditExports } from './audit-exports.ts';
import { auditLog } from './audit-log.ts';
import { authenticators } from './authenticators.ts';
import { connectionTests } from './connection-tests.ts';
import { connections } from './connections.ts';
import type { AuditDependencies } from './dependencies.ts';
import type { MetaDependencies } from './dependency-checks.ts';
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

/** The nouns of this function, each with what it needs of the others. */
export const nounsOf = (dependencies: AuditDependencies & MetaDependencies) => {
  const known = users(dependencies);
  const ways = waysIn(dependencies);
  const open = sessions(dependencies, known, ways);
  const words = passwords(dependencies, open);
  const recovery = recoveryCodes(dependencies);
  const settings = signUpSettings(dependencies, ways);
  const byRecoveryCode = recoveryProof(dependencies, recovery);
  const byPasskey = passkeySignIns(dependencies);
  const keys = passkeys(dependencies, recovery);
  const links = signInLinks(dependencies);
  const log = auditLog(dependencies);
  return {
    users: known,
    profile: profile(dependencies, known),
    people: people(dependencies, known),
    guests: guests(dependencies, known, ways),
    notices: notices(dependencies),
    sessions: open,
    signIns: signIns(dependencies, {
      sessions: open,
      ways,
      settings,
      passkeySignIns: byPasskey,
      links,
      byRecoveryCode,
    }),
    passkeySignIns: byPasskey,
    signInLinks: links,
    passkeys: keys,
    connections: connections(dependencies, ways),
    connectionTests: connectionTests(dependencies),
    passwords: words,
    signUps: signUps(dependencies, { passwords: words, settings }),
    signUpRequests: signUpRequests(dependencies),
    signUpSettings: settings,
    tokens: tokens(dependencies),
    security: security(dependencies, keys, recovery),
    authenticators: authenticators(dependencies, recovery),
    signOut: signOut(dependencies, open),
    stepUp: stepUp(dependencies, { sessions: open, passkeySignIns: byPasskey, byRecoveryCode }),
    limits: shownLimits(dependencies),
    teams: teams(dependencies),
    members: members(dependencies),
    invitations: invitations(dependencies),
    acceptance: acceptance(dependencies),
    auditLog: log,
    auditChecks: auditChecks(dependencies, log),
    auditExports: auditExports(dependencies, log),
    auditArchives: auditArchives(dependencies),
    meta: meta(dependencies),
  };
};

export type Nouns = ReturnType<typeof nounsOf>;
