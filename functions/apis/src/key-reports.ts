import type { Schema, Written } from '@portico/contract';
import { asker, createId, hashSecret, parseAccessToken, parseApiKey } from '@portico/domain';
import { outboxItem } from '@portico/events';
import type { Dependencies } from './dependencies.ts';

/**
 * Reports of keys and tokens that were found. Whatever the text is, one event is written and nothing is read: neither
 * answer nor time tells whether it is a key. A worker finds out (reported-keys.ts).
 */
export const keyReports = ({ data, now }: Pick<Dependencies, 'data' | 'now'>) => ({
  async create(body: Schema<'KeyReport'>): Promise<undefined> {
    const { key, where } = { key: body.key.trim(), where: body.where } satisfies Written<'KeyReport'>;
    const at = now();
    const credentialId = parseApiKey(key)?.keyId ?? parseAccessToken(key) ?? createId('apiKey', at);
    const detail = { credentialId, hash: hashSecret(key), ...(where !== undefined && { where }) };
    // Reports of one address stand behind one another.
    const told = { ...detail, holderId: asker()?.address ?? 'nobody' };
    await data.entities.event.create(outboxItem(createId('event', at), 'key.reported', told, at)).go();
  },
});
