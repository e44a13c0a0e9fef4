import { createHash } from 'node:crypto';
import { Problem, type Schema, type Total } from '@portico/contract';
import { given } from '@portico/data';
import type { Principal } from '@portico/domain';
import type { OperationPage, ReferenceIndex, SchemaPage } from '@portico/openapi/reference';
import type { Dependencies } from './dependencies.ts';
import { FORMAT, type Kept, type KeptPages } from './kept-pages.ts';
import type { LastChangesOf } from './last-changes.ts';
import { ANY_BASE, short } from './made-pages.ts';
import type { Told } from './pages-told.ts';
import { requireOpenApi, type SeenVersion, seenVersion, type VersionReference } from './published.ts';

/** What is answered, as JSON, and what names it. */
export type Page = { readonly body: Uint8Array; readonly hash: string };

/** The navigation of a version: a document that has no title is called as its API is. */
export const calledIndex = ({ index }: Kept, { name, version }: SeenVersion): ReferenceIndex =>
  index.title === '' && index.version === '' ? { ...index, title: name, version } : index;

/** A navigation with no more than what has each of the words. */
const narrowed = (index: ReferenceIndex, { words }: Kept, q: string): ReferenceIndex => {
  const asked = q.toLowerCase().split(/\s+/);
  const has = (text = '') => asked.every((word) => text.includes(word));
  const found = (entries: ReferenceIndex['webhooks']) => entries.filter(({ slug }) => has(words[slug]));
  return {
    ...index,
    groups: index.groups
      .map((group) => ({ ...group, operations: found(group.operations) }))
      .filter(({ operations }) => operations.length > 0),
    webhooks: found(index.webhooks),
    schemas: index.schemas.filter(({ slug }) => has(slug.toLowerCase())),
  };
};

/** The pages of a reference, as JSON. */
export const pages = (dependencies: Dependencies, { keptOf, pageOf }: KeptPages, changes: LastChangesOf) => {
  const seen = (principal: Principal | undefined, reference: VersionReference) =>
    seenVersion(dependencies, principal, reference);

  const answer = <Body>({ contentHash, baseUrl, kind, name }: SeenVersion, body: Body, besides = ''): Page => {
    const text = JSON.stringify(body).replaceAll(ANY_BASE, baseUrl);
    // What has no title is called as its API is.
    const called = kind === 'openapi' ? '' : ` ${name}`;
    const at = createHash('sha256').update(`${FORMAT} ${contentHash} ${baseUrl}${called}${besides}`).digest('hex');
    return { body: Buffer.from(text), hash: at.slice(0, 32) };
  };

  return {
    /** How an operation is called; `operation` is method and path, as in `get /museum-hours`, or that which is called first. */
    async samples(
      principal: Principal | undefined,
      reference: VersionReference,
      operation: string | undefined,
    ): Promise<Page> {
      const version = await seen(principal, reference);
      if (operation !== undefined || version.kind === 'asyncapi') requireOpenApi(version.kind);
      const { index } = await keptOf(version.contentHash);
      const entries = index.groups.flatMap(({ operations }) => operations);
      const [method = '', ...path] = operation?.split(' ') ?? [];
      const entry =
        operation === undefined
          ? (entries.find(({ slug }) => slug === index.first) ?? entries[0])
          : entries.find((one) => one.method === method.toLowerCase() && one.path === path.join(' '));
      if (!entry) throw new Problem('not-found');
      const { samples } = await pageOf<OperationPage>(version.contentHash, 'operations', entry.slug);
      return answer<Total<Schema<'CodeSamples'>>>(version, { items: samples.map(short) });
    },

    async navigation(
      principal: Principal | undefined,
      reference: VersionReference,
      q: string | undefined,
    ): Promise<Page> {
      const version = await seen(principal, reference);
      const kept = await keptOf(version.contentHash);
      const index = calledIndex(kept, version);
      return answer<Told['Reference']>(version, q === undefined ? index : narrowed(index, kept, q));
    },

    async operation(
      principal: Principal | undefined,
      reference: VersionReference & { readonly operation: string },
      whole: boolean,
    ): Promise<Page> {
      const version = await seen(principal, reference);
      const page = await pageOf<OperationPage>(version.contentHash, 'operations', reference.operation);
      const { cutOperation } = await import('@portico/openapi/reference');
      const lastChanged = await changes.of(version, page.key);
      const told = { ...(whole ? page : cutOperation(page)), ...given({ lastChanged }) };
      return answer<Told['ReferenceOperation']>(version, told, lastChanged === undefined ? '' : ` ${lastChanged}`);
    },

    async schema(
      principal: Principal | undefined,
      reference: VersionReference & { readonly schema: string },
      whole: boolean,
    ): Promise<Page> {
      const version = await seen(principal, reference);
      const page = await pageOf<SchemaPage>(version.contentHash, 'schemas', reference.schema);
      const { cutSchema } = await import('@portico/openapi/reference');
      return answer<Told['ReferenceSchema']>(version, whole ? page : { ...page, schema: cutSchema(page.schema) });
    },
  };
};
