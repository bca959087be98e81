// `npm run demo -- --out DIR`: builds if needed, then plays the story.
const ensureBuilt = require('./ensure-built.cjs');

if (ensureBuilt()) require('../dist/demo.cjs');
else process.exitCode = 1;
