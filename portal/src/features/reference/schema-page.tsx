import { notFound } from 'next/navigation';
import { isAbsent } from '../../api/failure.ts';
import { readSchema } from '../../api/reference.ts';
import { readWords } from '../../i18n/server.ts';
import { ProblemPanel } from '../../ui/problem.tsx';
import { ArticleData } from './article-data.tsx';
import { Entries } from './entries.tsx';
import { LinkedSchema } from './linked-schema.tsx';
import { type Place, schemaPath } from './places.ts';
import { readPlace } from './read-place.ts';
import styles from './reference.module.css';
import { ReferenceShell } from './reference-shell.tsx';
import { SchemaTree } from './schema-tree.tsx';

const Schema = async ({ place, schema }: { place: Place; schema: string }) => {
  const { t } = await readWords();
  const read = await readSchema(place.slug, place.version, schema);
  if (isAbsent(read)) notFound();
  if (!read.ok) return <ProblemPanel problem={read.failure} />;
  const { slug, schema: view, usedBy } = read.data;
  return (
    <article className={styles.article}>
      <h2>{slug}</h2>
      <SchemaTree view={view} reading={{ place, page: { schema }, t: t.reference, Linked: LinkedSchema }} at="field" />
      <h3>{t.reference.usedBy}</h3>
      {usedBy.length === 0 ? <p>{t.reference.usedByNone}</p> : <Entries place={place} operations={usedBy} />}
    </article>
  );
};

type SchemaPageProps = { slug: string; asked: string | undefined; schema: string };

export const SchemaPage = async ({ slug, asked, schema }: SchemaPageProps) => {
  const { read, place } = await readPlace(slug, asked);
  return (
    <ReferenceShell slug={slug} asked={asked} current={{ schema }}>
      {read.ok && place && <ArticleData api={read.data.api} title={schema} path={schemaPath(place, schema)} />}
      {place && <Schema place={place} schema={schema} />}
    </ReferenceShell>
  );
};
