import type { ServiceResponse } from '../../service.ts';
import { jsonPage, page } from '../wire/page.ts';
import { escapeXml } from '../wire/xml.ts';
import type { AlarmStatus, Alarms } from './alarms.ts';
import { type Dashboards, type Widget, widgetsOf } from './dashboards.ts';
import { evaluateQueries } from './evaluate-alarm.ts';
import type { MetricStore, Series } from './metric-store.ts';

const SAID = { ALARM: 'ALARM', OK: 'OK', INSUFFICIENT_DATA: 'not enough data' } as const;
const ORDER = ['ALARM', 'INSUFFICIENT_DATA', 'OK'] as const;

const moment = (at: Date): string =>
  `<time class="muted" datetime="${at.toISOString()}">since ${at.toISOString().slice(0, 19).replace('T', ' ')} UTC</time>`;

const listed = ({ alarm, state, reason, since }: AlarmStatus): string =>
  `<li class="row"><strong>${escapeXml(alarm.name)}</strong><span><b class="${state.toLowerCase()}">${SAID[state]}</b> ${moment(since)}</span><span>${escapeXml(alarm.description)}</span><span class="muted">${escapeXml(reason)}</span></li>`;

const named = ({ name }: { readonly name: string }): string =>
  `<li><a href="/dashboards/${encodeURIComponent(name)}"><strong>${escapeXml(name)}</strong></a></li>`;

/** `/alarms` and `/alarms.json`: what each alarm is in, what rings first. */
export const alarmsPage = (alarms: Alarms, path: string): ServiceResponse => {
  const all = alarms.list();
  if (path.split('?')[0] === '/alarms.json')
    return jsonPage({
      alarms: all.map(({ alarm, state, reason, since }) => ({
        ...{ name: alarm.name, kind: alarm.kind, description: alarm.description, state, reason, since },
      })),
    });
  const sections = ORDER.map((state) => all.filter((one) => one.state === state));
  const list = sections
    .filter((some) => some.length > 0)
    .map((some) => `<ul>${some.map(listed).join('')}</ul>`)
    .join('<br>');
  return page(
    200,
    'Alarms',
    `<h1>Alarms</h1><p><a href="/dashboards">Dashboards</a> · <a href="/mailbox">Mailbox</a></p>${list || '<p class="muted">The template has none.</p>'}`,
  );
};

const WIDTH = 240;
const HEIGHT = 40;

const drawn = (series: Series, from: number, to: number): string => {
  const most = Math.max(...series.values(), 1e-9);
  const points = [...series]
    .map(([at, value]) => {
      const [x, y] = [((at - from) / (to - from)) * WIDTH, HEIGHT - (Math.max(0, value) / most) * (HEIGHT - 4) - 2];
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(' ');
  return `<svg width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true"><polyline points="${points}" fill="none" stroke="currentColor" stroke-width="2"/></svg>`;
};

const SHOWN_MILLISECONDS = 3 * 3_600_000;

const widget = ({ title, lines }: Widget, store: MetricStore, now: number): string => {
  const from = now - SHOWN_MILLISECONDS;
  const queries = lines.map(({ query }) => query);
  const length = Math.max(60, ...queries.flatMap((one) => ('metric' in one ? one.periodSeconds : []))) * 1000;
  const first = from - (from % length);
  const periods = Array.from({ length: Math.ceil((now - first) / length) }, (_, index) => first + index * length);
  const of = evaluateQueries(queries, store, { periods, from: first, to: now });
  const rows = lines
    .filter(({ visible }) => visible)
    .map(({ query, label }) => {
      const value = of(query.id);
      const series: Series = value instanceof Map ? value : new Map();
      const last = [...series.values()].at(-1);
      return `<tr><th scope="row">${escapeXml(label)}</th><td>${last === undefined ? '–' : Number(last.toPrecision(4))}</td><td>${drawn(series, first, now)}</td></tr>`;
    });
  return `<article><h2>${escapeXml(title)}</h2><table>${rows.join('')}</table></article>`;
};

/** `/dashboards` and `/dashboards/{name}`: the last value and the last three hours of each line. */
export const dashboardsPage = (
  dashboards: Dashboards,
  store: MetricStore,
  now: () => Date,
  path: string,
): ServiceResponse => {
  const { pathname } = new URL(path, 'http://localhost');
  const [, name = ''] = /^\/dashboards\/([\w.%-]{1,255})$/.exec(pathname) ?? [];
  const all = dashboards.list();
  const found = all.find((one) => encodeURIComponent(one.name) === name);
  if (found) {
    const drawnAll = widgetsOf(found.body).filter(({ lines }) => lines.length > 0);
    const body = drawnAll.map((one) => widget(one, store, now().getTime())).join('');
    return page(
      200,
      found.name,
      `<p><a href="/dashboards">All dashboards</a></p><h1>${escapeXml(found.name)}</h1>${body}`,
    );
  }
  if (name !== '')
    return page(404, 'No such dashboard', '<h1>No such dashboard</h1><p><a href="/dashboards">All</a></p>');
  const list = all.length === 0 ? '<p class="muted">The template has none.</p>' : `<ul>${all.map(named).join('')}</ul>`;
  return page(200, 'Dashboards', `<h1>Dashboards</h1><p><a href="/alarms">Alarms</a></p>${list}`);
};
