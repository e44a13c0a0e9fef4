// `npm run seed-plans -- <table>`: puts the plans a portal starts with into the table of a deployment, with the operator's own credentials.
import { connect } from '@portico/data';
import { SEEDED_PLANS } from '@portico/domain';

const [table] = process.argv.slice(2);
if (!table) {
  console.error('usage: npm run seed-plans -- <table>   (the output TableName of the stack PorticoData)');
  process.exit(2);
}
await connect(table)
  .entities.plan.put(SEEDED_PLANS.map(({ id: planId, ...plan }) => ({ planId, ...plan })))
  .go();
console.log(`${SEEDED_PLANS.length} plans are in ${table}.`);
