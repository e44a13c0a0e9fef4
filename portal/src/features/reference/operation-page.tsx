import { notFound } from 'next/navigation';
import { isAbsent } from '../../api/failure.ts';
import { readOperation } from '../../api/reference.ts';
import { readSession } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { CopyButton } from '../../ui/code.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Link } from '../../ui/link.tsx';
import { Prose } from '../../ui/markdown.tsx';
import { MethodPath } from '../../ui/method.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { ArticleData } from './article-data.tsx';
import { CallParts } from './call-parts.tsx';
import { SamplesShown } from './code-samples.tsx';
import type { Called } from './draft-key.ts';
import { GatewayAnswers } from './gateway-answers.tsx';
import { answersTitle } from './kind-words.ts';
import { LinkedSchema } from './linked-schema.tsx';
import { MessageExamples } from './message-examples.tsx';
import { classicPath, operationPath, type Place } from './places.ts';
import { readPlace } from './read-place.ts';
import styles from './reference.module.css';
import { ReferenceShell } from './reference-shell.tsx';
import { RequestPane } from './request-pane.tsx';
import { Further } from './schema-facts.tsx';

type OperationProps = { place: Place; operation: string; called: Called };

const Operation = async ({ place, operation, called }: OperationProps) => {
  const { t } = await readWords();
  const read = await readOperation(place.slug, place.version, operation);
  if (isAbsent(read)) notFound();
  if (!read.ok) return <ProblemPanel problem={read.failure} />;
  const page = read.data;
  const { kind, method, path, summary, description, deprecated, scopes, tags, key, callbacks, previous, next } = page;
  const { lastChanged } = page;
  const reading = { place, page: { operation }, t: t.reference, Linked: LinkedSchema };
  return (
    <div className={styles.operation}>
      <article className={styles.article}>
        <h2>
          {summary ?? path} {deprecated && <Badge tone="warn">{t.reference.deprecated}</Badge>}
        </h2>
        <div className={styles.path}>
          <MethodPath method={method} path={path} />
          <CopyButton text={path} label={t.reference.copyPath} />
          {kind === 'operation' && (
            <a className={styles.toConsole} href="#console">
              {t.referenceTools.tryIt}
            </a>
          )}
        </div>
        {lastChanged && (
          <p className={styles.changed}>
            <Link href={`/apis/${place.slug}/changelog?version=${encodeURIComponent(lastChanged)}`}>
              {t.reference.lastChanged(lastChanged)}
            </Link>
          </p>
        )}
        {description && <Prose>{description}</Prose>}
        {(kind === 'operation' || kind === 'field') && (
          <p className={styles.access}>
            {t.reference.key}
            {kind === 'field' && `. ${t.reference.asked}`}
            {scopes.length > 0 && (
              <>
                {'. '}
                {t.reference.scopes}{' '}
                {scopes.map((one, index) => (
                  <span key={one.join(' ')}>
                    {index > 0 && ` ${t.reference.or} `}
                    <code>{one.join(' + ')}</code>
                  </span>
                ))}
              </>
            )}
          </p>
        )}
        <CallParts call={page} reading={reading} title={answersTitle(kind, t.reference)} />
        {(kind === 'operation' || kind === 'field') && <GatewayAnswers t={t.reference} />}
        {callbacks.length > 0 && (
          <section>
            <h3>{kind === 'exchange' ? t.reference.reply : t.reference.callbacks}</h3>
            {callbacks.map((callback) => (
              <details key={callback.slug} className={styles.callback} id={`callback.${callback.slug}`}>
                <summary>
                  {callback.summary ?? callback.slug} · {t.reference.callbackTo}{' '}
                  <MethodPath method={callback.method} path={callback.path} />
                </summary>
                {callback.description && <Prose>{callback.description}</Prose>}
                <CallParts
                  call={callback}
                  reading={reading}
                  at={`callback.${callback.slug}`}
                  title={answersTitle(kind, t.reference)}
                />
              </details>
            ))}
          </section>
        )}
        <nav className={styles.turn} aria-label={`${t.reference.previous}, ${t.reference.next}`}>
          {previous && (
            <Link href={operationPath(place, previous.slug)} rel="prev">
              <small>{t.reference.previous}</small>
              {previous.summary ?? previous.path}
            </Link>
          )}
          {next && (
            <Link href={operationPath(place, next.slug)} rel="next">
              <small>{t.reference.next}</small>
              {next.summary ?? next.path}
            </Link>
          )}
        </nav>
        <Further
          held={page.operationId === undefined ? undefined : { operationId: page.operationId }}
          t={t.reference}
        />
      </article>
      {kind === 'exchange' && <MessageExamples page={page} t={t.reference} />}
      {kind === 'field' && (
        <aside className={styles.aside}>
          <SamplesShown items={page.samples} />
        </aside>
      )}
      {kind === 'operation' && (
        <aside className={styles.aside}>
          <RequestPane called={called} classic={classicPath(place, { tags, key })} samples={page.samples} />
        </aside>
      )}
    </div>
  );
};

type OperationPageProps = { slug: string; asked: string | undefined; operation: string };

export const OperationPage = async ({ slug, asked, operation }: OperationPageProps) => {
  const [{ read, version, place }, session] = await Promise.all([readPlace(slug, asked), readSession()]);
  if (!read.ok || !place) return <ReferenceShell slug={slug} asked={asked} current={{ operation }} />;
  const called: Called = {
    api: { id: read.data.api.id, slug: place.slug, mayEdit: read.data.api.mayEdit === true },
    version: place.version,
    operation,
    gatewayUrl: version.gatewayUrl,
    draft: version.status === 'draft',
    signedIn: session !== undefined,
    reader: session?.user.id,
  };
  return (
    <ReferenceShell slug={slug} asked={asked} current={{ operation }}>
      <ArticleData api={read.data.api} title={operation} path={operationPath(place, operation)} />
      <Operation place={place} operation={operation} called={called} />
    </ReferenceShell>
  );
};
