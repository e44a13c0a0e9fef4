import { notFound } from 'next/navigation';
import { readReference } from '../../api/reference.ts';
import { readWords } from '../../i18n/server.ts';
import { Prose } from '../../ui/markdown.tsx';
import { Entry } from './navigation.tsx';
import type { Place } from './places.ts';
import styles from './reference.module.css';
import { ReferenceShell, readPlace } from './reference-shell.tsx';
import { Further } from './schema-facts.tsx';

const Tag = async ({ place, tag }: { place: Place; tag: string }) => {
  const { t } = await readWords();
  const index = await readReference(place.slug, place.version);
  if (!index.ok) return null;
  const group = index.data.groups.find(({ slug }) => slug === tag);
  if (!group) notFound();
  return (
    <article className={styles.article}>
      <h2>{group.name || t.reference.other}</h2>
      {group.description && <Prose>{group.description}</Prose>}
      <ul className={styles.entries}>
        {group.operations.map((entry) => (
          <li key={entry.slug}>
            <Entry entry={entry} place={place} />
            <code>{entry.path}</code>
          </li>
        ))}
      </ul>
      <Further held={group.rest} t={t.reference} />
    </article>
  );
};

type TagPageProps = { slug: string; asked: string | undefined; tag: string };

export const TagPage = async ({ slug, asked, tag }: TagPageProps) => {
  const { place } = await readPlace(slug, asked);
  return (
    <ReferenceShell slug={slug} asked={asked} current={{ tag }}>
      {place && <Tag place={place} tag={tag} />}
    </ReferenceShell>
  );
};
