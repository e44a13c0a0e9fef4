import 'server-only';
import { cache } from 'react';
import { readSession } from '../../api/session.ts';
import type { Reader } from './navigation.ts';

/** Who reads, as far as the shell needs to know; undefined for a visitor. */
export const readReader = cache(async (): Promise<Reader | undefined> => {
  const session = await readSession();
  return (
    session && {
      name: session.user.name,
      email: session.user.email,
      publishes: session.user.roles.some((role) => role !== 'developer'),
      administers: session.user.roles.includes('admin'),
    }
  );
});
