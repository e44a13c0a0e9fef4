/** Undoes what was started, last first, whatever fails on the way. */
export const createUnwind = () => {
  const undo: (() => Promise<void> | void)[] = [];
  return {
    add: (step: () => Promise<void> | void) => void undo.push(step),
    unwind: async (): Promise<void> => {
      for (const step of undo.splice(0).reverse()) await Promise.resolve(step()).catch(() => {});
    },
  };
};

export type Unwind = ReturnType<typeof createUnwind>;
