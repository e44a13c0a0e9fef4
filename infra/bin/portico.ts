import { Annotations, App, Aspects, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { AlarmsStack } from '../lib/alarms-stack.ts';
import { ApiStack } from '../lib/api-stack.ts';
import { DataStack } from '../lib/data-stack.ts';
import { EdgeStack } from '../lib/edge-stack.ts';
import { type Environment, readEnvironment, stackNamed, standsIn } from '../lib/environment.ts';
import { EventsStack } from '../lib/events-stack.ts';
import { FunctionsStack } from '../lib/functions-stack.ts';
import { IdentityStack } from '../lib/identity-stack.ts';
import { LeavesNothing } from '../lib/leaves-nothing.ts';
import { PortalStack } from '../lib/portal-stack.ts';
import { tagCosts } from '../lib/tags.ts';

/** How stacks refer to each other: by outputs that are read, so that what nobody reads any more may go with one deployment. */
const REFERENCES = {
  // Both until what was deployed with exports that are imported has been deployed once more; then 'weak'.
  '@aws-cdk/core:defaultCrossStackReferences': 'both',
};

/** The whole of Portico as stacks, into `outdir`, for one machine or an environment; needs no credentials, network or Docker. */
export const createPortico = (outdir: string, environment?: Environment): App => {
  const app = new App({
    ...{ outdir, analyticsReporting: false },
    context: { 'aws:cdk:enable-asset-metadata': true, ...REFERENCES },
  });
  Annotations.of(app).acknowledgeWarning('@aws-cdk/core:crossStackReferencesBothTransitional');
  if (environment) standsIn(app, environment);
  const called = (part: string) => stackNamed(part, environment);
  const alarms = new AlarmsStack(app, called('Alarms'));
  const data = new DataStack(app, called('Data'));
  const identity = new IdentityStack(app, called('Identity'), { data });
  const events = new EventsStack(app, called('Events'));
  const functions = new FunctionsStack(app, called('Functions'), { data, identity, events });
  const api = new ApiStack(app, called('Api'), { data, functions });
  const portal = new PortalStack(app, called('Portal'), { data, identity });
  new EdgeStack(app, called('Edge'), { data, api, portal });
  for (const stack of [data, identity, functions, api]) alarms.hear(stack);
  tagCosts(app, environment?.name ?? 'local');
  if (environment?.kind === 'development') Aspects.of(app).add(new LeavesNothing());
  // Environments differ by names, and by what they leave: what is to be said of them was said of what every change is tried with.
  if (!environment) Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return app;
};

if (import.meta.main) {
  const { CDK_OUTDIR: outdir = 'cdk.out', PORTICO_ENVIRONMENT: file } = process.env;
  createPortico(outdir, file === undefined ? undefined : readEnvironment(file)).synth();
}
