import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { ServiceResponse } from '../../service.ts';
import { childOf, type Fields, flagOf, numberOf, parseFields, recordsOf, textMapOf, textOf } from '../wire/fields.ts';
import { page } from '../wire/page.ts';
import { escapeXml } from '../wire/xml.ts';

/** So many traces are kept, the newest; in memory. */
const TRACES_MAX = 500;
const SEGMENTS_MAX = 50;
const WIDTH = 100;

type Bar = {
  readonly name: string;
  readonly said: string;
  readonly failed: boolean;
  readonly from: number;
  readonly to: number;
};

const barOf = (segment: Fields, name: string): Bar => {
  const [from, to] = [numberOf(segment, 'start_time') ?? 0, numberOf(segment, 'end_time') ?? 0];
  const status = numberOf(childOf(childOf(segment, 'http'), 'response'), 'status');
  const operation = textOf(childOf(segment, 'aws'), 'operation');
  const method = textOf(childOf(childOf(segment, 'http'), 'request'), 'method');
  const said = [operation ?? method, status].filter((one) => one !== undefined).join(' ');
  return { name, said, failed: flagOf(segment, 'fault'), from, to };
};

const barsOf = (segments: readonly Fields[]): readonly Bar[] =>
  segments
    .flatMap((segment) => {
      const service = textMapOf(segment, 'annotations').service ?? textOf(segment, 'name') ?? '';
      return [
        barOf(segment, service),
        ...recordsOf(segment, 'subsegments').map((call) => barOf(call, textOf(call, 'name') ?? '')),
      ];
    })
    .sort((one, other) => one.from - other.from);

const drawn = (bars: readonly Bar[]): string => {
  const from = Math.min(...bars.map((bar) => bar.from));
  const whole = Math.max(...bars.map((bar) => bar.to)) - from || 1;
  const rows = bars.map((bar) => {
    const [left, width] = [((bar.from - from) / whole) * WIDTH, Math.max(0.5, ((bar.to - bar.from) / whole) * WIDTH)];
    const milliseconds = ((bar.to - bar.from) * 1000).toFixed(0);
    return `<tr><th scope="row">${escapeXml(bar.name)}</th><td${bar.failed ? ' class="alarm"' : ''}>${escapeXml(bar.said)}</td><td>${milliseconds} ms</td><td><svg width="240" height="12" viewBox="0 0 ${WIDTH} 12" preserveAspectRatio="none" aria-hidden="true"><rect x="${left.toFixed(2)}" width="${width.toFixed(2)}" y="2" height="8" fill="currentColor"/></svg></td></tr>`;
  });
  return `<article><table>${rows.join('')}</table></article>`;
};

/** What functions tell X-Ray's daemon: kept by trace, and shown by the request (`/traces?request=`). */
export const createTraces = () => {
  const byTrace = new Map<string, Fields[]>();
  const byRequest = new Map<string, string>();
  const socket = createSocket('udp4');
  socket.unref();

  const forget = (trace: string): void => {
    byTrace.delete(trace);
    for (const [request, of] of byRequest) if (of === trace) byRequest.delete(request);
  };
  const take = (datagram: string): void => {
    const segment = parseFields(datagram.slice(datagram.indexOf('\n') + 1));
    const trace = textOf(segment, 'trace_id');
    if (trace === undefined) return;
    const known = byTrace.get(trace) ?? [];
    if (known.length < SEGMENTS_MAX) byTrace.set(trace, [...known, segment]);
    const request = textMapOf(segment, 'annotations').requestId;
    if (request !== undefined) byRequest.set(request, trace);
    const [oldest] = byTrace.keys();
    if (byTrace.size > TRACES_MAX && oldest !== undefined) forget(oldest);
  };
  socket.on('message', (bytes) => take(String(bytes)));

  const listed = ([request, trace]: readonly [string, string]): string => {
    const services = barsOf(byTrace.get(trace) ?? []).map(({ name }) => name);
    return `<li><a href="/traces?request=${encodeURIComponent(request)}"><strong>${escapeXml(request)}</strong><span class="muted">${escapeXml([...new Set(services)].join(', '))}</span></a></li>`;
  };

  return {
    take,
    /** Listens on loopback; answers the address as functions are told it. */
    async listen(): Promise<string> {
      socket.bind(0, '127.0.0.1');
      await once(socket, 'listening');
      return `127.0.0.1:${socket.address().port}`;
    },
    /** `/traces`: the requests that were traced; with `?request=`, what one of them asked of whom, and when. */
    page(path: string): ServiceResponse {
      const request = new URL(path, 'http://localhost').searchParams.get('request');
      const bars = barsOf(byTrace.get(byRequest.get(request ?? '') ?? '') ?? []);
      const back = '<p><a href="/traces">All traces</a></p>';
      if (request !== null && bars.length === 0)
        return page(
          404,
          'No such trace',
          `${back}<h1>No such trace</h1><p class="muted">One request a second is traced.</p>`,
        );
      if (request !== null) return page(200, request, `${back}<h1>${escapeXml(request)}</h1>${drawn(bars)}`);
      const list = [...byRequest].reverse().map(listed).join('');
      return page(
        200,
        'Traces',
        `<h1>Traces</h1><p class="muted">One request a second is traced.</p>${list && `<ul>${list}</ul>`}`,
      );
    },
    stop: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  };
};

export type Traces = ReturnType<typeof createTraces>;
