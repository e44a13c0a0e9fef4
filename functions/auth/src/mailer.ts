import { BadRequestException, SESv2Client, SESv2ServiceException, SendEmailCommand } from '@aws-sdk/client-sesv2';

export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

/** A mail is not taken, and will not be: `whose` fault that is. */
export class MailRefused extends Error {
  readonly whose: 'address' | 'deployment';

  constructor(whose: MailRefused['whose'], cause: Error) {
    super(`SES refuses the mail: ${cause.name}`, { cause });
    this.whose = whose;
  }
}

/** Sends a mail; throws MailRefused, or what can be otherwise the next time, to be tried again. */
export type Send = (mail: Mail) => Promise<void>;

const PASSING = new Set(['TooManyRequestsException', 'LimitExceededException', 'ThrottlingException']);

const refusalOf = (error: unknown): unknown => {
  // SES's word for an address that no mail can go to.
  if (error instanceof BadRequestException) return new MailRefused('address', error);
  const lasting = error instanceof SESv2ServiceException && error.$fault === 'client' && !PASSING.has(error.name);
  return lasting ? new MailRefused('deployment', error) : error;
};

const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' });

/** Mails through SES, from the address of the deployment. */
export const createMailer = (from: string, client = new SESv2Client({ maxAttempts: 3 })): Send => {
  return async ({ to, subject, text, html }) => {
    try {
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: [to] },
          Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } } },
        }),
      );
    } catch (error) {
      throw refusalOf(error);
    }
  };
};
