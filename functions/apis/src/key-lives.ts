import { Problem } from '@portico/contract';
import type { ApiKeyItem } from '@portico/data';
import { type Phrase, phrase } from '@portico/words';

const DAY_MILLISECONDS = 86_400_000;

const refused = (words: Phrase) =>
  new Problem('invalid-request', undefined, { errors: [{ pointer: '/expiresAt', words }] });

type Lasting = Pick<ApiKeyItem, 'createdAt' | 'expiresAt' | 'reportedAt' | 'wouldExpireAt'>;

/** How long keys live; `daysMax` is what the deployment allows, where it says. */
export const keyLives = (daysMax: number | undefined) => {
  const latest = (at: Date): Date | undefined =>
    daysMax === undefined ? undefined : new Date(at.getTime() + daysMax * DAY_MILLISECONDS);

  return {
    /** A wished end, if it is one that can be kept, is to come, and not too late; where none is wished, the last there may be. */
    wished(expiresAt: string | undefined, at: Date): Date | undefined {
      const end = expiresAt === undefined ? undefined : new Date(expiresAt);
      // A leap second is a time of RFC 3339 and none that can be kept; nothing compares with it.
      if (end && !(end > at)) throw refused(phrase`must be in the future`);
      const last = latest(at);
      if (last && end && end > last) throw refused(phrase`A key lives ${String(daysMax)} days at most.`);
      return end ?? last;
    },
    /** The end of the key that comes after another: as long after it is made as that one was to last, as far as keys may. */
    asLongAs({ createdAt, expiresAt, reportedAt, wouldExpireAt }: Lasting, at: Date): Date | undefined {
      const last = latest(at);
      const meant = reportedAt === undefined ? expiresAt : wouldExpireAt;
      if (meant === undefined) return last;
      const end = new Date(at.getTime() + Date.parse(meant) - Date.parse(createdAt));
      return last && last < end ? last : end;
    },
  };
};
