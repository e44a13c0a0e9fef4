'use client';
import { useState } from 'react';
import { Skeleton } from '../../ui/feedback.tsx';
import { later } from '../../ui/later.tsx';
import { Link } from '../../ui/link.tsx';
import { operationPath, schemaPath } from './places.ts';
import styles from './schema.module.css';
import type { LinkedProps } from './schema-tree.tsx';

const Loaded = later(async () => (await import('./loaded-schema.tsx')).LoadedSchema, <Skeleton height="3rem" />);

/** What is read elsewhere, and here when it is opened. */
export const LinkedSchema = ({ label, ...linked }: LinkedProps) => {
  const [open, setOpen] = useState(false);
  const { place, page } = linked;
  const href = 'schema' in page ? schemaPath(place, page.schema) : operationPath(place, page.operation);
  return (
    <details className={styles.opened} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{label}</summary>
      {open ? (
        <Loaded {...linked} Linked={LinkedSchema} />
      ) : (
        <noscript>
          <Link href={href}>{label}</Link>
        </noscript>
      )}
    </details>
  );
};
