/** An instant as an input for date and time has it, in UTC, to the minute. */
export const typedOf = (instant: string | undefined): string =>
  instant === undefined ? '' : new Date(instant).toISOString().slice(0, 16);

/** The instant that was typed; nothing, where nothing was. */
export const instantOf = (typed: string): string | undefined => {
  const at = new Date(`${typed}Z`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
};
