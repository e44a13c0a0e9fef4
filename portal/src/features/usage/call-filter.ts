type Call = { readonly requestId: string; readonly status: number; readonly operation: string };

/** `all`, or the first digit of a status and the name of an operation. */
export type CallFilter = { readonly status: string; readonly operation: string };

export const filterCalls = <C extends Call>(calls: readonly C[], { status, operation }: CallFilter): readonly C[] =>
  calls.filter(
    (call) =>
      (status === 'all' || String(call.status).startsWith(status)) &&
      (operation === 'all' || call.operation === operation),
  );

/** The newest calls, then those read before that are not among them. */
export const merged = <C extends Call>(newest: readonly C[], older: readonly C[]): readonly C[] => {
  const known = new Set(newest.map(({ requestId }) => requestId));
  return [...newest, ...older.filter(({ requestId }) => !known.has(requestId))];
};
