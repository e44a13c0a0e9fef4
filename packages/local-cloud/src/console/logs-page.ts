import type { LogStore } from '../logs/log-store.ts';
import type { ServiceResponse } from '../service.ts';
import { escapeXml } from '../services/wire/xml.ts';
import { consolePage, nothing } from './console-page.ts';

const LINES_MAX = 500;

const lineOf = ({ timestamp, message, group }: { timestamp: number; message: string; group: string }): string =>
  `<li class="row"><span class="muted"><time datetime="${new Date(timestamp).toISOString()}">${new Date(timestamp).toISOString().slice(11, 23)}</time> ${escapeXml(group)}</span><pre>${escapeXml(message)}</pre></li>`;

/** The newest lines of everything, or those that name a request; what is in a line is shown as it was written. */
export const logsPage =
  (logs: Pick<LogStore, 'groups' | 'events'>) =>
  (path: string): ServiceResponse => {
    const asked = new URL(path, 'http://localhost').searchParams.get('request')?.trim() ?? '';
    const lines = logs
      .groups()
      .flatMap((group) =>
        logs
          .events(group)
          .filter(({ message }) => message.includes(asked))
          .slice(-LINES_MAX)
          .map(({ timestamp, message }) => ({ timestamp, message, group })),
      )
      .sort((one, other) => one.timestamp - other.timestamp)
      .slice(-LINES_MAX);
    const form = `<form action="/_local/logs"><label>Request id, or any word<input name="request" value="${escapeXml(asked)}" maxlength="200" size="40"></label><button>Show</button>${asked === '' ? '' : `<a href="/traces?request=${encodeURIComponent(asked)}">Its trace</a>`}</form>`;
    const list = lines.length === 0 ? nothing('No line has it.') : `<ul>${lines.map(lineOf).join('')}</ul>`;
    return consolePage('Logs', form + list);
  };
