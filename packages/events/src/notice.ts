import { given, type Items } from '@portico/data';
import { asker, createId, type Deprecation, type NoticeKind } from '@portico/domain';
import { outboxItem } from './events.ts';

const KEPT_SECONDS = 90 * 86_400;

/** When it happened, on which device, and to what of theirs. */
export type NoticeFacts = {
  readonly at: Date;
  /** Where it is made of what it tells: told again, it is the same. */
  readonly noticeId?: string | undefined;
  readonly device?: string | undefined;
  readonly name?: string | undefined;
  readonly appId?: string | undefined;
  readonly reason?: string | undefined;
  /** Of an API's version: how it ends, and which operations it breaks that their app calls. */
  readonly apiSlug?: string | undefined;
  readonly version?: string | undefined;
  readonly deprecation?: Deprecation | undefined;
  readonly operations?: readonly string[] | undefined;
  /** What somebody writes to them. */
  readonly subject?: string | undefined;
  readonly text?: string | undefined;
};

/** For a transaction: somebody is told of what it changes, here and by mail. */
export const noticeParts = (items: Items, userId: string, kind: NoticeKind, { at, ...facts }: NoticeFacts) => {
  const { noticeId = createId('notice', at), operations, ...told } = facts;
  const who = asker();
  // From where somebody else did it is not theirs to know.
  const { address, country } = who?.userId === undefined || who.userId === userId ? (who ?? {}) : {};
  const expiresAtSeconds = Math.ceil(at.getTime() / 1000) + KEPT_SECONDS;
  const item = { userId, noticeId, kind, at: at.toISOString(), expiresAtSeconds };
  const event = outboxItem(createId('event', at), 'notice.written', { userId, noticeId, holderId: userId }, at);
  return [
    items.notice
      .create({ ...item, ...given({ address, country, ...told }), ...(operations && { operations: [...operations] }) })
      .commit(),
    items.event.create(event).commit(),
  ];
};
