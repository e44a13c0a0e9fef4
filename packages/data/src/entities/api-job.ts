import type { Deprecation, NoticeKind } from '@portico/domain';
import { CustomAttributeType } from 'electrodb';
import { define, FIXED, model, primary, second, TEXT } from '../entity.ts';

/** What subscribers are told, and which of them. */
export type Telling = {
  readonly kind: NoticeKind;
  readonly version?: string | undefined;
  readonly deprecation?: Deprecation | undefined;
  readonly subject?: string | undefined;
  readonly text?: string | undefined;
  /** Of a change that breaks: which apps call what it breaks; they are told first. */
  readonly breaks?: readonly { readonly appId: string; readonly operations: readonly string[] }[] | undefined;
  /** The one app that is told, or those that lately called what is deprecated; all, where neither is said. */
  readonly appId?: string | undefined;
  readonly callsDeprecated?: boolean | undefined;
};

/**
 * What an act on an API asks to be done for each of its subscribers, or of the counts of the catalogue (`list`). They are
 * many: a worker goes from page to page and keeps where it came to. Done, it is deleted.
 */
export const apiJob = define({
  model: model('apiJob'),
  attributes: {
    jobId: FIXED,
    kind: { type: ['end', 'tell', 'list'] as const, required: true, readOnly: true },
    apiId: FIXED,
    apiName: FIXED,
    apiSlug: FIXED,
    /** Whose the API is, for the audit log. */
    teamId: FIXED,
    reason: TEXT,
    telling: { type: CustomAttributeType<Telling>('any') },
    createdAt: FIXED,
    /** Where the next page begins; the second time through finds what an index did not show the first time. */
    position: TEXT,
    secondTime: { type: 'boolean' },
    open: { type: ['apiJob'] as const },
    dueAt: TEXT,
  },
  indexes: { primary: primary(['jobId'], []), byDue: second(['open'], ['dueAt']) },
});

/** What an app that is deleted leaves to be ended: its keys, its subscriptions, what waits of them. Done, it is deleted. */
export const appEnd = define({
  model: model('appEnd'),
  attributes: {
    jobId: FIXED,
    appId: FIXED,
    /** Whose the app was, for the audit log. */
    teamId: FIXED,
    createdAt: FIXED,
    secondTime: { type: 'boolean' },
    open: { type: ['appEnd'] as const },
    dueAt: TEXT,
  },
  indexes: { primary: primary(['jobId'], []), byDue: second(['open'], ['dueAt']) },
});
