import type { Portico } from '@portico/client';
import type { Patient } from '../registering.ts';
import { teamIdOf } from '../registering.ts';
import type { Entity } from './entities.ts';

/** What applying a manifest goes by. */
export type Applying = {
  readonly portal: Portico;
  readonly patient: Patient;
  readonly entities: readonly Entity[];
  /** Ids of teams by slug, those that are made on the way too. */
  readonly teamIds: Map<string, string>;
  /** APIs that were made on the way. */
  readonly made: Set<string>;
};

/** The state that was read, for `If-Match`: nobody's change in between is written over. */
export const etagOf = ({ headers }: { readonly headers: Headers }): string => headers.get('etag') ?? '';

export const teamOf = async ({ portal, teamIds }: Applying, slug: string): Promise<string> => {
  const known = teamIds.get(slug);
  return known ?? teamIdOf(portal, slug);
};
