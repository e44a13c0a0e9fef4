import fs from 'node:fs';
import { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileDocuments } from '../../test/hostile-documents.ts';
import { exampleRequest } from '../example/example-request.ts';
import { buildModel } from '../model/build-model.ts';
import { overlayGateway } from '../overlay/overlay-gateway.ts';
import { compileOperationValidator } from '../validate/operation-validator.ts';
import { readDocument } from './read-document.ts';

describe('two hundred hostile documents', () => {
  const connect = Socket.prototype.connect;
  let opened = 0;
  beforeAll(() => {
    Socket.prototype.connect = function spy(this: Socket) {
      opened += 1;
      return this;
    };
  });
  afterAll(() => {
    Socket.prototype.connect = connect;
  });

  const documents = hostileDocuments();

  it('are two hundred, each with a name of its own', () => {
    expect(documents.length).toBe(200);
    expect(new Set(documents.map(({ name }) => name)).size).toBe(200);
  });

  it.each(documents)('$name is answered; what is taken can be used', async ({ bytes }) => {
    const read = await readDocument(bytes);
    if (!read.ok) {
      expect(read.problems.length).toBeGreaterThan(0);
      for (const { message, line, column } of read.problems) {
        expect(message.length).toBeLessThan(500);
        expect([line >= 1, column >= 1]).toEqual([true, true]);
      }
    } else {
      const model = buildModel(read.document);
      overlayGateway(read.document, { serverUrl: 'https://gateway.test/a' });
      for (const { key, pointer } of model.operations) {
        const { path } = exampleRequest(model, key);
        const validator = await compileOperationValidator(model, key);
        validator.request({
          path,
          headers: { 'content-type': 'application/json' },
          body: '{"a":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"}',
        });
        expect(pointer.startsWith('/paths/')).toBe(true);
      }
    }
    expect(opened).toBe(0);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(fs.existsSync('x')).toBe(false);
  });
});
