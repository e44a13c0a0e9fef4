/** Whether an item is still there for whoever asks: DynamoDB deletes what is over days late. */
export const isKept = ({ expiresAtSeconds }: { readonly expiresAtSeconds?: number | undefined }, at: Date): boolean =>
  expiresAtSeconds === undefined || expiresAtSeconds * 1000 > at.getTime();
