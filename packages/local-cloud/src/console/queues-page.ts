import { askAsOwner } from '../ask-as-owner.ts';
import { asArray, asString } from '../json.ts';
import type { Service, ServiceResponse } from '../service.ts';
import type { QueuePort } from '../services/sqs/index.ts';
import { escapeXml } from '../services/wire/xml.ts';
import { actButton, consolePage, nothing, seeOther, tableOf } from './console-page.ts';

const PATH = '/_local/queues';

/** Queues with what waits in them; dead letters are sent back to where they came from, a queue is emptied. */
export const queuePages = (sqs: Service & Pick<QueuePort, 'measure'>) => {
  const urlOf = async (name: string) =>
    asString((await askAsOwner(sqs, 'AmazonSQS.GetQueueUrl', { QueueName: name })).QueueUrl);
  /** The queues whose failures lie in one. */
  const sourcesOf = async (name: string): Promise<readonly string[]> => {
    const answer = await askAsOwner(sqs, 'AmazonSQS.ListDeadLetterSourceQueues', { QueueUrl: await urlOf(name) });
    return asArray(answer.queueUrls).map((url) => asString(url).split('/').at(-1) ?? '');
  };
  const row = async ({ name, waiting, underWay, oldestSeconds }: ReturnType<QueuePort['measure']>[number]) => {
    const sources = await sourcesOf(name);
    const acts = [
      ...(sources.length > 0 && waiting > 0 ? [actButton(PATH, 'Redrive', { queue: name, act: 'redrive' })] : []),
      ...(waiting > 0 ? [actButton(PATH, 'Purge', { queue: name, act: 'purge' })] : []),
    ];
    const of = sources.length > 0 ? `<br><span class="muted">of ${escapeXml(sources.join(', '))}</span>` : '';
    const waits = sources.length > 0 && waiting > 0 ? `<b class="alarm">${waiting}</b>` : String(waiting);
    const age = waiting + underWay > 0 ? `${Math.max(0, Math.round(oldestSeconds))} s` : '–';
    return [`<code>${escapeXml(name)}</code>${of}`, waits, String(underWay), age, acts.join('')];
  };

  return {
    async show(): Promise<ServiceResponse> {
      const rows = await Promise.all(sqs.measure().map(row));
      return consolePage(
        'Queues',
        rows.length === 0
          ? nothing('The template has none.')
          : tableOf(['Queue', 'Waiting', 'Under way', 'Oldest', ''], rows),
      );
    },
    async act(said: URLSearchParams): Promise<ServiceResponse> {
      const name = said.get('queue') ?? '';
      const known = sqs.measure().some((queue) => queue.name === name);
      if (!known) return consolePage('No such queue', nothing(name), 404);
      const url = await urlOf(name);
      if (said.get('act') === 'purge') await askAsOwner(sqs, 'AmazonSQS.PurgeQueue', { QueueUrl: url });
      else {
        const asked = { QueueUrl: url, AttributeNames: ['QueueArn'] };
        const { Attributes } = await askAsOwner(sqs, 'AmazonSQS.GetQueueAttributes', asked);
        const SourceArn = asString((Attributes as Record<string, unknown>).QueueArn);
        await askAsOwner(sqs, 'AmazonSQS.StartMessageMoveTask', { SourceArn });
      }
      return seeOther(PATH);
    },
  };
};
