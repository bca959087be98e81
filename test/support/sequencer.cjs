// The long suites first, so that at the end no worker stands idle beside one that has just begun the longest of all. A
// fresh clone knows no durations, and Jest then goes by the size of the files, where the longest suite is a short one.
const { readFileSync } = require('node:fs');
const Sequencer = require('@jest/test-sequencer').default;

/** By what a suite brings up: a browser, a world on one database or both, nothing. */
const costs = [
  [/everyPage/, 8],
  [/describeInBrowser/, 4],
  [/databaseKinds/, 3],
  [/support\/bureau|startWorld|support\/(office|crashes|place)/, 2],
];

const costOf = (path) => {
  const text = `${path}\n${readFileSync(path, 'utf8')}`;
  return costs.find(([sign]) => sign.test(text))?.[1] ?? 1;
};

module.exports = class extends Sequencer {
  sort(tests) {
    const cost = new Map(tests.map(({ path }) => [path, costOf(path)]));
    return super.sort(tests).toSorted((a, b) => cost.get(b.path) - cost.get(a.path));
  }
};
