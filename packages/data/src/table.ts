/** The physical names of the one table: the entities, CDK and the tests read them here and nowhere else. */
export const TABLE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: [
    { name: 'gsi1', partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    { name: 'gsi2', partitionKey: 'gsi2pk', sortKey: 'gsi2sk' },
  ],
  timeToLiveAttribute: 'expiresAtSeconds',
  streamView: 'NEW_AND_OLD_IMAGES',
} as const;
