import { randomBytes, randomUUID } from 'node:crypto';

export type MuseumDay = { readonly date: string; readonly timeOpen: string; readonly timeClose: string };

export type EventFields = {
  readonly name: string;
  readonly location: string;
  readonly eventDescription: string;
  readonly dates: readonly string[];
  readonly price: number;
};

export type SpecialEvent = EventFields & { readonly eventId: string };

export type TicketOrder = {
  readonly ticketType: 'event' | 'general';
  readonly ticketDate: string;
  readonly eventId?: string;
  readonly email?: string;
};

export type Ticket = {
  readonly ticketId: string;
  readonly ticketType: 'event' | 'general';
  readonly ticketDate: string;
  readonly eventId?: string;
  readonly message: string;
  readonly confirmationCode: string;
};

export type Page = { readonly page: number; readonly limit: number };

const DAY = 86_400_000;

/** Oldest entries make room: an example that runs for weeks must not grow. */
const ENTRIES_MAX = 10_000;

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

const seeds: readonly (readonly [
  id: string,
  inDays: number,
  name: string,
  location: string,
  description: string,
  price: number,
])[] = [
  [
    'f3e0e76e-e4a8-466e-ab9c-ae36c15b8e97',
    3,
    'Sasquatch Ballet',
    'Seattle... probably',
    "They're big, they're hairy, but they're also graceful.",
    40,
  ],
  [
    '2f14374a-9c65-4ee5-94b7-fba66d893483',
    5,
    'Solar Telescope Demonstration',
    'Far from the sun.',
    'Look at the sun without going blind!',
    50,
  ],
  [
    '6aaa61ba-b2aa-4868-b803-603dbbf7bfdb',
    8,
    'Cook like a Caveman',
    'Fire Pit on East side',
    'Learn to cook on an open flame.',
    5,
  ],
  [
    '602b75e1-5696-4ab8-8c7a-f9e13580f910',
    10,
    'Underwater Basket Weaving',
    'Rec Center Pool next door.',
    'Learn to weave baskets underwater.',
    15,
  ],
  [
    'dad4bce8-f5cb-4078-a211-995864315e39',
    12,
    'Mermaid Treasure Identification and Analysis',
    'Room Sea-12',
    'A rare collection of thingamabobs, gizmos and whatsits.',
    30,
  ],
  [
    '6744a0da-4121-49cd-8479-f8cc20526495',
    15,
    'Time Traveler Tea Party',
    'Temporal Tearoom',
    'Sip tea with important historical figures.',
    60,
  ],
  [
    '3be6453c-03eb-4357-ae5a-984a0e574a54',
    20,
    'Pirate Coding Workshop',
    'Computer Room',
    'Captain Blackbeard shares his love of the C...language.',
    45,
  ],
];

const paged = <T>(list: readonly T[], { page, limit }: Page): T[] => list.slice((page - 1) * limit, page * limit);

/** The museum and all it remembers, in memory. `now` decides what is today. */
export const createMuseum = (now: () => Date) => {
  const today = (): string => now().toISOString().slice(0, 10);
  const events = new Map<string, SpecialEvent>();
  const tickets = new Map<string, Ticket>();
  for (const [eventId, inDays, name, location, eventDescription, price] of seeds)
    events.set(eventId, {
      eventId,
      name,
      location,
      eventDescription,
      dates: [addDays(today(), inDays), addDays(today(), inDays + 7)],
      price,
    });

  const keep = <T>(map: Map<string, T>, id: string, value: T): T => {
    const [oldest] = map.keys();
    if (map.size >= ENTRIES_MAX && oldest !== undefined) map.delete(oldest);
    map.set(id, value);
    return value;
  };

  return {
    /** The museum is closed on Mondays. */
    hours(startDate: string | undefined, page: Page): MuseumDay[] {
      const start = startDate ?? today();
      const days = Array.from({ length: page.page * page.limit * 2 }, (_, index) => addDays(start, index)).filter(
        (date) => weekday(date) !== 1,
      );
      return paged(days, page).map((date) => {
        const weekend = weekday(date) === 0 || weekday(date) === 6;
        return { date, timeOpen: weekend ? '10:00' : '09:00', timeClose: weekend ? '16:00' : '18:00' };
      });
    },
    listEvents(startDate: string | undefined, endDate: string | undefined, page: Page): SpecialEvent[] {
      const end = endDate ?? (startDate === undefined ? undefined : addDays(startDate, 7));
      const within = (date: string) => date >= (startDate ?? today()) && (end === undefined || date <= end);
      return paged(
        [...events.values()].filter(({ dates }) => dates.some(within)),
        page,
      );
    },
    createEvent: (fields: EventFields): SpecialEvent => {
      const event = { eventId: randomUUID(), ...fields };
      return keep(events, event.eventId, event);
    },
    event: (id: string): SpecialEvent | undefined => events.get(id.toLowerCase()),
    updateEvent(id: string, fields: Partial<EventFields>): SpecialEvent | undefined {
      const event = events.get(id.toLowerCase());
      return event && keep(events, event.eventId, { ...event, ...fields });
    },
    deleteEvent: (id: string): boolean => events.delete(id.toLowerCase()),
    /** `undefined` when the event of an event ticket does not exist. */
    buyTicket({ ticketType, ticketDate, eventId }: TicketOrder): Ticket | undefined {
      if (ticketType === 'event' && !events.has((eventId ?? '').toLowerCase())) return undefined;
      const ticketId = randomUUID();
      return keep(tickets, ticketId, {
        ticketId,
        ticketType,
        ticketDate,
        ...(eventId === undefined ? {} : { eventId }),
        message:
          ticketType === 'event' ? 'Museum special event ticket purchased' : 'Museum general entry ticket purchased',
        confirmationCode: `ticket-${ticketType}-${randomBytes(3).toString('hex')}-${randomBytes(3).toString('hex')}`,
      });
    },
    ticket: (id: string): Ticket | undefined => tickets.get(id.toLowerCase()),
  };
};

export type Museum = ReturnType<typeof createMuseum>;
