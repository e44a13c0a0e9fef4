import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalCloud, type Development, type LocalCloud, requireUnused } from '@portico/local-cloud';
import { forkCorporateIdp } from '@portico/local-cloud/corporate-idp';
import { endLeftover } from '@portico/local-cloud/tied-process';
import { CORPORATE_CLIENT, DEMO, OTHER_CLIENTS } from './demo.ts';
import { type Ports, requireFree } from './ports.ts';
import { root, type Service, serve } from './run.ts';
import { addressesOf, readEdgeSecret, seed } from './seed.ts';

export type PorticoOptions = {
  readonly ports: Ports;
  readonly dataFolder: string;
  readonly withPortal: boolean;
  /** Only people who may sign in are seeded: no plan and no API. */
  readonly empty?: boolean;
  readonly tell: (line: string) => void;
  /** Further addresses the egress door may reach, `cidr:port` by commas: an upstream of one's own. */
  readonly egressAllow?: string;
  /** Parameters of the template that a measurement sets otherwise. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Whether the edge keeps what it may, as on AWS; tests that change something and read it at once want it to keep nothing. */
  readonly edgeKeeps?: boolean;
  /** Code from `functions/<function>/dist` instead of the assembly, and the function a debugger attaches to. */
  readonly development?: Development;
  /** A part ended by itself: the whole cannot go on. */
  readonly onExit: (name: string, printed: string) => void;
};

export type Portico = {
  readonly cloud: LocalCloud;
  readonly stop: () => Promise<void>;
};

const origin = (port: number) => `http://localhost:${port}`;
/** What the egress door may reach on this machine: our own API for test runs, the museum, what the corporate identity provider says of itself, and what the operator adds. */
const egressAllowOf = ({ ports: { api, museum, idp }, egressAllow }: PorticoOptions) =>
  [
    ...[api, museum, idp].flatMap((port) => [`127.0.0.1/32:${port}`, `[::1]/128:${port}`]),
    ...(egressAllow ? [egressAllow] : []),
  ].join(',');

const cookieSecret = (dataFolder: string): string => {
  const file = join(dataFolder, 'cookie-secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
};

/** An argument nobody reads: it says whose a process is. */
const markOf = (dataFolder: string) => `portico:${dataFolder}`;
/** Where a process of ours is noted, and ended by the next start when it was left behind. */
const pidFileOf = (dataFolder: string, name: string) => join(dataFolder, 'processes', `${name}.pid`);

const startMuseum = ({ ports, dataFolder, onExit }: PorticoOptions, register: (service: Service) => void) =>
  serve({
    name: 'museum',
    args: ['examples/museum-api/src/server.ts', markOf(dataFolder)],
    env: { MUSEUM_PORT: String(ports.museum) },
    url: `${origin(ports.museum)}/museum-hours`,
    pidFile: pidFileOf(dataFolder, 'museum'),
    onExit,
    register,
  });

const startCorporateIdp = async ({ ports, dataFolder, tell }: PorticoOptions, register: (service: Service) => void) => {
  const redirectUris = [`${origin(ports.signIn)}/oauth2/idpresponse`];
  const { stop } = await forkCorporateIdp(
    {
      port: ports.idp,
      issuer: origin(ports.idp),
      companyName: 'Example Corporation',
      clients: [CORPORATE_CLIENT.id, ...OTHER_CLIENTS].map((clientId) => ({
        ...{ clientId, clientSecret: CORPORATE_CLIENT.secret, redirectUris },
        postLogoutRedirectUris: [`${origin(ports.portal)}/auth/signed-out`],
      })),
      accounts: [DEMO.developer, { ...DEMO.partner, groups: [...DEMO.partner.groups] }],
      samlReplyUrls: [`${origin(ports.signIn)}/saml2/idpresponse`],
      dataFolder: join(dataFolder, 'idp'),
    },
    tell,
  );
  register({ name: 'corporate identity provider', stop });
};

const deploy = (options: PorticoOptions) => {
  const { ports, dataFolder, tell, onExit } = options;
  return createLocalCloud({
    assembly: join(root, 'cdk.out'),
    dataFolder,
    ports,
    parameters: {
      PortalUrl: origin(ports.portal),
      ApiUrl: origin(ports.api),
      SignInUrl: origin(ports.signIn),
      CertificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/local',
      CorporateIdpIssuer: origin(ports.idp),
      CorporateIdpClientId: CORPORATE_CLIENT.id,
      CorporateIdpClientSecret: CORPORATE_CLIENT.secret,
      CorporateIdpGroupsClaim: 'groups',
      CorporateMailDomains: CORPORATE_CLIENT.domain,
      EgressAllow: egressAllowOf(options),
      RepositoryUrl: 'https://github.com/example/portico',
      AlarmEmail: 'operations@portico.example',
      MailFrom: 'portal@portico.example',
      ...options.parameters,
    },
    log: tell,
    onFailure: (error) => onExit('local cloud', error.message),
    ...(options.edgeKeeps !== undefined && { edgeKeeps: options.edgeKeeps }),
    ...(options.development && { development: options.development }),
    ...(process.env.DYNAMODB_ENDPOINT && { dynamodbEndpoint: process.env.DYNAMODB_ENDPOINT }),
  });
};

/** The environment of the portal's server, as the template gives it to Amplify. */
export const portalEnvironment = async (ports: Ports, cloud: LocalCloud, dataFolder: string) => ({
  PORTICO_API_URL: cloud.origins.api,
  PORTICO_PORTAL_URL: origin(ports.portal),
  PORTICO_SIGN_IN_URL: cloud.origins.signIn,
  PORTICO_CLIENT_ID: addressesOf(cloud).clientId,
  PORTICO_COOKIE_SECRET: cookieSecret(dataFolder),
  PORTICO_EDGE_SECRET: await readEdgeSecret(cloud),
  PORTICO_UPLOADS_ORIGIN: cloud.endpoint,
});

const startPortal = async (
  { ports, dataFolder, onExit }: PorticoOptions,
  cloud: LocalCloud,
  register: (service: Service) => void,
) =>
  serve({
    name: 'portal',
    args: ['server.js', markOf(dataFolder)],
    cwd: join(root, 'portal/.next/standalone/portal'),
    env: {
      NODE_ENV: 'production',
      PORT: String(ports.pages),
      HOSTNAME: 'localhost',
      ...(await portalEnvironment(ports, cloud, dataFolder)),
    },
    // Of its pages it answers to the edge alone.
    url: `${origin(ports.pages)}/icon.svg`,
    pidFile: pidFileOf(dataFolder, 'portal'),
    onExit,
    register,
  });

/** Starts everything over what was built; on any failure stops what it had started and throws. */
export const startPortico = async (options: PorticoOptions): Promise<Portico> => {
  const { ports, dataFolder, tell } = options;
  // Data, logs and keys are their owner's, whoever else has an account on this machine.
  process.umask(0o077);
  mkdirSync(dataFolder, { recursive: true });
  requireUnused(dataFolder);
  for (const name of ['museum', 'portal']) await endLeftover(pidFileOf(dataFolder, name), markOf(dataFolder));
  await requireFree(ports);
  const services: Service[] = [];
  const register = (service: Service) => void services.push(service);
  let cloud: LocalCloud | undefined;
  const stop = async () => {
    await Promise.all(services.splice(0).map((service) => service.stop()));
    await cloud?.stop();
  };
  try {
    tell('starting the museum and the corporate identity provider…');
    await Promise.all([startMuseum(options, register), startCorporateIdp(options, register)]);
    tell('deploying the template to the local cloud…');
    cloud = await deploy(options);
    // For scripts that ask its services, as the outputs of a stack are on AWS.
    const { endpoint, region, outputs } = cloud;
    writeFileSync(join(dataFolder, 'outputs.json'), JSON.stringify({ endpoint, region, outputs }));
    if (options.withPortal) tell('starting the portal and seeding demo data…');
    else tell('seeding demo data…');
    await Promise.all([options.withPortal && startPortal(options, cloud, register), seed(cloud, ports, options)]);
    return { cloud, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
