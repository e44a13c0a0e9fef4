import type { Api, ReferenceGroup } from '@portico/client';
import { notFound } from 'next/navigation';
import { readReference } from '../../api/reference.ts';
import { readWords } from '../../i18n/server.ts';
import { Prose } from '../../ui/markdown.tsx';
import { ArticleData } from './article-data.tsx';
import { Entries } from './entries.tsx';
import { schemasTitle } from './kind-words.ts';
import { ALL_SCHEMAS, ALL_WEBHOOKS, type Place, tagPath } from './places.ts';
import { readPlace } from './read-place.ts';
import styles from './reference.module.css';
import { ReferenceShell } from './reference-shell.tsx';
import { Further } from './schema-facts.tsx';

const Tag = async ({ api, place, tag }: { api: Api; place: Place; tag: string }) => {
  const { t } = await readWords();
  const index = await readReference(place.slug, place.version);
  if (!index.ok) return null;
  const { kind, groups, webhooks, schemas } = index.data;
  if (tag === ALL_SCHEMAS)
    return (
      <article className={styles.article}>
        <ArticleData api={api} title={schemasTitle(kind, t.reference)} path={tagPath(place, tag)} />
        <h2>{schemasTitle(kind, t.reference)}</h2>
        <Entries place={place} schemas={schemas} />
      </article>
    );
  const group: ReferenceGroup | undefined =
    tag === ALL_WEBHOOKS
      ? { slug: tag, name: t.reference.webhooks, operations: webhooks }
      : groups.find(({ slug }) => slug === tag);
  if (!group) notFound();
  return (
    <article className={styles.article}>
      <ArticleData api={api} title={group.name || t.reference.other} path={tagPath(place, tag)} />
      <h2>{group.name || t.reference.other}</h2>
      {group.description && <Prose>{group.description}</Prose>}
      <Entries place={place} operations={group.operations} />
      <Further held={group.rest} t={t.reference} />
    </article>
  );
};

type TagPageProps = { slug: string; asked: string | undefined; tag: string };

export const TagPage = async ({ slug, asked, tag }: TagPageProps) => {
  const { read, place } = await readPlace(slug, asked);
  return (
    <ReferenceShell slug={slug} asked={asked} current={{ tag }}>
      {read.ok && place && <Tag api={read.data.api} place={place} tag={tag} />}
    </ReferenceShell>
  );
};
