import { CustomAttributeType, Entity } from 'electrodb';
import { fixed, model, primary, timeToLive } from '../entity.ts';

/** The outbox: an event written in the transaction of its change; the table's stream publishes it. */
export const event = new Entity({
  model: model('event'),
  attributes: {
    eventId: fixed,
    type: fixed,
    at: fixed,
    detail: { type: CustomAttributeType<Readonly<Record<string, unknown>>>('any'), required: true },
    expiresAtSeconds: timeToLive,
  },
  indexes: { primary: primary(['eventId'], []) },
});
