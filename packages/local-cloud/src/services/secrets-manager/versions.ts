import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { AwsError, type CloudContext } from '../../service.ts';
import { type Fields, textOf } from '../wire/fields.ts';
import { transaction } from '../wire/transaction.ts';

export type SecretValue = {
  readonly versionId: string;
  readonly text: string | undefined;
  /** Base64. */
  readonly binary: string | undefined;
  readonly stages: readonly string[];
  readonly createdAtMilliseconds: number;
};

export type NewValue = {
  readonly text: string | undefined;
  readonly binary: string | undefined;
  readonly token?: string | undefined;
  readonly stages?: readonly string[];
};

export type StageMove = {
  readonly stage: string;
  readonly to: string | undefined;
  readonly from: string | undefined;
};

const [CURRENT, PREVIOUS] = ['AWSCURRENT', 'AWSPREVIOUS'] as const;
/** Labels that a version takes. */
const STAGES_MAX = 20;

const SCHEMA = `
CREATE TABLE IF NOT EXISTS versions (secret TEXT NOT NULL, versionId TEXT NOT NULL, text TEXT, binary TEXT, createdAtMilliseconds INTEGER NOT NULL,
  PRIMARY KEY (secret, versionId)) STRICT;
CREATE TABLE IF NOT EXISTS stages (secret TEXT NOT NULL, stage TEXT NOT NULL, versionId TEXT NOT NULL, PRIMARY KEY (secret, stage)) STRICT;`;

/** Once a version had one label, in a column of its own. */
const migrate = (database: DatabaseSync) => {
  const columns = database.prepare('PRAGMA table_info(versions)').all();
  if (!columns.some(({ name }) => name === 'stage')) return;
  transaction(database, () => {
    database.exec('INSERT INTO stages SELECT secret, stage, versionId FROM versions WHERE stage IS NOT NULL');
    database.exec('ALTER TABLE versions DROP COLUMN stage');
  });
};

const invalid = (message: string) => new AwsError('InvalidParameterException', message);

/** The versions of secrets, by name, and their labels: each is on one version of a secret at most. */
export const createVersions = (context: CloudContext, database: DatabaseSync) => {
  database.exec(SCHEMA);
  migrate(database);

  const stageOf = (secret: string, stage: string) => {
    const row = database.prepare('SELECT versionId FROM stages WHERE secret = ? AND stage = ?').get(secret, stage);
    return row && String(row.versionId);
  };
  const stagesOf = (secret: string, versionId: string): string[] =>
    database
      .prepare('SELECT stage FROM stages WHERE secret = ? AND versionId = ? ORDER BY stage')
      .all(secret, versionId)
      .map(({ stage }) => String(stage));
  const find = (secret: string, versionId: string): Fields | undefined =>
    database.prepare('SELECT * FROM versions WHERE secret = ? AND versionId = ?').get(secret, versionId);
  const label = (secret: string, stage: string, versionId: string) => {
    if (stageOf(secret, stage) === versionId) return;
    if (stagesOf(secret, versionId).length >= STAGES_MAX)
      throw new AwsError('LimitExceededException', `A version has ${STAGES_MAX} staging labels at most.`);
    database.prepare('INSERT OR REPLACE INTO stages VALUES (?, ?, ?)').run(secret, stage, versionId);
  };
  /** Where AWSCURRENT goes, AWSPREVIOUS goes to the version that it leaves. */
  const place = (secret: string, stage: string, versionId: string) => {
    const before = stage === CURRENT ? stageOf(secret, CURRENT) : undefined;
    if (before !== undefined && before !== versionId) label(secret, PREVIOUS, before);
    // A version that was the previous one is that no more.
    if (stage === CURRENT && stageOf(secret, PREVIOUS) === versionId) unlabel(secret, PREVIOUS);
    label(secret, stage, versionId);
  };
  const unlabel = (secret: string, stage: string) =>
    database.prepare('DELETE FROM stages WHERE secret = ? AND stage = ?').run(secret, stage);

  return {
    /** Adds a version, as AWSCURRENT where nothing else is said. The same token with the same value is the same version. */
    put(secret: string, { text, binary, token, stages = [CURRENT] }: NewValue): SecretValue {
      const versionId = token ?? randomUUID();
      const twin = find(secret, versionId);
      if (twin && (textOf(twin, 'text') !== text || textOf(twin, 'binary') !== binary))
        throw new AwsError('ResourceExistsException', 'A version with this token and another value exists.');
      if (!twin)
        transaction(database, () => {
          const isFirst = database.prepare('SELECT 1 FROM versions WHERE secret = ?').get(secret) === undefined;
          database
            .prepare('INSERT INTO versions VALUES (?, ?, ?, ?, ?)')
            .run(secret, versionId, text ?? null, binary ?? null, context.now().getTime());
          for (const stage of new Set(isFirst ? [CURRENT, ...stages] : stages)) place(secret, stage, versionId);
        });
      return this.value(secret, { versionId });
    },

    value(secret: string, wanted: { readonly stage?: string | undefined; readonly versionId?: string | undefined }) {
      const { stage = CURRENT } = wanted;
      const versionId = wanted.versionId ?? stageOf(secret, stage);
      const row = versionId === undefined ? undefined : find(secret, versionId);
      if (!row || versionId === undefined)
        throw new AwsError(
          'ResourceNotFoundException',
          wanted.versionId === undefined
            ? `Secrets Manager can't find the specified secret value for staging label: ${stage}`
            : `Secrets Manager can't find the specified secret value for VersionId: ${wanted.versionId}`,
        );
      const stages = stagesOf(secret, versionId);
      if (wanted.stage !== undefined && !stages.includes(wanted.stage))
        throw new AwsError(
          'InvalidRequestException',
          'You provided a VersionStage that is not associated to the provided VersionId.',
        );
      return {
        ...{ versionId, stages, text: textOf(row, 'text'), binary: textOf(row, 'binary') },
        createdAtMilliseconds: Number(row.createdAtMilliseconds),
      } satisfies SecretValue;
    },

    /** Moves a label, gives it, or takes it away; AWSCURRENT is always on one. */
    move(secret: string, { stage, to, from }: StageMove) {
      const before = stageOf(secret, stage);
      for (const versionId of [to, from])
        if (versionId !== undefined && !find(secret, versionId))
          throw new AwsError(
            'ResourceNotFoundException',
            `Secrets Manager can't find the specified secret value for VersionId: ${versionId}`,
          );
      if (to === undefined && from === undefined)
        throw invalid('You must say where the staging label is to go, or from.');
      if (to === undefined && stage === CURRENT)
        throw invalid('You can’t remove the staging label AWSCURRENT: move it.');
      if (before !== undefined && before !== to && before !== from)
        throw invalid(
          `The parameter RemoveFromVersionId can't be empty or another version. Staging label ${stage} is currently attached to version ${before}, so you must explicitly reference that version in RemoveFromVersionId.`,
        );
      if (from !== undefined && before !== from)
        throw invalid(`The staging label ${stage} is not attached to version ${from}.`);
      transaction(database, () => {
        if (to === undefined) unlabel(secret, stage);
        else place(secret, stage, to);
      });
    },

    /** Versions without a label are there, and not listed. */
    labelled(secret: string): Record<string, string[]> {
      const rows = database.prepare('SELECT versionId, stage FROM stages WHERE secret = ? ORDER BY stage').all(secret);
      const byVersion = Map.groupBy(rows, ({ versionId }) => String(versionId));
      return Object.fromEntries([...byVersion].map(([id, own]) => [id, own.map(({ stage }) => String(stage))]));
    },

    purge(secret: string) {
      database.prepare('DELETE FROM stages WHERE secret = ?').run(secret);
      database.prepare('DELETE FROM versions WHERE secret = ?').run(secret);
    },
  };
};
