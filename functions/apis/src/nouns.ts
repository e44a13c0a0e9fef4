import { accessPolicies } from './access-policies.ts';
import { accessRequests } from './access-requests.ts';
import { apiKeys } from './api-keys.ts';
import { apps } from './apps.ts';
import { awsApis } from './aws-apis.ts';
import { backendTests } from './backend-tests.ts';
import { backends } from './backends.ts';
import { callAuthorizations } from './call-authorizations.ts';
import { catalogue } from './catalogue.ts';
import { deletions } from './deletions.ts';
import type { Dependencies } from './dependencies.ts';
import { facets } from './facets.ts';
import { icons } from './icons.ts';
import { imports } from './imports.ts';
import { keyReports } from './key-reports.ts';
import { lifecycle } from './lifecycle.ts';
import { mcpServers } from './mcp-servers.ts';
import { plans } from './plans.ts';
import { publishingRules } from './publishing-rules.ts';
import { registry } from './registry.ts';
import { sources } from './sources.ts';
import { staleKeys } from './stale-keys.ts';
import { subscriberMessages } from './subscriber-messages.ts';
import { subscribers } from './subscribers.ts';
import { subscriptions } from './subscriptions.ts';
import { transfers } from './transfers.ts';
import { versions } from './versions.ts';

/** The nouns of this function, each with what it needs of the others. */
export const nounsOf = (dependencies: Dependencies) => {
  const reading = imports(dependencies);
  const owned = apps(dependencies);
  const targets = backends(dependencies);
  const shown = icons(dependencies);
  return {
    imports: reading,
    apps: owned,
    icons: shown,
    registry: registry(dependencies, reading, shown),
    awsApis: awsApis(dependencies),
    versions: versions(dependencies, reading),
    sources: sources(dependencies, reading),
    backends: targets,
    accessPolicies: accessPolicies(dependencies),
    mcpServers: mcpServers(dependencies),
    backendTests: backendTests(dependencies, targets),
    callAuthorizations: callAuthorizations(dependencies),
    lifecycle: lifecycle(dependencies),
    publishingRules: publishingRules(dependencies),
    catalogue: catalogue(dependencies),
    facets: facets(dependencies),
    plans: plans(dependencies),
    subscriptions: subscriptions(dependencies, owned),
    subscribers: subscribers(dependencies),
    subscriberMessages: subscriberMessages(dependencies),
    accessRequests: accessRequests(dependencies),
    transfers: transfers(dependencies, owned),
    deletions: deletions(dependencies),
    keys: apiKeys(dependencies, owned),
    staleKeys: staleKeys(dependencies),
    keyReports: keyReports(dependencies),
  };
};

export type Nouns = ReturnType<typeof nounsOf>;
