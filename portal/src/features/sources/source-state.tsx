'use client';
import type { ApiSource } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { FOLLOWED_MILLISECONDS, useDeadline } from '../../api/use-deadline.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Badge, Banner, EmptyState, Progress, type Tone } from '../../ui/feedback.tsx';
import { Card, Facts, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';

const POLL_MILLISECONDS = 1_000;
const TONES: Readonly<Record<NonNullable<ApiSource['result']>, Tone>> = {
  unchanged: 'ok',
  changed: 'warn',
  failed: 'danger',
};

/** Another document than the last version was made of, to be looked at before it becomes one. */
const Changed = ({ slug, changed }: { slug: string; changed: NonNullable<ApiSource['changed']> }) => {
  const { t, f } = useWords();
  const { version, at, importId } = changed;
  return (
    <Banner tone="warn" role="status" title={t.sources.changedTitle(version)}>
      <Stack>
        <p>{importId ? t.sources.changedLead(f.dateTime(at)) : t.sources.changedGone}</p>
        {importId && (
          <div>
            <LinkButton kind="primary" href={`/publish/${slug}/versions/new?import=${importId}`}>
              {t.sources.review}
            </LinkButton>
          </div>
        )}
      </Stack>
    </Banner>
  );
};

/** Follows the source while it is read, and says once what came of it. */
const useSource = (slug: string, seen: ApiSource) => {
  const { t } = useWords();
  const router = useRouter();
  const { over } = useDeadline(`${slug} ${seen.reading ?? ''}`, FOLLOWED_MILLISECONDS);
  const loaded = useLoaded<ApiSource>(['source', slug], () => portico.getApiSource({ apiId: slug }), {
    everyMilliseconds: (data) => ((data ?? seen).reading && !over ? POLL_MILLISECONDS : 0),
  });
  const source = loaded.data ?? seen;
  const followed = useRef(source.reading);
  useEffect(() => {
    const was = followed.current;
    followed.current = source.reading;
    if (was === undefined || source.reading !== undefined || source.result === undefined) return;
    say(t.sources.told[source.result]);
    // What the form was made of has changed with it.
    router.refresh();
  }, [source, t, router]);
  return { ...loaded, source };
};

export const SourceState = ({ slug, seen }: { slug: string; seen: ApiSource }) => {
  const { t, f } = useWords();
  const { source, reload, failure } = useSource(slug, seen);
  const read = useAction(() => portico.readApiSource({ apiId: slug }), reload);
  const { url, reading, lastReadAt, lastImportId, nextReadAt, result, failures, stopped, problem, changed } = source;
  if (!url) return <EmptyState title={t.sources.none}>{t.sources.noneLead}</EmptyState>;
  return (
    <Card as="section" label={t.sources.state}>
      <Stack>
        {changed && <Changed slug={slug} changed={changed} />}
        {stopped && (
          <Banner tone="danger" title={t.sources.stoppedTitle}>
            <p>{t.sources.stoppedLead}</p>
          </Banner>
        )}
        <Facts
          facts={[
            [t.sources.url, url],
            [t.sources.last, lastReadAt ? f.dateTime(lastReadAt) : t.sources.never],
            ...(result
              ? [
                  [
                    t.sources.result,
                    <Badge key={result} tone={TONES[result]}>
                      {t.sources.results[result]}
                    </Badge>,
                  ] as const,
                ]
              : []),
            ...(failures > 0 ? [[t.sources.failures, f.number(failures)] as const] : []),
            [t.sources.next, nextReadAt ? f.dateTime(nextReadAt) : t.sources.nextOff],
          ]}
        />
        {problem && (
          <ProblemBanner
            problem={{ ...problem, requestId: undefined }}
            action={
              problem.code === 'invalid-document' &&
              lastImportId && (
                <LinkButton small href={`/publish/${slug}/versions/new?import=${lastImportId}`}>
                  {t.sources.byLine}
                </LinkButton>
              )
            }
          />
        )}
        {failure && <ProblemBanner problem={failure} />}
        {read.failure && <ProblemBanner problem={read.failure} />}
        {reading ? (
          <Progress label={t.sources.reading} />
        ) : (
          <div>
            <Button kind={changed?.importId ? undefined : 'primary'} busy={read.busy} onClick={() => void read.run()}>
              {t.sources.readNow}
            </Button>
          </div>
        )}
      </Stack>
    </Card>
  );
};
