import { randomBytes, randomUUID } from 'node:crypto';
import {
  PutSecretValueCommand,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { LASTING_STAGE } from '@portico/data';
import { SECRET_SPREAD_MILLISECONDS } from '@portico/domain';
import { StartError } from '../start/ports.ts';
import { edgeVersionsOf, type Labels, labelsOf } from './secret-labels.ts';
import type { Values } from './values.ts';

/** What is rotated: each secret of a deployment, and what ends with a value of it. */
export const ROTATED = {
  signing: {
    ...{ stack: 'Data', output: 'SecretArn' },
    ends: 'cursors, kept answers of requests, links to sign in and codes of programs that are under way, ids of agents that registered and their refresh tokens, and what tells a browser that is known; sessions, invitations, recovery codes and the audit log go on',
  },
  cookies: {
    ...{ stack: 'Portal', output: 'CookieSecretArn' },
    ends: 'whoever was not in the portal since the rotation signs in once more, and so does who is signing in',
  },
  edge: {
    ...{ stack: 'Data', output: 'EdgeSecretArn' },
    ends: 'nothing of ours: edge and portal prove themselves by the new value',
  },
} as const;
export type RotatedName = keyof typeof ROTATED;

/** A minute, and what clocks and calls take. */
const SPREAD_SECONDS = SECRET_SPREAD_MILLISECONDS / 1000 + 30;

export type Rotation = {
  readonly name: RotatedName;
  readonly secretId: string;
  readonly secrets: SecretsManagerClient;
  readonly tell: (line: string) => void;
  /** Lets so many seconds pass. */
  readonly wait: (seconds: number) => Promise<void>;
  /** Tells firewalls and distributions which versions there are, and waits until they know; whether they did not before. */
  readonly tellEdge: (versions: Values) => Promise<boolean>;
};

type Move = { readonly stage: string; readonly to?: string; readonly from?: string };
const move = ({ secrets, secretId }: Rotation, { stage, to, from }: Move) =>
  secrets.send(
    new UpdateSecretVersionStageCommand({
      ...{ SecretId: secretId, VersionStage: stage },
      ...(to !== undefined && { MoveToVersionId: to }),
      ...(from !== undefined && { RemoveFromVersionId: from }),
    }),
  );

const labels = ({ secrets, secretId }: Rotation): Promise<Labels> => labelsOf(secrets, secretId);

const spread = async ({ tell, wait }: Rotation, of: string): Promise<void> => {
  tell(`${of}: every instance knows it in ${SPREAD_SECONDS} seconds`);
  await wait(SPREAD_SECONDS);
};

const edgeKnows = async (rotation: Rotation): Promise<boolean> =>
  rotation.name === 'edge' && (await rotation.tellEdge(edgeVersionsOf(await labels(rotation))));

/** A new value, which waits to be the current one; the first of all is marked before there is a second. */
const bring = async (rotation: Rotation, { current, others }: Labels): Promise<void> => {
  if (rotation.name === 'signing' && !others.has(LASTING_STAGE))
    await move(rotation, { stage: LASTING_STAGE, to: current });
  await rotation.secrets.send(
    new PutSecretValueCommand({
      ...{ SecretId: rotation.secretId, ClientRequestToken: randomUUID(), VersionStages: ['AWSPENDING'] },
      SecretString: randomBytes(32).toString('hex'),
    }),
  );
};

/**
 * Puts a new value in the place of a secret's: first everybody takes it, then everybody makes with it. It goes on where one
 * that was broken off came to; the labels of the versions say where that is.
 */
export const rotateSecret = async (rotation: Rotation): Promise<void> => {
  const { name, tell } = rotation;
  const found = await labels(rotation);
  if (found.next === undefined && found.before !== undefined) {
    if (await edgeKnows(rotation)) return tell('the rotation that was broken off is done.');
    throw new StartError(
      `the ${name} secret was rotated, and the value before lives yet: end it first, with --end. That ends: ${ROTATED[name].ends}.`,
    );
  }
  if (found.next === undefined) await bring(rotation, found);
  const { current, next = current } = await labels(rotation);
  if (next !== current) {
    await spread(rotation, 'the new value');
    await edgeKnows(rotation);
    await move(rotation, { stage: 'AWSCURRENT', to: next, from: current });
  }
  await move(rotation, { stage: 'AWSPENDING', from: next });
  await spread(rotation, 'the new value is the current one');
  await edgeKnows(rotation);
  tell(`the ${name} secret is another one; what the value before made is good until npm run rotate … ${name} --end.`);
};

/** Takes the value before away: what it made is over in a minute. */
export const endRotation = async (rotation: Rotation): Promise<void> => {
  const { name, tell } = rotation;
  const { current, next, before } = await labels(rotation);
  if (next !== undefined)
    throw new StartError(
      `the rotation of the ${name} secret is not done: npm run rotate … ${name} without --end goes on with it.`,
    );
  if (before !== undefined && before !== current) {
    // Nobody may prove themselves by it any more.
    if (await edgeKnows(rotation)) await spread(rotation, 'the current value');
    await move(rotation, { stage: 'AWSPREVIOUS', from: before });
    await spread(rotation, 'the value before is gone');
  }
  if (!(await edgeKnows(rotation)) && before === undefined)
    throw new StartError(`the ${name} secret has one value: there is none before it to end.`);
  tell(`the ${name} secret has one value.`);
};
