import { AwsError, type CloudContext } from '../../service.ts';
import { childOf, type Fields, isFields, parseFields, textOf, textsOf } from '../wire/fields.ts';
import type { Mailbox, NewMail } from './mailbox.ts';
import { mailOf } from './mime.ts';

const RECIPIENTS_MAX = 50;

/** Verified identities and templates. */
export const createSesStore = (context: CloudContext) => {
  const database = context.database('ses');
  database.exec(`CREATE TABLE IF NOT EXISTS identities (name TEXT PRIMARY KEY) STRICT;
    CREATE TABLE IF NOT EXISTS templates (name TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT;`);
  return {
    arnOf: (identity: string) => `arn:aws:ses:${context.region}:${context.accountId}:identity/${identity}`,
    putIdentity: (name: string) =>
      void database.prepare('INSERT OR IGNORE INTO identities VALUES (?)').run(name.toLowerCase()),
    removeIdentity: (name: string) =>
      void database.prepare('DELETE FROM identities WHERE name = ?').run(name.toLowerCase()),
    identities: () =>
      database
        .prepare('SELECT name FROM identities ORDER BY name')
        .all()
        .map((row) => String(row.name)),
    putTemplate: (name: string, content: Fields) =>
      void database.prepare('INSERT OR REPLACE INTO templates VALUES (?, ?)').run(name, JSON.stringify(content)),
    template(name: string): Fields {
      const row = database.prepare('SELECT content FROM templates WHERE name = ?').get(name);
      if (!row) throw new AwsError('NotFoundException', `Template ${name} does not exist.`, 404);
      return parseFields(textOf(row, 'content'));
    },
  };
};

export type SesStore = ReturnType<typeof createSesStore>;

export const addressOf = (text: string): string => /<([^>]+)>\s*$/.exec(text)?.[1] ?? text.trim();

/** The verified identity an address sends by: the address itself, or its domain. */
export const identityOf = (store: SesStore, from: string): string => {
  const address = addressOf(from).toLowerCase();
  const domain = address.split('@')[1] ?? '';
  return store.identities().includes(address) ? address : domain;
};

const filled = (text: string | undefined, data: Fields): string =>
  (text ?? '').replace(/\{\{\{?\s*([A-Za-z0-9_.]+)\s*\}?\}\}/g, (_whole, path: string) => {
    let value: unknown = data;
    for (const name of path.split('.')) value = isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    return value === undefined ? '' : String(value);
  });

const contentOf = (store: SesStore, content: Fields): Pick<NewMail, 'subject' | 'text' | 'html'> => {
  const simple = childOf(content, 'Simple');
  if (isFields(content.Simple)) {
    const body = childOf(simple, 'Body');
    return {
      subject: textOf(childOf(simple, 'Subject'), 'Data') ?? '',
      text: textOf(childOf(body, 'Text'), 'Data') ?? '',
      html: textOf(childOf(body, 'Html'), 'Data') ?? '',
    };
  }
  const asked = childOf(content, 'Template');
  if (!isFields(content.Template))
    throw new AwsError('BadRequestException', 'The content has neither Simple, Raw nor Template.');
  const name = textOf(asked, 'TemplateName');
  const template = name === undefined ? childOf(asked, 'TemplateContent') : store.template(name);
  const data = parseFields(textOf(asked, 'TemplateData'));
  return {
    subject: filled(textOf(template, 'Subject'), data),
    text: filled(textOf(template, 'Text'), data),
    html: filled(textOf(template, 'Html'), data),
  };
};

const recipientsOf = (input: Fields): string[] => {
  const destination = childOf(input, 'Destination');
  return ['ToAddresses', 'CcAddresses', 'BccAddresses'].flatMap((name) => textsOf(destination, name)).map(addressOf);
};

/** SendEmail: simple, raw or from a template. */
export const sendEmail = (store: SesStore, mailbox: Mailbox, input: Fields) => {
  const content = childOf(input, 'Content');
  const raw = textOf(childOf(content, 'Raw'), 'Data');
  const parsed = raw === undefined ? undefined : mailOf(Buffer.from(raw, 'base64'));
  const from = textOf(input, 'FromEmailAddress') ?? parsed?.from ?? '';
  const to = recipientsOf(input).length > 0 ? recipientsOf(input) : [...(parsed?.to ?? [])];
  if (to.length === 0 || to.length > RECIPIENTS_MAX)
    throw new AwsError('BadRequestException', `A mail has 1 to ${RECIPIENTS_MAX} recipients.`);
  if (!store.identities().includes(identityOf(store, from))) {
    throw new AwsError(
      'MessageRejected',
      `Email address is not verified. The following identities failed the check in region: ${addressOf(from)}`,
    );
  }
  const mail = parsed ? { ...parsed, from, to } : { from, to, ...contentOf(store, content) };
  return { MessageId: mailbox.put(mail) };
};
