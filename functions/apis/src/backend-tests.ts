import { Problem, presentPhrase, type Schema, type Total, type Written } from '@portico/contract';
import { audited, stillMay, writeTogether } from '@portico/data';
import type { Principal } from '@portico/domain';
import { EgressError, readAll } from '@portico/egress';
import { type BackendCallsOptions, createBackendCalls, type ShownRequest } from '@portico/gateway';
import { english, type Phrase, phrase } from '@portico/words';
import { invalid } from './backend-settings.ts';
import type { BackendReference, Backends } from './backends.ts';
import type { Dependencies } from './dependencies.ts';
import { toldOf } from './publication.ts';

/** More of an answer is not waited for. */
const ANSWER_BYTES_MAX = 1_000_000;
const SHOWN_MAX = 4_000;

const headerOf = (raw: readonly string[], name: string): string | undefined => {
  const index = raw.findIndex((text, position) => position % 2 === 0 && text.toLowerCase() === name);
  return index < 0 ? undefined : raw[index + 1];
};

const presentSentHeader = ([name, value]: ShownRequest['headers'][number]): Total<Schema<'SentHeader'>> => ({
  name,
  value: value.slice(0, SHOWN_MAX),
});

type Came = {
  readonly sent: ShownRequest;
  readonly milliseconds: number;
  readonly status?: number;
  readonly contentType?: string | undefined;
  readonly sizeBytes?: number;
  readonly words?: Phrase;
};

const presentTest = ({ sent, milliseconds, words, ...came }: Came): Total<Schema<'BackendTest'>> => ({
  url: sent.url.slice(0, SHOWN_MAX),
  sent: sent.headers.map(presentSentHeader),
  durationMilliseconds: Math.round(milliseconds),
  status: came.status,
  contentType: came.contentType?.slice(0, 200),
  sizeBytes: came.sizeBytes,
  detail: words && english(words),
  words: words && presentPhrase(words),
});

/** Calls of backends by those whose APIs they serve, as the gateway would make them. */
export const backendTests = ({ data, now, backendSecrets, egress }: Dependencies, backends: Pick<Backends, 'find'>) => {
  const options: BackendCallsOptions = { egress, readSecret: backendSecrets.read, now: () => now().getTime() };
  const call = createBackendCalls(options);

  return {
    async run(principal: Principal, reference: BackendReference, body: Schema<'BackendTestRequest'>) {
      const { path, target } = { path: body.path, target: body.target } satisfies Written<'BackendTestRequest'>;
      const { api, backend } = await backends.find(principal, reference);
      const url = backend.targets[target]?.url;
      if (url === undefined) throw invalid('/target', phrase`there is no such target`);
      const at = now();
      const refused = await writeTogether(data, (items) => ({
        access: stillMay(items, principal, 'api.edit', api.teamId),
        audit: audited(items, {
          ...{ ...toldOf(api, at), action: 'backend.test' },
          after: { version: backend.version, environment: backend.environment, target: url, path },
        }),
      }));
      if (refused) throw new Problem('not-found');
      const [below = '', ...query] = (path ?? backend.healthCheckPath ?? '').split('?');
      let sent: ShownRequest = { url: url.replace(/\/$/, '') + below, headers: [] };
      const started = performance.now();
      const took = () => performance.now() - started;
      try {
        const answer = await call(
          { ...backend, encodedSlashes: 'keep', forwardAuthorization: false },
          {
            ...{ url: sent.url, query: query.length === 0 ? '' : `?${query.join('?')}`, method: 'GET', body: null },
            headers: [
              ['Accept', '*/*'],
              ['Accept-Encoding', 'identity'],
              ['User-Agent', 'Portico'],
              ['Via', '1.1 portico'],
            ],
          },
          { responseBytesMax: ANSWER_BYTES_MAX },
          (told) => {
            sent = told;
          },
        );
        const { length: sizeBytes } = await readAll(answer.body);
        const contentType = headerOf(answer.rawHeaders, 'content-type');
        return presentTest({ sent, milliseconds: took(), status: answer.status, contentType, sizeBytes });
      } catch (error) {
        if (!(error instanceof EgressError)) throw error;
        return presentTest({ sent, milliseconds: took(), words: error.words });
      }
    },
  };
};
