/** The most that a list of the contract gives at once. */
export const PAGE_MAX = 100;

/** What a list holds, all its pages: for lists of what one person or app has. */
export const everything = async <Item>(pages: AsyncIterable<Item>): Promise<Item[]> => {
  const items: Item[] = [];
  for await (const item of pages) items.push(item);
  return items;
};
