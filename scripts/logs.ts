// `npm run logs -- <request id>`: every line that the functions and the API wrote about one request, in order of time.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './start/run.ts';

const folder = join(root, '.portico/logs');
const [requestId] = process.argv.slice(2);
if (!requestId || !/^[\w-]{8,100}$/.test(requestId)) {
  console.error('portico: npm run logs -- <request id>   (the X-Request-Id of an answer, the requestId of a problem)');
  process.exit(2);
}
if (!existsSync(folder)) {
  console.error('portico: there are no logs yet; npm start writes them to .portico/logs.');
  process.exit(1);
}

type Line = { readonly group: string; readonly at: string; readonly text: string };
/** `<time> <stream> <message>`, as the log store writes it. */
const read = (file: string): Line[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => ({ group: file.replace(/^Portico\w+-|Logs?[0-9A-F]{8}.*$/g, ''), at: text.slice(0, 24), text }));

const all = readdirSync(folder).flatMap(read);
const own = all.filter(({ text }) => text.includes(requestId));
// A function's own id and the trace lead from a line that names the request to those that do not.
const ids = new Set(
  own.flatMap(({ text }) =>
    [...text.matchAll(/"(?:function_request_id|xray_trace_id)":"([^"]+)"/g)].map(([, id = '']) => id),
  ),
);
const found = all.filter(({ text }) => text.includes(requestId) || [...ids].some((id) => text.includes(id)));
for (const { group, text } of found.sort((a, b) => (a.at < b.at ? -1 : 1))) console.log(`${group.padEnd(12)} ${text}`);
if (found.length === 0) {
  console.error(`portico: no line names ${requestId}.`);
  process.exit(1);
}
