'use client';
import type { Api } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { Card, Soft } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';

/** Whether an API stands on the front page: for people to say, so that no publishing moves it. */
export const FeaturedSwitch = ({ api, etag }: { api: Pick<Api, 'id' | 'featured'>; etag: string }) => {
  const { t } = useWords();
  const router = useRouter();
  const [chosen, setChosen] = useState(api.featured);
  const { run, busy, failure } = useAction(
    (featured: boolean) => portico.updateApi({ apiId: api.id, 'If-Match': etag, body: { featured } }),
    (_done, featured) => {
      say(featured ? t.publish.nowFeatured : t.publish.noLongerFeatured);
      router.refresh();
    },
  );
  return (
    <Card as="section" label={t.publish.frontPage}>
      <h2>{t.publish.frontPage}</h2>
      <Checkbox
        label={t.publish.featured}
        // At once as it was pressed; as it was, when that was refused.
        checked={failure ? api.featured : chosen}
        aria-busy={busy || undefined}
        onChange={({ target }) => {
          if (busy) return;
          setChosen(target.checked);
          void run(target.checked);
        }}
      />
      <Soft small>{t.publish.featuredHint}</Soft>
      {failure && <ProblemBanner problem={failure} />}
    </Card>
  );
};
