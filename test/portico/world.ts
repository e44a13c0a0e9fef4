import { Portico } from '@portico/client';
import { inject } from 'vitest';
import { approveAccess } from '../../scripts/start/approve-access.ts';
import { DEMO } from '../../scripts/start/demo.ts';
import { importDocument } from '../../scripts/start/seed.ts';
import { createSession } from '../../scripts/start/sign-in.ts';

export const deployment = inject('portico');

export type Person = {
  readonly client: Portico;
  readonly token: string;
  readonly sessionToken: string;
  readonly sessionId: string;
  readonly teamId: string;
};

const PEOPLE = {
  admin: DEMO.admin,
  publisher: DEMO.publisher,
  developer: { ...DEMO.developer, provider: 'Corporate' },
} as const;

/** A token lasts five minutes. */
const FRESH_MILLISECONDS = 240_000;

/** Signs one of the demo people in; they are signed in again where a slow machine takes longer than their token lasts. */
export const signIn = async (name: keyof typeof PEOPLE): Promise<Person> => {
  const created = await createSession(deployment, PEOPLE[name], 'test');
  let [token, since] = [created.accessToken, Date.now()];
  const fresh = async () => {
    if (Date.now() - since > FRESH_MILLISECONDS) {
      token = (await createSession(deployment, PEOPLE[name], 'test')).accessToken;
      since = Date.now();
    }
    return token;
  };
  const client = new Portico({ baseUrl: deployment.apiUrl, token: fresh });
  const { teams } = await client.getCurrentUser();
  return {
    client,
    token: created.accessToken,
    sessionToken: created.sessionToken,
    sessionId: created.session.id,
    teamId: teams[0]?.id ?? '',
  };
};

/** Registers and publishes an API from a document, with its calls going to `backendUrl`. */
export const publishApi = async (
  publisher: Person,
  slug: string,
  content: string,
  backendUrl: string,
  visibility: 'public' | 'internal' | 'private' = 'public',
) => {
  const { id: importId } = await importDocument(publisher.client, { content });
  const api = await publisher.client.createApi({
    body: { importId, teamId: publisher.teamId, slug, name: slug, visibility, backendUrl },
  });
  const { items } = await publisher.client.listApiVersions({ apiId: api.id });
  await publisher.client.publishApiVersion({ apiId: api.id, version: items[0]?.version ?? '' });
  return api;
};

/** Subscribes an app with a plan that has calls enough for whatever a test asks; an admin approves it. */
export const subscribeWithMost = async ({ client }: Pick<Person, 'client'>, appId: string, apiId: string) => {
  await client.createSubscription({ appId, body: { apiId, planId: 'enterprise' } });
  await approveAccess((await signIn('admin')).client, appId);
};

/** Waits until a condition holds, asking every so many milliseconds; fails with its name after so many seconds. */
export const until = async <Value>(
  what: string,
  ask: () => Promise<Value | undefined | false>,
  within: number | { readonly seconds: number; readonly every: number } = 60,
): Promise<Value> => {
  const { seconds, every } = typeof within === 'number' ? { seconds: within, every: 50 } : within;
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const value = await ask();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`it did not happen within ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
};

/** The smallest useful document: one operation on each path, and a schema. */
export const smallDocument = (paths: Record<string, string> = { '/things': 'listThings' }, version = '1.0.0') =>
  JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Small', version },
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, operationId]) => [
        path,
        { get: { operationId, responses: { 200: { description: 'ok' } } } },
      ]),
    ),
    components: { schemas: { Thing: { type: 'object', properties: { id: { type: 'string' } } } } },
  });

/** Uploads bytes the way the portal does; answers the id of what was uploaded. */
/** Three pixels by two. */
export const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAC0lEQVR4nGNgAAIAAAUAAVprLVIAAAAASUVORK5CYII=';

export const uploadBytes = async ({ client }: Pick<Person, 'client'>, bytes: Uint8Array): Promise<string> => {
  const { id, url, headers } = await client.createDocumentUpload({ body: { sizeBytes: bytes.length } });
  const put = await fetch(url, { method: 'PUT', body: Uint8Array.from(bytes), headers: { ...headers } });
  if (!put.ok) throw new Error(`the upload was answered ${put.status}`);
  return id;
};
