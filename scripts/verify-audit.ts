// `npm run verify-audit`: verifies the audit log from outside the functions that write it, with the operator's own credentials.
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import {
  auditVerifier,
  connect,
  connectAuditStore,
  connectLastingSecret,
  VERIFY_START,
  type VerifyPlace,
  verifyExport,
} from '@portico/data';
import { type AuditFault, checkAnchors, LATEST_ANCHOR } from '@portico/domain';
import { root } from './start/run.ts';

const USAGE = `npm run verify-audit                                          the running Portico of this machine (npm start)
npm run verify-audit -- --table T --bucket B --secret ARN     a deployment: the outputs TableName, AuditBucket, SecretArn of PorticoData
npm run verify-audit -- --export FILE.jsonl [--seals FOLDER] [--secret ARN]
                                                              an export of the whole log; in FOLDER the bucket's seals/ of until then
The secret may stand in PORTICO_AUDIT_SECRET instead of --secret.`;

const { values } = parseArgs({
  options: {
    table: { type: 'string' },
    bucket: { type: 'string' },
    secret: { type: 'string' },
    export: { type: 'string' },
    seals: { type: 'string' },
    help: { type: 'boolean' },
  },
});

type Place = { readonly table: string; readonly bucket: string; readonly secret: () => Promise<string> };

/** What npm start wrote of itself: where its services are, and the names in its template's outputs. */
const here = (): Place | undefined => {
  const [told, keys] = [join(root, '.portico/outputs.json'), join(root, '.portico/credentials.json')];
  if (!existsSync(told) || !existsSync(keys)) return undefined;
  const { endpoint, region, outputs } = JSON.parse(readFileSync(told, 'utf8')) as {
    readonly endpoint: string;
    readonly region: string;
    readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  const { accessKeyId, secretAccessKey } = JSON.parse(readFileSync(keys, 'utf8')) as Record<string, string>;
  Object.assign(process.env, {
    ...{ AWS_ENDPOINT_URL: endpoint, AWS_REGION: region },
    ...{ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
  });
  const { TableName = '', AuditBucket = '', SecretArn = '' } = outputs.PorticoData ?? {};
  return { table: TableName, bucket: AuditBucket, secret: connectLastingSecret(SecretArn) };
};

const secretGiven = (): (() => Promise<string>) | undefined => {
  const { PORTICO_AUDIT_SECRET: said } = process.env;
  if (said !== undefined && said !== '') return async () => said;
  return values.secret === undefined ? undefined : connectLastingSecret(values.secret);
};

const tell = (faults: readonly AuditFault[]) => {
  for (const { kind, shard, entryId, sequence, day } of faults)
    console.log(`${kind.padEnd(12)} ${entryId ?? day ?? ''} ${shard && `shard ${shard}`} ${sequence ?? ''}`.trimEnd());
};

/** The log where it is kept. */
const verifyDeployed = async ({ table, bucket, secret }: Place) => {
  const verify = auditVerifier({
    ...{ data: connect(table), store: connectAuditStore(bucket), secret },
    now: () => new Date(),
  });
  let [checked, found] = [0, 0];
  let place: VerifyPlace | undefined = VERIFY_START;
  while (place) {
    const done: Awaited<ReturnType<typeof verify>> = await verify(place, 25);
    for (const { faults, checked: looked } of done.stretches) {
      checked += looked;
      found += faults.length;
      tell(faults);
    }
    place = done.next;
  }
  return { checked, found };
};

const sealsIn = (folder: string, secret: string) => {
  const texts = readdirSync(folder)
    .sort()
    .map((file) => ({ name: file.replace(/\.json$/, ''), text: readFileSync(join(folder, file), 'utf8') }));
  // What was kept last is of later than any export.
  const { anchors, faults } = checkAnchors(secret, texts, undefined);
  return { anchors, faults: faults.filter(({ day }) => day !== LATEST_ANCHOR) };
};

const verifyFile = async (file: string, secret: string) => {
  const kept = values.seals === undefined ? { anchors: [], faults: [] } : sealsIn(values.seals, secret);
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  const { checked, faults } = await verifyExport(lines, secret, kept.anchors);
  tell([...kept.faults, ...faults]);
  return { checked, found: kept.faults.length + faults.length };
};

const given = secretGiven();
const deployed =
  values.table && values.bucket && given ? { table: values.table, bucket: values.bucket, secret: given } : undefined;
const verifying = async () => {
  if (values.help) return undefined;
  if (values.export !== undefined) {
    const secret = given ?? here()?.secret;
    return secret && verifyFile(values.export, await secret());
  }
  const place = deployed ?? (values.table === undefined ? here() : undefined);
  return place && verifyDeployed(place);
};
const result = await verifying();
if (!result) {
  console.error(USAGE);
  process.exit(2);
}
console.log(
  `${result.checked} entries, links and seals were looked at: ${result.found === 0 ? 'the log is whole' : `${result.found} faults`}.`,
);
process.exit(result.found === 0 ? 0 : 1);
