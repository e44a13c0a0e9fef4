import { Problem, presentPhrase, type Schema, type Total, type Written } from '@portico/contract';
import { audited, editableApi, revisionOf, stillAt, stillMay, stillOwnedBy, writeTogether } from '@portico/data';
import {
  type AccessPolicy,
  type PolicyFault,
  type Principal,
  policyFaults,
  policyOf,
  type RequiredHeader,
  type SaidPolicy,
  type TimeWindow,
} from '@portico/domain';
import { isAddressRange } from '@portico/egress/address-ranges';
import { type AccessStep, accessPolicies as compiled } from '@portico/gateway/access-policies';
import { createRouter } from '@portico/openapi/match-operation';
import { english, type Phrase, phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { toldOf } from './publication.ts';

const FAULTS: Readonly<Record<PolicyFault['fault'], Phrase>> = {
  missing: phrase`is missing`,
  'of-another-kind': phrase`is not of this kind of policy`,
  'no-time-zone': phrase`is no time zone`,
};

const presentWindow = ({ days, from, to }: TimeWindow): Total<Schema<'TimeWindow'>> => ({ days: [...days], from, to });

const presentHeader = ({ name, values }: RequiredHeader): Total<Schema<'RequiredHeader'>> => ({
  name,
  values: values && [...values],
});

const presentPolicy = (policy: AccessPolicy): Total<Schema<'AccessPolicy'>> => {
  const said: SaidPolicy = policy;
  return {
    name: said.name,
    kind: said.kind,
    planIds: said.planIds && [...said.planIds],
    operations: said.operations && [...said.operations],
    effect: said.effect,
    addresses: said.addresses && [...said.addresses],
    countries: said.countries && [...said.countries],
    timeZone: said.timeZone,
    windows: said.windows?.map(presentWindow),
    headers: said.headers?.map(presentHeader),
    subjects: said.subjects && [...said.subjects],
    scopes: said.scopes && [...said.scopes],
  };
};

const presentPolicies = (policies: readonly AccessPolicy[]): Total<Schema<'AccessPolicies'>> => ({
  policies: policies.map(presentPolicy),
});

const presentStep = ({ name, kind, outcome, why }: AccessStep): Total<Schema<'AccessStep'>> => ({
  ...{ name, kind, outcome },
  words: presentPhrase(why),
  detail: english(why),
});

const windowOf = (body: Schema<'TimeWindow'>) =>
  ({ days: body.days, from: body.from, to: body.to }) satisfies Written<'TimeWindow'>;
const headerOf = (body: Schema<'RequiredHeader'>) =>
  ({ name: body.name, values: body.values }) satisfies Written<'RequiredHeader'>;

const said = (body: Schema<'AccessPolicy'>) =>
  ({
    name: body.name,
    kind: body.kind,
    planIds: body.planIds,
    operations: body.operations,
    effect: body.effect,
    addresses: body.addresses,
    countries: body.countries,
    timeZone: body.timeZone,
    windows: body.windows?.map(windowOf),
    headers: body.headers?.map(headerOf),
    subjects: body.subjects,
    scopes: body.scopes,
  }) satisfies Written<'AccessPolicy'>;

/** Policies as they were said; what is wrong with any of them is told of all. */
const policiesOf = (bodies: readonly Schema<'AccessPolicy'>[]): readonly AccessPolicy[] => {
  const all = bodies.map(said);
  const errors = all.flatMap((policy, index) => [
    ...policyFaults(policy).map(({ member, fault }) => ({
      pointer: `/policies/${index}/${member}`,
      words: FAULTS[fault],
    })),
    ...(policy.addresses ?? []).flatMap((range, at) =>
      isAddressRange(range)
        ? []
        : [{ pointer: `/policies/${index}/addresses/${at}`, words: phrase`is no address or range of addresses` }],
    ),
    ...(all.slice(0, index).some(({ name }) => name === policy.name)
      ? [{ pointer: `/policies/${index}/name`, words: phrase`is the name of another policy` }]
      : []),
  ]);
  if (errors.length > 0) throw new Problem('invalid-reference', undefined, { errors });
  return all.map(policyOf);
};

/** Who may call an API, beyond holding a key; kept here, asked by the gateway, and tried on calls that are made up. */
export const accessPolicies = ({ data, documents, now }: Dependencies) => {
  const found = async (principal: Principal, reference: string) => {
    const api = await editableApi(data, principal, reference);
    if (!api) throw new Problem('not-found');
    const item = (await data.entities.accessPolicies.get({ apiId: api.apiId }).go({ consistent: true })).data;
    return { api, before: { policies: item?.policies ?? [], revision: revisionOf(item ?? {}) } };
  };

  /** Which operation of the default version a call is of. */
  const operationOf = async (apiId: string, version: string | undefined, method: string, path: string) => {
    const item = version && (await data.entities.version.get({ apiId, version }).go()).data;
    if (!item) return undefined;
    const [bare = '/'] = path.split('?');
    return createRouter(await documents.getRoutes(item.contentHash))(method, bare)?.route.key;
  };

  return {
    async get(principal: Principal, reference: string) {
      const { before } = await found(principal, reference);
      return { body: presentPolicies(before.policies), etag: String(before.revision) };
    },

    async put(principal: Principal, reference: string, seen: string, body: Schema<'AccessPolicies'>) {
      const { api, before } = await found(principal, reference);
      const { policies } = { policies: policiesOf(body.policies) } satisfies Written<'AccessPolicies'>;
      if (seen !== String(before.revision)) throw new Problem('precondition-failed');
      const revision = before.revision + 1;
      const refused = await writeTogether(data, (items) => ({
        policies: items.accessPolicies
          .put({ apiId: api.apiId, policies, revision })
          .where(stillAt(before.revision))
          .commit(),
        access: stillMay(items, principal, 'api.edit', api.teamId),
        owner: stillOwnedBy(items, api),
        audit: audited(items, {
          ...{ ...toldOf(api, now()), action: 'access-policies.change' },
          ...{ before: presentPolicies(before.policies), after: presentPolicies(policies) },
        }),
      }));
      if (refused) throw new Problem(refused === 'access' ? 'not-found' : 'precondition-failed');
      return { body: presentPolicies(policies), etag: String(revision) };
    },

    async dryRun(principal: Principal, reference: string, body: Schema<'AccessDryRunRequest'>) {
      const { api, before } = await found(principal, reference);
      const { call, policies } = {
        call: body.call,
        policies: body.policies ? policiesOf(body.policies) : before.policies,
      } satisfies Written<'AccessDryRunRequest'>;
      const { method, path, at, headers, ...known } = {
        method: call.method,
        path: call.path,
        planId: call.planId,
        address: call.address,
        country: call.country,
        at: call.at,
        headers: call.headers,
        certificateSubject: call.certificateSubject,
        scopes: call.scopes,
      } satisfies Written<'SampleCall'>;
      const instant = at === undefined ? now().getTime() : Date.parse(at);
      if (Number.isNaN(instant))
        throw new Problem('invalid-reference', undefined, {
          errors: [{ pointer: '/call/at', words: phrase`is no time that can be kept` }],
        });
      const operation = await operationOf(api.apiId, api.latestVersion, method, path);
      const lines = (headers ?? []).map(
        (line) => ({ name: line.name, value: line.value }) satisfies Written<'SampleHeader'>,
      );
      const steps = compiled(policies).explain({
        ...{ planId: known.planId, operation, at: instant },
        ...{ address: known.address, country: known.country, certificateSubject: known.certificateSubject },
        ...{ scopes: known.scopes, headers: lines.map(({ name, value }) => [name, value] as const) },
      });
      return {
        allowed: steps.every(({ outcome }) => outcome !== 'failed'),
        operation,
        steps: steps.map(presentStep),
      } satisfies Total<Schema<'AccessDryRun'>>;
    },
  };
};
