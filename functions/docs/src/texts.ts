import { createHash } from 'node:crypto';
import { Problem } from '@portico/contract';
import type { Principal } from '@portico/domain';
import type { OperationPage, ReferenceGroup, ReferenceLinks, SchemaPage } from '@portico/openapi/reference';
import type { Dependencies } from './dependencies.ts';
import { FORMAT, type Kept, type KeptPages } from './kept-pages.ts';
import { ANY_BASE } from './made-pages.ts';
import { calledIndex, type Page } from './pages.ts';
import { type SeenVersion, seenVersion, type VersionReference } from './published.ts';

/** Pages of what is no tag. */
const ALL_WEBHOOKS = '-webhooks';
const ALL_SCHEMAS = '-schemas';

/** Of what is kept, packed: about two megabytes of Markdown. */
const PART_BYTES = 150_000;
/** The samples of the whole: one language is enough to see how it is called. */
const SAMPLED = ({ language, given }: { language: string; given: boolean }) => given || language === 'curl';

type Slug = { readonly kind: 'operations' | 'schemas'; readonly slug: string };

/** All pages in their order, in parts of a bounded size. */
const partsOf = (kept: Kept): Slug[][] => {
  const parts: Slug[][] = [[]];
  let bytes = 0;
  for (const kind of ['operations', 'schemas'] as const)
    for (const [slug, [, size]] of Object.entries(kept[kind])) {
      if (bytes > 0 && bytes + size > PART_BYTES) {
        parts.push([]);
        bytes = 0;
      }
      bytes += size;
      parts.at(-1)?.push({ kind, slug });
    }
  return parts;
};

const groupOf = ({ index }: Kept, tag: string): ReferenceGroup => {
  const found = index.groups.find(({ slug }) => slug === tag);
  if (!found) throw new Problem('not-found');
  return found;
};

/** The pages of a reference, as Markdown: each has the address of its page with `.md` behind it. */
export const texts = (dependencies: Dependencies & { readonly portalUrl: string }, { keptOf, pageOf }: KeptPages) => {
  const linksOf = ({ slug, version, isLatest }: SeenVersion): ReferenceLinks & { whole: (part: number) => string } => {
    const base = `${dependencies.portalUrl}/apis/${slug}`;
    const query = isLatest ? '' : `?version=${encodeURIComponent(version)}`;
    return {
      front: `${base}/reference.md${query}`,
      operation: (operation) => `${base}/reference/${operation}.md${query}`,
      schema: (schema) => `${base}/schemas/${schema}.md${query}`,
      tag: (tag) => `${base}/tags/${tag}.md${query}`,
      whole: (part) => `${base}/llms-full.txt${query === '' ? '?' : `${query}&`}part=${part}`,
    };
  };

  const answer = (seen: SeenVersion, text: string): Page => {
    const body = Buffer.from(text.replaceAll(ANY_BASE, seen.baseUrl));
    return { body, hash: createHash('sha256').update(`${FORMAT} `).update(body).digest('hex').slice(0, 32) };
  };

  const write = () => import('@portico/openapi/reference');

  return {
    async navigation(
      principal: Principal | undefined,
      reference: VersionReference,
      { tag, part }: { readonly tag?: string | undefined; readonly part?: number | undefined },
    ): Promise<Page> {
      const seen = await seenVersion(dependencies, principal, reference);
      const [kept, markdown] = await Promise.all([keptOf(seen.contentHash), write()]);
      const links = linksOf(seen);
      const index = calledIndex(kept, seen);
      if (tag === ALL_SCHEMAS) return answer(seen, markdown.schemasMarkdown(index, links));
      if (tag === ALL_WEBHOOKS) return answer(seen, markdown.webhooksMarkdown(index, links));
      if (tag !== undefined) return answer(seen, markdown.tagMarkdown(groupOf(kept, tag), links));
      const front = markdown.indexMarkdown(index, links, seen.baseUrl);
      if (part === undefined) return answer(seen, front);
      const parts = partsOf(kept);
      const held = parts[part - 1];
      if (!held) throw new Problem('not-found');
      const written: string[] = part === 1 ? [front] : [];
      for (const { kind, slug } of held)
        written.push(
          kind === 'operations'
            ? markdown.operationMarkdown(await pageOf<OperationPage>(seen.contentHash, kind, slug), links, {
                level: 2,
                sampled: SAMPLED,
              })
            : markdown.schemaMarkdown(await pageOf<SchemaPage>(seen.contentHash, kind, slug), links, 2),
        );
      if (part < parts.length) written.push(`Part ${part} of ${parts.length}; the next: <${links.whole(part + 1)}>\n`);
      return answer(seen, written.join('\n'));
    },

    async operation(
      principal: Principal | undefined,
      reference: VersionReference & { readonly operation: string },
      whole: boolean,
    ): Promise<Page> {
      const seen = await seenVersion(dependencies, principal, reference);
      const page = await pageOf<OperationPage>(seen.contentHash, 'operations', reference.operation);
      const { cutOperation, operationMarkdown } = await write();
      return answer(seen, operationMarkdown(whole ? page : cutOperation(page), linksOf(seen)));
    },

    async schema(
      principal: Principal | undefined,
      reference: VersionReference & { readonly schema: string },
      whole: boolean,
    ): Promise<Page> {
      const seen = await seenVersion(dependencies, principal, reference);
      const page = await pageOf<SchemaPage>(seen.contentHash, 'schemas', reference.schema);
      const { cutSchema, schemaMarkdown } = await write();
      return answer(seen, schemaMarkdown(whole ? page : { ...page, schema: cutSchema(page.schema) }, linksOf(seen)));
    },
  };
};
