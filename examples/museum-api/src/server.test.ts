import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { type ApiModel, buildModel, compileOperationValidator, matchOperation, readDocument } from '@portico/openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMuseumServer } from './server.ts';

const server = createMuseumServer(() => new Date('2026-03-02T10:00:00Z'));
let model: ApiModel;
let origin: string;
const answered = new Set<string>();

beforeAll(async () => {
  const read = await readDocument(await readFile(new URL('../openapi.yaml', import.meta.url)));
  if (!read.ok) throw new Error('the museum document must be readable');
  model = buildModel(read.document);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // A listening TCP server has an address of this shape.
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Calls the museum and lets no answer pass that the document does not describe. */
const call = async (method: string, path: string, body?: unknown) => {
  const init =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(origin + path, { method, ...init });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const operation = matchOperation(model, method, path.split('?')[0] ?? '');
  if (!operation) throw new Error(`no operation for ${method} ${path}`);
  const validator = await compileOperationValidator(model, operation.key);
  const contentType = response.headers.get('content-type') ?? undefined;
  expect(validator.response({ status: response.status, contentType, body: bytes })).toEqual([]);
  if (response.ok) answered.add(operation.key);
  const value = contentType?.includes('json') ? JSON.parse(new TextDecoder().decode(bytes)) : bytes;
  return { status: response.status, value };
};

const MISSING = '00000000-0000-4000-8000-000000000000';
const party = { name: 'Party', location: 'Hall', eventDescription: 'A party', dates: ['2026-03-05'], price: 10 };

describe('the museum', () => {
  it('tells its hours from a day on, and is closed on Mondays', async () => {
    const { value } = await call('GET', '/museum-hours?startDate=2026-03-02&limit=7');
    expect(value).toHaveLength(7);
    expect(value[0]).toEqual({ date: '2026-03-03', timeOpen: '09:00', timeClose: '18:00' });
    const second = await call('GET', '/museum-hours?startDate=2026-03-02&limit=7&page=2');
    expect(second.value[0].date).toBe('2026-03-11');
  });

  it('remembers an event from its creation to its end', async () => {
    const created = await call('POST', '/special-events', party);
    expect(created.status).toBe(201);
    const path = `/special-events/${created.value.eventId}`;
    expect((await call('GET', path)).value).toEqual(created.value);
    expect((await call('PATCH', path, { price: 12 })).value).toEqual({ ...created.value, price: 12 });
    const listed = await call('GET', '/special-events?startDate=2026-03-04&endDate=2026-03-06&limit=30');
    expect(listed.value.map(({ name }: { name: string }) => name)).toContain('Party');
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('GET', path)).status).toBe(404);
  });

  it('sells a ticket and shows its code as a PNG', async () => {
    const ticket = await call('POST', '/tickets', {
      ticketType: 'general',
      ticketDate: '2026-03-05',
      email: 'ada@example.com',
    });
    expect(ticket.status).toBe(201);
    const { status, value } = await call('GET', `/tickets/${ticket.value.ticketId}/qr`);
    expect(status).toBe(200);
    expect(Buffer.from(value).subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
  });

  it.each([
    ['GET', '/museum-hours?limit=31', undefined],
    ['GET', '/museum-hours?page=0', undefined],
    ['GET', '/museum-hours?startDate=tomorrow', undefined],
    ['GET', '/special-events/not-a-uuid', undefined],
    ['POST', '/special-events', { name: 'only a name' }],
    ['POST', '/special-events', []],
    ['PATCH', `/special-events/${MISSING}`, { price: 'much' }],
    ['POST', '/tickets', { ticketType: 'free', ticketDate: '2026-03-05' }],
    ['POST', '/tickets', { ticketType: 'event', ticketDate: '2026-03-05' }],
  ])('refuses %s %s with a body of %j', async (method, path, body) => {
    expect((await call(method, path, body)).status).toBe(400);
  });

  it.each([
    ['GET', `/special-events/${MISSING}`, undefined],
    ['PATCH', `/special-events/${MISSING}`, { price: 1 }],
    ['DELETE', `/special-events/${MISSING}`, undefined],
    ['GET', `/tickets/${MISSING}/qr`, undefined],
    ['POST', '/tickets', { ticketType: 'event', ticketDate: '2026-03-05', eventId: MISSING }],
  ])('finds nothing for %s %s', async (method, path, body) => {
    expect((await call(method, path, body)).status).toBe(404);
  });

  it('answers a path and a method it does not have with a problem', async () => {
    expect((await fetch(`${origin}/nothing`)).status).toBe(404);
    const wrong = await fetch(`${origin}/tickets`, { method: 'DELETE' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('has answered every operation of the document', () => {
    expect([...answered].sort()).toEqual(model.operations.map(({ key }) => key).sort());
  });
});
