/** How often an item was written; one from before revisions counts as never. */
export const revisionOf = ({ revision }: { readonly revision?: number | undefined }): number => revision ?? 0;

type Comparison<Attribute> = {
  notExists(attribute: Attribute): string;
  eq(attribute: Attribute, value: number): string;
};

/** The condition that an item is still as it was read: what follows from a read is written on that read only. */
export const stillAt =
  (revision: number) =>
  <Attribute>(attributes: { readonly revision: Attribute }, { notExists, eq }: Comparison<Attribute>): string =>
    revision === 0 ? notExists(attributes.revision) : eq(attributes.revision, revision);

/** The condition that an attribute is as it was read: this value still, or none still. */
export const unchanged = <Attribute, Value>(
  attribute: Attribute,
  was: Value | undefined,
  { notExists, eq }: { notExists(attribute: Attribute): string; eq(attribute: Attribute, value: Value): string },
): string => (was === undefined ? notExists(attribute) : eq(attribute, was));
