// `npm run bench -- scoring`: builds if needed, then measures.
const ensureBuilt = require('./ensure-built.cjs');

if (ensureBuilt()) require('../dist/bench.cjs');
else process.exitCode = 2;
