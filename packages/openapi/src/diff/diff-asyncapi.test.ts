import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LAMPS, RADIO } from '../../test/other-kinds.ts';
import type { JsonObject } from '../json-value.ts';
import { compareDocuments } from './compare-documents.ts';
import { diffRules } from './rules.ts';

const documentOf = (text: string): JsonObject => parse(text);
const diffOf = async (before: string | JsonObject, after: string | JsonObject) => {
  const [older, newer] = [before, after].map((one) => (typeof one === 'string' ? documentOf(one) : one));
  const diff = await compareDocuments(older, newer);
  if (!diff) throw new Error('not compared');
  return { ...diff, told: diff.changes.map(({ severity, message }) => `${severity}: ${message}`) };
};

const DOORS = `asyncapi: 3.0.0
info: {title: Doors, version: 1.0.0}
servers:
  main: {host: broker.example, protocol: mqtt}
channels:
  opened:
    address: doors.{door}.opened
    parameters: {door: {enum: [north, south]}}
    messages:
      opened: {$ref: '#/components/messages/opened'}
      jammed: {payload: {type: string}}
  commands:
    address: doors.commands
    messages:
      open: {payload: {$ref: '#/components/schemas/Open'}}
      close: {payload: {type: object}}
  done:
    address: doors.done
    messages: {done: {payload: {type: object}}}
operations:
  onOpened:
    action: send
    channel: {$ref: '#/channels/opened'}
  command:
    action: receive
    channel: {$ref: '#/channels/commands'}
    reply: {channel: {$ref: '#/channels/done'}}
components:
  messages:
    opened:
      correlationId: {location: '$message.header#/id'}
      headers: {type: object, properties: {id: {type: string}}}
      payload: {$ref: '#/components/schemas/Opened'}
  schemas:
    Opened: {type: object, required: [at], properties: {at: {type: string}, by: {type: string}}}
    Open: {type: object, properties: {door: {type: string}}}
`;
const changed = (from: string, to: string, base = DOORS): string => {
  if (!base.includes(from)) throw new Error(`there is no ${from}`);
  return base.replace(from, to);
};
const toldOf = async (from: string, to: string) => (await diffOf(DOORS, changed(from, to))).told;

describe('two AsyncAPI documents', () => {
  it('that are alike have no changes', async () => {
    for (const text of [LAMPS, RADIO, DOORS])
      expect(await diffOf(text, text)).toMatchObject({ changes: [], bump: 'none', complete: true });
    expect(await toldOf('title: Doors', 'title: Gates')).toEqual([]);
    // Variables of an address are called as one likes.
    expect((await diffOf(DOORS, DOORS.replaceAll('door}', 'gate}').replace('{door:', '{gate:'))).bump).toBe('none');
  });

  it.each<[string, string, string, readonly string[]]>([
    [
      'a field that must be sent',
      'Open: {type: object,',
      'Open: {type: object, required: [door],',
      ['breaking: Schema "Open" in what is sent: the property "door" became required.'],
    ],
    [
      'a field that may be missing in what is received',
      'required: [at], ',
      '',
      ['breaking: Schema "Opened" in what is received: the property "at" became optional.'],
    ],
    [
      'an exchange that is gone',
      "  onOpened:\n    action: send\n    channel: {$ref: '#/channels/opened'}\n",
      '',
      ['breaking: The operation was removed.'],
    ],
    [
      'another way',
      'action: send',
      'action: receive',
      ['breaking: The operation was removed.', 'compatible: The operation was added.'],
    ],
    [
      'another address',
      'address: doors.commands',
      'address: doors.orders',
      ['breaking: The channel "doors.commands" is at "doors.orders" now.'],
    ],
    [
      'a message that is received no more',
      '      jammed: {payload: {type: string}}\n',
      '',
      ['breaking: The message "jammed" was removed.'],
    ],
    [
      'a message that may be received',
      '      jammed:',
      '      stuck: {payload: {type: string}}\n      jammed:',
      ['risky: The message "stuck" was added.'],
    ],
    [
      'a message that may be sent',
      '      close:',
      '      lock: {payload: {type: object}}\n      close:',
      ['compatible: The message "lock" was added.'],
    ],
    [
      'a message that is taken no more',
      '      close: {payload: {type: object}}\n',
      '',
      ['breaking: The message "close" was removed.'],
    ],
    ['a message that is called otherwise', '      jammed:', '      stuck:', []],
    [
      'another media type',
      '      close: {',
      '      close: {contentType: application/avro, ',
      ['breaking: The message "close" is "application/avro" and was "application/json".'],
    ],
    [
      'a schema in another language',
      '      close: {payload: {type: object}}',
      "      close: {payload: {schemaFormat: 'application/vnd.apache.avro;version=1.9.0', schema: {type: record}}}",
      ['risky: The schema of the payload of "close" changed.'],
    ],
    ['another correlation', '#/id', '#/key', ['risky: The correlation id of the message "opened" changed.']],
    [
      'a header',
      'id: {type: string}',
      'id: {type: integer}',
      ['breaking: "id" of the headers of "opened": type changed from string to integer.'],
    ],
    ['no reply', "    reply: {channel: {$ref: '#/channels/done'}}\n", '', ['breaking: The reply was removed.']],
    [
      'another reply',
      'done: {payload: {type: object}}',
      'done: {payload: {type: string}}',
      ['breaking: The payload of "done": type changed from object to string.'],
    ],
    [
      'fewer values of a parameter',
      '[north, south]',
      '[north]',
      ['breaking: The parameter "door" of the channel: lost the value "south".'],
    ],
    [
      'another server',
      'protocol: mqtt',
      'protocol: kafka',
      ['breaking: The server "mqtt://broker.example" became "kafka://broker.example".'],
    ],
    [
      'bindings',
      '  commands:\n',
      '  commands:\n    bindings: {mqtt: {}}\n',
      ['risky: The bindings of the channel "doors.commands" changed.'],
    ],
    [
      'a channel that nothing uses',
      '  done:\n',
      '  spare: {address: doors.spare}\n  done:\n',
      ['compatible: The channel "doors.spare" was added.'],
    ],
    [
      'a description',
      'action: send',
      'action: send\n    summary: A door was opened.',
      ['compatible: The summary changed.'],
    ],
  ])('are told apart by %s', async (_what, from, to, told) => {
    const found = (await toldOf(from, to)).filter((one) => !one.includes('breaking changes, and the version'));
    expect(found).toEqual(told);
  });

  it('name the operations that a change concerns, and how the version should grow', async () => {
    const diff = await diffOf(DOORS, changed('by: {type: string}', 'by: {type: integer}'));
    expect(diff).toMatchObject({ bump: 'major', touched: ['onOpened'], summary: { breaking: 1 } });
    expect(diff.changes[0]).toMatchObject({
      operation: { key: 'onOpened', method: 'send', path: 'doors.{door}.opened' },
      action: expect.stringMatching(/\w/),
    });
    expect(diff.told).toContain('compatible: There are breaking changes, and the version is still "1.0.0".');
    expect((await diffOf(DOORS, changed('action: send', 'action: send\n    summary: New.'))).bump).toBe('patch');
    for (const { rule } of diff.changes) expect(diffRules.has(rule), rule).toBe(true);
  });

  it('are compared across versions 2 and 3, whose actions are seen from the other side', async () => {
    const old = (message: string) => `asyncapi: 2.6.0
info: {title: Doors, version: 1.0.0}
channels:
  doors.opened: {subscribe: {operationId: opened, message: {name: opened, payload: ${message}}}}
`;
    const now = `asyncapi: 3.0.0
info: {title: Doors, version: 1.0.0}
channels: {opened: {address: doors.opened, messages: {opened: {payload: {type: string}}}}}
operations: {opened: {action: send, channel: {$ref: '#/channels/opened'}}}
`;
    expect((await diffOf(old('{type: string}'), now)).told).toEqual([]);
    expect((await diffOf(old('{type: integer}'), now)).bump).toBe('major');
  });

  it('are not compared with documents of another kind', async () => {
    expect(await compareDocuments(documentOf(LAMPS), { openapi: '3.0.0' })).toBeUndefined();
    expect(await compareDocuments({ openapi: '3.0.0' }, documentOf(LAMPS))).toBeUndefined();
  });

  it('with schemas in circles, and very many channels, are compared in seconds', async () => {
    const many = (type: string) => ({
      asyncapi: '3.0.0',
      info: { title: 'T', version: '1' },
      channels: Object.fromEntries(
        Array.from({ length: 5_000 }, (_, at) => [
          `c${at}`,
          { address: `c.${at}`, messages: { m: { $ref: '#/components/messages/m' } } },
        ]),
      ),
      operations: Object.fromEntries(
        Array.from({ length: 5_000 }, (_, at) => [
          `o${at}`,
          { action: 'send', channel: { $ref: `#/channels/c${at}` } },
        ]),
      ),
      components: {
        messages: { m: { payload: { $ref: '#/components/schemas/Node' } } },
        schemas: {
          Node: { type: 'object', properties: { next: { $ref: '#/components/schemas/Node' }, value: { type } } },
        },
      },
    });
    const diff = await diffOf(many('string'), many('integer'));
    expect(diff.changes).toHaveLength(2);
    expect(diff.changes[0]).toMatchObject({ severity: 'breaking', operationCount: 5_000 });
    expect(diff.complete).toBe(true);
  }, 20_000);
});
