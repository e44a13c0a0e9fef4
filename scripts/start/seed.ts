import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ApiError, Portico } from '@portico/client';
import { connect } from '@portico/data';
import { PORTAL_HEADERS } from '@portico/domain';
import type { LocalCloud } from '@portico/local-cloud';
import { DEMO } from './demo.ts';
import { addMissingPlans } from './missing-plans.ts';
import type { Ports } from './ports.ts';
import { root } from './run.ts';
import { createSession, type Where, type Who } from './sign-in.ts';

const outputOf = (cloud: LocalCloud, stack: string, name: string): string => {
  const value = cloud.outputs[stack]?.[name];
  if (!value) throw new Error(`the template has no output ${stack}.${name}`);
  return value;
};

/** What clients of the deployment need to know. */
export const addressesOf = (cloud: LocalCloud) => ({
  clientId: outputOf(cloud, 'PorticoIdentity', 'ClientId'),
  userPoolId: outputOf(cloud, 'PorticoIdentity', 'UserPoolId'),
  tableName: outputOf(cloud, 'PorticoData', 'TableName'),
  documentsBucket: outputOf(cloud, 'PorticoData', 'DocumentsBucket'),
  secretArn: outputOf(cloud, 'PorticoData', 'SecretArn'),
  edgeSecretArn: outputOf(cloud, 'PorticoData', 'EdgeSecretArn'),
});

const sdkConfig = (cloud: LocalCloud) => ({
  endpoint: cloud.endpoint,
  region: cloud.region,
  credentials: cloud.credentials,
});

type Seeded = Who & { readonly name: string; readonly groups: readonly string[] };

/** People with a password, each only when they are missing. */
export const seedPeople = async (cloud: LocalCloud, people: readonly Seeded[]) => {
  const { userPoolId } = addressesOf(cloud);
  const cognito = new CognitoIdentityProviderClient(sdkConfig(cloud));
  for (const { email, name, password, groups } of people) {
    const user = { UserPoolId: userPoolId, Username: email };
    const exists = await cognito.send(new AdminGetUserCommand(user)).then(
      () => true,
      (error: unknown) => {
        if (error instanceof UserNotFoundException) return false;
        throw error;
      },
    );
    if (exists) continue;
    const attributes = [
      { Name: 'email', Value: email },
      { Name: 'email_verified', Value: 'true' },
      { Name: 'name', Value: name },
    ];
    await cognito.send(new AdminCreateUserCommand({ ...user, MessageAction: 'SUPPRESS', UserAttributes: attributes }));
    await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
    for (const GroupName of groups) await cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName }));
  }
};

/** Signs a demo user in as the portal would and answers a client that acts as them. */
export const signedInClient = async (where: Where, who: Who): Promise<Portico> => {
  const { accessToken } = await createSession(where, who);
  return new Portico({ baseUrl: where.apiUrl, token: accessToken });
};

/** As long as the function that reads it may take. */
const IMPORT_MILLISECONDS = 180_000;

/** Follows an import to its end; throws its problem. */
export const importDocument = async (
  client: Portico,
  source: { content: string } | { url: string } | { uploadId: string },
) => {
  let read = await client.createImport({ body: source });
  const deadline = Date.now() + IMPORT_MILLISECONDS;
  while (read.status === 'queued' || read.status === 'running') {
    if (Date.now() > deadline) throw new Error(`the import ${read.id} did not end in time`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    read = await client.getImport({ importId: read.id });
  }
  if (read.status === 'failed') throw new Error(JSON.stringify(read.problem));
  return read;
};

const seedApi = async (
  client: Portico,
  api: {
    readonly file: string;
    readonly slug: string;
    readonly name: string;
    readonly summary: string;
    readonly tags: string[];
    readonly backendUrl: string;
  },
) => {
  const exists = await client.getApi({ apiId: api.slug }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof ApiError && error.status === 404) return false;
      throw error;
    },
  );
  if (exists) return;
  const { teams } = await client.getCurrentUser();
  const { file, ...body } = api;
  const { id: importId } = await importDocument(client, { content: readFileSync(join(root, file), 'utf8') });
  await client.createApi({ body: { ...body, importId, teamId: teams[0]?.id ?? '', visibility: 'public' } });
  const { items } = await client.listApiVersions({ apiId: api.slug });
  await client.publishApiVersion({ apiId: api.slug, version: items[0]?.version ?? '' });
  const { headers } = await client.getApi({ apiId: api.slug }).withResponse();
  await client.updateApi({ apiId: api.slug, 'If-Match': headers.get('etag') ?? '', body: { featured: true } });
};

/** The files beside pages. */
const seedGuideFiles = async (client: Portico, apiId: string, folder: string) => {
  const had = new Set((await client.listGuideFiles({ apiId })).items.map(({ name }) => name));
  for (const name of readdirSync(join(root, folder)).sort()) {
    if (had.has(name)) continue;
    const bytes = readFileSync(join(root, folder, name));
    const { id: uploadId, url, headers } = await client.createDocumentUpload({ body: { sizeBytes: bytes.length } });
    const sent = await fetch(url, { method: 'PUT', headers: { ...headers }, body: Uint8Array.from(bytes) });
    if (!sent.ok) throw new Error(`the upload of ${name} was answered ${sent.status}`);
    await client.addGuideFile({ apiId, body: { name, uploadId } });
  }
};

/** The pages of a folder, published, and the files beside them. */
const seedGuides = async (client: Portico, apiId: string, folder: string) => {
  await seedGuideFiles(client, apiId, `${folder}/media`);
  const had = new Set((await client.listGuideDrafts({ apiId })).items.map(({ slug }) => slug));
  for (const file of readdirSync(join(root, folder)).sort()) {
    if (!file.endsWith('.md')) continue;
    const guide = basename(file, '.md');
    if (had.has(guide)) continue;
    const text = readFileSync(join(root, folder, file), 'utf8');
    await client.createGuide({ apiId, body: { slug: guide, text } });
    const { headers } = await client.getGuideDraft({ apiId, guide }).withResponse();
    await client.updateGuide({
      apiId,
      guide,
      'If-Match': headers.get('etag') ?? '',
      body: { published: true },
    });
  }
};

export const readEdgeSecret = async (cloud: LocalCloud): Promise<string> => {
  const client = new SecretsManagerClient(sdkConfig(cloud));
  const SecretId = outputOf(cloud, 'PorticoData', 'EdgeSecretArn');
  return (await client.send(new GetSecretValueCommand({ SecretId }))).SecretString ?? '';
};

/** Of the documentation network (RFC 5737): whoever starts Portico here has their own sign-ins left. */
const SEED_ADDRESS = '192.0.2.1';

/** Sends for somebody elsewhere, as the portal does. */
const asThePortal = async (cloud: LocalCloud) => {
  const proof = await readEdgeSecret(cloud);
  return (url: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    headers.set(PORTAL_HEADERS.proof, proof);
    headers.set(PORTAL_HEADERS.viewer, SEED_ADDRESS);
    return fetch(url, { ...init, headers });
  };
};

/**
 * Signs a demo user in as from one device at every start: nobody is told of a new one, and whoever used up the tries of
 * the account keeps no start from its end.
 */
const againFrom = (dataFolder: string, where: Where) => {
  const file = join(dataFolder, 'seed-devices.json');
  // Written below.
  const devices = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  return async (who: Who): Promise<Portico> => {
    const { accessToken, deviceToken } = await createSession(where, who, 'npm start', devices[who.email]);
    if (deviceToken !== undefined) devices[who.email] = deviceToken;
    writeFileSync(`${file}.new`, JSON.stringify(devices), { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return new Portico({ baseUrl: where.apiUrl, token: accessToken });
  };
};

/** Demo data, through the front door wherever there is one; each piece only when it is missing. */
export const seed = async (
  cloud: LocalCloud,
  ports: Ports,
  { dataFolder, empty = false }: { readonly dataFolder: string; readonly empty?: boolean },
): Promise<void> => {
  const { clientId, tableName } = addressesOf(cloud);
  await seedPeople(cloud, [DEMO.admin, DEMO.publisher]);
  if (empty) return;
  await addMissingPlans(connect(tableName, sdkConfig(cloud)));
  const where = {
    apiUrl: cloud.origins.api,
    signInUrl: cloud.origins.signIn,
    portalUrl: `http://localhost:${ports.portal}`,
    clientId,
    send: await asThePortal(cloud),
  };
  const signIn = againFrom(dataFolder, where);
  const publisher = await signIn(DEMO.publisher);
  await seedApi(publisher, {
    file: 'examples/museum-api/openapi.yaml',
    slug: 'museum',
    name: 'Museum API',
    summary: 'Opening hours, special events and tickets of an imaginary museum.',
    tags: ['museum', 'tickets', 'demo'],
    backendUrl: `http://localhost:${ports.museum}`,
  });
  await seedGuides(publisher, 'museum', 'examples/museum-api/guides');
  const admin = await signIn(DEMO.admin);
  await seedApi(admin, {
    file: 'packages/contract/src/generated/portal.json',
    slug: 'portico',
    name: 'Portico API',
    summary: 'The developer portal’s own API: everything its pages do, a script can do.',
    tags: ['portal', 'platform'],
    backendUrl: cloud.origins.api,
  });
};
