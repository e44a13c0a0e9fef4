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
