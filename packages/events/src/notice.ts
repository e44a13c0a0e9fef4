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
};

/** For a transaction: somebody is told of what it changes, here and by mail. */
export const noticeParts = (
  items: Items,
  userId: string,
  kind: NoticeKind,
  { at, device, name, appId }: NoticeFacts,
) => {
  const noticeId = createId('notice', at);
  const { address, country } = asker() ?? {};
  const expiresAtSeconds = Math.ceil(at.getTime() / 1000) + KEPT_SECONDS;
  const item = { userId, noticeId, kind, at: at.toISOString(), expiresAtSeconds };
  const told = outboxItem(createId('event', at), 'notice.written', { userId, noticeId, holderId: userId }, at);
  return [
    items.notice.create({ ...item, ...given({ device, address, country, name, appId }) }).commit(),
    items.event.create(told).commit(),
  ];
};
