import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_GUIDES } from '../src/manifest/guides.ts';
import { loadManifest } from '../src/manifest/load.ts';
import { planOf } from '../src/manifest/plan.ts';
import type { ApiState, PortalState } from '../src/manifest/portal-state.ts';

export const AT = '2026-11-01T00:00:00.000Z';
export const DOCUMENT = {
  openapi: '3.0.3',
  info: { title: 'Things', version: '1' },
  paths: { '/things': { get: { responses: { 200: { description: 'ok' } } } } },
};
const HASH = createHash('sha256').update(JSON.stringify(DOCUMENT)).digest('hex');
const TEAM_ID = 'team_00000000000000000000000000';

export const stateOf = (
  slug: string,
  more: object = {},
  version: object = {},
  state: Partial<ApiState> = {},
): ApiState => ({
  api: {
    ...{
      id: 'api_00000000000000000000000000',
      slug,
      name: slug,
      teamId: TEAM_ID,
      kind: 'openapi',
      teamName: 'Platform',
    },
    ...{ visibility: 'public', tags: ['a'], latestVersion: '1', lifecycle: 'published', featured: false },
    ...{ categories: [], fromDocument: [] },
    ...{ mayEdit: true, mayHandOver: true, mayDelete: true, createdAt: AT, updatedAt: AT, ...more },
  },
  rules: { breakingChange: 'free', grade: 'free', minimumGrade: 'F', owner: 'free' },
  source: { schedule: 'off', failures: 0, stopped: false },
  guides: NO_GUIDES,
  mcpServer: { enabled: true },
  ...{ policies: [], plans: [], ...state },
  versions: [
    {
      version: {
        ...{
          apiId: 'api_00000000000000000000000000',
          version: '1',
          status: 'published',
          isDefault: true,
          kind: 'openapi',
          openapi: '3.0.3',
        },
        ...{
          operations: 1,
          sizeBytes: 1,
          contentHash: HASH,
          gatewayUrl: 'https://api.example/proxy',
          createdAt: AT,
          ...version,
        },
      },
      backend: {
        ...{ version: '1', environment: 'live', targets: [{ url: 'https://one.example', weight: 1 }] },
        ...{ timeoutMilliseconds: 20_000, connectTimeoutMilliseconds: 3_000, encodedSlashes: 'separate' },
        ...{ forwardAuthorization: false, auth: { kind: 'bearer', secretSetAt: AT } },
      },
      testBackend: undefined,
    },
  ],
});

export const portalOf = (...apis: ApiState[]): PortalState => ({
  ...{ plans: new Map(), rules: undefined, guides: undefined, appearance: undefined, apps: new Map() },
  teams: new Map([
    [
      'platform',
      { id: TEAM_ID, name: 'Platform', slug: 'platform', members: [{ email: 'ada@example.com', role: 'owner' }] },
    ],
  ]),
  apis: new Map(apis.map((state) => [state.api.slug, state])),
  teamSlugs: new Map([[TEAM_ID, 'platform']]),
});

export const entity = (kind: string, name: string, spec: object) =>
  `${JSON.stringify({ apiVersion: 'portico.dev/v1', kind, metadata: { name }, spec })}\n`;
export const API = { name: 'chain', team: 'platform', tags: ['a'] };
export const VERSION = { document: 'a.json', lifecycle: 'published' };

/** What is planned of a manifest in a folder, held against a portal. */
export const planIn = async (
  folder: string,
  state: PortalState,
  entities: readonly string[],
  environment: Readonly<Record<string, string>> = {},
) => {
  const file = join(folder, 'portico.yaml');
  writeFileSync(file, entities.join('---\n'));
  return planOf(loadManifest(file, environment), state, Date.parse(AT));
};
