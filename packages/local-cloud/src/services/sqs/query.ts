import { AwsError, type ServiceRequest } from '../../service.ts';
import type { JsonOperation } from '../wire/aws-json.ts';
import { formOf, type QueryOperation, queryHandler } from '../wire/aws-query.ts';
import { type Fields, fieldsOf, isFields } from '../wire/fields.ts';
import type { XmlValue } from '../wire/xml.ts';

const NAMESPACE = 'http://queue.amazonaws.com/doc/2012-11-05/';

/** Older SDKs and CLIs speak it: a form in, XML out. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-xml.html */
export const isQuery = (request: ServiceRequest): boolean =>
  request.headers['x-amz-target'] === undefined &&
  (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');

export const queryOperationOf = (request: ServiceRequest): string => formOf(request).get('Action') ?? '';

type Tree = { [name: string]: Tree | string };
const DEPTH_MAX = 6;

/** `A.1.B=x` as a tree by its points. */
const treeOf = (form: URLSearchParams): Tree => {
  const root: Tree = Object.create(null) as Tree;
  for (const [name, value] of form) {
    const path = name.split('.');
    if (path.length > DEPTH_MAX) throw new AwsError('MalformedInput', `${name} is no parameter`);
    let at = root;
    for (const step of path.slice(0, -1)) {
      const next = at[step];
      const child: Tree = typeof next === 'object' ? next : (Object.create(null) as Tree);
      at[step] = child;
      at = child;
    }
    at[path.at(-1) ?? ''] = value;
  }
  return root;
};

const listOf = (tree: Tree | string | undefined): (Tree | string)[] =>
  typeof tree !== 'object'
    ? []
    : Object.keys(tree)
        .sort((a, b) => Number(a) - Number(b))
        .flatMap((index) => tree[index] ?? []);

const mapOf = (tree: Tree | string | undefined, key = 'Name'): Fields =>
  Object.fromEntries(
    listOf(tree).flatMap((entry) => {
      const name = typeof entry === 'object' ? entry[key] : undefined;
      return typeof entry === 'object' && typeof name === 'string' ? [[name, entry.Value]] : [];
    }),
  );

const LISTS: Readonly<Record<string, string>> = {
  AttributeName: 'AttributeNames',
  MessageAttributeName: 'MessageAttributeNames',
  MessageSystemAttributeName: 'MessageSystemAttributeNames',
  TagKey: 'TagKeys',
};
const MAPS: Readonly<Record<string, string>> = {
  Attribute: 'Attributes',
  MessageAttribute: 'MessageAttributes',
  MessageSystemAttribute: 'MessageSystemAttributes',
};

/** The input as the JSON protocol has it. */
const inputOf = (tree: Tree): Fields => {
  const input: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(tree)) {
    if (LISTS[name]) input[LISTS[name]] = listOf(value);
    else if (MAPS[name]) input[MAPS[name]] = mapOf(value);
    else if (name === 'Tag') input.Tags = mapOf(value, 'Key');
    else if (name.endsWith('BatchRequestEntry'))
      input.Entries = listOf(value).map((entry) => (typeof entry === 'object' ? inputOf(entry) : {}));
    else input[name] = value;
  }
  return input;
};

const xmlOf = (value: unknown): XmlValue => {
  if (Array.isArray(value)) return value.map(xmlOf);
  if (isFields(value)) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, xmlOf(one)]));
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
};
const pairs = (value: unknown): XmlValue =>
  Object.entries(fieldsOf(value)).map(([Name, Value]) => ({ Name, Value: xmlOf(Value) }));

/** The output of the JSON protocol under the names of this one: elements in the singular, repeated. */
const resultOf = (operation: string, output: unknown): XmlValue => {
  const result: Record<string, XmlValue> = {};
  for (const [name, value] of Object.entries(fieldsOf(output))) {
    if (name === 'Attributes') result.Attribute = pairs(value);
    else if (name === 'MessageAttributes') result.MessageAttribute = pairs(value);
    else if (name === 'Messages' && Array.isArray(value))
      result.Message = value.map((message) => resultOf(operation, message));
    else if (name === 'QueueUrls' || name === 'queueUrls') result.QueueUrl = xmlOf(value);
    else if (name === 'Successful') result[`${operation}ResultEntry`] = xmlOf(value);
    else if (name === 'Failed') result.BatchResultErrorEntry = xmlOf(value);
    else result[name] = xmlOf(value);
  }
  return result;
};

export const queryInputOf = (request: ServiceRequest): Fields => {
  const input = inputOf(treeOf(formOf(request)));
  // Who speaks this protocol may post to the queue's own address.
  const path = request.path.split('?')[0] ?? '/';
  return input.QueueUrl === undefined && path.length > 1 ? { ...input, QueueUrl: path } : input;
};

/** An error under the code that this protocol has for it. */
const toldAs = (codes: Readonly<Record<string, string>>, error: unknown): unknown =>
  error instanceof AwsError ? new AwsError(codes[error.code] ?? error.code, error.message, error.status) : error;

/** The operations of the JSON protocol, by the query protocol. */
export const sqsQueryHandler = (protocol: {
  readonly operations: Readonly<Record<string, JsonOperation>>;
  readonly codes: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}) => {
  const byQuery = Object.entries(protocol.operations).map(([name, operation]): [string, QueryOperation] => [
    name,
    async (_form, request) => {
      try {
        return resultOf(name, await operation(queryInputOf(request), request));
      } catch (error) {
        throw toldAs(protocol.codes, error);
      }
    },
  ]);
  return queryHandler({ namespace: NAMESPACE, operations: Object.fromEntries(byQuery), log: protocol.log });
};
