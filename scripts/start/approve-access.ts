import type { Portico } from '@portico/client';

/** An admin approves what an app asks for. */
export const approveAccess = async (admin: Portico, appId: string): Promise<void> => {
  for await (const { id, appId: asking } of admin.iterateListAccessRequests({ limit: 100 }))
    if (asking === appId) await admin.approveAccessRequest({ accessRequestId: id });
};
