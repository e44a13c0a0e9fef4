import { phrase } from '@portico/words';
import { EgressError } from './egress-error.ts';

/**
 * The URL of a path (and query) below a base. Every request of ours to an API is built here: a path that is somebody
 * else's text must not lead out of what it is for, however it climbs. Throws `egress-refused`.
 */
export const urlBelow = (base: string, path: string): string => {
  const root = new URL(base);
  const prefix = root.pathname.replace(/\/$/, '');
  const text = root.origin + prefix + path;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const below = url?.origin === root.origin && `${url.pathname}/`.startsWith(`${prefix}/`);
  if (!url || !below || url.username || url.password || text.includes('#'))
    throw new EgressError('egress-refused', phrase`the path leaves the API that it is for`);
  return url.href;
};
