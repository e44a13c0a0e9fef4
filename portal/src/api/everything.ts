/** The most that a list of the contract gives at once. */
export const PAGE_MAX = 100;

/** What a list holds, all its pages: for lists of what one person or app has. */
export const everything = async <Item>(pages: AsyncIterable<Item>): Promise<Item[]> => {
  const items: Item[] = [];
  for await (const item of pages) items.push(item);
  return items;
};

/** Questions of one page that are asked at the same time: however much somebody has, others come to their turn. */
const AT_ONCE = 4;

/** What is answered of each, in their order; a few are asked at once. */
export const ofEach = async <Of, Answer>(
  all: readonly Of[],
  ask: (of: Of) => Promise<Answer>,
): Promise<readonly Answer[]> => {
  const answers: Answer[] = [];
  const left = all.entries();
  const inTurn = async () => {
    for (const [index, of] of left) answers[index] = await ask(of);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, inTurn));
  return answers;
};
