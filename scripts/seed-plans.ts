// `npm run seed-plans -- <table>`: puts the plans a portal starts with into the table of a deployment, with the operator's own credentials.
import { connect } from '@portico/data';
import { addMissingPlans } from './start/missing-plans.ts';

const [table] = process.argv.slice(2);
if (!table) {
  console.error('usage: npm run seed-plans -- <table>   (the output TableName of the stack PorticoData)');
  process.exit(2);
}
await addMissingPlans(connect(table));
console.log(`The plans a portal starts with are in ${table}.`);
