import { Portico } from '@portico/client';
import type { NextRequest } from 'next/server';
import { environment } from './environment.ts';
import { passedOn, problem } from './problem-answer.ts';
import { isSameOrigin } from './same-origin.ts';
import { askedFor, sendingFor } from './viewer.ts';

const BODY_BYTES_MAX = 10_000;

type Asked = {
  /** A member of the body; what is no text is an empty one, which the API refuses by name. */
  readonly text: (name: string) => string;
  /** Any other member; the API says what is wrong with it. */
  readonly member: <Value>(name: string) => Value | undefined;
  readonly request: NextRequest;
  readonly visitor: Portico;
};

const membersOf = (text: string): Map<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
  } catch {
    return undefined;
  }
};

/** A route to which this portal's own pages, and nobody else's, send JSON. */
export const ownPost =
  (act: (asked: Asked) => Promise<Response>) =>
  async (request: NextRequest): Promise<Response> => {
    const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (!isSameOrigin(request.headers) || type !== 'application/json') return problem('forbidden');
    if (!(Number(request.headers.get('content-length') ?? Infinity) <= BODY_BYTES_MAX))
      return problem('body-too-large');
    const members = membersOf(await request.text());
    if (!members) return problem('invalid-json');
    const text = (name: string) => {
      const value = members.get(name);
      return typeof value === 'string' ? value : '';
    };
    // Passed on to the API, which proves it.
    const member = <Value>(name: string) => members.get(name) as Value | undefined;
    const send = sendingFor(() => askedFor(request.headers));
    try {
      return await act({
        text,
        member,
        request,
        visitor: new Portico({ baseUrl: environment.apiUrl, retries: 0, fetch: send }),
      });
    } catch (error) {
      return passedOn(error);
    }
  };

export const deviceOf = ({ headers }: NextRequest): string => (headers.get('user-agent') ?? '').slice(0, 300);
