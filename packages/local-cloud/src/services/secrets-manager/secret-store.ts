import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { AwsError, type CloudContext } from '../../service.ts';
import { type Fields, textOf } from '../wire/fields.ts';
import { transaction } from '../wire/transaction.ts';
import { createVersions, type NewValue, type SecretValue, type StageMove } from './versions.ts';

export type Secret = {
  readonly name: string;
  readonly arn: string;
  readonly description: string | undefined;
  readonly createdAtMilliseconds: number;
  readonly changedAtMilliseconds: number;
  readonly deletedAtMilliseconds: number | undefined;
};

const SCHEMA = `CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, description TEXT, createdAtMilliseconds INTEGER NOT NULL, changedAtMilliseconds INTEGER NOT NULL, deletedAtMilliseconds INTEGER) STRICT;`;

const notFound = () => new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");

/** Secrets with their versions. */
export const createSecretStore = (context: CloudContext, database: DatabaseSync) => {
  database.exec(SCHEMA);
  const versions = createVersions(context, database);
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
  const changed = ({ name }: Secret) =>
    database.prepare('UPDATE secrets SET changedAtMilliseconds = ? WHERE name = ?').run(context.now().getTime(), name);
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
    /** A new version, or the one that the same token made. */
    putValue(secret: Secret, value: NewValue): SecretValue {
      const put = versions.put(secret.name, value);
      changed(secret);
      return put;
    },
    value: (secret: Secret, stage?: string, versionId?: string): SecretValue =>
      versions.value(secret.name, { stage, versionId }),
    moveStage(secret: Secret, move: StageMove) {
      versions.move(secret.name, move);
      changed(secret);
    },
    versions: (secret: Secret): Record<string, string[]> => versions.labelled(secret.name),
    markDeleted: (secret: Secret, atMilliseconds: number | undefined) =>
      database
        .prepare('UPDATE secrets SET deletedAtMilliseconds = ? WHERE name = ?')
        .run(atMilliseconds ?? null, secret.name),
    purge(secret: Secret) {
      transaction(database, () => {
        versions.purge(secret.name);
        database.prepare('DELETE FROM secrets WHERE name = ?').run(secret.name);
      });
    },
  };
  return store;
};

export type SecretStore = ReturnType<typeof createSecretStore>;
