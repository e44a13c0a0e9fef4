import { createHash, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { AwsError, type CloudContext } from '../../service.ts';
import { type Fields, textOf } from '../wire/fields.ts';
import { transaction } from '../wire/transaction.ts';

export type Secret = {
  readonly name: string;
  readonly arn: string;
  readonly description: string | undefined;
  readonly createdAtMilliseconds: number;
  readonly changedAtMilliseconds: number;
  readonly deletedAtMilliseconds: number | undefined;
};

export type SecretValue = {
  readonly versionId: string;
  readonly text: string | undefined;
  /** Base64. */
  readonly binary: string | undefined;
  readonly stage: string | undefined;
  readonly createdAtMilliseconds: number;
};

const SCHEMA = `
CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, description TEXT, createdAtMilliseconds INTEGER NOT NULL, changedAtMilliseconds INTEGER NOT NULL, deletedAtMilliseconds INTEGER) STRICT;
CREATE TABLE IF NOT EXISTS versions (secret TEXT NOT NULL, versionId TEXT NOT NULL, text TEXT, binary TEXT, stage TEXT, createdAtMilliseconds INTEGER NOT NULL,
  PRIMARY KEY (secret, versionId)) STRICT;`;

const notFound = () => new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");

/** Secrets with their versions; the stages AWSCURRENT and AWSPREVIOUS move as in AWS. */
export const createSecretStore = (context: CloudContext, database: DatabaseSync) => {
  database.exec(SCHEMA);
  const prefix = `arn:aws:secretsmanager:${context.region}:${context.accountId}:secret:`;
  // Six characters follow the name in a real ARN; here they come from the name, so the ARN is stable.
  const arnOf = (name: string) =>
    `${prefix}${name}-${createHash('sha256').update(name).digest('base64url').replace(/[-_]/g, 'x').slice(0, 6)}`;
  const present = (row: Fields): Secret => ({
    name: textOf(row, 'name') ?? '',
    arn: arnOf(textOf(row, 'name') ?? ''),
    description: textOf(row, 'description'),
    createdAtMilliseconds: Number(row.createdAtMilliseconds),
    changedAtMilliseconds: Number(row.changedAtMilliseconds),
    deletedAtMilliseconds: typeof row.deletedAtMilliseconds === 'number' ? row.deletedAtMilliseconds : undefined,
  });
  const nameOf = (id: string): string => {
    if (!id.startsWith(prefix)) return id;
    const rest = id.slice(prefix.length);
    const whole = rest.slice(0, -7);
    return arnOf(whole) === id ? whole : rest;
  };
  const find = (id: string): Secret | undefined => {
    const row = database.prepare('SELECT * FROM secrets WHERE name = ?').get(nameOf(id));
    return row && present(row);
  };
  const store = {
    find,
    /** An ARN for IAM, whether or not the secret exists. */
    arnOf: (id: string) => (id.startsWith('arn:') ? id : arnOf(id)),
    known(id: string): Secret {
      const secret = find(id);
      if (!secret) throw notFound();
      return secret;
    },
    usable(id: string): Secret {
      const secret = store.known(id);
      if (secret.deletedAtMilliseconds !== undefined) {
        throw new AwsError(
          'InvalidRequestException',
          "You can't perform this operation on the secret because it was marked for deletion.",
        );
      }
      return secret;
    },
    list: () =>
      database.prepare('SELECT * FROM secrets WHERE deletedAtMilliseconds IS NULL ORDER BY name').all().map(present),
    create(name: string, description: string | undefined): Secret {
      const now = context.now().getTime();
      database.prepare('INSERT INTO secrets VALUES (?, ?, ?, ?, NULL)').run(name, description ?? null, now, now);
      return store.known(name);
    },
    describe: (secret: Secret, description: string | undefined) =>
      database.prepare('UPDATE secrets SET description = ? WHERE name = ?').run(description ?? null, secret.name),
    /** Adds a version as AWSCURRENT; the one before becomes AWSPREVIOUS. The same token with the same value is the same version. */
    putValue(
      secret: Secret,
      value: { text: string | undefined; binary: string | undefined; token?: string | undefined },
    ): string {
      const versionId = value.token ?? randomUUID();
      const twin = database
        .prepare('SELECT * FROM versions WHERE secret = ? AND versionId = ?')
        .get(secret.name, versionId);
      if (twin) {
        if (textOf(twin, 'text') === value.text && textOf(twin, 'binary') === value.binary) return versionId;
        throw new AwsError('ResourceExistsException', 'A version with this token and another value exists.');
      }
      const now = context.now().getTime();
      transaction(database, () => {
        database
          .prepare("UPDATE versions SET stage = NULL WHERE secret = ? AND stage = 'AWSPREVIOUS'")
          .run(secret.name);
        database
          .prepare("UPDATE versions SET stage = 'AWSPREVIOUS' WHERE secret = ? AND stage = 'AWSCURRENT'")
          .run(secret.name);
        database
          .prepare('INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?)')
          .run(secret.name, versionId, value.text ?? null, value.binary ?? null, 'AWSCURRENT', now);
        database.prepare('UPDATE secrets SET changedAtMilliseconds = ? WHERE name = ?').run(now, secret.name);
      });
      return versionId;
    },
    value(secret: Secret, stage: string, versionId?: string): SecretValue {
      const row =
        versionId === undefined
          ? database.prepare('SELECT * FROM versions WHERE secret = ? AND stage = ?').get(secret.name, stage)
          : database.prepare('SELECT * FROM versions WHERE secret = ? AND versionId = ?').get(secret.name, versionId);
      if (!row)
        throw new AwsError(
          'ResourceNotFoundException',
          `Secrets Manager can't find the specified secret value for staging label: ${stage}`,
        );
      return {
        versionId: String(row.versionId),
        text: textOf(row, 'text'),
        binary: textOf(row, 'binary'),
        stage: textOf(row, 'stage'),
        createdAtMilliseconds: Number(row.createdAtMilliseconds),
      };
    },
    versions: (secret: Secret): Record<string, string[]> =>
      Object.fromEntries(
        database
          .prepare('SELECT versionId, stage FROM versions WHERE secret = ? AND stage IS NOT NULL')
          .all(secret.name)
          .map((row) => [String(row.versionId), [String(row.stage)]]),
      ),
    markDeleted: (secret: Secret, atMilliseconds: number | undefined) =>
      database
        .prepare('UPDATE secrets SET deletedAtMilliseconds = ? WHERE name = ?')
        .run(atMilliseconds ?? null, secret.name),
    purge(secret: Secret) {
      transaction(database, () => {
        database.prepare('DELETE FROM versions WHERE secret = ?').run(secret.name);
        database.prepare('DELETE FROM secrets WHERE name = ?').run(secret.name);
      });
    },
  };
  return store;
};

export type SecretStore = ReturnType<typeof createSecretStore>;
