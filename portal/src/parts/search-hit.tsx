import type { SearchHit } from '@portico/client';
import { Fragment } from 'react';
import styles from './search-hit.module.css';

/** Where what was found is read. */
export const hrefOfHit = ({ kind, api, slug }: SearchHit): string => {
  if (!api) return `/guides/${slug}`;
  const base = `/apis/${api.slug}`;
  if (slug === undefined) return base;
  if (kind === 'operation') return `${base}/reference/${slug}`;
  return kind === 'page' ? `${base}/guides/${slug}` : `${base}/schemas/${slug}`;
};

export const textOfHit = (pieces: SearchHit['title']): string => pieces.map(({ text }) => text).join('');

/** A text with what answers marked in it. */
export const MarkedText = ({ pieces }: { pieces: SearchHit['title'] }) =>
  pieces.map(({ text, found }, at) => {
    // Pieces have no names but their places, and stay in them.
    const key = `${at}`;
    return found ? (
      <mark key={key} className={styles.found}>
        {text}
      </mark>
    ) : (
      <Fragment key={key}>{text}</Fragment>
    );
  });
