/** The beginning of a text, at most so many UTF-16 units and whole characters: half of one can be kept nowhere. */
export const beginningOf = (text: string, unitsMax: number): string => {
  const cut = text.slice(0, unitsMax);
  const last = cut.charCodeAt(cut.length - 1);
  return cut.length < text.length && last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut;
};
