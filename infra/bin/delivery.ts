import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { type Delivery, readDelivery } from '../lib/delivery/delivery-file.ts';
import { GitHubStack } from '../lib/delivery/github-stack.ts';
import { PipelineStack } from '../lib/delivery/pipeline-stack.ts';

/** What brings this source to staging and production, as a stack of its own into `outdir`. */
export const createDelivery = (outdir: string, delivery: Delivery): App => {
  const app = new App({ outdir, analyticsReporting: false });
  const { by } = delivery;
  if ('pipeline' in by)
    new PipelineStack(app, 'PorticoPipeline', delivery, by.pipeline.connection, by.pipeline.approvers);
  else new GitHubStack(app, 'PorticoGitHub', delivery);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return app;
};

if (import.meta.main) {
  const { CDK_OUTDIR: outdir = 'cdk.out', PORTICO_DELIVERY: file = '' } = process.env;
  createDelivery(outdir, readDelivery(file)).synth();
}
