'use client';
import type { ApiSource } from '@portico/client';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import type { Failure } from '../../api/failure.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Badge, Banner, EmptyState, Progress, type Tone } from '../../ui/feedback.tsx';
import { Card, Facts, Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';

const TONES: Readonly<Record<NonNullable<ApiSource['result']>, Tone>> = {
  unchanged: 'ok',
  changed: 'warn',
  failed: 'danger',
};

type Change = NonNullable<ApiSource['changed']>;
type ChangedProps = { slug: string; changed: Change; onDismissed: () => void };

/** Another document than the last version was made of, to be looked at before it becomes one, or dismissed. */
const Changed = ({ slug, changed, onDismissed }: ChangedProps) => {
  const { t, f } = useWords();
  const router = useRouter();
  const { version, contentHash, at, importId } = changed;
  const { run, busy, failure } = useAction(
    () => portico.dismissSourceChange({ apiId: slug, body: { contentHash } }),
    () => {
      say(t.sources.dismissed);
      onDismissed();
      // There are fewer notices.
      router.refresh();
    },
  );
  return (
    <Banner tone="warn" role="status" title={t.sources.changedTitle(version)}>
      <Stack>
        <p>{importId ? t.sources.changedLead(f.dateTime(at)) : t.sources.changedGone}</p>
        <Row>
          {importId && (
            <LinkButton kind="primary" href={`/publish/${slug}/versions/new?import=${importId}`}>
              {t.sources.review}
            </LinkButton>
          )}
          <Button busy={busy} onClick={() => void run()}>
            {t.sources.dismiss}
          </Button>
        </Row>
        {failure && <ProblemBanner problem={failure} />}
      </Stack>
    </Banner>
  );
};

/** A change that needs no version: it can be looked at all the same, as long as it is kept. */
const Dismissed = ({ slug, dismissed: { version, at, importId } }: { slug: string; dismissed: Change }) => {
  const { t, f } = useWords();
  return (
    <Stack gap="tight">
      <Soft>{t.sources.dismissedLead(version, f.dateTime(at))}</Soft>
      {importId && (
        <div>
          <LinkButton small href={`/publish/${slug}/versions/new?import=${importId}`}>
            {t.sources.review}
          </LinkButton>
        </div>
      )}
    </Stack>
  );
};

type StateProps = { slug: string; source: ApiSource; failure: Failure | undefined; reload: () => void };

/** What came of reading a document again where it comes from. */
export const SourceState = ({ slug, source, failure, reload }: StateProps) => {
  const { t, f } = useWords();
  const read = useAction(() => portico.readApiSource({ apiId: slug }), reload);
  const { url, reading, lastReadAt, lastImportId, nextReadAt, result, failures, stopped, problem, changed, dismissed } =
    source;
  if (!url) return <EmptyState title={t.sources.none}>{t.sources.noneLead}</EmptyState>;
  return (
    <Card as="section" label={t.sources.state}>
      <Stack>
        {changed && <Changed key={changed.contentHash} slug={slug} changed={changed} onDismissed={reload} />}
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
        {dismissed && <Dismissed slug={slug} dismissed={dismissed} />}
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
