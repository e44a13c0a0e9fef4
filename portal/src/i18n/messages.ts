import type { Locale } from './locale.ts';
import { access } from './messages/access.ts';
import { account } from './messages/account.ts';
import { administration } from './messages/administration.ts';
import { agentAccess } from './messages/agent-access.ts';
import { agents } from './messages/agents.ts';
import { apiSettings } from './messages/api-settings.ts';
import { appearance } from './messages/appearance.ts';
import { approvals } from './messages/approvals.ts';
import { apps } from './messages/apps.ts';
import { audit } from './messages/audit.ts';
import { auditFiles } from './messages/audit-files.ts';
import { awsApis } from './messages/aws-apis.ts';
import { backends } from './messages/backends.ts';
import { callAuthorization } from './messages/call-authorization.ts';
import { catalogue } from './messages/catalogue.ts';
import { changes } from './messages/changes.ts';
import { charts } from './messages/charts.ts';
import { code } from './messages/code.ts';
import { common } from './messages/common.ts';
import { connections } from './messages/connections.ts';
import { apiConsole } from './messages/console.ts';
import { device } from './messages/device.ts';
import { editor } from './messages/editor.ts';
import { faults } from './messages/faults.ts';
import { guides } from './messages/guides.ts';
import { header } from './messages/header.ts';
import { home } from './messages/home.ts';
import { lifecycle } from './messages/lifecycle.ts';
import { lint } from './messages/lint.ts';
import { notices } from './messages/notices.ts';
import { planAdmin } from './messages/plan-admin.ts';
import { policies } from './messages/policies.ts';
import { publish } from './messages/publish.ts';
import { publishing } from './messages/publishing.ts';
import { reference } from './messages/reference.ts';
import { referenceTools } from './messages/reference-tools.ts';
import { samples } from './messages/samples.ts';
import { search } from './messages/search.ts';
import { sessionLost } from './messages/session-lost.ts';
import { shell } from './messages/shell.ts';
import { signIn } from './messages/sign-in.ts';
import { signUp } from './messages/sign-up.ts';
import { sources } from './messages/sources.ts';
import { subscribers } from './messages/subscribers.ts';
import { system } from './messages/system.ts';
import { tables } from './messages/tables.ts';
import { teams } from './messages/teams.ts';
import { tests } from './messages/tests.ts';
import { tokens } from './messages/tokens.ts';
import { usage } from './messages/usage.ts';
import { users } from './messages/users.ts';
import { versions } from './messages/versions.ts';

const areas = {
  access,
  account,
  apiConsole,
  apiSettings,
  appearance,
  approvals,
  apps,
  audit,
  auditFiles,
  awsApis,
  backends,
  callAuthorization,
  catalogue,
  changes,
  charts,
  code,
  common,
  connections,
  agentAccess,
  device,
  editor,
  faults,
  guides,
  header,
  home,
  lifecycle,
  lint,
  planAdmin,
  policies,
  publish,
  publishing,
  reference,
  referenceTools,
  samples,
  search,
  sessionLost,
  shell,
  signIn,
  signUp,
  sources,
  subscribers,
  system,
  tables,
  teams,
  tests,
  administration,
  agents,
  notices,
  tokens,
  usage,
  users,
  versions,
};

type Areas = typeof areas;
export type Messages = { readonly [Area in keyof Areas]: Areas[Area]['en'] };

const inLanguage = (locale: Locale): Messages => ({
  access: areas.access[locale],
  account: areas.account[locale],
  apiConsole: areas.apiConsole[locale],
  apiSettings: areas.apiSettings[locale],
  appearance: areas.appearance[locale],
  approvals: areas.approvals[locale],
  apps: areas.apps[locale],
  audit: areas.audit[locale],
  auditFiles: areas.auditFiles[locale],
  awsApis: areas.awsApis[locale],
  backends: areas.backends[locale],
  callAuthorization: areas.callAuthorization[locale],
  catalogue: areas.catalogue[locale],
  changes: areas.changes[locale],
  charts: areas.charts[locale],
  code: areas.code[locale],
  common: areas.common[locale],
  connections: areas.connections[locale],
  agentAccess: areas.agentAccess[locale],
  device: areas.device[locale],
  editor: areas.editor[locale],
  faults: areas.faults[locale],
  guides: areas.guides[locale],
  header: areas.header[locale],
  home: areas.home[locale],
  lifecycle: areas.lifecycle[locale],
  lint: areas.lint[locale],
  planAdmin: areas.planAdmin[locale],
  policies: areas.policies[locale],
  publish: areas.publish[locale],
  publishing: areas.publishing[locale],
  reference: areas.reference[locale],
  referenceTools: areas.referenceTools[locale],
  samples: areas.samples[locale],
  search: areas.search[locale],
  sessionLost: areas.sessionLost[locale],
  shell: areas.shell[locale],
  signIn: areas.signIn[locale],
  signUp: areas.signUp[locale],
  sources: areas.sources[locale],
  subscribers: areas.subscribers[locale],
  system: areas.system[locale],
  tables: areas.tables[locale],
  teams: areas.teams[locale],
  tests: areas.tests[locale],
  administration: areas.administration[locale],
  agents: areas.agents[locale],
  notices: areas.notices[locale],
  tokens: areas.tokens[locale],
  usage: areas.usage[locale],
  users: areas.users[locale],
  versions: areas.versions[locale],
});

export const messages: Readonly<Record<Locale, Messages>> = { en: inLanguage('en'), de: inLanguage('de') };
