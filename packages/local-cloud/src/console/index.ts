import type { Forms, Pages } from '../front-door/pages.ts';
import type { LogStore } from '../logs/log-store.ts';
import type { Service } from '../service.ts';
import type { SchedulerPort } from '../services/scheduler/index.ts';
import type { QueuePort } from '../services/sqs/index.ts';
import { escapeXml } from '../services/wire/xml.ts';
import type { Deployment } from '../template/deploy.ts';
import { consolePage, nothing, tableOf } from './console-page.ts';
import { logsPage } from './logs-page.ts';
import { queuePages } from './queues-page.ts';
import { schedulePages } from './schedules-page.ts';
import { tablePage } from './table-page.ts';

type ConsoleOptions = {
  readonly sqs: Service & Pick<QueuePort, 'measure'>;
  readonly scheduler: SchedulerPort;
  readonly dynamodb: Service;
  readonly logs: Pick<LogStore, 'groups' | 'events'>;
  /** What stands; nothing yet, while it is deployed. */
  readonly deployment: () => Deployment | undefined;
};

const counted = (of: Readonly<Record<string, number>>) =>
  Object.entries(of)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([type, count]) => [`<code>${escapeXml(type)}</code>`, String(count)]);

const deployed = ({ deployed: here, notDeployed, outputs }: Deployment) => {
  const told = Object.entries(outputs).flatMap(([stack, values]) =>
    Object.entries(values)
      .filter(([name]) => !name.startsWith('Export') && !name.startsWith('PublishOutput'))
      .map(([name, value]) => [`${escapeXml(stack)}.${escapeXml(name)}`, `<code>${escapeXml(value)}</code>`]),
  );
  return [
    tableOf(['What stands here', ''], counted(here)),
    tableOf(['On AWS only', ''], counted(notDeployed)),
    tableOf(['Output', ''], told),
  ].join('');
};

/** `/_local`: what the local cloud holds, for people of this machine. */
export const createConsole = ({ sqs, scheduler, dynamodb, logs, deployment }: ConsoleOptions) => {
  const [queues, schedules] = [queuePages(sqs), schedulePages(scheduler)];
  const places: Pages = {
    '/_local': () => {
      const stands = deployment();
      return consolePage('Deployed', stands ? deployed(stands) : nothing('It is being deployed.'));
    },
    '/_local/queues': queues.show,
    '/_local/schedules': schedules.show,
    '/_local/logs': logsPage(logs),
    '/_local/table': tablePage(dynamodb),
  };
  const pages: Pages = {
    '/_local': (path) =>
      places[path.split('?')[0] ?? '']?.(path) ?? consolePage('No such page', nothing('There is none here.'), 404),
  };
  const forms: Forms = { '/_local/queues': queues.act, '/_local/schedules': schedules.act };
  return { pages, forms };
};
