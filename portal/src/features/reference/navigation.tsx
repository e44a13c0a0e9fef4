import type { Reference, ReferenceEntry } from '@portico/client';
import type { ReferenceWords } from '../../i18n/messages/reference.ts';
import { schemasTitle } from './kind-words.ts';
import { type Branch, type Leaf, NavigationTree } from './navigation-tree.tsx';
import { ALL_SCHEMAS, ALL_WEBHOOKS, type Place } from './places.ts';

/** What one is on: an operation, a schema, a tag, or the introduction. */
export type Current = {
  readonly operation?: string;
  readonly schema?: string;
  readonly tag?: string;
};

/** Of a small document everything is shown; of a large one what is around the reader, and the rest has a page. */
const SHOWN_MAX = 60;

const leafOf = ({ slug, method, path, summary, deprecated }: ReferenceEntry): Leaf => [
  slug,
  summary ?? path,
  method,
  deprecated ?? false,
];

type NavigationProps = { place: Place; index: Reference; current: Current; t: ReferenceWords };

/** The navigation of a reference: as much of it as is read from here. */
export const Navigation = ({ place, index, current, t }: NavigationProps) => {
  const { kind, groups, webhooks, schemas } = index;
  const count = groups.reduce((sum, { operations }) => sum + operations.length, 0);
  const has = (entries: readonly ReferenceEntry[]) => entries.some(({ slug }) => slug === current.operation);
  const branch = (slug: string, title: string, entries: readonly ReferenceEntry[], few: boolean): Branch => ({
    slug,
    title,
    count: entries.length,
    ...((few || current.tag === slug || has(entries)) && { leaves: entries.map(leafOf) }),
  });
  const few = schemas.length <= SHOWN_MAX || current.schema !== undefined || current.tag === ALL_SCHEMAS;
  const branches: Branch[] = [
    ...groups.map(({ slug, name, operations }) => branch(slug, name || t.other, operations, count <= SHOWN_MAX)),
    ...(webhooks.length > 0 ? [branch(ALL_WEBHOOKS, t.webhooks, webhooks, webhooks.length <= SHOWN_MAX)] : []),
    ...(schemas.length > 0
      ? [
          {
            slug: ALL_SCHEMAS,
            title: schemasTitle(kind, t),
            count: schemas.length,
            ...(few && { names: schemas.map(({ slug }) => slug) }),
          },
        ]
      : []),
  ];
  return <NavigationTree place={place} branches={branches} current={current} />;
};
