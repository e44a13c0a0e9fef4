import { AwsError, type CloudContext, type IamRequirement, type Service, type ServiceRequest } from '../../service.ts';
import { type JsonOperation, jsonHandler, lenientInputOf, operationOf } from '../wire/aws-json.ts';
import { type Fields, flagOf, numberOf, requiredText, textOf, textsOf } from '../wire/fields.ts';
import { physicalName } from '../wire/physical-name.ts';

/** For template parameters of SSM types and `{{resolve:ssm:…}}`. */
export type ParameterPort = {
  /** The value of a parameter; undefined when there is none. */
  parameterText(name: string): string | undefined;
};

const TYPES = ['String', 'StringList', 'SecureString'];
const SIZE_BYTES_MAX = 8192;

const createParameterStore = (context: CloudContext) => {
  const database = context.database('ssm');
  database.exec(`CREATE TABLE IF NOT EXISTS parameters (name TEXT PRIMARY KEY, type TEXT NOT NULL, value TEXT NOT NULL, description TEXT,
    version INTEGER NOT NULL, modifiedAtMilliseconds INTEGER NOT NULL) STRICT`);
  const arnOf = (name: string) =>
    name.startsWith('arn:')
      ? name
      : `arn:aws:ssm:${context.region}:${context.accountId}:parameter/${name.replace(/^\//, '')}`;
  const find = (nameOrArn: string) => {
    const name = nameOrArn.startsWith('arn:') ? (nameOrArn.split(':parameter')[1] ?? '') : nameOrArn;
    const row = database
      .prepare('SELECT * FROM parameters WHERE name = ? OR name = ?')
      .get(name, name.replace(/^\//, ''));
    return row && { ...row };
  };
  return {
    arnOf,
    find,
    put(name: string, parameter: { type: string; value: string; description?: string | undefined }): number {
      if (!TYPES.includes(parameter.type))
        throw new AwsError('UnsupportedParameterType', `The parameter type ${parameter.type} is not supported.`);
      if (Buffer.byteLength(parameter.value) > SIZE_BYTES_MAX)
        throw new AwsError('ValidationException', 'The parameter value is too long.');
      const before = find(name);
      const unchanged = before?.value === parameter.value && before?.type === parameter.type;
      const version = Number(before?.version ?? 0) + (unchanged ? 0 : 1);
      database
        .prepare('INSERT OR REPLACE INTO parameters VALUES (?, ?, ?, ?, ?, ?)')
        .run(name, parameter.type, parameter.value, parameter.description ?? null, version, context.now().getTime());
      return version;
    },
    under: (path: string, recursive: boolean) => {
      const base = path.endsWith('/') ? path : `${path}/`;
      return database
        .prepare('SELECT * FROM parameters ORDER BY name')
        .all()
        .filter(
          (row) =>
            String(row.name).startsWith(base) && (recursive || !String(row.name).slice(base.length).includes('/')),
        );
    },
    all: () => database.prepare('SELECT * FROM parameters ORDER BY name').all(),
    remove: (name: string): boolean => database.prepare('DELETE FROM parameters WHERE name = ?').run(name).changes > 0,
  };
};

type ParameterStore = ReturnType<typeof createParameterStore>;

/** A SecureString without WithDecryption is shown as the ciphertext it would be: never the value. */
const shown = (store: ParameterStore, row: Fields, decrypt: boolean) => {
  const name = textOf(row, 'name') ?? '';
  const secret = row.type === 'SecureString' && !decrypt;
  return {
    Name: name,
    Type: textOf(row, 'type'),
    Value: secret ? `AQICAH${Buffer.from(name).toString('base64url')}` : textOf(row, 'value'),
    Version: row.version,
    LastModifiedDate: Number(row.modifiedAtMilliseconds) / 1000,
    ARN: store.arnOf(name),
    DataType: 'text',
  };
};

const notFound = (name: string) => new AwsError('ParameterNotFound', `Parameter ${name} not found.`);

const operations = (store: ParameterStore): Record<string, JsonOperation> => ({
  GetParameter: (input) => {
    const name = requiredText(input, 'Name');
    const row = store.find(name);
    if (!row) throw notFound(name);
    return { Parameter: shown(store, row, flagOf(input, 'WithDecryption')) };
  },
  GetParameters: (input) => {
    const found = textsOf(input, 'Names').map((name) => ({ name, row: store.find(name) }));
    return {
      Parameters: found.flatMap(({ row }) => (row ? [shown(store, row, flagOf(input, 'WithDecryption'))] : [])),
      InvalidParameters: found.flatMap(({ name, row }) => (row ? [] : [name])),
    };
  },
  GetParametersByPath: (input) => {
    const path = requiredText(input, 'Path');
    if (!path.startsWith('/')) throw new AwsError('ValidationException', 'The path must begin with a slash.');
    const rows = store.under(path, flagOf(input, 'Recursive'));
    const from = Number(textOf(input, 'NextToken') ?? 0);
    const to = from + (numberOf(input, 'MaxResults') ?? 10);
    return {
      Parameters: rows.slice(from, to).map((row) => shown(store, row, flagOf(input, 'WithDecryption'))),
      NextToken: to < rows.length ? String(to) : undefined,
    };
  },
  PutParameter: (input) => {
    const name = requiredText(input, 'Name');
    if (!/^[A-Za-z0-9_.\-/]{1,1011}$/.test(name))
      throw new AwsError('ValidationException', 'Parameter name must match [a-zA-Z0-9_.-/].');
    const before = store.find(name);
    if (before && !flagOf(input, 'Overwrite')) {
      throw new AwsError(
        'ParameterAlreadyExists',
        'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
      );
    }
    const type = textOf(input, 'Type') ?? textOf(before ?? {}, 'type') ?? 'String';
    return {
      Version: store.put(name, {
        type,
        value: requiredText(input, 'Value'),
        description: textOf(input, 'Description'),
      }),
      Tier: 'Standard',
    };
  },
  DescribeParameters: () => ({
    Parameters: store.all().map((row) => {
      const { Value: _value, ...rest } = shown(store, row, false);
      return rest;
    }),
  }),
  DeleteParameter: (input) => {
    const name = requiredText(input, 'Name');
    if (!store.remove(name)) throw notFound(name);
  },
  DeleteParameters: (input) => {
    const names = textsOf(input, 'Names');
    const deleted = names.filter((name) => store.remove(name));
    return { DeletedParameters: deleted, InvalidParameters: names.filter((name) => !deleted.includes(name)) };
  },
  AddTagsToResource: () => ({}),
});

export const createSsm = (context: CloudContext): Service & ParameterPort => {
  const store = createParameterStore(context);
  return {
    signingNames: ['ssm'],
    resources: {
      'AWS::SSM::Parameter': (request) => {
        const { properties } = request;
        const name = textOf(properties, 'Name') ?? physicalName(request, 200);
        const type = textOf(properties, 'Type') ?? 'String';
        const value = requiredText(properties, 'Value');
        store.put(name, { type, value, description: textOf(properties, 'Description') });
        return { ref: name, attributes: { Type: type, Value: value } };
      },
    },
    requirements(request: ServiceRequest): readonly IamRequirement[] {
      const operation = operationOf(request);
      const input = lenientInputOf(request);
      const names = [...textsOf(input, 'Names'), textOf(input, 'Name') ?? textOf(input, 'Path')].filter(
        (name) => name !== undefined,
      );
      const action = `ssm:${operation}`;
      return names.length === 0
        ? [{ action, resource: '*' }]
        : names.map((name) => ({ action, resource: store.arnOf(name) }));
    },
    handle: jsonHandler({ version: '1.1', operations: operations(store), log: context.log }),
    parameterText: (name) => textOf(store.find(name) ?? {}, 'value'),
    stop: () => undefined,
  };
};
