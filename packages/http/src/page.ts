import type { OperationEntry, Page } from '@portico/contract';
import type { Principal } from '@portico/domain';
import type { Cursors } from './cursor.ts';
import type { Asked as WholeRequest } from './request.ts';

/** What a paged route answers: its items, and where the next page begins; the kernel seals that into a cursor. */
export type PageAnswer = { readonly items: readonly unknown[]; readonly position: string | null | undefined };

type Asked = Pick<WholeRequest, 'params' | 'query'>;

const sorted = (fields: Readonly<Record<string, unknown>>) =>
  Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));

/**
 * A cursor leads on in one list only: the operation's, for its principal, under its path and its filters. Nothing of it
 * is named by hand, so that no filter is forgotten. How many items a page has may change from page to page.
 */
const bindingOf = ({ id }: OperationEntry, principal: Principal | undefined, { params, query }: Asked): string => {
  const { limit: _, cursor: __, ...filters } = query;
  return JSON.stringify([id, principal?.userId ?? '', sorted(params), sorted(filters)]);
};

export const createPages = (cursors: Cursors) => ({
  /** Opens the cursor of a request; a forged one, or one of another list, is an invalid-request problem. */
  async open(operation: OperationEntry, principal: Principal | undefined, asked: Asked): Promise<Page> {
    // The contract's validator filled `limit` with its default and typed both.
    const { limit, cursor } = asked.query as { limit: number; cursor?: string };
    return { limit, position: await cursors.open(cursor, bindingOf(operation, principal, asked)) };
  },
  async close(
    operation: OperationEntry,
    principal: Principal | undefined,
    asked: Asked,
    { items, position }: PageAnswer,
  ): Promise<{ readonly items: readonly unknown[]; readonly nextCursor?: string }> {
    return { items, ...(await cursors.seal(position, bindingOf(operation, principal, asked))) };
  },
});
