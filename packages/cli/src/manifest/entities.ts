import type {
  AccessPolicy,
  ApiPublishingRules,
  ApiSourceSettings,
  AppearanceSettings,
  BackendSettings,
  DeprecationPlan,
  DocumentField,
  EndpointTest,
  McpServer,
  NewApp,
  NewPlan,
  PublishingRules,
  TeamRole,
  Visibility,
} from '@portico/client';

export const API_VERSION = 'portico.dev/v1';

export type Member = { readonly email: string; readonly role: TeamRole };
export type Deprecation = Omit<DeprecationPlan, 'reason'>;

/** Tests of an app against a version, as `api@version`. */
export type Suite = { readonly name: string; readonly version: string; readonly tests: readonly EndpointTest[] };

/** What each kind says; what it leaves out stays as it is. */
export type Specs = {
  readonly Plan: Omit<NewPlan, 'id' | 'apiId' | 'requestsPerDay'> & {
    readonly requestsPerDay?: number | null;
    readonly archived?: boolean;
  };
  readonly PublishingRules: PublishingRules;
  /** What is the portal's own. */
  readonly Portal: {
    /** A folder beside this file, as an API's. */
    readonly guides?: string;
  };
  readonly Appearance: Partial<Omit<AppearanceSettings, 'accent' | 'logo' | 'logoDark'>> & {
    readonly accent?: string | null;
    /** Files beside this one. */
    readonly logo?: string;
    readonly logoDark?: string;
  };
  readonly Team: { readonly name: string; readonly members?: readonly Member[] };
  readonly API: {
    readonly name: string;
    readonly team: string;
    readonly summary?: string;
    readonly visibility?: Visibility;
    readonly sharedWith?: readonly string[];
    readonly tags?: readonly string[];
    readonly featured?: boolean;
    readonly categories?: readonly string[];
    readonly contactName?: string;
    readonly contactMail?: string;
    readonly contactUrl?: string;
    readonly termsUrl?: string;
    readonly termsText?: string;
    readonly iconText?: string;
    readonly iconColour?: number;
    /** A file beside this one. */
    readonly iconImage?: string;
    readonly fromDocument?: readonly DocumentField[];
    /** A folder beside this file: a page in each of its Markdown files, drafts and media in folders of it. */
    readonly guides?: string;
    readonly defaultVersion?: string;
    readonly source?: ApiSourceSettings | null;
    readonly publishingRules?: ApiPublishingRules;
    readonly accessPolicies?: readonly AccessPolicy[];
    /** What agents get. */
    readonly mcpServer?: McpServer;
  };
  readonly APIVersion: {
    readonly document: string | object;
    /** Of a folder or a zip, the file that is meant. */
    readonly root?: string;
    readonly lifecycle?: 'draft' | 'published' | 'retired';
    readonly deprecation?: Deprecation | null;
    readonly backend?: BackendSettings;
    /** Of test keys; nothing takes it away. */
    readonly testBackend?: BackendSettings | null;
  };
  readonly App: Omit<NewApp, 'teamId' | 'name'> & { readonly testSuites?: readonly Suite[] };
};
export type Kind = keyof Specs;
export const KINDS: readonly Kind[] = [
  'Plan',
  'PublishingRules',
  'Portal',
  'Appearance',
  'Team',
  'API',
  'APIVersion',
  'App',
];

/** A reference that leads to nothing. */
export type Unset = { readonly path: readonly (string | number)[]; readonly text: string };

/** A document of a manifest. */
export type EntityOf<Name extends Kind> = {
  readonly kind: Name;
  readonly name: string;
  readonly spec: Specs[Name];
  /** The folder of its file: paths count from there. */
  readonly folder: string;
  /** Where in its file something of it stands, as `file:line`. */
  readonly place: (path?: readonly (string | number)[]) => string;
  /** Values that came by a reference: they are not shown. */
  readonly secrets: ReadonlySet<string>;
  /** Where a secret is a reference to nothing: it stays as it is in the portal, where there is one. */
  readonly unset: readonly Unset[];
};
export type Entity = { readonly [Name in Kind]: EntityOf<Name> }[Kind];

export const titleOf = ({ kind, name }: Pick<Entity, 'kind' | 'name'>): string => `${kind} ${name}`;

/** The API and the version that the name of an `APIVersion` means. */
export const versionNameOf = (name: string): { readonly slug: string; readonly version: string } => {
  const at = name.indexOf('@');
  return { slug: name.slice(0, at), version: name.slice(at + 1) };
};

/** The API whose own a plan is, and its id there; of the portal's it is the id alone. */
export const planNameOf = (name: string): { readonly slug: string | undefined; readonly id: string } => {
  const dot = name.indexOf('.');
  return dot < 0 ? { slug: undefined, id: name } : { slug: name.slice(0, dot), id: name.slice(dot + 1) };
};

const isKind =
  <Name extends Kind>(kind: Name) =>
  (entity: Entity): entity is Extract<Entity, { readonly kind: Name }> =>
    entity.kind === kind;

export const ofKind = <Name extends Kind>(entities: readonly Entity[], kind: Name) => entities.filter(isKind(kind));
