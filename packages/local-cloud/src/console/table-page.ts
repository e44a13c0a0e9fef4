import { askAsOwner } from '../ask-as-owner.ts';
import { asArray, asObject, asString, isObject, parseJson } from '../json.ts';
import type { Service, ServiceResponse } from '../service.ts';
import { escapeXml } from '../services/wire/xml.ts';
import { consolePage, nothing } from './console-page.ts';

const ITEMS_MAX = 50;

/** An attribute as DynamoDB writes it (`{ S: 'x' }`), without its type. */
const plain = (value: unknown): unknown => {
  const [[type, held] = ['', undefined]] = Object.entries(asObject(value));
  if (type === 'M') return Object.fromEntries(Object.entries(asObject(held)).map(([name, one]) => [name, plain(one)]));
  if (type === 'L') return asArray(held).map(plain);
  if (type === 'N') return Number(held);
  return type === 'NULL' ? null : held;
};

type Index = { readonly name: string; readonly partition: string };

const option = (value: string, text: string, chosen: string): string =>
  `<option value="${escapeXml(value)}"${value === chosen ? ' selected' : ''}>${escapeXml(text)}</option>`;

/** The items of a table: all, or those of one partition of it or of an index; so many at a time. */
export const tablePage =
  (dynamodb: Service) =>
  async (path: string): Promise<ServiceResponse> => {
    const ask = (operation: string, input: Record<string, unknown>) =>
      askAsOwner(dynamodb, `DynamoDB_20120810.${operation}`, input);
    const said = new URL(path, 'http://localhost').searchParams;
    const names = asArray((await ask('ListTables', {})).TableNames).map((name) => asString(name));
    const table = names.find((name) => name === said.get('table')) ?? names[0];
    if (table === undefined) return consolePage('Table', nothing('The template has none.'));
    const described = asObject((await ask('DescribeTable', { TableName: table })).Table);
    const keyOf = (keys: unknown) => asString(asObject(asArray(keys)[0]).AttributeName);
    const indexes: Index[] = [
      { name: '', partition: keyOf(described.KeySchema) },
      ...asArray(described.GlobalSecondaryIndexes)
        .map(asObject)
        .map((index) => ({ name: asString(index.IndexName), partition: keyOf(index.KeySchema) })),
    ];
    const index = indexes.find(({ name }) => name === said.get('index')) ?? indexes[0];
    const partition = said.get('partition') ?? '';
    const start = parseJson(said.get('from') ?? '');
    const input = {
      ...{ TableName: table, Limit: ITEMS_MAX },
      ...(index && index.name !== '' && { IndexName: index.name }),
      ...(isObject(start) && { ExclusiveStartKey: start }),
      ...(partition !== '' && {
        KeyConditionExpression: '#partition = :partition',
        ExpressionAttributeNames: { '#partition': index?.partition },
        ExpressionAttributeValues: { ':partition': { S: partition } },
      }),
    };
    const found = await ask(partition === '' ? 'Scan' : 'Query', input);
    const items = asArray(found.Items).map((item) => plain({ M: item }));
    const next = new URLSearchParams({
      ...{ table, index: index?.name ?? '', partition },
      from: JSON.stringify(found.LastEvaluatedKey),
    });
    const form = `<form action="/_local/table"><label>Table<select name="table">${names.map((name) => option(name, name, table)).join('')}</select></label><label>Index<select name="index">${indexes.map(({ name, partition: key }) => option(name, name === '' ? `the table (${key})` : `${name} (${key})`, index?.name ?? '')).join('')}</select></label><label>Partition<input name="partition" value="${escapeXml(partition)}" size="40" placeholder="all"></label><button>Show</button></form>`;
    const list = items.map((item) => `<article><pre>${escapeXml(JSON.stringify(item, null, 2))}</pre></article>`);
    const more =
      found.LastEvaluatedKey === undefined ? '' : `<p><a href="/_local/table?${escapeXml(String(next))}">More</a></p>`;
    return consolePage('Table', form + (list.length === 0 ? nothing('No such item.') : list.join('')) + more);
  };
