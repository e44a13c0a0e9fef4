import type { ReferenceEntry, ReferenceLink } from '@portico/client';
import { Link } from '../../ui/link.tsx';
import { EntryLink } from './entry-link.tsx';
import { operationPath, type Place, schemaPath } from './places.ts';
import styles from './reference.module.css';

type EntriesProps = { place: Place; operations?: readonly ReferenceEntry[]; schemas?: readonly ReferenceLink[] };

/** Operations and schemas one can go to, each with what it is. */
export const Entries = ({ place, operations = [], schemas = [] }: EntriesProps) => (
  <ul className={styles.entries}>
    {operations.map(({ slug, method, path, summary, deprecated }) => (
      <li key={slug}>
        <EntryLink href={operationPath(place, slug)} method={method} name={summary ?? path} deprecated={deprecated} />
        {summary !== undefined && <code>{path}</code>}
      </li>
    ))}
    {schemas.map(({ slug, type }) => (
      <li key={slug}>
        <Link href={schemaPath(place, slug)}>{slug}</Link>
        <code>{type}</code>
      </li>
    ))}
  </ul>
);
