import { type App, Stack, Tags } from 'aws-cdk-lib';

/** By which costs are told apart: whose they are, of which environment, of which part. */
export const tagCosts = (app: App, environment: string): void => {
  Tags.of(app).add('project', 'portico');
  Tags.of(app).add('environment', environment);
  for (const child of app.node.children)
    if (child instanceof Stack)
      Tags.of(child).add('component', child.node.id.replace(/^Portico(?:-[a-z0-9]+-)?/, '').toLowerCase());
};
