import { describe, expect, it } from 'vitest';
import { metadataTold } from './document-told.ts';

const NOTHING = { title: '', description: undefined, tags: [], contact: {}, termsOfService: undefined };

describe('what a document says of its API', () => {
  it('is taken as an API has it', () => {
    const contact = { name: 'Museum desk', email: 'desk@museum.example', url: 'https://museum.example/help' };
    const told = metadataTold({
      ...{ title: 'Museum  API', description: 'Tickets.\nAnd more.', tags: ['Tickets', 'Müßig & more', 'tickets'] },
      ...{ contact, termsOfService: 'https://museum.example/terms' },
    });
    expect(told).toEqual({
      ...{ name: 'Museum API', summary: 'Tickets.', tags: ['tickets', 'mussig-more'] },
      ...{ contactName: 'Museum desk', contactMail: contact.email, contactUrl: contact.url },
      termsUrl: 'https://museum.example/terms',
    });
  });

  it('is nothing where it says nothing', () => {
    expect(metadataTold(NOTHING)).toEqual({ tags: [] });
    expect(metadataTold({ ...NOTHING, title: '\u200b \u202e' })).toEqual({ tags: [] });
  });

  it.each(['javascript:alert(1)', 'data:text/html,<script>', '//museum.example', 'https://a"b', 'x'])(
    'never is the address %j',
    (url) => {
      expect(metadataTold({ ...NOTHING, contact: { url, email: `a@${url} ` }, termsOfService: url })).toEqual({
        tags: [],
      });
    },
  );

  it('is as short as an API has it, in whole letters', () => {
    const { name = '', contactName = '' } = metadataTold({
      ...{ ...NOTHING, title: `${'a'.repeat(79)}🦕 ${'b'.repeat(300)}`, contact: { name: `${'x'.repeat(79)} y` } },
    });
    expect([name, contactName]).toEqual(['a'.repeat(79), 'x'.repeat(79)]);
  });
});
