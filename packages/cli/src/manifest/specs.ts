import type { AccessPolicy, ApiPublishingRules, Backend, BackendSettings, DocumentField, Plan } from '@portico/client';
import type { Specs } from './entities.ts';
import type { ApiState, TeamState, VersionState } from './portal-state.ts';
import { sourceSpec } from './source.ts';

/** What a manifest says of what there is: exported as it stands, and what a plan is compared with. */

export const planSpec = ({ id: _, apiId: __, termsVersion: ___, archivedAt, terms, ...plan }: Plan): Specs['Plan'] => ({
  ...plan,
  ...(terms && { terms }),
  ...(archivedAt !== undefined && { archived: true }),
});

/** A policy as it is kept: what holds where nothing is said need not be said. */
export const policySpec = ({ planIds = [], operations = [], effect, ...policy }: AccessPolicy): AccessPolicy => ({
  ...policy,
  ...(planIds.length > 0 && { planIds }),
  ...(operations.length > 0 && { operations }),
  ...(effect === 'deny' && { effect }),
});

export const teamSpec = ({ name, members }: TeamState): Specs['Team'] => ({ name, members });

const FREE: ApiPublishingRules = { breakingChange: 'free', grade: 'free', minimumGrade: 'F', owner: 'free' };

const rulesOf = ({
  breakingChange,
  grade,
  minimumGrade,
  owner,
  exceptions = [],
}: ApiPublishingRules): ApiPublishingRules => ({
  ...{ breakingChange, grade, minimumGrade, owner },
  ...(exceptions.length > 0 && { exceptions }),
});

const isFree = (rules: ApiPublishingRules): boolean =>
  [rules.breakingChange, rules.grade, rules.owner].every((level) => level === FREE.breakingChange) &&
  !rules.exceptions?.length;

/** What of an API follows its document, by the field that says so. */
const FOLLOWING: Readonly<Record<DocumentField, readonly (keyof Specs['API'])[]>> = {
  name: ['name'],
  summary: ['summary'],
  tags: ['tags'],
  contact: ['contactName', 'contactMail', 'contactUrl'],
  terms: ['termsUrl', 'termsText'],
};

/** What is said of an API: what follows its document is not, whatever it is at the moment. */
export const apiSaid = (spec: Specs['API']): Partial<Specs['API']> => {
  const followed = new Set<string>(spec.fromDocument?.flatMap((field) => FOLLOWING[field]));
  return Object.fromEntries(Object.entries(spec).filter(([name]) => !followed.has(name)));
};

const metadataOf = (api: ApiState['api']): Partial<Specs['API']> => ({
  ...(api.summary && { summary: api.summary }),
  ...{ tags: api.tags, categories: api.categories },
  ...(api.contactName && { contactName: api.contactName }),
  ...(api.contactMail && { contactMail: api.contactMail }),
  ...(api.contactUrl && { contactUrl: api.contactUrl }),
  ...(api.termsUrl && { termsUrl: api.termsUrl }),
  ...(api.termsText && { termsText: api.termsText }),
  ...(api.iconText && { iconText: api.iconText }),
  ...(api.iconColour !== undefined && { iconColour: api.iconColour }),
  ...(api.iconImage !== undefined && { iconImage: api.iconImage }),
  fromDocument: api.fromDocument,
});

/** An API as it would be said; its image by its hash. */
export const apiSpec = ({ api, rules, policies, mcpServer, source }: ApiState, team: string): Specs['API'] => {
  const from = sourceSpec(source);
  return {
    ...apiSaid({ name: api.name, team, ...metadataOf(api) }),
    ...{ name: api.name, team, visibility: api.visibility, featured: api.featured },
    ...(api.sharedWith?.length && { sharedWith: api.sharedWith.map(({ id, slug }) => slug ?? id) }),
    ...(api.latestVersion !== undefined && { defaultVersion: api.latestVersion }),
    ...(from && { source: from }),
    ...(!isFree(rules) && { publishingRules: rulesOf(rules) }),
    ...(policies.length > 0 && { accessPolicies: policies.map(policySpec) }),
    // As it is from the beginning, it need not be said.
    ...(!(mcpServer.enabled && mcpServer.operations === undefined) && { mcpServer }),
  };
};

/** What is retired has its deprecation behind it: neither its end nor its brown-outs can be said again. */
const deprecationOf = ({ status, deprecation }: VersionState['version']) => {
  if (!deprecation || status !== 'retired') return deprecation;
  const { sunsetAt: _, brownouts: __, ...said } = deprecation;
  return said;
};

/** A backend as it would be said, but for its secret, which nobody reads. */
export const backendSpec = ({ version: _, environment: __, auth, ...backend }: Backend): BackendSettings => {
  const { secretSetAt: _at, secretSetBy: _by, secretSetByName: _name, ...said } = auth;
  return { ...backend, auth: said };
};

/** The backend that a manifest asks for: what it leaves out stays, and a secret says nothing of itself. */
export const wantedBackend = (has: BackendSettings | undefined, said: BackendSettings): BackendSettings => {
  const { secret: _, ...auth } = said.auth ?? has?.auth ?? { kind: 'none' };
  return {
    ...{ ...has, ...said },
    targets: said.targets.map(({ url, weight = 1 }) => ({ url, weight })),
    auth: has?.auth?.kind === auth.kind ? { ...has.auth, ...auth } : auth,
  };
};

export const versionSpec = ({ version, backend, testBackend }: VersionState, document: string): Specs['APIVersion'] => {
  const { status } = version;
  const deprecation = deprecationOf(version);
  return {
    ...{ document, lifecycle: status === 'deprecated' ? 'published' : status },
    ...(deprecation && { deprecation }),
    ...(backend && { backend: backendSpec(backend) }),
    ...(testBackend && { testBackend: backendSpec(testBackend) }),
  };
};
