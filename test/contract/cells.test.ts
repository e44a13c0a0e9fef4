import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import './cells/agents.ts';
import './cells/apis.ts';
import './cells/appearance.ts';
import './cells/apps.ts';
import './cells/call-authorization.ts';
import './cells/connections.ts';
import './cells/device-authorizations.ts';
import './cells/edits.ts';
import './cells/every-operation.ts';
import './cells/factors.ts';
import './cells/lifecycle.ts';
import './cells/mcp.ts';
import './cells/meta.ts';
import './cells/passkeys.ts';
import './cells/passwords.ts';
import './cells/plans.ts';
import './cells/sessions.ts';
import './cells/sign-in-links.ts';
import './cells/sign-ins.ts';
import './cells/sign-ups.ts';
import './cells/suites.ts';
import './cells/teams.ts';
import { keptItems } from '../portico/kept.ts';
import { all, begin, staySignedIn, upstream } from './cells/scene.ts';
import { changed, seen } from './contract-call.ts';

/**
 * What changes nothing that anybody is told of: asking which ways there are, and the steps of a sign-in before its last;
 * tokens that are renewed, or waited for; notices that were seen. What is called through the gateway is counted as usage.
 */
const UNTOLD: ReadonlySet<string> = new Set([
  ...['findSignInWays', 'findInvitation', 'beginSignIn', 'beginPasskeySignIn', 'answerSignIn'],
  ...['refreshSession', 'seeNotices', 'callApi', 'callApiRoot', 'callMcpServer'],
  ...['findDeviceAuthorization', 'redeemDeviceAuthorization'],
  // A token that is none ends nothing.
  ...['registerAgentClient', 'findAgentRequest', 'refreshAgentGrant', 'endAgentGrant'],
  // Somebody else's token, of which nothing is kept.
  'exchangeCallToken',
  // A call, a change and a page that are made up.
  ...['dryRunAccess', 'previewPlanChange', 'previewGuide', 'previewPortalGuide', 'callMock'],
  // Told when it is known whether it is one.
  'reportKey',
]);

beforeAll(begin);
beforeEach(staySignedIn);
afterAll(() => upstream.stop());

describe('the contract', () => {
  it('has no operation × status that was not seen', () => {
    const declared = all.flatMap(({ id, statuses }) => statuses.map((status) => `${id} ${status}`));
    expect(declared.filter((cell) => !seen.has(cell))).toEqual([]);
    console.log(
      `operations: ${all.length}, operation × status cells seen: ${declared.length} of ${declared.length} declared`,
    );
  });

  it('has no change that is not told to the audit log, each act of it once, in the words of its operation', async () => {
    const told = Map.groupBy(
      (await keptItems()).filter((item) => item.__edb_e__?.S === 'auditEntry'),
      ({ requestId }) => requestId?.S ?? '',
    );
    const wrong = [...changed].flatMap(([requestId, id]) => {
      const entries = (told.get(requestId) ?? []).map(({ operation, action }) => `${operation?.S} ${action?.S}`);
      const right =
        (entries.length > 0 || UNTOLD.has(id)) &&
        new Set(entries).size === entries.length &&
        entries.every((entry) => entry.startsWith(`${id} `));
      return right ? [] : [`${id}: ${entries.join(', ') || 'nothing'}`];
    });
    expect(new Set(changed.values()).size).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });
});
