import { type RuleRow, rulesOf } from './rule.ts';

const EXCHANGES: readonly RuleRow[] = [
  ['channel-added', 'compatible', 'A channel was added.'],
  ['channel-removed', 'breaking', 'A channel was removed.', 'Stop using the channel.'],
  ['channel-address-changed', 'breaking', 'A channel has another address.', 'Use the new address.'],
  ['exchange-added', 'compatible', 'An operation of a channel was added.'],
  ['exchange-removed', 'breaking', 'An operation of a channel was removed.', 'Stop using the operation.'],
  ['exchange-security-changed', 'risky', 'What an operation asks for to be used changed.', 'Check your credentials.'],
  ['bindings-changed', 'risky', 'How a protocol is used changed.', 'Check how you connect, send and receive.'],
  ['reply-received', 'compatible', 'A message is replied to now.'],
  ['reply-not-received', 'breaking', 'A message is no longer replied to.', 'Do not wait for a reply.'],
  ['reply-asked', 'breaking', 'A reply is asked for now.', 'Reply to the message.'],
  ['reply-not-asked', 'compatible', 'A reply is no longer asked for.'],
];

const MESSAGES: readonly RuleRow[] = [
  ['sent-message-added', 'compatible', 'A further message is taken.'],
  ['sent-message-removed', 'breaking', 'A message is no longer taken.', 'Send one of the messages that remain.'],
  ['received-message-added', 'risky', 'A further message may be received.', 'Be ready to receive it.'],
  ['received-message-removed', 'breaking', 'A message is no longer sent.', 'Do not wait for the message.'],
  [
    'message-content-type-changed',
    'breaking',
    'A message is written in another media type.',
    'Read and write the media type of now.',
  ],
  [
    'message-format-changed',
    'risky',
    'The schema of a message, which is in a language of its own, changed.',
    'Compare the schemas.',
  ],
  ['message-correlation-changed', 'risky', 'What tells which messages belong together changed.', 'Look for it there.'],
];

/** Rules about channels and messages; what messages hold is compared as any schema is. */
export const asyncApiRules = rulesOf([...EXCHANGES, ...MESSAGES]);
