import { CustomAttributeType } from 'electrodb';
import { define, FIXED, model, primary, TIME_TO_LIVE } from '../entity.ts';

/** The outbox: an event written in the transaction of its change; the table's stream publishes it. */
export const event = define({
  model: model('event'),
  attributes: {
    eventId: FIXED,
    type: FIXED,
    at: FIXED,
    detail: { type: CustomAttributeType<Readonly<Record<string, unknown>>>('any'), required: true },
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: { primary: primary(['eventId'], []) },
});
