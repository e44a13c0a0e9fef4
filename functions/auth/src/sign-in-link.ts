import { createHmac } from 'node:crypto';
import { isMadeBy, type LiveSecret } from '@portico/domain';

/** How long a link signs in. */
export const LINK_MILLISECONDS = 600_000;

/**
 * What the link in a mail holds: which step it answers, and a secret that follows from that and the deployment's, so that
 * whoever mails it makes it again and nobody has to keep it.
 */
export const linkOf = (stepId: string, secret: string): string =>
  stepId + createHmac('sha256', secret).update(`sign-in-link:${stepId}`).digest('base64url');

export const isLinkOf = (presented: string, stepId: string, secret: LiveSecret): boolean =>
  isMadeBy(secret, presented, (key) => linkOf(stepId, key));
