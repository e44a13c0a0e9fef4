import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import './cells/apis.ts';
import './cells/apps.ts';
import './cells/connections.ts';
import './cells/edits.ts';
import './cells/every-operation.ts';
import './cells/factors.ts';
import './cells/meta.ts';
import './cells/passkeys.ts';
import './cells/passwords.ts';
import './cells/sessions.ts';
import './cells/sign-in-links.ts';
import './cells/sign-ins.ts';
import './cells/sign-ups.ts';
import './cells/suites.ts';
import './cells/teams.ts';
import { all, begin, upstream } from './cells/scene.ts';
import { seen } from './contract-call.ts';

beforeAll(begin);
afterAll(() => upstream.stop());

describe('the contract', () => {
  it('has no operation × status that was not seen', () => {
    const declared = all.flatMap(({ id, statuses }) => statuses.map((status) => `${id} ${status}`));
    expect(declared.filter((cell) => !seen.has(cell))).toEqual([]);
    console.log(
      `operations: ${all.length}, operation × status cells seen: ${declared.length} of ${declared.length} declared`,
    );
  });
});
