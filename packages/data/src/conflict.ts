type ConditionalFailure = {
  readonly cause?: unknown;
  readonly name?: unknown;
  readonly code?: unknown;
};

const isFailure = (error: unknown): error is ConditionalFailure => typeof error === 'object' && error !== null;

/** Whether a single write failed because its condition did not hold (ElectroDB wraps the SDK's error as `cause`). */
export const conditionFailed = (error: unknown): boolean =>
  isFailure(error) &&
  (error.name === 'ConditionalCheckFailedException' || (error.cause !== undefined && conditionFailed(error.cause)));

/** What ElectroDB answers for a transaction: `canceled`, and for each item whether and why it was refused. */
export type TransactionAnswer = {
  readonly canceled: boolean;
  readonly data: readonly ({ readonly rejected: boolean; readonly code?: string } | null)[];
};

/** The index of the first item of a cancelled transaction whose condition did not hold; undefined when it went through. */
export const refusedItem = (answer: TransactionAnswer): number | undefined => {
  if (!answer.canceled) return undefined;
  const refused = answer.data.findIndex((item) => item?.code === 'ConditionalCheckFailed');
  if (refused >= 0) return refused;
  throw new TransactionCancelled(answer.data.map((item) => item?.code ?? 'None').join(', '));
};

/** A transaction that was cancelled for another reason than a condition (a conflict, a throttle): worth another try. */
export class TransactionCancelled extends Error {
  override readonly name = 'TransactionCancelled';
}

/** What a single write answers; nothing, where its condition did not hold. */
export const unlessRefused = async <Answer>(write: PromiseLike<Answer>): Promise<Answer | undefined> => {
  try {
    return await write;
  } catch (error) {
    if (conditionFailed(error)) return undefined;
    throw error;
  }
};
