import { brownoutAt, brownoutEnd, gatewayBase, statusAt } from '@portico/domain/lifecycle';
import { type Phrase, phrase } from '@portico/words';
import type { ApiRoute, GatewayResponse } from './call.ts';
import type { Headers } from './headers.ts';

/** Why a version does not answer at an instant, and where its callers go. */
export type End = {
  readonly code: 'version-retired' | 'version-brownout';
  readonly headers: Headers;
  readonly words: Phrase;
};

const wayOut = ({ version, deprecation }: ApiRoute): Phrase => {
  const { successor, note, information } = deprecation ?? {};
  if (note !== undefined) return phrase`Version ${version}: ${note}`;
  if (successor !== undefined) return phrase`Version ${version} does not answer. Version ${successor} comes after it.`;
  if (information !== undefined) return phrase`Version ${version} does not answer. What to do: ${information}`;
  return phrase`Version ${version} does not answer.`;
};

/** Whether a version answers at an instant; a brown-out says when it is over (RFC 9110 §10.2.3). */
export const endOf = (route: ApiRoute, at: number): End | undefined => {
  if (statusAt(route, at) === 'retired') return { code: 'version-retired', headers: [], words: wayOut(route) };
  const brownout = brownoutAt(route, at);
  if (!brownout) return undefined;
  const seconds = Math.ceil((brownoutEnd(brownout) - at) / 1000);
  return { code: 'version-brownout', headers: [['Retry-After', String(seconds)]], words: wayOut(route) };
};

const link = (url: string, rel: string, type = '') => `<${url}>; rel="${rel}"${type && `; type="${type}"`}`;

/**
 * What every answer of a version says of its end, from when that is known: `Deprecation` (RFC 9745), `Sunset` (RFC 8594),
 * and links to what to do and to the version after it (RFC 5829). A backend's own words of its end give way to them.
 */
export const lifecycleHeaders = (
  response: GatewayResponse,
  { slug, deprecation }: ApiRoute,
  { gatewayUrl, portalUrl }: { readonly gatewayUrl: string; readonly portalUrl: string },
): GatewayResponse => {
  if (!deprecation) return response;
  const { deprecatedAt, sunsetAt, successor, information = `${portalUrl}/apis/${slug}/versions` } = deprecation;
  const kept = response.headers.filter(([name]) => !['deprecation', 'sunset'].includes(name.toLowerCase()));
  const headers: Headers = [
    ...kept,
    ['Deprecation', `@${Math.floor(Date.parse(deprecatedAt) / 1000)}`],
    ...(sunsetAt === undefined ? [] : [['Sunset', new Date(sunsetAt).toUTCString()] as const]),
    ['Link', link(information, 'deprecation', 'text/html')],
    ...(sunsetAt === undefined ? [] : [['Link', link(information, 'sunset', 'text/html')] as const]),
    ...(successor === undefined
      ? []
      : [['Link', link(`${gatewayBase(gatewayUrl, slug, successor)}/`, 'successor-version')] as const]),
  ];
  return { ...response, headers };
};
