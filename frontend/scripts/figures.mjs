// The figures of the web that only a browser can tell, against a product of its own with the demo world and, for lists,
// 200,000 orders of one merchant: npm run figures [section …]
//   --running measures the product that runs already on FIGURES_PORT and its folder, and leaves it as it is.
import * as interactions from './figures/interactions.mjs';
import * as lighthouse from './figures/lighthouse.mjs';
import * as lists from './figures/lists.mjs';
import { othersDuring } from './figures/machine.mjs';
import { faults } from './figures/people.mjs';
import { start } from './figures/product.mjs';
import * as shift from './figures/shift.mjs';
import { missed, shown } from './figures/table.mjs';

const SECTIONS = { shift, lighthouse, lists, interactions };
const given = process.argv.slice(2);
const running = given.includes('--running');
const named = given.filter((word) => !word.startsWith('--'));
const unknown = named.filter((name) => !(name in SECTIONS));
if (unknown.length > 0) {
  console.error(`no such section: ${unknown.join(', ')}; there are ${Object.keys(SECTIONS).join(', ')}`);
  process.exit(1);
}

const product = await start(running);
let wrong = 0;
try {
  // Those that want the crowd come last: what it fills is not emptied again.
  for (const [name, section] of Object.entries(SECTIONS)) {
    if (named.length > 0 && !named.includes(name)) continue;
    if (section.CROWD) product.crowd(section.CROWD);
    const since = othersDuring(product.pid);
    const figures = await section.measure(product);
    if (faults.length > 0) throw new Error(`the product failed while it was measured:\n${faults.join('\n')}`);
    console.log(`\n${section.TITLE}\n${since()}\n\n${shown(figures)}`);
    wrong += missed(figures);
  }
} finally {
  await product.stop();
}
console.log(`\n${wrong} aims missed`);
process.exit(wrong ? 1 : 0);
