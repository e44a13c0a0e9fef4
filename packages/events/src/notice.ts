import { given, type Items } from '@portico/data';
import { asker, createId, type NoticeKind } from '@portico/domain';
import { outboxItem } from './events.ts';

const KEPT_SECONDS = 90 * 86_400;

/** When it happened, on which device, and to what of theirs. */
export type NoticeFacts = {
  readonly at: Date;
  readonly device?: string | undefined;
  readonly name?: string | undefined;
  readonly appId?: string | undefined;
  readonly reason?: string | undefined;
};

/** For a transaction: somebody is told of what it changes, here and by mail. */
export const noticeParts = (
  items: Items,
  userId: string,
  kind: NoticeKind,
  { at, device, name, appId, reason }: NoticeFacts,
) => {
  const noticeId = createId('notice', at);
  const who = asker();
  // From where somebody else did it is not theirs to know.
  const { address, country } = who?.userId === undefined || who.userId === userId ? (who ?? {}) : {};
  const expiresAtSeconds = Math.ceil(at.getTime() / 1000) + KEPT_SECONDS;
  const item = { userId, noticeId, kind, at: at.toISOString(), expiresAtSeconds };
  const told = outboxItem(createId('event', at), 'notice.written', { userId, noticeId, holderId: userId }, at);
  return [
    items.notice.create({ ...item, ...given({ device, address, country, name, appId, reason }) }).commit(),
    items.event.create(told).commit(),
  ];
};
