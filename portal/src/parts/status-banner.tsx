import type { ApiVersion } from '@portico/client';
import { readWords } from '../i18n/server.ts';
import { Banner } from '../ui/feedback.tsx';
import { Row, Stack } from '../ui/layout.tsx';
import { Link } from '../ui/link.tsx';

type Ending = Pick<ApiVersion, 'version' | 'status' | 'deprecation'> & { readonly slug: string };

const Brownouts = async ({ brownouts = [] }: NonNullable<ApiVersion['deprecation']>) => {
  const { t, f } = await readWords();
  const ahead = brownouts.filter(({ startsAt, minutes }) => Date.parse(startsAt) + minutes * 60_000 > Date.now());
  if (ahead.length === 0) return null;
  return (
    <div>
      <p>{t.lifecycle.brownoutsAhead}</p>
      <ul>
        {ahead.map(({ startsAt, minutes }) => (
          <li key={startsAt}>{`${f.dateTime(startsAt)}, ${t.lifecycle.minutes(f.number(minutes))}`}</li>
        ))}
      </ul>
    </div>
  );
};

/** What a reader of a version has to know of how it ends, and the way out. */
export const StatusBanner = async ({ slug, version, status, deprecation }: Ending) => {
  const { t, f } = await readWords();
  if (status === 'draft') return <Banner tone="warn" title={t.catalogue.draftBanner} />;
  if (!deprecation)
    return status === 'retired' ? <Banner tone="danger" title={t.lifecycle.retiredOn(version)} /> : null;
  const { deprecatedAt, sunsetAt, successor, information, note } = deprecation;
  const date = f.date(deprecatedAt);
  const title =
    status === 'retired'
      ? t.lifecycle.retiredOn(version)
      : status === 'deprecated'
        ? t.lifecycle.deprecatedSince(date)
        : t.lifecycle.willBeDeprecated(date);
  return (
    <Banner tone={status === 'retired' ? 'danger' : 'warn'} title={title}>
      <Stack gap="tight">
        {status !== 'retired' && sunsetAt && <p>{t.lifecycle.retires(f.dateTime(sunsetAt))}</p>}
        {note && <p>{note}</p>}
        {status !== 'retired' && <Brownouts {...deprecation} />}
        {(successor || information) && (
          <Row>
            {successor && (
              <Link href={`/apis/${slug}?version=${encodeURIComponent(successor)}`}>
                {t.lifecycle.moveTo(successor)}
              </Link>
            )}
            {information && (
              <a href={information} rel="noreferrer">
                {t.lifecycle.whatToDo}
              </a>
            )}
          </Row>
        )}
      </Stack>
    </Banner>
  );
};
