import type { EventFields, Page, TicketOrder } from './museum.ts';

/** What a caller sent that the document does not allow. */
export class BadRequest extends Error {}

const refuse = (title: string): never => {
  throw new BadRequest(title);
};

type Fields = Readonly<Record<string, unknown>>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const readId = (text: string): string => (UUID.test(text) ? text : refuse('The id must be a UUID'));

const isDate = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));

export const readDate = (query: URLSearchParams, name: string): string | undefined => {
  const value = query.get(name);
  if (value === null) return undefined;
  return isDate(value) ? value : refuse(`${name} must be a date, like 2026-01-31`);
};

const readCount = (query: URLSearchParams, name: string, usual: number, most: number): number => {
  const value = query.get(name) ?? String(usual);
  const count = /^\d{1,6}$/.test(value) ? Number(value) : 0;
  return count >= 1 && count <= most ? count : refuse(`${name} must be a whole number from 1 to ${most}`);
};

export const readPage = (query: URLSearchParams): Page => ({
  page: readCount(query, 'page', 1, 1_000),
  limit: readCount(query, 'limit', 10, 30),
});

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readFields = (value: unknown): Fields => (isFields(value) ? value : refuse('The body must be a JSON object'));

const text = (name: string, value: unknown): string =>
  typeof value === 'string' && value.length <= 2_000
    ? value
    : refuse(`${name} must be a text of at most 2,000 characters`);

const dates = (value: unknown): readonly string[] =>
  Array.isArray(value) && value.length <= 100 && value.every(isDate) ? value : refuse('dates must be a list of dates');

const price = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0
    ? value
    : refuse('price must be a number, zero or more');

export const readEventChange = (body: unknown): Partial<EventFields> => {
  const fields = readFields(body);
  return {
    ...('name' in fields ? { name: text('name', fields.name) } : {}),
    ...('location' in fields ? { location: text('location', fields.location) } : {}),
    ...('eventDescription' in fields ? { eventDescription: text('eventDescription', fields.eventDescription) } : {}),
    ...('dates' in fields ? { dates: dates(fields.dates) } : {}),
    ...('price' in fields ? { price: price(fields.price) } : {}),
  };
};

export const readEvent = (body: unknown): EventFields => {
  const fields = readFields(body);
  return {
    name: text('name', fields.name),
    location: text('location', fields.location),
    eventDescription: text('eventDescription', fields.eventDescription),
    dates: dates(fields.dates),
    price: price(fields.price),
  };
};

export const readTicketOrder = (body: unknown): TicketOrder => {
  const { ticketType, ticketDate, eventId, email } = readFields(body);
  if (ticketType !== 'event' && ticketType !== 'general') return refuse('ticketType must be "event" or "general"');
  if (!isDate(ticketDate)) return refuse('ticketDate must be a date, like 2026-01-31');
  if (ticketType === 'event' && eventId === undefined) refuse('eventId is needed for a ticket to a special event');
  return {
    ticketType,
    ticketDate,
    ...(eventId === undefined ? {} : { eventId: readId(text('eventId', eventId)) }),
    ...(email === undefined ? {} : { email: text('email', email) }),
  };
};
