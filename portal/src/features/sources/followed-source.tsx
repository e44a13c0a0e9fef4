'use client';
import type { ApiSource } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { portico } from '../../api/browser-client.ts';
import { FOLLOWED_MILLISECONDS, useDeadline } from '../../api/use-deadline.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { Grid } from '../../ui/layout.tsx';
import { say } from '../../ui/toasts.tsx';
import { SourceForm } from './source-form.tsx';
import { SourceState } from './source-state.tsx';

const POLL_MILLISECONDS = 1_000;

type Seen = { readonly source: ApiSource; readonly etag: string };

/** Follows the source while it is read, and says once what came of it. */
const useSource = (slug: string, seen: Seen) => {
  const { t } = useWords();
  const router = useRouter();
  const { over } = useDeadline(`${slug} ${seen.source.reading ?? ''}`, FOLLOWED_MILLISECONDS);
  const read = async (): Promise<Seen> => {
    const { data, headers } = await portico.getApiSource({ apiId: slug }).withResponse();
    return { source: data, etag: headers.get('etag') ?? '' };
  };
  const loaded = useLoaded<Seen>(['source', slug], read, {
    everyMilliseconds: (data) => ((data ?? seen).source.reading && !over ? POLL_MILLISECONDS : 0),
  });
  const { source, etag } = loaded.data ?? seen;
  const { reading, result } = source;
  const followed = useRef(reading);
  useEffect(() => {
    const was = followed.current;
    followed.current = reading;
    if (was === undefined || reading !== undefined || result === undefined) return;
    say(t.sources.told[result]);
    // There may be a notice more.
    router.refresh();
  }, [reading, result, t, router]);
  return { ...loaded, source, etag };
};

/** What is known of the source, beside what can be said of it: on the state that is shown, and with what is typed kept. */
export const FollowedSource = ({ slug, seen }: { slug: string; seen: Seen }) => {
  const { source, etag, reload, failure } = useSource(slug, seen);
  return (
    <Grid min="20rem">
      <SourceState slug={slug} source={source} failure={failure} reload={reload} />
      <SourceForm key={`${source.url} ${source.schedule}`} slug={slug} source={source} etag={etag} />
    </Grid>
  );
};
