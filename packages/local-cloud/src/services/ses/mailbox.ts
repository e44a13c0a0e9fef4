import { randomUUID } from 'node:crypto';
import type { CloudContext } from '../../service.ts';
import { type Fields, parseFields, textOf, textsOf } from '../wire/fields.ts';

/** A mail that would have been sent. */
export type Mail = {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly sentAtMilliseconds: number;
};

export type NewMail = Partial<Pick<Mail, 'text' | 'html'>> & Pick<Mail, 'from' | 'to' | 'subject'>;

export type Mailbox = {
  /** Durable when it returns; the id is the message id. */
  put(mail: NewMail): string;
  /** Newest first; `to` keeps mails to one address. */
  list(limit: number, to?: string): readonly Mail[];
  find(id: string): Mail | undefined;
};

const KEPT_MAX = 2000;

/** Every mail of this cloud, whoever sends it (SES, SNS, Cognito), lands in this one box. */
export const createMailbox = (context: CloudContext): Mailbox => {
  const database = context.database('mailbox');
  database.exec(`CREATE TABLE IF NOT EXISTS mails (sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, sender TEXT NOT NULL,
    recipients TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL, html TEXT NOT NULL, sentAtMilliseconds INTEGER NOT NULL) STRICT`);
  const present = (row: Fields): Mail => ({
    id: textOf(row, 'id') ?? '',
    from: textOf(row, 'sender') ?? '',
    to: textsOf(parseFields(`{"to":${textOf(row, 'recipients') ?? '[]'}}`), 'to'),
    subject: textOf(row, 'subject') ?? '',
    text: textOf(row, 'text') ?? '',
    html: textOf(row, 'html') ?? '',
    sentAtMilliseconds: Number(row.sentAtMilliseconds),
  });
  return {
    put(mail) {
      const id = randomUUID();
      const { lastInsertRowid } = database
        .prepare(
          'INSERT INTO mails (id, sender, recipients, subject, text, html, sentAtMilliseconds) VALUES (?, ?, ?, ?, ?, ?, ?)',
        )
        .run(
          id,
          mail.from,
          JSON.stringify(mail.to),
          mail.subject,
          mail.text ?? '',
          mail.html ?? '',
          context.now().getTime(),
        );
      database.prepare('DELETE FROM mails WHERE sequence <= ?').run(Number(lastInsertRowid) - KEPT_MAX);
      return id;
    },
    list: (limit, to) =>
      database
        .prepare(
          `SELECT * FROM mails WHERE ?1 IS NULL OR EXISTS (SELECT 1 FROM json_each(recipients) WHERE lower(value) = lower(?1)) ORDER BY sequence DESC LIMIT ?2`,
        )
        .all(to ?? null, limit)
        .map(present),
    find(id) {
      const row = database.prepare('SELECT * FROM mails WHERE id = ?').get(id);
      return row && present(row);
    },
  };
};
