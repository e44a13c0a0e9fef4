import { type OperationEntry, Problem } from '@portico/contract';
import {
  type Allowance,
  addressGroup,
  PORTAL_VIEWER,
  type Principal,
  type RequestCounts,
  type RequestLimitName,
  type Viewer,
} from '@portico/domain';
import { phrase } from '@portico/words';

type Headers = Readonly<Record<string, string>>;

const nameOf = ({ counts }: Pick<OperationEntry, 'counts'>, known: boolean): RequestLimitName | undefined => {
  if (counts === 'nothing') return undefined;
  if (counts === 'reads') return known ? 'userReads' : 'visitorReads';
  if (counts === 'writes') return known ? 'userWrites' : 'visitorWrites';
  return counts;
};

/** What is said of a limit: RateLimit header fields for HTTP (draft-ietf-httpapi-ratelimit-headers-10). */
const told = ({ name, limit, remaining, resetSeconds }: Allowance): Headers => ({
  'RateLimit-Policy': `"${name}";q=${limit.most};w=${limit.windowSeconds}`,
  RateLimit: `"${name}";r=${remaining};t=${resetSeconds}`,
});

/** More requests than are answered. `news`: nobody was told of it in this window. */
export class TooMany extends Problem {
  readonly news: boolean;
  constructor(allowance: Allowance) {
    const headers = { ...told(allowance), 'Retry-After': String(allowance.resetSeconds) };
    super('rate-limited', phrase`Wait ${allowance.resetSeconds} seconds.`, { headers });
    this.news = allowance.news;
  }
}

/**
 * Counts a request before anything else is done for it, and answers what is said of it: by the user, or by the address
 * that is not signed in, as attempts to sign in are whoever tries. What the portal reads for all its visitors it reads
 * once in ten seconds, and nobody's share of it is known.
 */
export const countRequest = async (
  requests: RequestCounts,
  operation: Pick<OperationEntry, 'counts'>,
  principal: Principal | undefined,
  { address }: Viewer,
): Promise<Headers> => {
  const name = nameOf(operation, principal !== undefined);
  if (!name || (name === 'visitorReads' && address === PORTAL_VIEWER)) return {};
  const byUser = name === 'userReads' || name === 'userWrites' || name === 'backendTests';
  const allowance = await requests(name, byUser && principal ? principal.userId : addressGroup(address));
  if (!allowance.allowed) throw new TooMany(allowance);
  return told(allowance);
};
