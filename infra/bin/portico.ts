import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { AlarmsStack } from '../lib/alarms-stack.ts';
import { ApiStack } from '../lib/api-stack.ts';
import { DataStack } from '../lib/data-stack.ts';
import { EdgeStack } from '../lib/edge-stack.ts';
import { EventsStack } from '../lib/events-stack.ts';
import { FunctionsStack } from '../lib/functions-stack.ts';
import { IdentityStack } from '../lib/identity-stack.ts';
import { PortalStack } from '../lib/portal-stack.ts';

/** The whole of Portico as stacks, into `outdir`; needs no credentials, network or Docker. */
export const createPortico = (outdir: string): App => {
  const app = new App({ outdir, analyticsReporting: false, context: { 'aws:cdk:enable-asset-metadata': true } });
  const data = new DataStack(app, 'PorticoData');
  const identity = new IdentityStack(app, 'PorticoIdentity', { data });
  const events = new EventsStack(app, 'PorticoEvents');
  const functions = new FunctionsStack(app, 'PorticoFunctions', { data, identity, events });
  new AlarmsStack(app, 'PorticoAlarms', { alarms: [...functions.alarms, ...identity.alarms] });
  const api = new ApiStack(app, 'PorticoApi', { data, functions });
  const portal = new PortalStack(app, 'PorticoPortal', { data, identity });
  new EdgeStack(app, 'PorticoEdge', { data, api, portal });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return app;
};

if (import.meta.main) createPortico(process.env.CDK_OUTDIR ?? 'cdk.out').synth();
