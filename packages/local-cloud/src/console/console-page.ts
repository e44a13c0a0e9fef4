import type { ServiceResponse } from '../service.ts';
import { page } from '../services/wire/page.ts';
import { escapeXml } from '../services/wire/xml.ts';

/** Where the pages of the local cloud lead. */
const PLACES = [
  ['/_local', 'Deployed'],
  ['/_local/queues', 'Queues'],
  ['/_local/schedules', 'Schedules'],
  ['/_local/table', 'Table'],
  ['/_local/logs', 'Logs'],
  ['/traces', 'Traces'],
  ['/mailbox', 'Mailbox'],
  ['/alarms', 'Alarms'],
  ['/dashboards', 'Dashboards'],
] as const;

const NAVIGATION = `<nav>${PLACES.map(([path, name]) => `<a href="${path}">${name}</a>`).join('')}</nav>`;

/** One of the pages that show and move what stands here; `content` is markup. */
export const consolePage = (title: string, content: string, status = 200): ServiceResponse =>
  page(status, title, `${NAVIGATION}<h1>${escapeXml(title)}</h1>${content}`, { forms: true });

/** Back to the page whose form it was, which shows what came of it. */
export const seeOther = (path: string): ServiceResponse => ({ status: 303, headers: { location: path } });

/** Rows under their headings; cells are markup. */
export const tableOf = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<article><table><thead><tr>${headings.map((one) => `<th scope="col">${escapeXml(one)}</th>`).join('')}</tr></thead><tbody>${rows
    .map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table></article>`;

/** A button that does one thing to one thing. */
export const actButton = (path: string, label: string, fields: Readonly<Record<string, string>>): string => {
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeXml(name)}" value="${escapeXml(value)}">`,
  );
  return `<form method="post" action="${path}">${hidden.join('')}<button>${escapeXml(label)}</button></form>`;
};

export const nothing = (text: string): string => `<p class="muted">${escapeXml(text)}</p>`;
