import { type Page, Problem, type Schema, type Total, type Written } from '@portico/contract';
import { audited, type SignUpRequestItem, writeTogether } from '@portico/data';
import type { Dependencies } from './dependencies.ts';

const present = ({ requestId, email, name, createdAt }: SignUpRequestItem): Total<Schema<'SignUpRequest'>> => ({
  id: requestId,
  email,
  name,
  createdAt,
});

/** Who waits to be let in, for admins. */
export const signUpRequests = ({ data, now, pool, issuer }: Pick<Dependencies, 'data' | 'now' | 'pool' | 'issuer'>) => {
  const { identity, signUpRequest } = data.entities;
  /** Whoever is here already was let in before: what is asked with their address is nobody's word about their account. */
  const isSomebodys = async (email: string): Promise<boolean> => {
    const sub = await pool.subjectOf(email);
    return sub !== undefined && (await identity.get({ issuer, sub }).go({ consistent: true })).data !== null;
  };
  return {
    async list({ limit, position }: Page) {
      const page = await signUpRequest.query.byWaiting({ waiting: 'yes' }).go({ limit, cursor: position ?? null });
      return { items: page.data.map(present), position: page.cursor };
    },

    async decide(requestId: string, body: Schema<'SignUpDecision'>): Promise<undefined> {
      const { letIn } = { letIn: body.letIn } satisfies Written<'SignUpDecision'>;
      const [found] = (await signUpRequest.query.byRequest({ requestId }).go({ limit: 1 })).data;
      if (!found) throw new Problem('not-found');
      const { accountId, email, name } = found;
      // First: as long as the request is there, nobody is let in.
      if (!letIn && !(await isSomebodys(email))) await pool.removeUser(email);
      const refused = await writeTogether(data, (items) => ({
        request: items.signUpRequest
          .remove({ accountId })
          .where((had, { eq }) => eq(had.requestId, requestId))
          .commit(),
        audit: audited(items, {
          action: letIn ? 'sign-up.let-in' : 'sign-up.refuse',
          entity: { kind: 'signUpRequest', id: requestId, name: email },
          at: now(),
          before: { email, name },
        }),
      }));
      if (refused) throw new Problem('not-found');
      return undefined;
    },
  };
};
