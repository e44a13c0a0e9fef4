import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type OperationId, operations } from '@portico/contract';
import { seenOf } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { needs, nowhere } from '../contract/cells/scene.ts';
import { callOperation } from '../contract/contract-call.ts';
import { type Person, signIn } from '../portico/world.ts';

type Contract = {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<string, { operationId?: string; requestBody?: { content: { 'application/json'?: { schema: Schema } } } }>
      >
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};
type Schema = {
  readonly $ref?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly allOf?: readonly Schema[];
};
const contract = JSON.parse(
  readFileSync(new URL('../../packages/contract/src/generated/portal.json', import.meta.url), 'utf8'),
) as Contract;

const schemaOf = ({ $ref, ...own }: Schema): Schema =>
  $ref ? schemaOf(contract.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {}) : own;
/** The member of a body that somebody is shown as a name. */
const isNamed = (schema: Schema): boolean => {
  const { properties, allOf = [] } = schemaOf(schema);
  return /\/(Person)?Name$/.test(properties?.name?.$ref ?? '') || allOf.some(isNamed);
};
const NAMED = Object.values(contract.paths)
  .flatMap((path) => Object.values(path))
  .flatMap(({ operationId, requestBody }) => {
    const schema = requestBody?.content['application/json']?.schema;
    // The contract's own operations.
    return schema && isNamed(schema) ? [operationId as OperationId] : [];
  });

const UNSEEN = {
  'nothing to be seen': '\u200b',
  'fillers that look like nothing': '\u3164\u2800',
  'only what joins': '\u200d',
  spaces: '   ',
  'letters turned around': 'Ann\u202enosreP',
  'letters turned around apart': '\u2067Ann\u2069',
  'a mark of direction': 'Ann\u200f',
  'what looks like another’s, with nothing in it': 'Ad\u200bmin',
  'a soft hyphen': 'Ad\u00admin',
  'a byte order mark': '\ufeffAnn',
  'a line break': 'Ann\nBcc: x@y.example',
  'a bell': 'Ann\u0007',
  'ten thousand letters': 'a'.repeat(10_000),
};
const SEEN = [
  'Ann',
  'محمد عبد الله',
  '李小龙',
  'Łukasz Żółć',
  'می\u200cخواهم',
  '👩\u200d💻 Ada',
  'D’Arcy-Smith, Jr.',
  'Zoë',
];

let admin: Person;
let publisher: Person;
beforeAll(async () => {
  [admin, publisher] = await Promise.all([signIn('admin'), signIn('publisher')]);
});
const tokenOf = (id: OperationId) => {
  const { access } = operations[id];
  return access === 'public' ? undefined : access === 'admin' ? admin.token : publisher.token;
};

describe('a name', () => {
  it('stands in each of these bodies', () => expect(NAMED.length).toBeGreaterThan(12));

  it.each(NAMED)('that cannot be seen, or turns others around, is refused by %s at its place', async (id) => {
    for (const [what, name] of Object.entries(UNSEEN)) {
      const { status, body } = await callOperation(id, {
        ...needs[id],
        params: nowhere,
        body: { ...(needs[id]?.body as object), name },
        token: tokenOf(id),
      });
      expect([what, status, body]).toMatchObject([
        what,
        400,
        { errors: expect.arrayContaining([expect.objectContaining({ pointer: '/name' })]) },
      ]);
    }
  });

  it('is what somebody is called in any language, and what an identity provider says is led to it', () => {
    for (const schema of ['Name', 'PersonName']) {
      const pattern = new RegExp(contract.components.schemas[schema]?.pattern ?? '', 'u');
      for (const name of SEEN) expect([name, pattern.test(name)]).toEqual([name, true]);
      for (const name of [...SEEN, ...Object.values(UNSEEN)]) {
        const seen = seenOf(name);
        expect([name, seen === '' || pattern.test(seen)]).toEqual([name, true]);
      }
    }
  });
});

describe('an address', () => {
  const WRONG = {
    'with a letter that looks like another': 'аdmin@portico.example',
    'with a domain that does': 'admin@pоrtico.example',
    'with nothing in it': 'ad\u200bmin@portico.example',
    'turned around': '\u202eadmin@portico.example',
    'with a joiner': 'ad\u200dmin@portico.example',
    'of ten thousand letters': `${'a'.repeat(10_000)}@portico.example`,
    'with a domain of ten thousand': `a@${'b.'.repeat(5_000)}example`,
    'with a dot at its end': 'admin@portico.example.',
    'with a line break': 'a@b.example\r\nBcc: x@y.example',
  };

  it.each(Object.entries(WRONG))('%s makes no account, and is told so', async (_, email) => {
    const body = { email, name: 'Ann', role: 'developer' };
    const answer = await callOperation('createUser', { body, token: admin.token });
    expect([answer.status, answer.body]).toMatchObject([
      400,
      { errors: expect.arrayContaining([expect.objectContaining({ pointer: '/email' })]) },
    ]);
  });

  it('is one account, however it is written', async () => {
    const name = `one-${randomUUID().slice(0, 8)}`;
    const make = (email: string) =>
      callOperation('createUser', { body: { email, name: 'Ann', role: 'developer' }, token: admin.token });
    expect((await make(`${name}@somewhere.example`)).status).toBe(201);
    const spellings = [
      `${name.toUpperCase()}@SOMEWHERE.example`,
      `${name}@ｓomewhere.example`,
      `${name.replace('o', 'ｏ')}@somewhere.example`,
    ];
    for (const email of spellings) expect([email, (await make(email)).status]).toEqual([email, 409]);
    const { items } = await admin.client.listUsers({ q: name });
    expect(items.map(({ email }) => email)).toEqual([`${name}@somewhere.example`]);
  });
});
