import { describe, expect, it } from 'vitest';
import { buildCall, fieldsOf } from '../../../../portal/src/features/reference/console-request.ts';
import { gatingSpecNames, readSpec } from '../../../../test/material/index.ts';
import { exampleRequest } from '../example/example-request.ts';
import { buildModel } from '../model/build-model.ts';
import { readDocument } from '../read/read-document.ts';
import { buildReference } from './build-reference.ts';
import { cutOperation } from './cut-schema.ts';
import { requestView } from './request-view.ts';

type Page = Parameters<typeof fieldsOf>[0];

/** The order of pairs says nothing: the console asks for what is required first. */
const sorted = (url: string) => {
  const [path, query = ''] = url.split(/\?(.*)/s);
  return [path, ...query.split('&').sort()];
};
const FORM = 'application/x-www-form-urlencoded';

/** Both are read as JSON where they are some: blanks between say nothing. */
const told = (text: string) =>
  Object.entries(Object.fromEntries(new URLSearchParams(text))).map(([name, value]) => {
    try {
      return [name, JSON.stringify(JSON.parse(value))];
    } catch {
      return [name, value];
    }
  });

/** The portal may not import this room, so what its console makes of a page is held here against what samples send. */
describe.each(gatingSpecNames)('the console for %s', (name) => {
  it('sends what the samples show, when all that a page begins with is typed', async () => {
    const read = await readDocument(readSpec(name));
    if (!read.ok) throw new Error(`${name} must be readable`);
    const model = buildModel(read.document);
    const reference = buildReference(model, { requestOf: (key) => requestView(model, key) });
    for (const whole of reference.operations()) {
      if (whole.kind === 'webhook') continue;
      // As the API answers it; generated types of an answer are not readonly.
      const page = JSON.parse(JSON.stringify(cutOperation(whole))) as Page;
      const fields = fieldsOf(page);
      const typed = [...fields.parameters, ...fields.contents.flatMap((content) => content.fields)];
      const values = Object.fromEntries(typed.map(({ id, example }) => [id, example]));
      const { call, faults } = buildCall('', { page, fields, draft: { values, texts: {} }, files: {} });
      const files = typed.filter(({ kind }) => kind === 'file' || kind === 'files');
      const missing = Object.keys(faults).filter((id) => id !== 'body' && !files.some((file) => file.id === id));
      const example = exampleRequest(model, whole.key);
      // What cannot be told from nothing, and what samples leave out beside others.
      const same = example.parameters.every(({ text }) => text !== '');
      if (same) expect(missing, whole.key).toEqual([]);
      const left = sorted(example.url).filter((pair) => !sorted(call.url).includes(pair));
      if (same) expect(left, whole.key).toEqual([]);
      if (call.body?.kind !== 'text' || example.body?.mediaType !== fields.contents[0]?.mediaType) continue;
      if (example.body?.mediaType !== FORM) expect(call.body.text, whole.key).toBe(example.body?.text);
      else if (!/=(&|$)/.test(example.body.text)) {
        // An example may have members of which its schema says nothing.
        const names = fields.contents[0]?.fields.map((field) => field.name) ?? [];
        const said = told(example.body.text).filter(([pair = '']) => names.some((one) => pair.startsWith(one)));
        expect(told(call.body.text).sort(), whole.key).toEqual(said.sort());
      }
    }
  });
});
