import type { CallOptions } from './call.ts';
import type { OperationSpec, Transport } from './runtime.ts';

/** How the next page is asked for: by a cursor, the last item, a page number or an offset. */
export type PageSpec = {
  readonly kind: 'cursor' | 'last' | 'page' | 'offset';
  /** Member of the input. */
  readonly parameter: string;
  /** From the answer to the list of items. */
  readonly items: readonly string[];
  /** From the answer to the next cursor, or to what says that there is more. */
  readonly next?: readonly string[];
  /** Member of an item that the next page starts after. */
  readonly member?: string;
  /** Member of the input that says how long a page is. */
  readonly size?: string;
  readonly first?: number;
};

/** What stands at a path of an answer. */
type At<T, P extends readonly string[]> = P extends readonly [infer H extends string, ...infer R extends readonly string[]]
  ? T extends { readonly [K in H]?: infer V }
    ? At<NonNullable<V>, R>
    : never
  : T;

/** An item of the list that stands at a path of an answer. */
export type ItemOf<T, P extends readonly string[]> = At<NonNullable<T>, P> extends infer L ? (L extends readonly (infer I)[] ? I : never) : never;

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, name) => (typeof inner === 'object' && inner !== null ? new Map(Object.entries(inner)).get(name) : undefined), value);

/** Items of all pages, each page asked for when it is needed. */
export async function* iterate<T>(transport: Transport, spec: OperationSpec, pages: PageSpec, input: object, options?: CallOptions): AsyncGenerator<T, void, undefined> {
  const given = new Map<string, unknown>(Object.entries(input));
  const count = (name: string | undefined): number | undefined => (name !== undefined && typeof given.get(name) === 'number' ? Number(given.get(name)) : undefined);
  const size = count(pages.size);
  let position: unknown = pages.kind === 'page' ? (count(pages.parameter) ?? pages.first ?? 1) : pages.kind === 'offset' ? (count(pages.parameter) ?? 0) : given.get(pages.parameter);
  for (;;) {
    const asked = position === undefined ? input : { ...input, [pages.parameter]: position };
    const answer: unknown = await transport.call<unknown>(spec, asked, options);
    const found = at(answer, pages.items);
    // The document says that a list stands here; an answer without one is the end.
    const items = (Array.isArray(found) ? found : []) as T[];
    yield* items;
    // A page of nothing may lead on where a cursor says so; one that leads to itself is the last.
    if (pages.kind !== 'cursor' && items.length === 0) return;
    if (pages.kind === 'cursor') {
      const next = at(answer, pages.next ?? []);
      if (next === position) return;
      position = next;
    }
    else if (pages.kind === 'last') position = at(answer, pages.next ?? []) === true ? at(items.at(-1), [pages.member ?? 'id']) : undefined;
    else {
      if (size !== undefined && items.length < size) return;
      position = Number(position) + (pages.kind === 'page' ? 1 : items.length);
    }
    if (position === undefined || position === null || position === '') return;
  }
}

/** One event of a text/event-stream (WHATWG HTML, section 9.2). */
export type ServerSentEvent<T = unknown> = {
  readonly event: string;
  readonly id: string | undefined;
  /** Parsed when it is JSON, else the text. */
  readonly data: T;
};

const lineEnd = /\r\n|\n|\r/;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** Events of a stream as they come. A stream that ends with data [DONE] ends there. */
export async function* events<T>(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerSentEvent<T>, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let event = 'message';
  let id: string | undefined;
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += done ? decoder.decode() + '\n\n' : decoder.decode(value, { stream: true });
      // A carriage return at the end may be half of a line end.
      const whole = !done && rest.endsWith('\r') ? rest.slice(0, -1) : rest;
      const lines = whole.split(lineEnd);
      rest = (lines.pop() ?? '') + rest.slice(whole.length);
      for (const line of lines) {
        if (line === '') {
          const text = data.join('\n');
          if (text === '[DONE]') return;
          // The document says what the data of an event is.
          if (data.length > 0) yield { event, id, data: parsed(text) as T };
          event = 'message';
          data = [];
          continue;
        }
        const colon = line.indexOf(':');
        const field = colon < 0 ? line : line.slice(0, colon);
        const content = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
        if (field === 'event') event = content;
        else if (field === 'id') id = content;
        else if (field === 'data') data.push(content);
      }
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
