import { Problem, patched, type Schema, type Written } from '@portico/contract';
import { audited, given, revisionOf, writeTogether } from '@portico/data';
import type { Preferences, Principal } from '@portico/domain';
import { noticeParts } from '@portico/events';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { presentPreferences } from './present.ts';
import { changeUserParts } from './user-record.ts';
import type { Users } from './users.ts';

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
};

/** The rules of what people say of themselves. */
export const profile = ({ data, now }: Dependencies, users: Users) => ({
  async update(principal: Principal, seen: string, body: Schema<'ProfileChanges'>) {
    const before = await users.find(principal.userId);
    if (!before) throw new Problem('unauthenticated');
    if (seen !== String(revisionOf(before))) throw new Problem('precondition-failed');
    const had: Preferences = before.preferences ?? {};
    const { name, ...likes } = {
      name: body.name,
      language: patched(body.language, had.language),
      theme: patched(body.theme, had.theme),
      timeZone: patched(body.timeZone, had.timeZone),
      mails: { ...had.mails, ...given(presentPreferences({ mails: body.mails ?? {} }).mails ?? {}) },
    } satisfies Written<'ProfileChanges'>;
    const timeZone = likes.timeZone.becomes;
    if (body.timeZone && timeZone !== undefined && !isTimeZone(timeZone))
      throw new Problem('invalid-reference', undefined, {
        errors: [{ pointer: '/timeZone', words: phrase`is no time zone of the IANA database` }],
      });
    const preferences: Preferences = {
      language: likes.language.becomes,
      theme: likes.theme.becomes,
      timeZone,
      mails: likes.mails,
    };
    const change = { before, changes: { name: name?.trim() ?? before.name, preferences }, edits: true };
    const at = now();
    const silenced = had.mails?.security !== false && likes.mails.security === false;
    const refused = await writeTogether(data, (items) => ({
      ...changeUserParts(items, change),
      audit: audited(items, {
        action: 'profile.change',
        entity: { kind: 'user', id: before.userId, name: before.name },
        at,
        before: { name: before.name, ...presentPreferences(had) },
        after: { name: change.changes.name, ...presentPreferences(preferences) },
      }),
      // Whoever has somebody's session could else keep from them that they sign in as them.
      notice: silenced ? noticeParts(items, before.userId, 'new-device-mails-off', { at }) : undefined,
    }));
    if (refused) throw new Problem('precondition-failed');
    return users.current(principal);
  },
});
