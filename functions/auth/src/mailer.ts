import { BadRequestException, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';

export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

/** Sends a mail; answers whether it was taken. What can be otherwise the next time is thrown, to be tried again. */
export type Send = (mail: Mail) => Promise<boolean>;

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
      return true;
    } catch (error) {
      // SES's word for an address that no mail can go to.
      if (error instanceof BadRequestException) return false;
      throw error;
    }
  };
};
