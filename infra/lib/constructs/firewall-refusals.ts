import { PROBLEMS, type ProblemCode, problemType } from '@portico/contract';
import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

/** What a firewall says no with: the problem of the contract. */
const REFUSALS = {
  refused: { code: 'forbidden', detail: 'The firewall in front of this host refuses the request.' },
  'too-many': { code: 'rate-limited', detail: 'This address sends too many requests.' },
  'too-large': { code: 'body-too-large', detail: 'Nothing here takes a body of this size.' },
} as const satisfies Readonly<Record<string, { readonly code: ProblemCode; readonly detail: string }>>;
type Refusal = keyof typeof REFUSALS;

/** Seconds: how often AWS WAF looks at a rate again, at least. */
const RETRY_AFTER_SECONDS = 60;

const bodyOf = ({ code, detail }: (typeof REFUSALS)[Refusal]) => {
  const { status, title } = PROBLEMS[code];
  // A firewall knows no id of a request: CloudFront's own stands in `x-amz-cf-id`.
  return JSON.stringify({ ...{ type: problemType(code), title, status, code, detail }, requestId: 'edge' });
};

/** The bodies by key. AWS WAF has three media types for them, and lets nobody say another (`content-type` is reserved). */
export const refusalBodies: Readonly<Record<string, CfnWebACL.CustomResponseBodyProperty>> = Object.fromEntries(
  Object.entries(REFUSALS).map(([key, refusal]) => [
    key,
    { contentType: 'APPLICATION_JSON', content: bodyOf(refusal) },
  ]),
);

/** Refuses with a problem that a browser of the portal may read. */
export const refuse = (refusal: Refusal, portalUrl: string): CfnWebACL.RuleActionProperty => ({
  block: {
    customResponse: {
      responseCode: PROBLEMS[REFUSALS[refusal].code].status,
      customResponseBodyKey: refusal,
      responseHeaders: [
        { name: 'Access-Control-Allow-Origin', value: portalUrl },
        { name: 'Cache-Control', value: 'no-store' },
        ...(refusal === 'too-many' ? [{ name: 'Retry-After', value: String(RETRY_AFTER_SECONDS) }] : []),
      ],
    },
  },
});
