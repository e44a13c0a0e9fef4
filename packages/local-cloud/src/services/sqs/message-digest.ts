import { createHash } from 'node:crypto';
import { AwsError } from '../../service.ts';
import { childOf, type Fields, textOf } from '../wire/fields.ts';

export type MessageAttribute = {
  readonly DataType: string;
  readonly StringValue?: string;
  /** Base64. */
  readonly BinaryValue?: string;
};

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

export const md5 = (text: string | Buffer): string => createHash('md5').update(text).digest('hex');

/** Reads MessageAttributes of a request; SQS refuses an attribute without type or value. */
export const messageAttributesOf = (input: Fields, name = 'MessageAttributes'): MessageAttributes => {
  const attributes: Record<string, MessageAttribute> = {};
  const given = childOf(input, name);
  for (const key of Object.keys(given)) {
    const entry = childOf(given, key);
    const type = textOf(entry, 'DataType');
    if (!type || !/^(String|Number|Binary)(\.|$)/.test(type)) {
      throw new AwsError('InvalidParameterValue', `The message attribute '${key}' has an invalid type`);
    }
    const binary = textOf(entry, 'BinaryValue');
    const text = textOf(entry, 'StringValue');
    if (type.startsWith('Binary') ? binary === undefined : text === undefined) {
      throw new AwsError('InvalidParameterValue', `The message attribute '${key}' must contain a non-empty value`);
    }
    attributes[key] = {
      DataType: type,
      ...(type.startsWith('Binary') ? { BinaryValue: binary ?? '' } : { StringValue: text ?? '' }),
    };
  }
  return attributes;
};

const framed = (bytes: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/** The digest SDKs verify; layout from "Calculating the MD5 message digest for message attributes" in the SQS guide. */
export const attributesMd5 = (attributes: MessageAttributes): string | undefined => {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const parts = names.flatMap((name) => {
    const attribute = attributes[name];
    if (!attribute) return [];
    const binary = attribute.BinaryValue !== undefined;
    const value = binary
      ? Buffer.from(attribute.BinaryValue ?? '', 'base64')
      : Buffer.from(attribute.StringValue ?? '');
    return [
      framed(Buffer.from(name)),
      framed(Buffer.from(attribute.DataType)),
      Buffer.from([binary ? 2 : 1]),
      framed(value),
    ];
  });
  return md5(Buffer.concat(parts));
};
