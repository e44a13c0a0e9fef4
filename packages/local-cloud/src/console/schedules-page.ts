import type { ServiceResponse } from '../service.ts';
import type { SchedulerPort } from '../services/scheduler/index.ts';
import { escapeXml } from '../services/wire/xml.ts';
import { actButton, consolePage, nothing, seeOther, tableOf } from './console-page.ts';

const PATH = '/_local/schedules';

/** Schedules with their next time; one is fired now, besides its own times. */
export const schedulePages = (scheduler: SchedulerPort) => ({
  show(): ServiceResponse {
    const rows = scheduler
      .schedules()
      .map(({ group, name, expression, nextAt }) => [
        `<code>${escapeXml(name)}</code>`,
        escapeXml(expression),
        nextAt
          ? `<time datetime="${nextAt.toISOString()}">${nextAt.toISOString().slice(0, 19).replace('T', ' ')} UTC</time>`
          : 'never',
        actButton(PATH, 'Fire now', { group, name }),
      ]);
    return consolePage(
      'Schedules',
      rows.length === 0 ? nothing('The template has none.') : tableOf(['Schedule', 'When', 'Next', ''], rows),
    );
  },
  act(said: URLSearchParams): ServiceResponse {
    const fired = scheduler.fire(said.get('group') ?? '', said.get('name') ?? '');
    return fired ? seeOther(PATH) : consolePage('No such schedule', nothing(said.get('name') ?? ''), 404);
  },
});
