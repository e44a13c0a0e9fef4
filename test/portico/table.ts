import { connect, type Data } from '@portico/data';
import { deployment } from './world.ts';

const { tableName, endpoint, region, credentials } = deployment;

/** The deployment's table past its API: one for a test file, for making entities is most of what a connection costs. */
export const data: Data = connect(tableName, { endpoint, region, credentials });
