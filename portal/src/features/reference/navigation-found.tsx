'use client';
import { withPortico } from '../../api/later-client.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { referenceTools } from '../../i18n/messages/reference-tools.ts';
import { Link } from '../../ui/link.tsx';
import { EntryLink } from './entry-link.tsx';
import styles from './navigation.module.css';
import { operationPath, type Place, schemaPath } from './places.ts';

const SHOWN_MAX = 50;

/** What the reference has of what was typed. */
export const NavigationFound = ({ place, q }: { place: Place; q: string }) => {
  const t = useWordsOf(referenceTools);
  const { slug: apiId, version } = place;
  const { data } = useLoaded(['reference-found', apiId, version, q], () =>
    withPortico((client) => client.getReference({ apiId, version, q })),
  );
  if (!data) return null;
  const entries = [...data.groups.flatMap(({ operations }) => operations), ...data.webhooks];
  const each = [...new Map(entries.map((entry) => [entry.slug, entry])).values()];
  const count = each.length + data.schemas.length;
  return (
    <div className={styles.found}>
      <p role="status">{count === 0 ? t.nothingFound : t.found(count)}</p>
      <ul>
        {each.slice(0, SHOWN_MAX).map(({ slug, method, path, summary }) => (
          <li key={slug}>
            <EntryLink href={operationPath(place, slug)} method={method} name={summary ?? path} />
          </li>
        ))}
        {data.schemas.slice(0, SHOWN_MAX).map(({ slug }) => (
          <li key={slug}>
            <Link href={schemaPath(place, slug)}>{slug}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
};
