import { GetAccountCommand, GetEmailIdentityCommand, NotFoundException } from '@aws-sdk/client-sesv2';
import type { Aws } from '../aws.ts';
import { type Finding, good, mind, refused, said } from '../findings.ts';
import type { Values } from '../values.ts';

const identityOf = async ({ ses }: Aws, mail: string) => {
  try {
    const { VerificationStatus } = await ses.send(new GetEmailIdentityCommand({ EmailIdentity: mail }));
    return VerificationStatus ?? 'PENDING';
  } catch (error) {
    if (error instanceof NotFoundException) return undefined;
    throw error;
  }
};

const sandbox = async ({ ses }: Aws): Promise<Finding> => {
  const { ProductionAccessEnabled } = await ses.send(new GetAccountCommand({}));
  return ProductionAccessEnabled
    ? good('mail', 'SES mails everybody')
    : mind('mail', 'SES is in its sandbox and mails only to addresses that are verified: ask AWS to let it out');
};

/** Whether mails can be sent; `ours` says that the sender was made by this environment. */
export const checkMail = async (aws: Aws, values: Values, ours: boolean): Promise<readonly Finding[]> => {
  const { MailFrom: mail = '', VerifiedSenderArn: verified = '' } = values;
  try {
    const status = await identityOf(aws, mail);
    if (status !== undefined && !ours)
      return [
        refused(
          'mail',
          `${mail} is an identity of SES in this account already, which another environment or a person made: an environment makes its own, so choose another address or delete that one`,
        ),
      ];
    const sender =
      status === 'SUCCESS'
        ? verified === ''
          ? mind(
              'mail',
              `${mail} is verified: say its ARN as VerifiedSenderArn, else the user pool mails 50 times a day`,
            )
          : good('mail', `${mail} is verified`)
        : mind('mail', `SES mails a link to ${mail}: until it is followed, nothing is mailed`);
    return [sender, await sandbox(aws)];
  } catch (error) {
    return [mind('mail', `SES could not be asked: ${said(error)}`)];
  }
};
