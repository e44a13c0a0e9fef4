/** What DynamoDB keeps in one item, its keys and names counted in. */
export const ITEM_BYTES_MAX = 409_600;

/** What an attribute takes (DynamoDB, "Item sizes and formats"); a number at its longest. */
export const sizeOf = (value: unknown): number => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return 21;
  if (typeof value !== 'object' || value === null) return 1;
  if (Array.isArray(value)) return value.reduce((sum: number, member) => sum + 1 + sizeOf(member), 3);
  return Object.entries(value).reduce((sum, [name, member]) => sum + 1 + Buffer.byteLength(name) + sizeOf(member), 3);
};
