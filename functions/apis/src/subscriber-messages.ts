import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  answered,
  audited,
  CHANGED,
  countInHour,
  editableApi,
  secondsToNextHour,
  stillMay,
  stillOwnedBy,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { createId, MESSAGES_PER_HOUR, type Principal } from '@portico/domain';
import { apiJobParts } from '@portico/events';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { toldOf } from './publication.ts';
import { liveSubscription } from './subscriber-counts.ts';

/** What the team that has an API writes to its subscribers: text, told by a worker as notice and mail. */
export const subscriberMessages = ({ data, now }: Dependencies) => ({
  create: (principal: Principal, reference: string, body: Schema<'NewApiMessage'>) =>
    untilUnchanged(async (): Promise<Total<Schema<'ApiMessage'>> | typeof CHANGED> => {
      const { subject, text, subscriptionId, callsDeprecated } = {
        subject: body.subject.trim(),
        text: body.text.trim(),
        subscriptionId: body.subscriptionId,
        callsDeprecated: body.callsDeprecated,
      } satisfies Written<'NewApiMessage'>;
      const api = await editableApi(data, principal, reference, 'access.decide');
      if (!api) throw new Problem('not-found');
      const one = subscriptionId === undefined ? undefined : await liveSubscription(data, api, subscriptionId);
      if (subscriptionId !== undefined && !one)
        throw new Problem('invalid-reference', undefined, {
          errors: [{ pointer: '/subscriptionId', words: phrase`is not a subscription to the API` }],
        });
      const at = now();
      const { apiId, name: apiName, slug: apiSlug, teamId } = api;
      const id = createId('apiJob', at);
      const telling = { kind: 'message' as const, subject, text, appId: one?.appId, callsDeprecated };
      const answer = { id, subject, at: at.toISOString() };
      const refused = await writeTogether(data, (items) => ({
        api: stillOwnedBy(items, api),
        access: stillMay(items, principal, 'access.decide', teamId),
        ofApi: countInHour(items, { holderId: apiId, kind: 'messages' }, at, MESSAGES_PER_HOUR),
        // Whoever has many APIs writes no more.
        own: countInHour(items, { holderId: principal.userId, kind: 'messages' }, at, MESSAGES_PER_HOUR),
        job: apiJobParts(items, { jobId: id, kind: 'tell', apiId, apiName, apiSlug, teamId, telling }, at),
        audit: audited(items, {
          ...toldOf(api, at),
          action: 'subscribers.write',
          after: { subject, text, subscriptionId, callsDeprecated },
        }),
        answer: answered(items, answer),
      }));
      if (refused === 'access') throw new Problem('not-found');
      if (refused === 'ofApi' || refused === 'own')
        throw new Problem(
          'rate-limited',
          phrase`Subscribers are written to ${String(MESSAGES_PER_HOUR)} times an hour at most.`,
          {
            headers: { 'Retry-After': String(secondsToNextHour(at)) },
          },
        );
      return refused ? CHANGED : answer;
    }),
});
