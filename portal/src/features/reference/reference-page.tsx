import type { Reference } from '@portico/client';
import { readReference } from '../../api/reference.ts';
import { readWords } from '../../i18n/server.ts';
import { CodeBlock } from '../../ui/code.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { Link } from '../../ui/link.tsx';
import { Prose } from '../../ui/markdown.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { BrokerServers } from './broker-servers.tsx';
import { Downloads } from './downloads.tsx';
import { Entries } from './entries.tsx';
import { GatewayAnswers } from './gateway-answers.tsx';
import { classicPath, type Place, tagPath } from './places.ts';
import { readPlace } from './read-place.ts';
import styles from './reference.module.css';
import { ReferenceShell } from './reference-shell.tsx';
import { Further } from './schema-facts.tsx';

const entriesOf = ({ groups, webhooks }: Reference) => [...groups.flatMap(({ operations }) => operations), ...webhooks];

/** What was looked for, where no script runs. */
const Found = async ({ place, q }: { place: Place; q: string }) => {
  const { t } = await readWords();
  const found = await readReference(place.slug, place.version, q);
  if (!found.ok) return <ProblemPanel problem={found.failure} />;
  const entries = entriesOf(found.data);
  if (entries.length + found.data.schemas.length === 0) return <EmptyState title={t.referenceTools.nothingFound} />;
  return <Entries place={place} operations={entries} schemas={found.data.schemas} />;
};

type IntroductionProps = { place: Place; server: string; mayEdit: boolean };

const Introduction = async ({ place, server, mayEdit }: IntroductionProps) => {
  const { t } = await readWords();
  const index = await readReference(place.slug, place.version);
  if (!index.ok) return <ProblemPanel problem={index.failure} />;
  const { kind, title, version, description, info, externalDocs, groups, rest } = index.data;
  return (
    <>
      <h2>
        {title} <span className={styles.version}>{version}</span>
      </h2>
      {description && <Prose>{description}</Prose>}
      {kind !== 'asyncapi' && (
        <>
          <h3>{t.reference.server}</h3>
          <CodeBlock label={t.reference.server} code={server} />
          <p>
            {t.reference.key} · <Link href={`/apis/${place.slug}/plans`}>{t.catalogue.tabs.plans}</Link>
            {kind === undefined && (
              <>
                {' · '}
                <Link href={classicPath(place)}>{t.referenceTools.classic}</Link>
              </>
            )}
          </p>
        </>
      )}
      {kind === 'asyncapi' && <BrokerServers rest={rest} t={t.reference} />}
      <ul className={styles.groups}>
        {groups.map(({ slug, name, description: words, operations }) => (
          <li key={slug}>
            <Link href={tagPath(place, slug)}>{name || t.reference.other}</Link>{' '}
            <small>{t.reference.operations(operations.length)}</small>
            {words && <Prose>{words}</Prose>}
          </li>
        ))}
      </ul>
      <Downloads kind={kind} place={place} mayEdit={mayEdit} t={t.reference} />
      {kind !== 'asyncapi' && <GatewayAnswers t={t.reference} />}
      <Further held={{ ...info, ...(externalDocs !== undefined && { externalDocs }), ...rest }} t={t.reference} />
    </>
  );
};

type ReferencePageProps = { slug: string; asked: string | undefined; q: string | undefined };

export const ReferencePage = async ({ slug, asked, q }: ReferencePageProps) => {
  const { read, place, version } = await readPlace(slug, asked);
  const mayEdit = read.ok && read.data.api.mayEdit === true;
  return (
    <ReferenceShell slug={slug} asked={asked} current={{}}>
      {place &&
        (q ? (
          <Found place={place} q={q} />
        ) : (
          <Introduction place={place} server={version.gatewayUrl} mayEdit={mayEdit} />
        ))}
    </ReferenceShell>
  );
};
