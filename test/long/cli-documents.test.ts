import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portico } from '@portico/cli/test-world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSpec, specNames } from '../material/index.ts';
import { deployment, type Person, signIn } from '../portico/world.ts';

const DAY_MILLISECONDS = 86_400_000;
/** The largest has 13 MB, and is read here and there. */
const PATIENCE_MILLISECONDS = 240_000;

let folder: string;
let publisher: Person;
let environment: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portico-documents-'));
  publisher = await signIn('publisher');
  const expiresAt = new Date(Date.now() + DAY_MILLISECONDS).toISOString();
  const { secret } = await publisher.client.createAccessToken({
    body: { name: 'documents', scopes: ['apis:write', 'docs:read', 'users:read'], expiresAt },
  });
  environment = { PORTICO_URL: deployment.apiUrl, PORTICO_TOKEN: secret, XDG_CONFIG_HOME: folder };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('portico publish', () => {
  it.each(specNames)(
    '%s is registered and published',
    async (name) => {
      const file = join(folder, name);
      writeFileSync(file, readSpec(name));
      const short = name.replace(/\W+/g, '-').slice(0, 30).replace(/-$/, '');
      const slug = `cli-${short}-${Date.now().toString(36)}`.toLowerCase();
      const how = ['--api', slug, '--team', publisher.teamId, '--backend', deployment.museumUrl, '--json'];
      const { code, out, err } = await portico(['publish', file, ...how], environment);
      const told = JSON.parse(out);
      expect({ code, err, told }).toMatchObject({ code: 0, err: '', told: { api: slug, status: 'published' } });
      const { items } = await publisher.client.listApiVersions({ apiId: slug });
      expect(items).toMatchObject([{ version: told.version, status: 'published' }]);
    },
    PATIENCE_MILLISECONDS,
  );
});
